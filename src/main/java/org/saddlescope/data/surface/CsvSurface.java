package org.saddlescope.data.surface;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.saddlescope.data.DataException;
import org.saddlescope.data.numpy.AtomicFile;

/**
 * Surfaces as text tables, in one of three forms:
 * <ul>
 * <li>long: a row a point with x, y and any number of quantities, in any order of the points; points that are left out
 *     are not computed. Two columns, or a second one that is no coordinate, make a line;
 * <li>a matrix with axes: x in the first row, y in the first column, the corner empty or a name;
 * <li>a bare matrix: rows and columns are counted.
 * </ul>
 * What is written is the long form with a line of names, x fastest.
 */
public final class CsvSurface {
    /** Points that a long table may leave out, as a share of its grid. */
    private static final int SPARSEST = 4;
    private static final Set<String> SECOND_AXIS = Set.of("y", "beta", "b", "ycoordinate", "ycoordinates", "y_coordinate", "row");

    private CsvSurface() {}

    static SurfaceGrid read(Path file) throws DataException {
        NumberTable table = NumberTable.read(file);
        if (table.width() < 2) {
            throw new DataException(file + ": expected columns x, y and a quantity, or a matrix; found one column");
        }
        if (!table.names().isEmpty() && matrixAxis(table.names())) {
            return matrixWithAxes(table);
        }
        Set<Double> xs = distinct(table, 0);
        Set<Double> ys = distinct(table, 1);
        int rows = table.rows().size();
        boolean named = !table.names().isEmpty();
        boolean grid = xs.size() > 1 && ys.size() > 1 && (long) xs.size() * ys.size() <= (long) SPARSEST * rows
                && rows > xs.size() + ys.size();
        boolean full = xs.size() > 1 && ys.size() > 1 && (long) xs.size() * ys.size() == rows;
        boolean secondAxis = named && SECOND_AXIS.contains(table.names().get(1).toLowerCase(Locale.ROOT));
        if (table.width() == 2 || named && !secondAxis && !grid && !full) {
            return line(table);
        }
        if (full || grid || secondAxis) {
            return points(table, xs.size(), ys.size());
        }
        return bareMatrix(table);
    }

    /** Whether a line of names is the x axis of a matrix: numbers behind a corner that is none. */
    private static boolean matrixAxis(List<String> names) {
        return names.size() > 2 && NumberTable.number(names.getFirst()).isEmpty()
                && names.stream().skip(1).allMatch(name -> NumberTable.number(name).isPresent());
    }

    private static Set<Double> distinct(NumberTable table, int column) {
        Set<Double> values = new HashSet<>();
        for (double[] row : table.rows()) {
            values.add(row[column] + 0.0);
        }
        return values;
    }

    private static SurfaceGrid points(NumberTable table, int columns, int rows) throws DataException {
        int count = table.rows().size();
        if ((long) columns * rows > Math.max((long) SPARSEST * count, 1000)) {
            throw new DataException(table.file() + ": expected the points of a grid; " + count + " rows have " + columns + " different x and "
                    + rows + " different y");
        }
        Map<Double, Integer> xIndex = new HashMap<>();
        Map<Double, Integer> yIndex = new HashMap<>();
        for (double[] row : table.rows()) {
            xIndex.putIfAbsent(row[0] + 0.0, xIndex.size());
            yIndex.putIfAbsent(row[1] + 0.0, yIndex.size());
        }
        double[][] values = new double[table.width() - 2][columns * rows];
        boolean[][] computed = new boolean[values.length][columns * rows];
        boolean[] seen = new boolean[columns * rows];
        for (int i = 0; i < count; i++) {
            double[] row = table.rows().get(i);
            int cell = yIndex.get(row[1] + 0.0) * columns + xIndex.get(row[0] + 0.0);
            if (seen[cell]) {
                throw new DataException(table.file() + ", line " + table.lines().get(i) + ": the point (" + row[0] + ", " + row[1] + ") comes twice");
            }
            seen[cell] = true;
            fill(row, 2, cell, values, computed);
        }
        boolean named = !table.names().isEmpty();
        return SurfaceGrid.of(table.file().toString(), named ? table.names().get(0) : "x", axis(xIndex),
                named ? table.names().get(1) : "y", axis(yIndex), fields(table, 2, values, computed), List.of("a row a point"));
    }

