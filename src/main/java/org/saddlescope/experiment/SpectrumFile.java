package org.saddlescope.experiment;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.saddlescope.experiment.SpectrumTables.Along;
import org.saddlescope.experiment.SpectrumTables.Density;
import org.saddlescope.experiment.SpectrumTables.Eigenvalue;
import org.saddlescope.experiment.SpectrumTables.Node;
import org.saddlescope.experiment.SpectrumTables.Operator;
import org.saddlescope.experiment.SpectrumTables.Quantity;
import org.saddlescope.experiment.SpectrumTables.Whole;
import org.saddlescope.experiment.io.FileProblem;

/**
 * Spectra as CSV files, the same bytes for the same experiment; a file without rows is left out:
 * <pre>
 * operators.csv    point, operator, dimension, written_out, products, confirmed, excluded, leak
 * eigenvalues.csv  point, operator, end (low or high), rank, value, residual, converged
 * spectrum.csv     point, operator, rank, value: all eigenvalues of the operators that were written out
 * quantities.csv   point, operator, quantity, value, error, remark: traces, norms, condition numbers, drifts
 * density.csv      point, operator, lambda, density, sigma
 * nodes.csv        point, operator, probe, node, weight: the quadrature behind the densities
 * trajectory.csv   optimizer, step, end, rank, value, residual, converged, two_over_step_size
 * </pre>
 * Operators are {@code hessian}, {@code gauss_newton}, {@code rest}, {@code layer:NAME} and {@code kernel}.
 */
public final class SpectrumFile {
    private static final RecordTable<Operator> OPERATORS = new RecordTable<>(Operator.class);
    private static final RecordTable<Eigenvalue> EIGENVALUES = new RecordTable<>(Eigenvalue.class);
    private static final RecordTable<Whole> SPECTRUM = new RecordTable<>(Whole.class);
    private static final RecordTable<Quantity> QUANTITIES = new RecordTable<>(Quantity.class);
    private static final RecordTable<Density> DENSITY = new RecordTable<>(Density.class);
    private static final RecordTable<Node> NODES = new RecordTable<>(Node.class);
    private static final RecordTable<Along> TRAJECTORY = new RecordTable<>(Along.class);

    private static final List<String> NAMES = List.of("operators.csv", "eigenvalues.csv", "spectrum.csv", "quantities.csv",
            "density.csv", "nodes.csv", "trajectory.csv");

    private SpectrumFile() {}

    /** Writes the files into a folder, which is made where it does not exist. */
    public static void write(Path folder, SpectrumTables tables) throws ExperimentException {
        try {
            Files.createDirectories(folder);
            OPERATORS.write(folder.resolve("operators.csv"), tables.operators());
            EIGENVALUES.write(folder.resolve("eigenvalues.csv"), tables.eigenvalues());
            SPECTRUM.write(folder.resolve("spectrum.csv"), tables.spectra());
            QUANTITIES.write(folder.resolve("quantities.csv"), tables.quantities());
            DENSITY.write(folder.resolve("density.csv"), tables.densities());
            NODES.write(folder.resolve("nodes.csv"), tables.nodes());
            TRAJECTORY.write(folder.resolve("trajectory.csv"), tables.trajectory());
        } catch (IOException e) {
            throw new ExperimentException(FileProblem.describe(folder, e), e);
        }
    }

    /** Removes the files of an earlier run; every other file stays. */
    static void clear(Path folder) throws IOException {
        for (String name : NAMES) {
            Files.deleteIfExists(folder.resolve(name));
        }
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @throws ExperimentException where a file is damaged; the message names it
     */
    public static SpectrumTables read(Path folder) throws ExperimentException {
        return new SpectrumTables(table(OPERATORS, folder, "operators.csv"), table(EIGENVALUES, folder, "eigenvalues.csv"),
                table(SPECTRUM, folder, "spectrum.csv"), table(QUANTITIES, folder, "quantities.csv"),
                table(DENSITY, folder, "density.csv"), table(NODES, folder, "nodes.csv"), table(TRAJECTORY, folder, "trajectory.csv"));
    }

    private static <T extends Record> List<T> table(RecordTable<T> table, Path folder, String name) throws ExperimentException {
        Path file = folder.resolve(name);
        try {
            return table.read(file);
        } catch (IOException e) {
            throw new ExperimentException(FileProblem.describe(file, e), e);
        }
    }
}
