package org.saddlescope.experiment;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.Collectors;
import org.saddlescope.data.DataException;
import org.saddlescope.data.hdf5.Hdf5Array;
import org.saddlescope.data.numpy.Npy;
import org.saddlescope.data.numpy.NpyArray;
import org.saddlescope.data.surface.LossLandscapeFile;
import org.saddlescope.data.surface.SurfaceReader;
import org.saddlescope.data.weights.Tensor;
import org.saddlescope.data.weights.WeightFile;
import org.saddlescope.data.weights.WeightMatch;
import org.saddlescope.engine.ParameterLayout;
import org.saddlescope.experiment.io.FileProblem;
import org.saddlescope.landscape.Direction;
import org.saddlescope.landscape.Plane;

/**
 * Directions from a file, whose content decides what it is, not its name:
 * <ul>
 * <li>the rows of an {@code .npy} matrix, or a single vector;
 * <li>the vectors direction1, direction2 and direction3 of an {@code .npz}, as far as they are there, so that a slice that
 *     was written can be its own source;
 * <li>{@code xdirection} and {@code ydirection} of tomgoldstein/loss-landscape, tensor by tensor;
 * <li>one direction as the tensors of a weights file: {@code .npz}, safetensors, PyTorch's {@code .pt}.
 * </ul>
 * Tensors are found in the layout by {@link WeightMatch}, whose summary becomes the direction's description. Each block
 * must have its tensor: a direction that is zero where nothing was found would be another direction.
 */
public final class DirectionFile {
    private static final int MOST = 3;

    private DirectionFile() {}

    /**
     * @param layout what a direction is made of; it has p elements
     * @throws ExperimentException naming the file, and what was expected of it
     */
    static List<Direction> read(Path file, ParameterLayout layout) throws ExperimentException {
        try {
            List<Direction> directions = switch (SurfaceReader.kind(file)) {
                case NPY -> rows(file);
                case HDF5 -> lossLandscape(file, layout);
                case NPZ, TEXT -> tensors(file, layout);
            };
            for (Direction direction : directions) {
                if (direction.vector().length != layout.dimension()) {
                    throw new ExperimentException("plane.file: " + file + ": directions of " + direction.vector().length
                            + " elements, expected " + layout.dimension() + ", one a parameter");
                }
            }
            return directions;
        } catch (IOException e) {
            throw new ExperimentException("plane.file: " + FileProblem.describe(file, e), e);
        } catch (DataException e) {
            throw new ExperimentException("plane.file: " + e.getMessage(), e);
        }
    }

    /**
     * Writes the directions of a plane as loss-landscape has them: {@code xdirection} and, unless the plane is a line,
     * {@code ydirection}, a tensor a block of the layout in its order. A surface and its directions are made for each other:
     * coordinates count multiples of these vectors.
     *
     * @throws ExperimentException where the plane's vectors are not known, or are of another layout, or the file cannot be
     *                             written
     */
    public static void write(Path file, Plane plane, ParameterLayout layout) throws ExperimentException {
        if (plane.dimension() != layout.dimension()) {
            throw new ExperimentException(file + ": the plane has directions of " + plane.dimension() + " elements, expected "
                    + layout.dimension() + ", one a parameter");
        }
        SequencedMap<String, List<Hdf5Array>> directions = new LinkedHashMap<>();
        directions.put("xdirection", tensors(plane.direction1(), layout));
        if (!plane.isLine()) {
            directions.put("ydirection", tensors(plane.direction2(), layout));
        }
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            LossLandscapeFile.writeDirections(file, directions);
        } catch (IOException e) {
            throw new ExperimentException(FileProblem.describe(file, e), e);
        }
    }

    private static List<Hdf5Array> tensors(double[] vector, ParameterLayout layout) {
        return layout.blocks().stream().map(block -> new Hdf5Array(block.name(), block.shape(),
                Arrays.copyOfRange(vector, block.offset(), block.offset() + block.size()))).toList();
    }

    private static List<Direction> rows(Path file) throws IOException, ExperimentException {
        if (!(Npy.read(file) instanceof NpyArray.Numbers array) || array.shape().isEmpty() || array.shape().size() > 2
                || array.values().length == 0) {
            throw new ExperimentException("plane.file: " + file + ": expected a matrix of numbers with a row a direction");
        }
        int length = array.shape().getLast();
        List<Direction> directions = new ArrayList<>();
        for (int row = 0; row < array.values().length / length; row++) {
            directions.add(new Direction(Arrays.copyOfRange(array.values(), row * length, (row + 1) * length),
                    "direction " + (row + 1) + " of " + file.getFileName()));
        }
        return directions;
    }

    private static List<Direction> lossLandscape(Path file, ParameterLayout layout) throws DataException, ExperimentException {
        List<Direction> directions = new ArrayList<>();
        for (var direction : Weights.matchDirections(file, layout).sequencedEntrySet()) {
            directions.add(matched(file, direction.getKey(), direction.getValue()));
        }
        return directions;
    }

    private static List<Direction> tensors(Path file, ParameterLayout layout) throws DataException, ExperimentException {
        WeightFile.Content content = WeightFile.read(file);
        List<Direction> named = new ArrayList<>();
        for (int n = 1; n <= MOST; n++) {
            String name = "direction" + n;
            String axis = "direction " + n + " of " + file.getFileName();
            content.tensors().stream().filter(tensor -> tensor.name().equals(name)).findFirst()
                    .ifPresent(tensor -> named.add(new Direction(tensor.values(), axis)));
        }
        if (!named.isEmpty()) {
            return named;
        }
        return List.of(matched(file, "direction", WeightMatch.of(layout, content)));
    }

    private static Direction matched(Path file, String name, WeightMatch match) throws ExperimentException {
        if (!match.complete()) {
            WeightMatch.Row missing = match.rows().stream().filter(row -> row.tensor().isEmpty()).findFirst().orElseThrow();
            String found = match.left().stream().map(left -> left.tensor().name()).limit(5).collect(Collectors.joining(", "));
            throw new ExperimentException("plane.file: " + file + ": expected directions as direction1 and direction2, or a tensor for each block; "
                    + name + ": " + match.summary() + (found.isEmpty() ? "" : " (" + found + ")") + "; "
                    + missing.block().name() + ": " + missing.why());
        }
        return new Direction(match.theta(new double[match.layout().dimension()]), name + " of " + file.getFileName(),
                name + ": " + match.summary());
    }
}
