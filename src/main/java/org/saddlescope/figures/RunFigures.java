package org.saddlescope.figures;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.saddlescope.experiment.Experiment;
import org.saddlescope.experiment.Frame;
import org.saddlescope.experiment.History;
import org.saddlescope.experiment.Surface;

/** Makes the figures of a run from a frame: the same ones in the window, in the run folder and in every export. */
public final class RunFigures {
    private static final int CURVES = 8;
    private static final String PL_STAR = "pl_star";
    private static final String LARGEST = "lambda_max";
    private static final String STABILITY_LIMIT = "stability_limit";

    private RunFigures() {}

    /** The figure of this kind, or empty where the frame has nothing for it. */
    public static Optional<Figure> of(Experiment.FigureKind kind, Experiment experiment, Frame frame, Look look) {
        String name = experiment.name();
        return switch (kind) {
            case MAP -> Surface.of(name, frame).flatMap(surface -> SurfaceFigures.of(kind, surface, look)).map(figure -> binding(figure, frame));
            case SURFACE -> Surface.of(name, frame).flatMap(surface -> SurfaceFigures.of(kind, surface, look));
            case LOSS -> curves(name + ": loss", "loss", look.logScale(), loss(frame), diverged(frame), look);
            case ACCURACY -> curves(name + ": accuracy", "accuracy", false,
                    columns(frame, ids(frame, History.Group.ACCURACY)), List.of(), look);
            case RATIOS -> ratios(experiment, frame, look, selection(frame));
            case SPECTRUM -> spectrum(name, frame, look);
            case LOG_RATIOS -> measured(name + ": conditions that are logarithms", "logarithm", false, frame, look, ids(frame, History.Group.LOG_RATIO));
            case KERNEL -> beside(frame, ids(frame, History.Group.KERNEL), PL_STAR).flatMap(ids ->
                    measured(name + ": eigenvalues of the tangent kernel", "eigenvalue", look.logScale(), frame, look, ids));
            case CONDITIONING -> measured(name + ": condition number of the tangent kernel", "κ(K)", look.logScale(), frame, look,
                    ids(frame, History.Group.KERNEL_CONDITION));
            case DRIFT -> measured(name + ": drift of the tangent kernel", "spectral norm", look.logScale(), frame, look, ids(frame, History.Group.DRIFT));
            case DISTANCE -> measured(name + ": distance from the start", "distance", look.logScale(), frame, look, ids(frame, History.Group.DISTANCE));
            case SMOOTHNESS -> beside(frame, ids(frame, History.Group.SMOOTHNESS), LARGEST, STABILITY_LIMIT).flatMap(ids ->
                    measured(name + ": local smoothness", "curvature", look.logScale(), frame, look, ids));
            case INDEX -> measured(name + ": Morse index", "negative eigenvalues", false, frame, look, ids(frame, History.Group.INDEX));
            case ALPHA_BETA -> frame.alphaBeta().isEmpty() ? Optional.empty()
                    : Optional.of(RegionFigures.of(name + ": alpha-beta condition", RegionFigures.Group.each(frame.alphaBeta())));
        };
    }

    /**
     * The condition ratios with these column ids; {@link #of} shows as many as stay legible, at least two.
     *
     * @return empty where nothing of them has been measured
     */
    public static Optional<Figure> ratios(Experiment experiment, Frame frame, Look look, List<String> ids) {
        List<String> all = ids(frame, History.Group.RATIO);
        List<String> shown = all.stream().filter(ids::contains).toList();
        List<String> notes = new ArrayList<>();
        notes.add(Provenance.line(notes(frame, shown)));
        List<String> hidden = all.stream().filter(id -> !shown.contains(id)).map(id -> shown.stream()
                .filter(other -> equal(frame, id, other)).findFirst().map(other -> id + " (equal to " + other + ")").orElse(id)).toList();
        if (!hidden.isEmpty()) {
            notes.add("Measured, not shown: " + String.join(", ", hidden));
        }
        return curves(experiment.name() + ": condition ratios", "ratio", true, columns(frame, shown), notes, look);
    }

    /**
     * What the viewer chose.
     *
     * @param camera where the surface is seen from; where the viewer has not chosen, {@link Figure.Camera#showing} does
     */
    public record Look(boolean logScale, ColourMap colours, Optional<Figure.Camera> camera, Optional<Double> cursor) {
        public static final Look DEFAULT = new Look(true, ColourMap.VIRIDIS, Optional.empty(), Optional.empty());

        public Look(boolean logScale, ColourMap colours, Figure.Camera camera, Optional<Double> cursor) {
            this(logScale, colours, Optional.of(camera), cursor);
        }
    }

    private static Optional<Figure> curves(String title, String yLabel, boolean log, List<Figure.Curve> curves,
                                           List<String> notes, Look look) {
        return curves.isEmpty() ? Optional.empty()
                : Optional.of(new Figure.CurvePlot(title, "step", yLabel, log, curves,
                        notes.stream().filter(note -> !note.isBlank()).toList(), look.cursor()));
    }

    /** Columns with what is known of each of them. */
    private static Optional<Figure> measured(String title, String yLabel, boolean log, Frame frame, Look look, List<String> ids) {
        return curves(title, yLabel, log, columns(frame, ids), notes(frame, ids), look);
    }

