package org.saddlescope.paths;

import java.util.Arrays;

/**
 * The linear assignment problem: n rows to n columns, each used once, such that Σ gain[row][column] is as large as can be.
 * By shortest augmenting paths with dual variables, O(n³) (Jonker, Volgenant 1987, without their initialisation heuristics).
 */
final class LinearAssignment {
    private LinearAssignment() {}

    /**
     * @param gain n × n
     * @return the column of each row; of several best assignments always the same one
     * @throws IllegalArgumentException where a gain is not finite
     */
    static int[] maximise(double[][] gain) {
        int n = gain.length;
        for (double[] row : gain) {
            if (row.length != n || !Arrays.stream(row).allMatch(Double::isFinite)) {
                throw new IllegalArgumentException("gains must be a square matrix of finite numbers");
            }
        }
        // Index 0 stands for no row and no column.
        double[] rowPotential = new double[n + 1];
        double[] columnPotential = new double[n + 1];
        int[] rowOf = new int[n + 1];
        for (int row = 1; row <= n; row++) {
            augment(gain, row, rowPotential, columnPotential, rowOf);
        }
        int[] columnOf = new int[n];
        for (int column = 1; column <= n; column++) {
            columnOf[rowOf[column] - 1] = column - 1;
        }
        return columnOf;
    }

    /** Assigns one more row along the shortest path of reduced costs (−gain less both potentials) to a free column. */
    private static void augment(double[][] gain, int row, double[] rowPotential, double[] columnPotential, int[] rowOf) {
        int n = gain.length;
        double[] distance = new double[n + 1];
        int[] before = new int[n + 1];
        boolean[] settled = new boolean[n + 1];
        Arrays.fill(distance, Double.POSITIVE_INFINITY);
        rowOf[0] = row;
        int column = 0;
        do {
            settled[column] = true;
            int from = rowOf[column];
            int nearest = 0;
            double shortest = Double.POSITIVE_INFINITY;
            for (int next = 1; next <= n; next++) {
                if (settled[next]) {
                    continue;
                }
                double reduced = -gain[from - 1][next - 1] - rowPotential[from] - columnPotential[next];
                if (reduced < distance[next]) {
                    distance[next] = reduced;
                    before[next] = column;
                }
                if (distance[next] < shortest) {
                    shortest = distance[next];
                    nearest = next;
                }
            }
            for (int j = 0; j <= n; j++) {
                if (settled[j]) {
                    rowPotential[rowOf[j]] += shortest;
                    columnPotential[j] -= shortest;
                } else {
                    distance[j] -= shortest;
                }
            }
            column = nearest;
        } while (rowOf[column] != 0);
        while (column != 0) {
            rowOf[column] = rowOf[before[column]];
            column = before[column];
        }
    }
}
