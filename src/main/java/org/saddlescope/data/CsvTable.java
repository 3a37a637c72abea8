package org.saddlescope.data;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A comma-separated table as text (RFC 4180, but a quoted field ends on its line). Fields are trimmed, blank lines are
 * skipped, all rows have the same number of fields.
 *
 * @param names the column names; empty without a header
 * @param rows  the records with the line each came from
 */
record CsvTable(List<String> names, List<Row> rows) {
    record Row(int line, List<String> fields) {}

    static CsvTable read(Path file, boolean header) throws DataException {
        if (Files.isDirectory(file)) {
            throw new DataException(file + " is a folder; expected a CSV file");
        }
        if (!Files.exists(file)) {
            throw new DataException(file + ": there is no such file; expected a CSV file");
        }
        List<String> names = List.of();
        List<Row> rows = new ArrayList<>();
        int width = -1;
        try (BufferedReader reader = Files.newBufferedReader(file)) {
            int number = 0;
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                number++;
                String text = number == 1 && line.startsWith("\uFEFF") ? line.substring(1) : line;
                if (text.isBlank()) {
                    continue;
                }
                List<String> fields = split(text, file, number);
                if (width < 0) {
                    width = fields.size();
                    if (header) {
                        names = fields;
                        continue;
                    }
                } else if (fields.size() != width) {
                    throw new DataException(file + ", line " + number + ": expected " + width + " columns, found "
                            + fields.size());
                }
                rows.add(new Row(number, fields));
            }
        } catch (CharacterCodingException e) {
            throw new DataException(file + ": expected text in UTF-8, found bytes that are none", e);
        } catch (IOException e) {
            throw new DataException(file + ": cannot be read: " + e.getMessage(), e);
        }
        if (rows.isEmpty()) {
            throw new DataException(file + ": expected at least one row of data"
                    + (header && width >= 0 ? " below the header" : "") + ", found none");
        }
        return new CsvTable(names, rows);
    }

    int columns() {
        return rows.getFirst().fields().size();
    }

    private static List<String> split(String line, Path file, int number) throws DataException {
        List<String> fields = new ArrayList<>();
        int at = 0;
        while (true) {
            int start = at;
            while (start < line.length() && line.charAt(start) == ' ') {
                start++;
            }
            if (start < line.length() && line.charAt(start) == '"') {
                StringBuilder field = new StringBuilder();
                at = quoted(line, start + 1, field);
                if (at < 0) {
                    throw new DataException(file + ", line " + number + ", column " + (fields.size() + 1)
                            + ": expected a closing quote, found the end of the line");
                }
                fields.add(field.toString());
                at = line.indexOf(',', at);
            } else {
                int end = line.indexOf(',', at);
                fields.add(line.substring(at, end < 0 ? line.length() : end).strip());
                at = end;
            }
            if (at < 0) {
                return fields;
            }
            at++;
        }
    }

    /** Collects a quoted field from {@code from}; returns the position after the closing quote, or −1 without one. */
    private static int quoted(String line, int from, StringBuilder field) {
        for (int i = from; i < line.length(); i++) {
            if (line.charAt(i) != '"') {
                field.append(line.charAt(i));
            } else if (i + 1 < line.length() && line.charAt(i + 1) == '"') {
                field.append('"');
                i++;
            } else {
                return i + 1;
            }
        }
        return -1;
    }
}
