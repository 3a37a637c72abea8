package org.saddlescope.figures;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.saddlescope.experiment.Experiment;
import org.saddlescope.experiment.Frame;
import org.saddlescope.experiment.History;
import org.saddlescope.experiment.StepAccount;
import org.saddlescope.experiment.Surface;

/** Makes the figures of a run from a frame: the same ones in the window, in the run folder and in every export. */
public final class RunFigures {
    private static final String LARGEST = "lambda_max";
    private static final String STABILITY_LIMIT = "stability_limit";

    private RunFigures() {}

    /** The figure of this kind, or empty where the frame has nothing for it. */
    public static Optional<Figure> of(Experiment.FigureKind kind, Experiment experiment, Frame frame, Look look) {
        String name = experiment.name();
        return switch (kind) {
            case MAP -> Surface.of(name, frame).flatMap(surface -> SurfaceFigures.of(kind, surface, look)).map(figure -> StepArrows.on(binding(figure, frame), look.step()));
            case SURFACE -> Surface.of(name, frame).flatMap(surface -> SurfaceFigures.of(kind, surface, look.camera().or(() -> Figure.Camera.of(experiment))
                    .map(look::seenBy).orElse(look)));
            case LOSS -> curves(name + ": loss", "loss", look.logScale(), loss(frame), Stream.concat(diverged(frame).stream(), HandMarks.note(frame).stream()).toList(), look);
            case ACCURACY -> curves(name + ": accuracy", "accuracy", false,
                    FrameColumns.columns(frame, FrameColumns.ids(frame, History.Group.ACCURACY)), List.of(), look);
            case RATIOS -> RatioFigures.of(experiment, frame, look, RatioFigures.selection(frame));
            case SPECTRUM -> EndFigures.of(name, frame, look);
            case LOG_RATIOS -> measured(name + ": conditions that are logarithms", "logarithm", false, frame, look, FrameColumns.ids(frame, History.Group.LOG_RATIO));
            case KERNEL -> KernelFigures.eigenvalues(experiment, frame, look);
            case CONDITIONING -> measured(name + ": condition number of the tangent kernel", "κ(K)", look.logScale(), frame, look,
                    FrameColumns.ids(frame, History.Group.KERNEL_CONDITION));
            case DRIFT -> measured(name + ": drift of the tangent kernel", "‖K−K₀‖/‖K₀‖", false, frame, look, FrameColumns.ids(frame, History.Group.DRIFT));
            case MODEL_HESSIAN -> measured(name + ": spectral norm of the model Hessian", "‖H_F‖", look.logScale(), frame, look,
                    FrameColumns.ids(frame, History.Group.MODEL_HESSIAN));
            // From 0 at the first step, which a logarithm would hide.
            case DISTANCE -> KernelFigures.distance(name, frame, look);
            case SMOOTHNESS -> beside(frame, FrameColumns.ids(frame, History.Group.SMOOTHNESS), LARGEST, STABILITY_LIMIT).flatMap(ids ->
                    measured(name + ": local smoothness", "curvature", look.logScale(), frame, look, ids));
            case SMOOTHNESS_FIT -> SmoothnessFigures.of(name, frame);
            case INDEX -> measured(name + ": Morse index", "negative eigenvalues", false, frame, look, FrameColumns.ids(frame, History.Group.INDEX));
            case ALPHA_BETA -> frame.alphaBeta().isEmpty() ? Optional.empty()
                    : Optional.of(RegionFigures.of(name + ": alpha-beta condition", RegionFigures.Group.each(frame.alphaBeta())));
        };
    }

