package org.saddlescope.experiment;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.saddlescope.data.DataException;
import org.saddlescope.data.numpy.Npz;
import org.saddlescope.data.surface.CsvSurface;
import org.saddlescope.data.surface.GridField;
import org.saddlescope.data.surface.LossLandscapeFile;
import org.saddlescope.data.surface.SurfaceGrid;
import org.saddlescope.data.surface.SurfaceReader;
import org.saddlescope.data.surface.VtkSurface;
import org.saddlescope.experiment.io.FileProblem;
import org.saddlescope.landscape.Plane;
import org.saddlescope.landscape.Slice;
import org.saddlescope.schema.Nearest;

/**
 * Surfaces in files of their own: opened from tomgoldstein/loss-landscape's {@code .h5}, from tables ({@code .csv}), from
 * {@code .npy} and {@code .npz} and from the {@code .npz} slices of runs; written as {@code .h5}, {@code .csv},
 * {@code .npz} and for ParaView as {@code .vti} and {@code .vtp}.
 */
public final class SurfaceFile {
    private static final String LABELS = "labels";
    /** Arrays of a slice's file that are no quantity. */
    private static final Set<String> RESERVED = Set.of("alpha", "beta", "origin", "direction1", "direction2", "computed", "explained",
            LABELS, "note", "paths", "points", "point_coordinates");

    /** What is written, by the extension that chooses it. */
    public enum Format {
        H5, CSV, VTI, VTP, NPZ;

        /** Whether the file holds every quantity of the surface, or the one that is shown alone. */
        public boolean takesAll() {
            return this != VTP && this != NPZ;
        }

        /** The format that a file's name asks for. */
        public static Format of(Path file) throws ExperimentException {
            String name = file.getFileName().toString();
            String extension = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
            for (Format format : values()) {
                if (extension.equals(format.name().toLowerCase(Locale.ROOT)) || format == H5 && extension.equals("hdf5")) {
                    return format;
                }
            }
            throw new ExperimentException(file + ": surfaces are written as .h5, .csv, .npz, .vti or .vtp; "
                    + Nearest.hint(extension, List.of("h5", "csv", "npz", "vti", "vtp")));
        }
    }

    private SurfaceFile() {}

    /**
     * Opens a surface; the content decides what it is, not the name. Of several quantities a loss is shown, a training
     * loss before others; without a loss the first.
     *
     * @throws ExperimentException where it cannot be read or is no surface; the message names the file
     */
    public static Surface open(Path file) throws ExperimentException {
        try {
            if (SurfaceReader.kind(file) == SurfaceReader.Kind.NPZ && Npz.read(file, Npz.mostUnpacked(file)).containsKey(LABELS)) {
                SliceFile.Content content = SliceFile.read(file);
                return new Surface(file.getFileName().toString(), List.of(content.slice()), 0, content.trajectories(), content.marks(), List.of());
            }
            return of(file.getFileName().toString(), SurfaceReader.read(file));
        } catch (DataException e) {
            throw new ExperimentException(e.getMessage(), e);
        } catch (IOException e) {
            throw new ExperimentException(FileProblem.describe(file, e), e);
        }
    }

    private static Surface of(String name, SurfaceGrid grid) {
        Plane plane = Plane.unknown(grid.xLabel(), grid.yLabel(), "from " + name
                + grid.notes().stream().map(note -> "; " + note).reduce("", String::concat));
        List<Slice> slices = grid.fields().stream()
                .map(field -> new Slice(plane, grid.x(), grid.y(), field.values(), field.computed(), field.name())).toList();
        return new Surface(name, slices, shown(slices.stream().map(Slice::quantity).toList()), List.of(), List.of(), grid.notes());
    }

    private static int shown(List<String> quantities) {
        return IntStream.range(0, quantities.size()).filter(i -> named(quantities, i, "train") && named(quantities, i, "loss")).findFirst()
                .orElseGet(() -> IntStream.range(0, quantities.size()).filter(i -> named(quantities, i, "loss")).findFirst().orElse(0));
    }

    private static boolean named(List<String> quantities, int i, String part) {
        return quantities.get(i).toLowerCase(Locale.ROOT).contains(part);
    }

    /**
     * Writes a surface in the format of the file's extension, by way of a temporary file. What is not computed is −1 in
     * {@code .h5}, as loss-landscape has it, an empty cell in {@code .csv}, and NaN with a mark of its own in the others.
     *
     * @throws ExperimentException where the extension names no format, or the file cannot be written
     */
    public static void write(Path file, Surface surface) throws ExperimentException {
        Format format = Format.of(file);
        try {
            Path folder = file.toAbsolutePath().getParent();
            Files.createDirectories(folder);
            switch (format) {
                case H5 -> LossLandscapeFile.write(file, grid(surface.slices()));
                case CSV -> CsvSurface.write(file, grid(surface.slices()));
                case VTI -> VtkSurface.writeImage(file, grid(surface.slices()));
                case VTP -> VtkSurface.writePolygons(file, grid(List.of(surface.slice())));
                case NPZ -> {
                    requireFree(file, surface.slice().quantity());
                    SliceFile.writeTo(file, new SliceFile.Content(surface.slice(), surface.trajectories(), surface.marks()));
                }
            }
        } catch (IOException e) {
            throw new ExperimentException(FileProblem.describe(file, e), e);
        }
    }

    private static void requireFree(Path file, String quantity) throws ExperimentException {
        if (RESERVED.contains(FileNames.of(quantity))) {
            throw new ExperimentException(file + ": a quantity named \"" + quantity
                    + "\" cannot stand beside the array of that name; expected another name, or .csv, .h5 or .vti");
        }
    }

    private static SurfaceGrid grid(List<Slice> slices) {
        Slice any = slices.getFirst();
        List<GridField> fields = new ArrayList<>();
        for (Slice slice : slices) {
            double[] values = slice.values().clone();
            for (int i = 0; i < values.length; i++) {
                // Until a cell is computed it shows its neighbour's value; that is for the eye, not for the record.
                values[i] = slice.computed()[i] ? values[i] : Double.NaN;
            }
            fields.add(new GridField(slice.quantity(), values, slice.computed()));
        }
        Plane plane = any.plane();
        return new SurfaceGrid(plane.axis1(), any.alpha(), any.rows() > 1 ? plane.axis2() : "", any.beta(), fields, List.of());
    }

    /** Whether a path names a file that may hold a surface, rather than an experiment or a run. */
    public static boolean mayBe(Path path) {
        return Files.isRegularFile(path) && !path.getFileName().toString().endsWith(".json");
    }

    /** The surface of a run folder; empty where the run has no slice. */
    public static Optional<Surface> ofRun(Path run) throws ExperimentException {
        return Surface.of(run.toAbsolutePath().normalize().getFileName().toString(), RunFolder.open(run).frame());
    }
}
