package org.saddlescope.experiment;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import org.saddlescope.experiment.io.Csv;
import org.saddlescope.experiment.io.Decimals;

/** Reads {@code history.csv}, rows in any order; a last line that was cut off is left out. */
final class HistoryReader {
    private static final int FIXED = HistoryTable.FIXED.size();

    /** The numbers of a row after the step; where nothing was measured, NaN and false. */
    private record Row(double[] values, boolean[] measured) {}

    private final Path file;
    private final List<String> header = new ArrayList<>();
    private final SequencedMap<String, TreeMap<Integer, Row>> rows = new LinkedHashMap<>();

    private HistoryReader(Path file) {
        this.file = file;
    }

    /** The history of each optimizer, in the order in which they appear in the file or in {@code columns}. */
    static SequencedMap<String, History> read(Path file, HistoryColumns columns) throws IOException {
        HistoryReader reader = new HistoryReader(file);
        columns.tracks().forEach(track -> reader.rows.put(track.name(), new TreeMap<>()));
        if (Files.exists(file)) {
            Csv.read(file, reader::row);
        }
        SequencedMap<String, History> histories = new LinkedHashMap<>();
        reader.rows.forEach((name, byStep) -> histories.put(name, reader.history(name, byStep, columns)));
        return histories;
    }

    private void row(int line, List<String> cells) throws IOException {
        if (header.isEmpty()) {
            if (cells.size() < FIXED || !cells.subList(0, FIXED).equals(HistoryTable.FIXED)) {
                throw new IOException(file + ", line " + line + ": expected the columns " + String.join(", ", HistoryTable.FIXED));
            }
            header.addAll(cells);
            return;
        }
        if (cells.size() != header.size()) {
            throw new IOException(file + ", line " + line + ": " + cells.size() + " cells, expected " + header.size());
        }
        double[] values = new double[cells.size() - 2];
        boolean[] measured = new boolean[values.length];
        try {
            for (int i = 0; i < values.length; i++) {
                String cell = cells.get(i + 2);
                measured[i] = !cell.isEmpty();
                values[i] = measured[i] ? Decimals.parse(cell) : Double.NaN;
            }
            rows.computeIfAbsent(cells.getFirst(), _ -> new TreeMap<>()).put(Integer.parseInt(cells.get(1)), new Row(values, measured));
        } catch (NumberFormatException e) {
            throw new IOException(file + ", line " + line + ": not a number (" + e.getMessage() + ")", e);
        }
    }

    private History history(String name, TreeMap<Integer, Row> byStep, HistoryColumns known) {
        int[] steps = byStep.keySet().stream().mapToInt(Integer::intValue).toArray();
        List<History.Column> columns = new ArrayList<>();
        for (String id : header.subList(Math.min(FIXED, header.size()), header.size())) {
            HistoryColumns.Column column = known.track(name).stream().flatMap(track -> track.columns().stream())
                    .filter(c -> c.id().equals(id)).findFirst().orElse(null);
            int at = header.indexOf(id) - 2;
            boolean[] measured = new boolean[steps.length];
            int i = 0;
            for (Row row : byStep.values()) {
                measured[i++] = row.measured[at];
            }
            if (column != null) {
                columns.add(new History.Column(id, column.label(), column.group(), column.note(), values(byStep, at), measured));
            } else if (known.track(name).isEmpty()) {
                columns.add(new History.Column(id, id, History.Group.RATIO, "", values(byStep, at), measured));
            }
        }
        return new History(steps, values(byStep, 0), values(byStep, 1), values(byStep, 2), columns);
    }

    private static double[] values(Map<Integer, Row> byStep, int at) {
        return byStep.values().stream().mapToDouble(row -> row.values[at]).toArray();
    }
}
