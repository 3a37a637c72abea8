package org.saddlescope.figures;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.saddlescope.experiment.Frame;
import org.saddlescope.experiment.History;

/** The extreme eigenvalues of the Hessian along the paths of a run. */
final class EndFigures {
    private EndFigures() {}

    /** Each end over the steps, with the largest residual and what the axis hides. */
    static Optional<Figure> of(String name, Frame frame, RunFigures.Look look) {
        List<String> ids = FrameColumns.ids(frame, History.Group.SPECTRUM);
        List<Figure.Curve> curves = FrameColumns.columns(frame, ids);
        List<String> notes = new ArrayList<>(FrameColumns.notes(frame, ids));
        residuals(frame).ifPresent(notes::add);
        HiddenNegatives.note(curves).ifPresent(notes::add);
        return RunFigures.curves(name + ": extreme Hessian eigenvalues", "eigenvalue", false, curves, notes, look);
    }

    /** How far off the eigenvalues may be: the largest residual of each end over all optimizers and steps; NaN is said. */
    private static Optional<String> residuals(Frame frame) {
        List<String> largest = new ArrayList<>();
        for (Figure.Curve worst : FrameColumns.columns(frame, FrameColumns.ids(frame, History.Group.RESIDUAL)).stream()
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
}
