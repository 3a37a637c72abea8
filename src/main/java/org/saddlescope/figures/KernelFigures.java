package org.saddlescope.figures;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.saddlescope.experiment.Experiment;
import org.saddlescope.experiment.Frame;
import org.saddlescope.experiment.History;
import org.saddlescope.model.Loss;

/**
 * The eigenvalues of the tangent kernel K along the paths of a run. With L = ½‖F − y‖² the ratio PL* = ‖∇L‖²/(2L) is
 * (F−y)ᵀK(F−y)/‖F−y‖², so that λ_min(K) ≤ PL* ≤ λ_max(K), and it is drawn with them. That is so for no other loss and for
 * none with a penalty; with the mean L = ‖F − y‖²/m over m outputs the run has measured PL*·m/2 for this purpose.
 */
final class KernelFigures {
    private static final String PL_STAR = "pl_star";
    private static final String RADIUS = "kernel_radius";
    /** A radius of so many times what was walked would press the walked distance onto the axis. */
    private static final double FAR = 10;

    private KernelFigures() {}

    static Optional<Figure> eigenvalues(Experiment experiment, Frame frame, RunFigures.Look look) {
        List<String> ids = new ArrayList<>(FrameColumns.ids(frame, History.Group.KERNEL));
        if (ids.isEmpty()) {
            return Optional.empty();
        }
        List<String> notes = new ArrayList<>();
        if (between(experiment) && FrameColumns.ids(frame, History.Group.RATIO).contains(PL_STAR)) {
            ids.add(PL_STAR);
            notes.add("L = ½‖F−y‖², so that λₘᵢₙ(K) ≤ PL* ≤ λₘₐₓ(K)");
        }
        notes.addAll(FrameColumns.notes(frame, ids));
        return RunFigures.curves(experiment.name() + ": eigenvalues of the tangent kernel", "eigenvalue", look.logScale(),
                FrameColumns.columns(frame, ids), notes, look);
    }

    /** How far θ has moved, from 0 at the start, with the radius R of the ball where it is not too far off to be drawn. */
    static Optional<Figure> distance(String name, Frame frame, RunFigures.Look look) {
        List<String> ids = new ArrayList<>(FrameColumns.ids(frame, History.Group.DISTANCE));
        List<String> notes = new ArrayList<>(FrameColumns.notes(frame, ids));
        double walked = largest(FrameColumns.columns(frame, ids.stream().filter(id -> !id.equals(RADIUS)).toList()));
        List<Figure.Curve> radii = FrameColumns.columns(frame, ids.stream().filter(RADIUS::equals).toList());
        if (walked > 0 && largest(radii) > FAR * walked) {
            ids.remove(RADIUS);
            for (Figure.Curve radius : radii) {
                notes.addFirst("Beyond the axis: " + radius.name() + " from " + Numbers.format(Arrays.stream(radius.y()).min().orElse(Double.NaN), 3)
                        + " to " + Numbers.format(Arrays.stream(radius.y()).max().orElse(Double.NaN), 3));
            }
        }
        return RunFigures.curves(name + ": distance from the start", "distance", false, FrameColumns.columns(frame, ids), notes, look);
    }

    private static double largest(List<Figure.Curve> curves) {
        return curves.stream().flatMapToDouble(curve -> Arrays.stream(curve.y())).filter(y -> !Double.isNaN(y)).max().orElse(Double.NaN);
    }

    /** Whether PL* lies between the eigenvalues of K as it is. */
    private static boolean between(Experiment experiment) {
        return experiment.problem() instanceof Experiment.ProblemSpec.Network network && network.loss() == Loss.HALF_SQUARED_ERROR
                && network.penalty() == 0;
    }
}
