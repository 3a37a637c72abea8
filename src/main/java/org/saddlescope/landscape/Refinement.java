package org.saddlescope.landscape;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * In which order the cells of a level are computed: those first around which the coarser level bends most, so that of a
 * slice that is stopped early the cells are done that matter. The bend at a point of the coarser level is the sum over
 * both directions of |f₊ − 2f + f₋|, the second difference; where its neighbours are uneven, at the end of the grid, the
 * difference of the two slopes. A point beside a finite and a non-finite value bends without bound.
 */
final class Refinement {
    private final int[] rows;
    private final int[] columns;
    private final double[][] bends;

    /**
     * @param rows    the row indices of the coarser level, ascending
     * @param columns its column indices
     * @param width   the columns of the whole grid
     * @param values  of the whole grid, row-major; those of the coarser level are computed
     */
    Refinement(int[] rows, int[] columns, int width, double[] values) {
        this.rows = rows;
        this.columns = columns;
        bends = new double[rows.length][columns.length];
        for (int i = 0; i < rows.length; i++) {
            for (int j = 0; j < columns.length; j++) {
                int row = rows[i];
                int column = columns[j];
                bends[i][j] = bend(columns, j, k -> values[row * width + k]) + bend(rows, i, k -> values[k * width + column]);
            }
        }
    }

    private interface Line {
        double at(int index);
    }

    /** At the ends the bend of the neighbour, which is the nearest that is known. */
    private static double bend(int[] level, int i, Line line) {
        if (level.length < 3) {
            return level.length == 2 ? mixed(line.at(level[0]), line.at(level[1])) : 0;
        }
        int middle = Math.clamp(i, 1, level.length - 2);
        double before = line.at(level[middle - 1]);
        double at = line.at(level[middle]);
        double after = line.at(level[middle + 1]);
        double edge = Math.max(mixed(before, at), mixed(at, after));
        if (edge > 0 || !Double.isFinite(at)) {
            return edge;
        }
        double slopes = (after - at) / (level[middle + 1] - level[middle]) - (at - before) / (level[middle] - level[middle - 1]);
        return Math.abs(slopes) * (level[middle] - level[middle - 1]);
    }

    private static double mixed(double a, double b) {
        return Double.isFinite(a) == Double.isFinite(b) ? 0 : Double.POSITIVE_INFINITY;
    }

    /** The {row, column} cells by descending bend, those of equal bend in the order given. */
    List<int[]> ordered(List<int[]> cells) {
        double[] bend = new double[cells.size()];
        for (int i = 0; i < bend.length; i++) {
            bend[i] = around(cells.get(i)[0], cells.get(i)[1]);
        }
        return IntStream.range(0, bend.length).boxed().sorted(Comparator.comparingDouble((Integer i) -> -bend[i]))
                .map(cells::get).toList();
    }

    /** The largest bend among the up to four points of the coarser level around a cell. */
    private double around(int row, int column) {
        double largest = 0;
        for (int i : around(rows, row)) {
            for (int j : around(columns, column)) {
                largest = Math.max(largest, bends[i][j]);
            }
        }
        return largest;
    }

    private static int[] around(int[] level, int index) {
        int place = Arrays.binarySearch(level, index);
        return place >= 0 ? new int[] {place} : new int[] {-place - 2, -place - 1};
    }
}
