package org.saddlescope.experiment;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.saddlescope.data.numpy.Npy;
import org.saddlescope.data.numpy.NpyArray;
import org.saddlescope.data.numpy.Npz;
import org.saddlescope.experiment.io.FileProblem;
import org.saddlescope.landscape.Direction;

/**
 * Directions from a file: the rows of an {@code .npy} matrix, or a single vector; or the vectors direction1, direction2
 * and direction3 of an {@code .npz}, as far as they are there, so that a slice that was written can be its own source.
 */
final class DirectionFile {
    private DirectionFile() {}

    /**
     * @param dimension p, the length each direction must have
     * @throws ExperimentException naming the file, and what was expected of it
     */
    static List<Direction> read(Path file, int dimension) throws ExperimentException {
        try {
            List<Direction> directions = file.toString().endsWith(".npz") ? named(file) : rows(file);
            for (Direction direction : directions) {
                if (direction.vector().length != dimension) {
                    throw new ExperimentException("plane.file: " + file + ": directions of " + direction.vector().length
                            + " elements, expected " + dimension + ", one a parameter");
                }
            }
            return directions;
        } catch (IOException e) {
            throw new ExperimentException("plane.file: " + FileProblem.describe(file, e), e);
        }
    }

    private static List<Direction> named(Path file) throws IOException, ExperimentException {
        Map<String, NpyArray> arrays = Npz.read(file);
        List<Direction> directions = new ArrayList<>();
        for (int n = 1; n <= 3; n++) {
            if (arrays.get("direction" + n) instanceof NpyArray.Numbers numbers) {
                directions.add(new Direction(numbers.values(), "direction " + n + " of " + file.getFileName()));
            }
        }
        if (directions.isEmpty()) {
            throw new ExperimentException("plane.file: " + file + ": expected arrays direction1 and direction2, found "
                    + String.join(", ", arrays.keySet()));
        }
        return directions;
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
}
