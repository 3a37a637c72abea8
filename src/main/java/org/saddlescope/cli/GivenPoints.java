package org.saddlescope.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.saddlescope.data.numpy.Npy;
import org.saddlescope.data.numpy.NpyArray;
import org.saddlescope.experiment.ExperimentException;
import org.saddlescope.experiment.Subject;
import org.saddlescope.experiment.io.FileProblem;

/** Parameter vectors that a command line names: NumPy files and typed coordinates. */
final class GivenPoints {
    private GivenPoints() {}

    /** A point as its coordinates, separated by commas. */
    static Subject.Point ofCoordinates(String text) throws UsageException {
        return new Subject.Point("(" + text + ")", parse(text));
    }

    /** A vector, or a matrix with a row a point. */
    static List<Subject.Point> ofFile(Path file) throws ExperimentException {
        try {
            if (!(Npy.read(file) instanceof NpyArray.Numbers array) || array.shape().isEmpty() || array.shape().size() > 2) {
                throw new ExperimentException(file + ": expected a vector of numbers, or a matrix with a row a point");
            }
            if (array.shape().size() == 1) {
                return List.of(new Subject.Point(file.toString(), array.values()));
            }
            List<Subject.Point> points = new ArrayList<>();
            int dimension = array.shape().get(1);
            for (int row = 0; row < array.shape().getFirst(); row++) {
                double[] theta = Arrays.copyOfRange(array.values(), row * dimension, (row + 1) * dimension);
                points.add(new Subject.Point(file + " row " + row, theta));
            }
            return points;
        } catch (IOException e) {
            throw new ExperimentException(FileProblem.describe(file, e), e);
        }
    }

    private static double[] parse(String text) throws UsageException {
        String[] parts = text.split(",", -1);
        double[] theta = new double[parts.length];
        for (int i = 0; i < parts.length; i++) {
            try {
                theta[i] = Double.parseDouble(parts[i].strip());
            } catch (NumberFormatException e) {
                throw new UsageException("--at " + text + ": \"" + parts[i] + "\" is no number; expected numbers separated by commas");
            }
        }
        return theta;
    }
}