    /** These columns and those of the others that the frame has; empty where there is nothing that they could stand beside. */
    private static Optional<List<String>> beside(Frame frame, List<String> ids, String... others) {
        return ids.isEmpty() ? Optional.empty() : Optional.of(Stream.concat(ids.stream(), Arrays.stream(others)
                .filter(id -> frame.tracks().stream().anyMatch(track -> track.history().column(id).isPresent()))).toList());
    }

    private static List<Figure.Curve> loss(Frame frame) {
        List<String> heldOut = ids(frame, History.Group.LOSS);
        List<Figure.Curve> curves = new ArrayList<>();
        for (int i = 0; i < frame.tracks().size(); i++) {
            Frame.Track track = frame.tracks().get(i);
            History history = track.history();
            if (history.size() > 0) {
                String name = heldOut.isEmpty() ? track.name() : track.name() + Figure.OF + "training loss";
                curves.add(new Figure.Curve(name, i, 0, steps(history), history.loss()));
            }
        }
        for (int dash = 0; dash < heldOut.size(); dash++) {
            curves.addAll(column(frame, heldOut.get(dash), dash + 1, false));
        }
        curves.addAll(BindingMarks.onLoss(frame.alphaBeta(), frame.tracks()));
        return curves;
    }

    /** A map with the records that decide alpha and beta. */
    private static Figure binding(Figure figure, Frame frame) {
        List<Figure.Mark> binding = BindingMarks.onMap(frame.alphaBeta(), frame.trajectories());
        if (!(figure instanceof Figure.SliceMap map) || binding.isEmpty()) {
            return figure;
        }
        List<Figure.Mark> marks = new ArrayList<>(map.marks());
        marks.addAll(binding);
        return new Figure.SliceMap(map.title(), map.slice(), map.trajectories(), marks, map.logColour(), map.colours(), map.contours());
    }

    private static List<String> diverged(Frame frame) {
        List<String> diverged = frame.tracks().stream().filter(track -> track.divergedAt() >= 0)
                .map(track -> track.name() + " from step " + track.divergedAt()).toList();
        return diverged.isEmpty() ? List.of() : List.of("Diverged, the loss is not finite: " + String.join(", ", diverged));
    }

    private static Optional<Figure> spectrum(String name, Frame frame, Look look) {
        List<String> ids = ids(frame, History.Group.SPECTRUM);
        List<Figure.Curve> curves = columns(frame, ids);
        List<String> notes = new ArrayList<>(notes(frame, ids));
        residuals(frame).ifPresent(notes::add);
        HiddenNegatives.note(curves).ifPresent(notes::add);
        return curves(name + ": extreme Hessian eigenvalues", "eigenvalue", false, curves, notes, look);
    }

    /** How far off the eigenvalues may be: the largest residual of each end over all optimizers and steps; NaN is said. */
    private static Optional<String> residuals(Frame frame) {
        List<String> largest = new ArrayList<>();
        for (Figure.Curve worst : columns(frame, ids(frame, History.Group.RESIDUAL)).stream()
                .collect(Collectors.toMap(Figure.Curve::dash, c -> c, (a, b) -> max(a) >= max(b) || Double.isNaN(max(a)) ? a : b,
                        TreeMap::new)).values()) {
            String label = worst.name().substring(worst.name().lastIndexOf(Figure.OF) < 0 ? 0
                    : worst.name().lastIndexOf(Figure.OF) + Figure.OF.length());
            largest.add(label + " " + Numbers.format(max(worst), 2));
        }
        return largest.isEmpty() ? Optional.empty() : Optional.of("Largest " + String.join(", ", largest));
    }

    /** NaN where one element is. */
    private static double max(Figure.Curve curve) {
        return Arrays.stream(curve.y()).max().orElse(Double.NaN);
    }

    /**
     * The ratios shown unasked: eight curves in all, but two ratios at least. Where not all can be shown, none is that
     * equals one before it everywhere, as PL* does PL where f* is 0.
     */
    public static List<String> selection(Frame frame) {
        List<String> ids = ids(frame, History.Group.RATIO);
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

    private static List<String> ids(Frame frame, History.Group group) {
        Set<String> ids = new LinkedHashSet<>();
        for (Frame.Track track : frame.tracks()) {
            track.history().columns().stream().filter(column -> column.group() == group).forEach(column -> ids.add(column.id()));
        }
        return List.copyOf(ids);
    }

    private static List<String> notes(Frame frame, List<String> ids) {
        Set<String> notes = new LinkedHashSet<>();
        for (Frame.Track track : frame.tracks()) {
            track.history().columns().stream().filter(column -> ids.contains(column.id()) && !column.note().isBlank())
                    .forEach(column -> notes.add(column.note()));
        }
        return List.copyOf(notes);
    }

    private static List<Figure.Curve> columns(Frame frame, List<String> ids) {
        List<Figure.Curve> curves = new ArrayList<>();
        boolean single = frame.tracks().size() == 1;
        for (int dash = 0; dash < ids.size(); dash++) {
            curves.addAll(column(frame, ids.get(dash), dash, single));
        }
        return curves;
    }

    /** One column of every track; a single track tells its quantities apart by colour too. */
    private static List<Figure.Curve> column(Frame frame, String id, int dash, boolean single) {
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

    private static double[] steps(History history) {
        double[] steps = new double[history.size()];
        for (int i = 0; i < steps.length; i++) {
            steps[i] = history.steps()[i];
        }
        return steps;
    }
}
