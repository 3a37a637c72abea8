package org.saddlescope.experiment;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.function.Consumer;
import org.saddlescope.data.DataException;
import org.saddlescope.data.hdf5.Hdf5Array;
import org.saddlescope.data.numpy.Npy;
import org.saddlescope.data.numpy.NpyArray;
import org.saddlescope.data.surface.LossLandscapeFile;
import org.saddlescope.data.surface.SurfaceReader;
import org.saddlescope.data.weights.WeightFile;
import org.saddlescope.data.weights.WeightMatch;
import org.saddlescope.engine.ParameterLayout;
import org.saddlescope.experiment.io.FileProblem;

/** Parameter vectors from files: of NumPy as they are, weights of other tools by name and shape. */
public final class Weights {
    private Weights() {}

    /**
     * Finds the tensors of a weights file in a layout.
     *
     * @throws ExperimentException where the file cannot be read; not where tensors are missing, which the match says
     */
    public static WeightMatch match(Path file, ParameterLayout layout) throws ExperimentException {
        try {
            return WeightMatch.of(layout, WeightFile.read(file));
        } catch (DataException e) {
            throw new ExperimentException(e.getMessage(), e);
        }
    }

    /**
     * The directions of a loss-landscape file in a layout, by their names {@code xdirection} and {@code ydirection}.
     *
     * @throws ExperimentException where the file holds none
     */
    public static SequencedMap<String, WeightMatch> directions(Path file, ParameterLayout layout) throws ExperimentException {
        try {
            return matchDirections(file, layout);
        } catch (DataException e) {
            throw new ExperimentException(e.getMessage(), e);
        }
    }

    static SequencedMap<String, WeightMatch> matchDirections(Path file, ParameterLayout layout) throws DataException {
        SequencedMap<String, WeightMatch> matches = new LinkedHashMap<>();
        for (var direction : LossLandscapeFile.directions(file).sequencedEntrySet()) {
            List<Hdf5Array> tensors = direction.getValue();
            matches.put(direction.getKey(), WeightMatch.of(layout, WeightFile.of(tensors)));
        }
        return matches;
    }

    /** Whether a file holds HDF5, which has directions rather than weights. */
    public static boolean holdsDirections(Path file) throws ExperimentException {
        try {
            return SurfaceReader.kind(file) == SurfaceReader.Kind.HDF5;
        } catch (DataException e) {
            throw new ExperimentException(e.getMessage(), e);
        }
    }

    /**
     * The points of a file: a vector or, with a row a point, a matrix of {@code .npy}; or one θ of a weights file, all of
     * whose blocks must be found.
     *
     * @param layout what θ is made of
     * @param say    is told in a line how weights were matched
     */
    public static List<Subject.Point> points(Path file, ParameterLayout layout, Consumer<String> say) throws ExperimentException {
        try {
            if (SurfaceReader.kind(file) == SurfaceReader.Kind.NPY) {
                return rows(file);
            }
        } catch (DataException e) {
            throw new ExperimentException(e.getMessage(), e);
        } catch (IOException e) {
            throw new ExperimentException(FileProblem.describe(file, e), e);
        }
        WeightMatch match = match(file, layout);
        if (!match.complete()) {
            WeightMatch.Row missing = match.rows().stream().filter(row -> row.tensor().isEmpty()).findFirst().orElseThrow();
            throw new ExperimentException(file + ": " + match.summary() + "; " + missing.block().name() + ": " + missing.why()
                    + ". \"import\" shows the whole table, and can take the rest from the start");
        }
        say.accept(file + ": " + match.summary());
        return List.of(new Subject.Point(file.toString(), match.theta(new double[layout.dimension()])));
    }

    /**
     * The vectors of a {@code .npy} file: a single one or, of a matrix, a row a vector. They need not be parameters.
     *
     * @throws ExperimentException where the file holds something else
     */
    public static List<double[]> vectors(Path file) throws ExperimentException {
        try {
            return rows(file).stream().map(Subject.Point::theta).toList();
        } catch (IOException e) {
            throw new ExperimentException(FileProblem.describe(file, e), e);
        }
    }

    private static List<Subject.Point> rows(Path file) throws IOException, ExperimentException {
        if (!(Npy.read(file) instanceof NpyArray.Numbers array) || array.shape().isEmpty() || array.shape().size() > 2) {
            throw new ExperimentException(file + ": expected a vector of numbers, or a matrix with a row a point");
        }
        if (array.shape().size() == 1) {
            return List.of(new Subject.Point(file.toString(), array.values()));
        }
        List<Subject.Point> points = new ArrayList<>();
        int dimension = array.shape().get(1);
        for (int row = 0; row < array.shape().getFirst(); row++) {
            points.add(new Subject.Point(file + " row " + row,
                    Arrays.copyOfRange(array.values(), row * dimension, (row + 1) * dimension)));
        }
        return points;
    }
}
