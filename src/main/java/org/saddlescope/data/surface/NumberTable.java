package org.saddlescope.data.surface;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.saddlescope.data.DataException;

/**
 * A table of numbers as text, separated by commas, semicolons, tabs or blanks, with or without a line of names above.
 * Blank lines and those that begin with # are skipped; inf, infinity, nan and their like in any case are numbers.
 *
 * @param names the line of names; empty without
 * @param rows  the numbers, all rows of one width
 * @param lines the line of the file each row came from, from 1
 */
record NumberTable(Path file, List<String> names, List<double[]> rows, List<Integer> lines) {
    /** An empty cell: a NaN with bits of its own, which no text gives. */
    private static final double EMPTY = Double.longBitsToDouble(0x7ff8_0000_5add_1e00L);

    static boolean isEmpty(double cell) {
        return Double.doubleToRawLongBits(cell) == Double.doubleToRawLongBits(EMPTY);
    }

    static NumberTable read(Path file) throws DataException {
        List<String> names = List.of();
        List<double[]> rows = new ArrayList<>();
        List<Integer> lines = new ArrayList<>();
        try (BufferedReader in = Files.newBufferedReader(file)) {
            String separator = null;
            int width = -1;
            int number = 0;
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                number++;
                String text = number == 1 && line.startsWith("\uFEFF") ? line.substring(1) : line;
                if (text.isBlank() || text.startsWith("#")) {
                    continue;
                }
                separator = separator == null ? separator(text) : separator;
                String[] cells = cells(text, separator);
                if (width < 0) {
                    width = cells.length;
                    if (isHeader(cells)) {
                        names = List.of(cells);
                        continue;
                    }
                } else if (cells.length != width) {
                    throw new DataException(file + ", line " + number + ": expected " + width + " columns, found " + cells.length);
                }
                rows.add(numbers(file, number, cells));
                lines.add(number);
            }
        } catch (CharacterCodingException e) {
            throw new DataException(file + ": expected a table as text in UTF-8 (or an .h5, .npy or .npz file), found bytes that are none", e);
        } catch (IOException e) {
            throw new DataException(file + ": cannot be read: " + e.getMessage(), e);
        }
        if (rows.isEmpty()) {
            throw new DataException(file + ": expected at least one row of numbers, found none");
        }
        return new NumberTable(file, names, rows, lines);
    }

    int width() {
        return rows.getFirst().length;
    }

    double cell(int row, int column) {
        return rows.get(row)[column];
    }

    private static String separator(String line) {
        return line.contains(",") ? "," : line.contains(";") ? ";" : line.contains("\t") ? "\t" : "\\s+";
    }

    private static String[] cells(String line, String separator) {
        String[] cells = (separator.equals("\\s+") ? line.strip() : line).split(separator, -1);
        for (int i = 0; i < cells.length; i++) {
            String cell = cells[i].strip();
            cells[i] = cell.length() > 1 && cell.startsWith("\"") && cell.endsWith("\"") ? cell.substring(1, cell.length() - 1) : cell;
        }
        return cells;
    }

    /** Names: a text anywhere, or nothing in the corner of a matrix with axes. */
    private static boolean isHeader(String[] cells) {
        for (String cell : cells) {
            if (!cell.isEmpty() && number(cell).isEmpty()) {
                return true;
            }
        }
        return cells[0].isEmpty();
    }

    private static double[] numbers(Path file, int line, String[] cells) throws DataException {
        double[] numbers = new double[cells.length];
        for (int i = 0; i < cells.length; i++) {
            if (cells[i].isEmpty()) {
                numbers[i] = EMPTY;
            } else {
                int column = i + 1;
                numbers[i] = number(cells[i]).orElseThrow(() -> new DataException(file + ", line " + line + ", column " + column
                        + ": expected a number, found \"" + shortened(cells[column - 1]) + "\""));
            }
        }
        return numbers;
    }

    private static String shortened(String text) {
        return text.length() > 40 ? text.substring(0, 40) + "..." : text;
    }

    /** The number of a text in the ways in which C, Python, R and spreadsheets write one. */
    static Optional<Double> number(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        String unsigned = lower.startsWith("-") || lower.startsWith("+") ? lower.substring(1) : lower;
        double sign = lower.startsWith("-") ? -1 : 1;
        switch (unsigned) {
            case "inf", "infinity", "1.#inf", "∞" -> {
                return Optional.of(sign * Double.POSITIVE_INFINITY);
            }
            case "nan", "na", "1.#ind", "1.#qnan" -> {
                return Optional.of(Double.NaN);
            }
            default -> {
                // parseDouble would take 1d, 2f and hexadecimal too.
                if (unsigned.isEmpty() || !unsigned.chars().allMatch(c -> "0123456789.e+-".indexOf(c) >= 0)) {
                    return Optional.empty();
                }
                try {
                    return Optional.of(Double.parseDouble(lower));
                } catch (NumberFormatException e) {
                    return Optional.empty();
                }
            }
        }
    }
}
