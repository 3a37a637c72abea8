package org.saddlescope.spectra;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * A small symmetric operator written out as a matrix, column by column: p products A·e_j, then A ← (A + Aᵀ)/2.
 *
 * @param entries   p rows of p elements, exactly symmetric
 * @param asymmetry max |A_ij − A_ji| / max |A_ij| before it was removed: rounding alone where the products are exact,
 *                  so that more than a few units in the last place of the precision used tells of an error; 0 for A = 0
 */
public record DenseHessian(double[][] entries, double asymmetry) {
    /** How many products are asked for together: a constant, so that the bits do not depend on the machine. */
    private static final int TOGETHER = 32;

    /** Writes out the operator. */
    public static DenseHessian of(LinearOperator operator) {
        return of(operator, () -> false).orElseThrow();
    }

    /**
     * Writes out the operator.
     *
     * @param cancelled asked every now and then; empty where it became true before the matrix was complete
     */
    public static Optional<DenseHessian> of(LinearOperator operator, BooleanSupplier cancelled) {
        int p = operator.dimension();
        double[][] columns = new double[p][];
        for (int from = 0; from < p; from += TOGETHER) {
            if (cancelled.getAsBoolean()) {
                return Optional.empty();
            }
            List<double[]> axes = new ArrayList<>();
            for (int j = from; j < Math.min(p, from + TOGETHER); j++) {
                axes.add(Vectors.axis(p, j));
            }
            List<double[]> products = operator.apply(axes);
            for (int j = 0; j < products.size(); j++) {
                columns[from + j] = products.get(j);
            }
        }
        return Optional.of(symmetrised(columns));
    }

    private static DenseHessian symmetrised(double[][] columns) {
        int p = columns.length;
        double[][] entries = new double[p][p];
        double largest = 0;
        double difference = 0;
        for (int i = 0; i < p; i++) {
            for (int j = 0; j <= i; j++) {
                largest = Math.max(largest, Math.max(Math.abs(columns[i][j]), Math.abs(columns[j][i])));
                difference = Math.max(difference, Math.abs(columns[i][j] - columns[j][i]));
                entries[i][j] = columns[i][j] / 2 + columns[j][i] / 2;
                entries[j][i] = entries[i][j];
            }
        }
        return new DenseHessian(entries, largest == 0 ? 0 : difference / largest);
    }

    /** Whether no entry is NaN or infinite. */
    boolean finite() {
        return Arrays.stream(entries).allMatch(Vectors::finite);
    }

    /** All eigenvalues with their vectors. */
    public SymmetricEigen eigen() {
        return SymmetricEigen.of(entries);
    }
}
