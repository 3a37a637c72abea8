package org.saddlescope.data.surface;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import org.saddlescope.data.DataException;
import org.saddlescope.data.hdf5.Hdf5Array;
import org.saddlescope.data.hdf5.Hdf5File;
import org.saddlescope.data.hdf5.Hdf5Writer;

/**
 * The surfaces of tomgoldstein/loss-landscape: {@code xcoordinates}, {@code ycoordinates} (none for a line), and
 * quantities such as {@code train_loss} with {@code loss[row = y][column = x]}, −1 where nothing has been computed. That
 * tool allocates grids that are not square as x × y and fills them as y × x; such a file is read in the order in which
 * it was filled, and a note says so. A computed value of −1, which the format cannot tell from none, is kept by a second
 * dataset {@code NAME_computed} of zeros and ones.
 */
public final class LossLandscapeFile {
    private static final String X = "xcoordinates";
    private static final String Y = "ycoordinates";
    private static final String MASK = "_computed";
    private static final double NOT_COMPUTED = -1;

    private LossLandscapeFile() {}

    /** @throws DataException where this is no such surface; the message names the file and what is missing */
    public static SurfaceGrid read(Path file) throws DataException {
        Hdf5File h5 = Hdf5File.open(file);
        if (!h5.datasets().contains(X)) {
            throw new DataException(file + ": expected a surface with the dataset " + X + ", found "
                    + (h5.groups().contains("xdirection") ? "directions: --theta and planes take those"
                            : h5.datasets().isEmpty() ? "no dataset" : String.join(", ", h5.datasets())));
        }
        double[] x = axis(file, h5, X);
        double[] y = h5.datasets().contains(Y) ? axis(file, h5, Y) : new double[] {0};
        List<String> notes = new ArrayList<>();
        List<GridField> fields = new ArrayList<>();
        for (String name : h5.datasets()) {
            boolean mask = name.endsWith(MASK) && h5.datasets().contains(name.substring(0, name.length() - MASK.length()));
            Optional<List<Long>> shape = h5.shape(name);
            if (!name.equals(X) && !name.equals(Y) && !mask && shape.isPresent() && fits(shape.get(), x.length, y.length)) {
                fields.add(field(h5, name));
                if (x.length != y.length && shape.get().size() == 2 && shape.get().getFirst() == x.length && y.length > 1) {
                    notes.add(name + " is stored as " + x.length + " x " + y.length + " and read as y x x, the order in which loss-landscape fills it");
                }
            }
        }
        // The folder is another machine's.
        h5.text("dir_file").ifPresent(text -> notes.add("directions " + text.substring(Math.max(text.lastIndexOf('/'), text.lastIndexOf('\\')) + 1)));
        return SurfaceGrid.of(file.toString(), "x", x, y.length > 1 ? "y" : "", y, fields, notes);
    }

    private static boolean fits(List<Long> shape, long columns, long rows) {
        return switch (shape.size()) {
            case 1 -> rows == 1 && shape.getFirst() == columns;
            case 2 -> shape.equals(List.of(rows, columns)) || shape.equals(List.of(columns, rows));
            default -> false;
        };
    }

    private static double[] axis(Path file, Hdf5File h5, String name) throws DataException {
        Hdf5Array axis = h5.array(name);
        if (axis.shape().size() != 1 || axis.values().length == 0) {
            throw new DataException(file + ": expected " + name + " of one dimension, found shape " + axis.shape());
        }
        return axis.values();
    }

    private static GridField field(Hdf5File h5, String name) throws DataException {
        double[] values = h5.array(name).values();
        boolean[] computed = new boolean[values.length];
        if (h5.datasets().contains(name + MASK)) {
            double[] mask = h5.array(name + MASK).values();
            for (int i = 0; i < values.length; i++) {
                computed[i] = i < mask.length && mask[i] != 0;
            }
        } else {
            for (int i = 0; i < values.length; i++) {
                computed[i] = values[i] != NOT_COMPUTED;
            }
        }
        return new GridField(name, values, computed);
    }

    /** Writes the surface; a quantity named {@code loss} becomes {@code train_loss}, the name that tool looks for. */
    public static void write(Path file, SurfaceGrid grid) throws IOException {
        List<Integer> shape = grid.isLine() ? List.of(grid.x().length) : List.of(grid.y().length, grid.x().length);
        List<Hdf5Array> arrays = new ArrayList<>();
        arrays.add(new Hdf5Array(X, List.of(grid.x().length), grid.x()));
        if (!grid.isLine()) {
            arrays.add(new Hdf5Array(Y, List.of(grid.y().length), grid.y()));
        }
        for (GridField field : grid.fields()) {
            String name = field.name().equals("loss") ? "train_loss" : field.name().replace('/', '_');
            double[] values = field.values().clone();
            double[] mask = new double[values.length];
            boolean ambiguous = false;
            for (int i = 0; i < values.length; i++) {
                ambiguous |= field.computed()[i] && values[i] == NOT_COMPUTED;
                mask[i] = field.computed()[i] ? 1 : 0;
                values[i] = field.computed()[i] ? values[i] : NOT_COMPUTED;
            }
            arrays.add(new Hdf5Array(name, shape, values));
            if (ambiguous) {
                arrays.add(new Hdf5Array(name + MASK, shape, mask));
            }
        }
        Hdf5Writer.write(file, arrays, new LinkedHashMap<>(), new LinkedHashMap<>());
    }

    /**
     * The directions of that tool, {@code xdirection} and {@code ydirection}: groups of tensors 0, 1, 2, ... in the order
     * of the network's parameters.
     *
     * @return by name, in that order; the second is missing for a line
     */
    public static SequencedMap<String, List<Hdf5Array>> directions(Path file) throws DataException {
        Hdf5File h5 = Hdf5File.open(file);
        SequencedMap<String, List<Hdf5Array>> directions = new LinkedHashMap<>();
        for (String name : List.of("xdirection", "ydirection")) {
            List<Hdf5Array> tensors = h5.list(name);
            if (!tensors.isEmpty()) {
                directions.put(name, tensors);
            }
        }
        if (directions.isEmpty()) {
            throw new DataException(file + ": expected directions in the groups xdirection and ydirection, found "
                    + (h5.datasets().isEmpty() ? "none" : "the datasets " + String.join(", ", h5.datasets())));
        }
        return directions;
    }

    /** Writes directions, tensor by tensor. */
    public static void writeDirections(Path file, SequencedMap<String, List<Hdf5Array>> directions) throws IOException {
        Hdf5Writer.write(file, List.of(), new LinkedHashMap<>(), directions);
    }
}
