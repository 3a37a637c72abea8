package org.saddlescope.data;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.saddlescope.engine.Samples;
import org.saddlescope.engine.SeededRandom;
import org.saddlescope.schema.Nearest;

/** Samples from a CSV table: every column but one is an input; that one is a class or a number. */
final class CsvSet {
    private static final int MOST_CLASSES = 1000;
    private static final Pattern NUMBER = Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?");

    private final Path file;
    private final CsvTable table;
    private final int target;

    private CsvSet(Path file, CsvTable table, int target) {
        this.file = file;
        this.table = table;
        this.target = target;
    }

    static Dataset load(DataSource.Csv source, long seed) throws DataException {
        Path file;
        try {
            file = Path.of(source.file());
        } catch (InvalidPathException e) {
            throw new DataException("\"" + source.file() + "\" is no file name: " + e.getReason(), e);
        }
        CsvTable table = CsvTable.read(file, source.header());
        if (table.columns() < 2) {
            throw new DataException(file + ": expected at least two columns separated by commas, found one");
        }
        CsvSet set = new CsvSet(file, table, targetColumn(source, file, table));
        Samples.Targets targets = switch (source.task()) {
            case CLASSIFICATION -> set.classes();
            case REGRESSION -> set.values();
        };
        Samples all = new Samples(table.rows().size(), List.of(table.columns() - 1), set.inputs(), targets);
        return HeldOut.split(all, source.heldOut(), SeededRandom.of(seed, "data").split("held out"));
    }

    private static int targetColumn(DataSource.Csv source, Path file, CsvTable table) throws DataException {
        String wanted = source.target().strip();
        int named = table.names().indexOf(wanted);
        if (named >= 0) {
            if (table.names().lastIndexOf(wanted) != named) {
                throw new DataException(file + ": the target column \"" + wanted
                        + "\" is there more than once; give its number from 0 instead");
            }
            return named;
        }
        try {
            int number = Integer.parseInt(wanted);
            int index = number < 0 ? number + table.columns() : number;
            if (index < 0 || index >= table.columns()) {
                throw new DataException(file + ": target column " + number + ": expected " + -table.columns() + " to "
                        + (table.columns() - 1) + " for a table of " + table.columns() + " columns; the nearest valid one is "
                        + Math.clamp(number, -table.columns(), table.columns() - 1));
            }
            return index;
        } catch (NumberFormatException e) {
            throw new DataException(file + ": no column is named \"" + wanted + "\"; " + (table.names().isEmpty()
                    ? "without a header expected its number, 0 to " + (table.columns() - 1)
                    : Nearest.hint(wanted, table.names())), e);
        }
    }

    private double[] inputs() throws DataException {
        int width = table.columns() - 1;
        DataSize.require(file.toString(), table.rows().size(), width);
        double[] inputs = new double[table.rows().size() * width];
        int next = 0;
        for (CsvTable.Row row : table.rows()) {
            for (int column = 0; column < table.columns(); column++) {
                if (column != target) {
                    inputs[next++] = number(row, column);
                }
            }
        }
        return inputs;
    }

    private Samples.Values values() throws DataException {
        double[] values = new double[table.rows().size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = number(table.rows().get(i), target);
        }
        return new Samples.Values(values, 1);
    }

    /** Classes are numbered in the order of their names: as numbers where all of them are, as text otherwise. */
    private Samples.Labels classes() throws DataException {
        Set<String> distinct = table.rows().stream().map(row -> row.fields().get(target)).collect(Collectors.toSet());
        if (distinct.size() < 2 || distinct.size() > MOST_CLASSES) {
            throw new DataException(file + ": target " + name(target) + ": expected 2 to " + MOST_CLASSES + " classes, found "
                    + distinct.size() + (distinct.size() > MOST_CLASSES
                            ? "; a column of numbers is a task for \"regression\"" : ""));
        }
        boolean numeric = distinct.stream().allMatch(text -> NUMBER.matcher(text).matches());
        Comparator<String> byText = Comparator.naturalOrder();
        Comparator<String> order = numeric ? Comparator.comparingDouble(Double::parseDouble).thenComparing(byText) : byText;
        Set<String> sorted = new TreeSet<>(order);
        sorted.addAll(distinct);
        List<String> names = List.copyOf(sorted);
        Map<String, Integer> index = IntStream.range(0, names.size()).boxed()
                .collect(Collectors.toMap(names::get, i -> i));
        for (CsvTable.Row row : table.rows()) {
            if (row.fields().get(target).isEmpty()) {
                throw new DataException(at(row, target) + ": expected a class, found nothing");
            }
        }
        return new Samples.Labels(
                table.rows().stream().mapToInt(row -> index.get(row.fields().get(target))).toArray(), names.size());
    }

    private double number(CsvTable.Row row, int column) throws DataException {
        String text = row.fields().get(column);
        double value = NUMBER.matcher(text).matches() ? Double.parseDouble(text) : Double.NaN;
        if (!Double.isFinite(value)) {
            throw new DataException(at(row, column) + ": expected a finite number, found "
                    + (text.isEmpty() ? "nothing" : "\"" + text.substring(0, Math.min(40, text.length())) + "\""));
        }
        return value;
    }

    private String at(CsvTable.Row row, int column) {
        return file + ", line " + row.line() + ", " + name(column);
    }

    private String name(int column) {
        return "column " + (column + 1) + (table.names().isEmpty() ? "" : " (\"" + table.names().get(column) + "\")");
    }
}
