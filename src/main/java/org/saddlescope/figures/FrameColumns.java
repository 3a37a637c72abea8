package org.saddlescope.figures;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.saddlescope.experiment.Frame;
import org.saddlescope.experiment.History;

/** What the tracks of a frame have measured, as curves. */
final class FrameColumns {
    private FrameColumns() {}

    /** The ids of a group's columns in any track, in their order. */
    static List<String> ids(Frame frame, History.Group group) {
        Set<String> ids = new LinkedHashSet<>();
        for (Frame.Track track : frame.tracks()) {
            track.history().columns().stream().filter(column -> column.group() == group).forEach(column -> ids.add(column.id()));
        }
        return List.copyOf(ids);
    }

    /** What is known of these columns, each thing once. */
    static List<String> notes(Frame frame, List<String> ids) {
        Set<String> notes = new LinkedHashSet<>();
        for (Frame.Track track : frame.tracks()) {
            track.history().columns().stream().filter(column -> ids.contains(column.id()) && !column.note().isBlank())
                    .forEach(column -> notes.add(column.note()));
        }
        return List.copyOf(notes);
    }

    /** The curves of these columns of every track, where they were measured. */
    static List<Figure.Curve> columns(Frame frame, List<String> ids) {
        List<Figure.Curve> curves = new ArrayList<>();
        boolean single = frame.tracks().size() == 1;
        for (int dash = 0; dash < ids.size(); dash++) {
            curves.addAll(column(frame, ids.get(dash), dash, single));
        }
        return curves;
    }

    /** One column of every track; a single track tells its quantities apart by colour too. */
    static List<Figure.Curve> column(Frame frame, String id, int dash, boolean single) {
        List<Figure.Curve> curves = new ArrayList<>();
        for (int i = 0; i < frame.tracks().size(); i++) {
            Frame.Track track = frame.tracks().get(i);
            for (History.Column column : track.history().columns()) {
                if (column.id().equals(id)) {
                    int series = single ? dash : i;
                    String name = single ? column.label() : track.name() + Figure.OF + column.label();
                    measured(name, series, dash, track.history(), column).ifPresent(curves::add);
                }
            }
        }
        return curves;
    }

    private static Optional<Figure.Curve> measured(String name, int series, int dash, History history, History.Column column) {
        double[] x = new double[history.size()];
        double[] y = new double[history.size()];
        int n = 0;
        for (int i = 0; i < history.size(); i++) {
            if (column.measured()[i]) {
                x[n] = history.steps()[i];
                y[n++] = column.values()[i];
            }
        }
        return n == 0 ? Optional.empty()
                : Optional.of(new Figure.Curve(name, series, dash, Arrays.copyOf(x, n), Arrays.copyOf(y, n)));
    }

    /** The recorded steps. */
    static double[] steps(History history) {
        double[] steps = new double[history.size()];
        for (int i = 0; i < steps.length; i++) {
            steps[i] = history.steps()[i];
        }
        return steps;
    }
}
