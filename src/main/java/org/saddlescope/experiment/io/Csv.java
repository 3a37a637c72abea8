package org.saddlescope.experiment.io;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Comma-separated values as in RFC 4180, with lines that end in a line feed. */
public final class Csv {
    private static final Pattern SPECIAL = Pattern.compile("[\",\r\n]");

    /** Takes one row. */
    @FunctionalInterface
    public interface RowReader {
        /**
         * @param line  the line on which the row starts, from 1
         * @throws IOException where the row is not what it should be
         */
        void row(int line, List<String> cells) throws IOException;
    }

    private Csv() {}

    /** One row with its line feed. */
    public static String row(List<String> cells) {
        return cells.stream().map(Csv::quoted).collect(Collectors.joining(",", "", "\n"));
    }

    private static String quoted(String cell) {
        return SPECIAL.matcher(cell).find() ? '"' + cell.replace("\"", "\"\"") + '"' : cell;
    }

    /**
     * Reads all complete rows. A last row without a line feed is left out: it was cut off, and a number in it may have
     * lost digits.
     */
    public static void read(Path file, RowReader rows) throws IOException {
        try (BufferedReader in = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            read(in, rows);
        }
    }

    /** The same from text that is there already. */
    public static void read(Reader in, RowReader rows) throws IOException {
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        boolean closing = false;
        int line = 1;
        int start = 1;
        for (int c = in.read(); c >= 0; c = in.read()) {
            if (c == '\n') {
                line++;
            }
            if (quoted && !closing) {
                if (c == '"') {
                    closing = true;
                } else {
                    cell.append((char) c);
                }
                continue;
            }
            if (closing && c == '"') {
                cell.append('"');
                closing = false;
                continue;
            }
            quoted = false;
            closing = false;
            switch (c) {
                case '"' -> quoted = true;
                case ',' -> {
                    cells.add(cell.toString());
                    cell.setLength(0);
                }
                case '\n' -> {
                    cells.add(cell.toString());
                    cell.setLength(0);
                    rows.row(start, List.copyOf(cells));
                    cells.clear();
                    start = line;
                }
                case '\r' -> { }
                default -> cell.append((char) c);
            }
        }
    }
}
