package org.saddlescope.figures;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.saddlescope.conditions.Condition;
import org.saddlescope.conditions.ConditionFamily;
import org.saddlescope.experiment.Experiment;
import org.saddlescope.experiment.Frame;
import org.saddlescope.experiment.History;

/** The condition ratios of a run over its steps, with the f* and x* they use and the values from which on more holds. */
public final class RatioFigures {
    private static final int CURVES = 8;

    private RatioFigures() {}

    /**
     * The condition ratios with these column ids; {@link RunFigures#of} shows as many as stay legible, at least two.
     *
     * @return empty where nothing of them has been measured
     */
    public static Optional<Figure> of(Experiment experiment, Frame frame, RunFigures.Look look, List<String> ids) {
        List<String> all = FrameColumns.ids(frame, History.Group.RATIO);
        List<String> shown = all.stream().filter(ids::contains).toList();
        List<String> notes = new ArrayList<>();
        notes.add(Provenance.line(FrameColumns.notes(frame, shown)));
        List<String> hidden = all.stream().filter(id -> !shown.contains(id)).map(id -> shown.stream()
                .filter(other -> equal(frame, id, other)).findFirst().map(other -> name(frame, id) + " (equal to " + name(frame, other) + ")").orElseGet(() -> name(frame, id))).toList();
        if (!hidden.isEmpty()) {
            notes.add("Measured, not shown: " + String.join(", ", hidden));
        }
        List<Figure.Curve> curves = new ArrayList<>(FrameColumns.columns(frame, shown));
        if (!curves.isEmpty()) {
            curves.addAll(thresholds(experiment, curves, shown));
        }
        return RunFigures.curves(experiment.name() + ": condition ratios", "ratio", true, curves, notes, look);
    }

    /** What a condition is called, without its formula. */
    private static String name(Frame frame, String id) {
        return frame.tracks().stream().flatMap(track -> track.history().columns().stream()).filter(column -> column.id().equals(id))
                .findFirst().map(column -> CurveKey.withoutFormula(column.label())).orElse(id);
    }

    /** A dashed line from the first to the last step at each threshold of the conditions that are drawn. */
    private static List<Figure.Curve> thresholds(Experiment experiment, List<Figure.Curve> drawn, List<String> shown) {
        double first = drawn.stream().mapToDouble(curve -> curve.x()[0]).min().orElseThrow();
        double last = drawn.stream().mapToDouble(curve -> curve.x()[curve.x().length - 1]).max().orElseThrow();
        List<Figure.Curve> lines = new ArrayList<>();
        for (Condition condition : ConditionFamily.with(experiment.probes().conditions())) {
            if (shown.contains(condition.id()) && condition.threshold().isPresent()) {
                double threshold = condition.threshold().getAsDouble();
                lines.add(new Figure.Curve(CurveKey.withoutFormula(condition.label()) + " = " + Numbers.format(threshold, 6) + ": from here on "
                        + condition.fromThreshold(), -1, 1, new double[] {first, last}, new double[] {threshold, threshold}, Optional.empty(), Figure.Drawn.BOUND));
            }
        }
        return lines;
    }

    /**
     * The ratios shown unasked: eight curves in all, but two ratios at least. Where not all can be shown, none is that
     * equals one before it everywhere, as PL* does PL where f* is 0.
     */
    public static List<String> selection(Frame frame) {
        List<String> ids = FrameColumns.ids(frame, History.Group.RATIO);
        int count = Math.max(2, CURVES / Math.max(1, frame.tracks().size()));
        if (ids.size() <= count) {
            return ids;
        }
        List<String> shown = new ArrayList<>();
        for (String id : ids) {
            if (shown.size() < count && shown.stream().noneMatch(other -> equal(frame, id, other))) {
                shown.add(id);
            }
        }
        return shown;
    }

    /** Whether two columns have the same numbers in every track. */
    private static boolean equal(Frame frame, String id, String other) {
        return frame.tracks().stream().allMatch(track -> {
            Optional<double[]> a = values(track, id);
            Optional<double[]> b = values(track, other);
            return a.isPresent() && b.isPresent() && Arrays.equals(a.get(), b.get());
        });
    }

    private static Optional<double[]> values(Frame.Track track, String id) {
        return track.history().columns().stream().filter(column -> column.id().equals(id)).map(History.Column::values).findFirst();
    }
}