    private static double[] axis(Map<Double, Integer> index) {
        double[] axis = new double[index.size()];
        index.forEach((coordinate, i) -> axis[i] = coordinate);
        return axis;
    }

    private static SurfaceGrid line(NumberTable table) throws DataException {
        int count = table.rows().size();
        double[] x = table.rows().stream().mapToDouble(row -> row[0]).toArray();
        double[][] values = new double[table.width() - 1][count];
        boolean[][] computed = new boolean[values.length][count];
        for (int i = 0; i < count; i++) {
            fill(table.rows().get(i), 1, i, values, computed);
        }
        return SurfaceGrid.of(table.file().toString(), table.names().isEmpty() ? "x" : table.names().getFirst(), x, "",
                new double[] {0}, fields(table, 1, values, computed), List.of("a row a point of a line"));
    }

    private static void fill(double[] row, int from, int cell, double[][] values, boolean[][] computed) {
        for (int k = 0; k < values.length; k++) {
            values[k][cell] = row[from + k];
            computed[k][cell] = !NumberTable.isEmpty(row[from + k]);
        }
    }

    private static List<GridField> fields(NumberTable table, int from, double[][] values, boolean[][] computed) {
        List<GridField> fields = new ArrayList<>();
        for (int k = 0; k < values.length; k++) {
            String name = table.names().isEmpty() ? "column " + (from + k + 1) : table.names().get(from + k);
            fields.add(new GridField(name.isEmpty() ? "column " + (from + k + 1) : name, values[k], computed[k]));
        }
        return fields;
    }

    private static SurfaceGrid matrixWithAxes(NumberTable table) throws DataException {
        double[] x = table.names().stream().skip(1).mapToDouble(name -> NumberTable.number(name).orElseThrow()).toArray();
        double[] y = table.rows().stream().mapToDouble(row -> row[0]).toArray();
        return matrix(table, 1, "x", x, "y", y, "a matrix with x in its first row and y in its first column");
    }

    private static SurfaceGrid bareMatrix(NumberTable table) throws DataException {
        return matrix(table, 0, "column", NumpySurface.counting(table.width()), "row", NumpySurface.counting(table.rows().size()),
                "a matrix without coordinates: columns and rows are counted");
    }

    private static SurfaceGrid matrix(NumberTable table, int from, String xLabel, double[] x, String yLabel, double[] y, String note)
            throws DataException {
        double[][] values = new double[1][x.length * y.length];
        boolean[][] computed = new boolean[1][x.length * y.length];
        for (int row = 0; row < y.length; row++) {
            for (int column = 0; column < x.length; column++) {
                double cell = table.cell(row, from + column);
                values[0][row * x.length + column] = cell;
                computed[0][row * x.length + column] = !NumberTable.isEmpty(cell);
            }
        }
        return SurfaceGrid.of(table.file().toString(), xLabel, x, y.length > 1 ? yLabel : "", y,
                List.of(new GridField("values", values[0], computed[0])), List.of(note));
    }

    /** Writes a row a point, x fastest; a cell that is not computed is left empty. */
    public static void write(Path file, SurfaceGrid grid) throws IOException {
        StringBuilder text = new StringBuilder(name(grid.xLabel(), "x"));
        if (!grid.isLine()) {
            text.append(',').append(name(grid.yLabel(), "y"));
        }
        grid.fields().forEach(field -> text.append(',').append(name(field.name(), "values")));
        text.append('\n');
        for (int row = 0; row < grid.y().length; row++) {
            for (int column = 0; column < grid.x().length; column++) {
                int cell = row * grid.x().length + column;
                text.append(number(grid.x()[column]));
                if (!grid.isLine()) {
                    text.append(',').append(number(grid.y()[row]));
                }
                grid.fields().forEach(field -> text.append(',').append(field.computed()[cell] ? number(field.values()[cell]) : ""));
                text.append('\n');
            }
        }
        AtomicFile.write(file, text.toString());
    }

    /** A name that is one: no separator, and no number, which would make the line of names an axis. */
    private static String name(String label, String fallback) {
        String clean = label.replaceAll("[,;\"\\t\\n\\r]", " ").strip();
        return clean.isEmpty() || NumberTable.number(clean).isPresent() ? fallback : clean;
    }

    /** The shortest decimal that reads back as the same double. */
    static String number(double value) {
        return Double.isNaN(value) ? "nan" : Double.isInfinite(value) ? value > 0 ? "inf" : "-inf" : Double.toString(value).replace('E', 'e');
    }
}
