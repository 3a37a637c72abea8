package org.saddlescope.experiment;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import org.saddlescope.experiment.io.Csv;
import org.saddlescope.experiment.io.Decimals;

/**
 * The rows of {@code history.csv}: optimizer, step, loss, gradient_norm, step_size, then the measurements. An empty
 * cell was not measured; the step size is empty where no update leaves the step.
 *
 * @param columns the ids of the measurements, in the order of the file
 */
record HistoryTable(List<String> columns) {
    static final List<String> FIXED = List.of("optimizer", "step", "loss", "gradient_norm", "step_size");

    /** Rows of one track by position, {@code from} included. */
    record Range(int from, int to) {}

    /** Whatever any track measures, in the order of first appearance. */
    static HistoryTable of(Frame frame) {
        SequencedSet<String> ids = new LinkedHashSet<>();
        frame.tracks().forEach(track -> track.history().columns().forEach(column -> ids.add(column.id())));
        return new HistoryTable(List.copyOf(ids));
    }

    String header() {
        List<String> cells = new ArrayList<>(FIXED);
        cells.addAll(columns);
        return Csv.row(cells);
    }

    /**
     * The rows of some ranges, one range a track, ordered by step and within a step by track: an order that depends on
     * nothing but the rows.
     */
    List<String> rows(Frame frame, List<Range> ranges) {
        record Place(int step, int track, int row) {}
        List<Place> places = new ArrayList<>();
        for (int t = 0; t < ranges.size(); t++) {
            History history = frame.tracks().get(t).history();
            for (int row = ranges.get(t).from; row < ranges.get(t).to; row++) {
                places.add(new Place(history.steps()[row], t, row));
            }
        }
        places.sort(Comparator.comparingInt(Place::step).thenComparingInt(Place::track));
        return places.stream().map(place -> row(frame.tracks().get(place.track), place.row)).toList();
    }

    private String row(Frame.Track track, int row) {
        History history = track.history();
        List<String> cells = new ArrayList<>(FIXED.size() + columns.size());
        cells.add(track.name());
        cells.add(String.valueOf(history.steps()[row]));
        cells.add(Decimals.text(history.loss()[row]));
        cells.add(Decimals.text(history.gradientNorm()[row]));
        cells.add(Double.isNaN(history.stepSize()[row]) ? "" : Decimals.text(history.stepSize()[row]));
        for (String id : columns) {
            cells.add(history.columns().stream().filter(column -> column.id().equals(id) && column.measured()[row])
                    .findFirst().map(column -> Decimals.text(column.values()[row])).orElse(""));
        }
        return Csv.row(cells);
    }
}
