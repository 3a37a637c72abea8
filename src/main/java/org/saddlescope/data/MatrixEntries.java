package org.saddlescope.data;

import java.util.List;
import org.saddlescope.engine.SeededRandom;
import org.saddlescope.schema.Setting;
import org.saddlescope.schema.Variant;

/** The entries of the target matrix Y of a matrix factorisation. */
public sealed interface MatrixEntries {
    int rowCount();

    int columnCount();

    /** Y row by row: rowCount × columnCount elements. */
    double[] values(SeededRandom random) throws DataException;

    @Variant(value = "rows", label = "Rows of numbers", doc = "Every entry of the matrix, row by row")
    record Rows(
            @Setting(doc = "The rows, all of the same length", fallback = "[[3, 0], [0, 1]]", minSize = 1, maxSize = 4096)
            List<List<Double>> rows) implements MatrixEntries {
        @Override
        public int rowCount() {
            return rows.size();
        }

        @Override
        public int columnCount() {
            return rows.isEmpty() ? 0 : rows.getFirst().size();
        }

        @Override
        public double[] values(SeededRandom random) throws DataException {
            if (columnCount() == 0) {
                throw new DataException("matrix: row 0 has no numbers, but a matrix has at least one column");
            }
            for (int r = 0; r < rows.size(); r++) {
                if (rows.get(r).size() != columnCount()) {
                    throw new DataException("matrix: row " + r + " has " + rows.get(r).size() + " numbers, but row 0 has "
                            + columnCount() + "; all rows have the same length");
                }
            }
            return rows.stream().flatMap(List::stream).mapToDouble(Double::doubleValue).toArray();
        }
    }

    @Variant(value = "diagonal", label = "Diagonal", doc = "A square matrix that is zero off its diagonal")
    record Diagonal(
            @Setting(doc = "The numbers on the diagonal", fallback = "[3, 2, 1]", minSize = 1, maxSize = 4096)
            List<Double> diagonal) implements MatrixEntries {
        @Override
        public int rowCount() {
            return diagonal.size();
        }

        @Override
        public int columnCount() {
            return diagonal.size();
        }

        @Override
        public double[] values(SeededRandom random) {
            int n = diagonal.size();
            double[] values = new double[n * n];
            for (int i = 0; i < n; i++) {
                values[i * n + i] = diagonal.get(i);
            }
            return values;
        }
    }

    /** Y = ABᵀ/√r + noise·E with A (rows × r), B (columns × r) and E of standard normal entries. */
    @Variant(value = "lowRank", label = "Low rank", doc = "A seeded random matrix of a given rank, with noise")
    record LowRank(
            @Setting(doc = "The number of rows", fallback = "8", min = 1, max = 4096) int rows,
            @Setting(doc = "The number of columns", fallback = "8", min = 1, max = 4096) int columns,
            @Setting(doc = "The rank before noise; at most the rows and the columns", fallback = "2", min = 1, max = 4096) int rank,
            @Setting(doc = "Standard deviation of the noise added to each entry", fallback = "0", min = 0, max = 1e6) double noise)
            implements MatrixEntries {
        @Override
        public int rowCount() {
            return rows;
        }

        @Override
        public int columnCount() {
            return columns;
        }

        @Override
        public double[] values(SeededRandom random) throws DataException {
            int most = Math.min(rows, columns);
            if (rank > most) {
                throw new DataException("matrix: a matrix of " + rows + " x " + columns + " has no rank " + rank
                        + "; the nearest valid rank is " + most);
            }
            double[] left = random.split("left").gaussians(rows * rank);
            double[] right = random.split("right").gaussians(columns * rank);
            SeededRandom disturbance = random.split("noise");
            double scale = 1 / Math.sqrt(rank);
            double[] values = new double[rows * columns];
            for (int r = 0; r < rows; r++) {
                for (int c = 0; c < columns; c++) {
                    double sum = 0;
                    for (int k = 0; k < rank; k++) {
                        sum += left[r * rank + k] * right[c * rank + k];
                    }
                    values[r * columns + c] = scale * sum + noise * disturbance.nextGaussian();
                }
            }
            return values;
        }
    }
}
