package org.saddlescope.figures;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.saddlescope.landscape.Slice;

/**
 * Level lines of a grid by marching squares (Lorensen and Cline 1987, in two dimensions): linear interpolation along
 * cell edges; where two opposite corners are above the level and two below, the mean of the four decides how the lines
 * run; cells with a corner that is not finite have no line.
 */
final class Contours {
    private static final int MAX_STRIDE = 64;

    private final double[] x;
    private final double[] y;
    private final double[] values;
    private final double level;
    private final Map<Integer, int[]> neighbours = new HashMap<>();
    private final Map<Integer, double[]> points = new HashMap<>();

    private Contours(double[] x, double[] y, double[] values, double level) {
        this.x = x;
        this.y = y;
        this.values = values;
        this.level = level;
    }

    /** A level line: the coordinates x₀, y₀, x₁, y₁, …; closed where the last point repeats the first. */
    record Line(double level, double[] xy) {
        int size() {
            return xy.length / 2;
        }
    }

    /**
     * @param x      ascending, m values
     * @param y      ascending, n values
     * @param values n x m, row by row
     */
    static List<Line> trace(double[] x, double[] y, double[] values, double level) {
        return new Contours(x, y, values, level).trace();
    }

    /**
     * The level lines of a slice. While it is being refined, those of its finest regular grid that has been computed
     * throughout; none where there is no such grid.
     */
    static List<Line> trace(Slice slice, double[] levels) {
        List<Line> lines = new ArrayList<>();
        for (int stride = 1; stride <= MAX_STRIDE; stride *= 2) {
            int[] rows = every(stride, slice.rows());
            int[] columns = every(stride, slice.columns());
            if (rows.length < 2 || columns.length < 2) {
                return lines;
            }
            if (computed(slice, rows, columns)) {
                double[] values = new double[rows.length * columns.length];
                for (int r = 0; r < rows.length; r++) {
                    for (int c = 0; c < columns.length; c++) {
                        values[r * columns.length + c] = slice.value(rows[r], columns[c]);
                    }
                }
                for (double level : levels) {
                    lines.addAll(trace(pick(slice.alpha(), columns), pick(slice.beta(), rows), values, level));
                }
                return lines;
            }
        }
        return lines;
    }

    private static int[] every(int stride, int count) {
        int[] indices = new int[(count + stride - 1) / stride];
        for (int i = 0; i < indices.length; i++) {
            indices[i] = i * stride;
        }
        return indices;
    }

    private static boolean computed(Slice slice, int[] rows, int[] columns) {
        for (int r : rows) {
            for (int c : columns) {
                if (!slice.computed()[r * slice.columns() + c]) {
                    return false;
                }
            }
        }
        return true;
    }

    private static double[] pick(double[] from, int[] indices) {
        double[] picked = new double[indices.length];
        for (int i = 0; i < indices.length; i++) {
            picked[i] = from[indices[i]];
        }
        return picked;
    }

    private List<Line> trace() {
        for (int r = 0; r + 1 < y.length; r++) {
            for (int c = 0; c + 1 < x.length; c++) {
                cell(r, c);
            }
        }
        return join();
    }

    private double value(int row, int column) {
        return values[row * x.length + column];
    }

    private void cell(int r, int c) {
        double sw = value(r, c);
        double se = value(r, c + 1);
        double ne = value(r + 1, c + 1);
        double nw = value(r + 1, c);
        if (!Double.isFinite(sw) || !Double.isFinite(se) || !Double.isFinite(ne) || !Double.isFinite(nw)) {
            return;
        }
        int code = (sw >= level ? 1 : 0) | (se >= level ? 2 : 0) | (ne >= level ? 4 : 0) | (nw >= level ? 8 : 0);
        int south = horizontal(r, c);
        int north = horizontal(r + 1, c);
        int west = vertical(r, c);
        int east = vertical(r, c + 1);
        switch (code) {
            case 1, 14 -> segment(south, west);
            case 2, 13 -> segment(south, east);
            case 4, 11 -> segment(north, east);
            case 8, 7 -> segment(north, west);
            case 3, 12 -> segment(west, east);
            case 6, 9 -> segment(south, north);
            case 5, 10 -> saddle(code == 5, (sw + se + ne + nw) / 4 >= level, south, east, north, west);
            default -> { }
        }
    }

    private void saddle(boolean southWestHigh, boolean centreHigh, int south, int east, int north, int west) {
        if (southWestHigh == centreHigh) {
            // the corners that agree with the centre are joined through it: the lines cut off the other two
            segment(south, east);
            segment(north, west);
        } else {
            segment(south, west);
            segment(north, east);
        }
    }

    /** Every edge of the grid has one number: twice its lower left corner's, plus one for a vertical edge. */
    private int horizontal(int r, int c) {
        int id = 2 * (r * x.length + c);
        points.computeIfAbsent(id, _ -> {
            double a = value(r, c);
            double b = value(r, c + 1);
            return crosses(a, b) ? new double[] {x[c] + (x[c + 1] - x[c]) * share(a, b), y[r]} : null;
        });
        return id;
    }

    private int vertical(int r, int c) {
        int id = 2 * (r * x.length + c) + 1;
        points.computeIfAbsent(id, _ -> {
            double a = value(r, c);
            double b = value(r + 1, c);
            return crosses(a, b) ? new double[] {x[c], y[r] + (y[r + 1] - y[r]) * share(a, b)} : null;
        });
        return id;
    }

    private boolean crosses(double a, double b) {
        return a >= level != b >= level;
    }

    private double share(double a, double b) {
        return (level - a) / (b - a);
    }

    private void segment(int a, int b) {
        link(a, b);
        link(b, a);
    }

    private void link(int from, int to) {
        int[] known = neighbours.get(from);
        neighbours.put(from, known == null ? new int[] {to} : new int[] {known[0], to});
    }

    private List<Line> join() {
        List<Line> lines = new ArrayList<>();
        // open lines first, from their ends; what is left afterwards is closed; in grid order, so that the result is
        // the same every time
        int[] edges = neighbours.keySet().stream().mapToInt(Integer::intValue).sorted().toArray();
        for (int edge : edges) {
            int[] ends = neighbours.get(edge);
            if (ends != null && ends.length == 1) {
                lines.add(walk(edge));
            }
        }
        for (int edge : edges) {
            if (neighbours.containsKey(edge)) {
                lines.add(walk(edge));
            }
        }
        return lines;
    }

    private Line walk(int start) {
        List<double[]> path = new ArrayList<>();
        int previous = -1;
        int edge = start;
        while (true) {
            path.add(points.get(edge));
            int[] next = neighbours.remove(edge);
            if (next == null) {
                break;
            }
            int to = next[0] != previous ? next[0] : next.length > 1 ? next[1] : -1;
            if (to < 0) {
                break;
            }
            previous = edge;
            edge = to;
        }
        double[] xy = new double[2 * path.size()];
        for (int i = 0; i < path.size(); i++) {
            xy[2 * i] = path.get(i)[0];
            xy[2 * i + 1] = path.get(i)[1];
        }
        return new Line(level, xy);
    }
}