    /**
     * What the viewer chose.
     *
     * @param camera where the surface is seen from; where the viewer has not chosen, the experiment does, or else {@link Figure.Camera#showing}
     * @param range  the range of colours and heights, where it is kept for slices to compare
     * @param step   whose arrows are drawn on the map
     */
    public record Look(boolean logScale, ColourMap colours, Optional<Figure.Camera> camera, Optional<Double> cursor, Optional<ColourRange> range,
                       Optional<StepAccount> step) {
        public static final Look DEFAULT = new Look(true, ColourMap.VIRIDIS, Optional.empty(), Optional.empty());

        /** Without the arrows of a step. */
        public Look(boolean logScale, ColourMap colours, Optional<Figure.Camera> camera, Optional<Double> cursor, Optional<ColourRange> range) {
            this(logScale, colours, camera, cursor, range, Optional.empty());
        }

        /** Each slice in the range of its own values. */
        public Look(boolean logScale, ColourMap colours, Optional<Figure.Camera> camera, Optional<Double> cursor) {
            this(logScale, colours, camera, cursor, Optional.empty());
        }

        public Look(boolean logScale, ColourMap colours, Figure.Camera camera, Optional<Double> cursor) {
            this(logScale, colours, Optional.of(camera), cursor);
        }

        /** The same, seen from here. */
        public Look seenBy(Figure.Camera other) {
            return new Look(logScale, colours, Optional.of(other), cursor, range, step);
        }

        /** The same with a range that is kept, or without one. */
        public Look ranging(Optional<ColourRange> other) {
            return new Look(logScale, colours, camera, cursor, other, step);
        }

        /** The same with the arrows of a step, or without any. */
        public Look stepping(Optional<StepAccount> other) {
            return new Look(logScale, colours, camera, cursor, range, other);
        }
    }

    /** Curves over steps; empty without one. Notes that say nothing are left out. */
    static Optional<Figure> curves(String title, String yLabel, boolean log, List<Figure.Curve> curves,
                                           List<String> notes, Look look) {
        return curves.isEmpty() ? Optional.empty()
                : Optional.of(new Figure.CurvePlot(title, "step", yLabel, log, curves,
                        notes.stream().filter(note -> !note.isBlank()).toList(), look.cursor()));
    }

    /** Columns with what is known of each of them. */
    private static Optional<Figure> measured(String title, String yLabel, boolean log, Frame frame, Look look, List<String> ids) {
        return curves(title, yLabel, log, FrameColumns.columns(frame, ids), FrameColumns.notes(frame, ids), look);
    }

    /** These columns and those of the others that the frame has; empty where there is nothing that they could stand beside. */
    private static Optional<List<String>> beside(Frame frame, List<String> ids, String... others) {
        return ids.isEmpty() ? Optional.empty() : Optional.of(Stream.concat(ids.stream(), Arrays.stream(others)
                .filter(id -> frame.tracks().stream().anyMatch(track -> track.history().column(id).isPresent()))).toList());
    }

    private static List<Figure.Curve> loss(Frame frame) {
        List<String> heldOut = FrameColumns.ids(frame, History.Group.LOSS);
        List<Figure.Curve> curves = new ArrayList<>();
        for (int i = 0; i < frame.tracks().size(); i++) {
            Frame.Track track = frame.tracks().get(i);
            History history = track.history();
            if (history.size() > 0) {
                String name = heldOut.isEmpty() ? track.name() : track.name() + Figure.OF + "training loss";
                curves.add(new Figure.Curve(name, i, 0, FrameColumns.steps(history), history.loss()));
            }
        }
        for (int dash = 0; dash < heldOut.size(); dash++) {
            curves.addAll(FrameColumns.column(frame, heldOut.get(dash), dash + 1, false));
        }
        curves.addAll(BindingMarks.onLoss(frame.alphaBeta(), frame.tracks()));
        curves.addAll(HandMarks.onLoss(frame));
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
        return RecordCopy.with(map, "marks", marks);
    }

    private static List<String> diverged(Frame frame) {
        List<String> diverged = frame.tracks().stream().filter(track -> track.divergedAt() >= 0)
                .map(track -> track.name() + " from step " + track.divergedAt()).toList();
        return diverged.isEmpty() ? List.of() : List.of("Diverged, the loss is not finite: " + String.join(", ", diverged));
    }
}
