package org.saddlescope.data;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
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

/** Samples from a CSV table: every column that is no target is an input; the targets are one class or numbers. */
final class CsvSet {
    private static final int MOST_CLASSES = 1000;
    private static final Pattern NUMBER = Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?");

    private final Path file;
    private final CsvTable table;
    private final List<Integer> target;

    private CsvSet(Path file, CsvTable table, List<Integer> target) {
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
        List<Integer> target = targetColumns(source, file, table);
        if (target.size() == table.columns()) {
            throw new DataException(file + ": expected at least one column beside the targets, found " + table.columns()
                    + " columns, all of them targets");
        }
        CsvSet set = new CsvSet(file, table, target);
        Samples.Targets targets = switch (source.task()) {
            case CLASSIFICATION -> set.classes();
            case REGRESSION -> set.values();
        };
        Samples all = new Samples(table.rows().size(), List.of(table.columns() - target.size()), set.inputs(), targets);
        return HeldOut.split(all, source.heldOut(), SeededRandom.of(seed, "data").split("held out"));
    }

    /** One column, whatever its name, or several separated by commas, in the order given. */
    private static List<Integer> targetColumns(DataSource.Csv source, Path file, CsvTable table) throws DataException {
        String wanted = source.target().strip();
        if (table.names().contains(wanted) || !wanted.contains(",")) {
            return List.of(targetColumn(wanted, file, table));
        }
        if (source.task() == DataSource.Task.CLASSIFICATION) {
            throw new DataException(file + ": target \"" + wanted + "\": expected one column for a classification, found "
                    + wanted.split(",", -1).length + "; several are for a regression");
        }
        List<Integer> columns = new ArrayList<>();
        for (String one : wanted.split(",", -1)) {
            int column = targetColumn(one.strip(), file, table);
            if (columns.contains(column)) {
                throw new DataException(file + ": target \"" + wanted + "\": expected each column once, found \"" + one.strip() + "\" again");
            }
            columns.add(column);
        }
        return columns;
    }

    private static int targetColumn(String wanted, Path file, CsvTable table) throws DataException {
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
        int width = table.columns() - target.size();
        DataSize.require(file.toString(), table.rows().size(), width);
        double[] inputs = new double[table.rows().size() * width];
        int next = 0;
        for (CsvTable.Row row : table.rows()) {
            for (int column = 0; column < table.columns(); column++) {
                if (!target.contains(column)) {
                    inputs[next++] = number(row, column);
                }
            }
        }
        return inputs;
    }

    private Samples.Values values() throws DataException {
        DataSize.require(file.toString(), table.rows().size(), target.size());
        double[] values = new double[table.rows().size() * target.size()];
        int next = 0;
        for (CsvTable.Row row : table.rows()) {
            for (int column : target) {
                values[next++] = number(row, column);
            }
        }
        return new Samples.Values(values, target.size());
    }

    /** Classes are numbered in the order of their names: as numbers where all of them are, as text otherwise. */
    private Samples.Labels classes() throws DataException {
        int target = this.target.getFirst();
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
