package org.saddlescope.figures;

import java.util.ArrayList;
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

    /** Whether PL* lies between the eigenvalues of K as it is. */
    private static boolean between(Experiment experiment) {
        return experiment.problem() instanceof Experiment.ProblemSpec.Network network && network.loss() == Loss.HALF_SQUARED_ERROR
                && network.penalty() == 0;
    }
}
