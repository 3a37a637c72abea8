package org.saddlescope.ui.instrument;

import java.util.List;
import org.saddlescope.experiment.CriticalReport;
import org.saddlescope.figures.Numbers;
import org.saddlescope.paths.CriticalOutcome;
import org.saddlescope.paths.CriticalOutcome.Reached;
import org.saddlescope.paths.DescentWalk;
import org.saddlescope.paths.PointSpectrum;
import org.saddlescope.spectra.EigenPair;

/** What was found, in words, with what was reached. */
public final class OutcomeText {
    private static final int DIGITS = 6;

    private OutcomeText() {}

    /** What a search for a critical point came to. */
    public static String of(CriticalOutcome outcome) {
        Reached reached = outcome.reached();
        return switch (outcome) {
            case CriticalOutcome.Critical critical -> "Found: a " + name(critical.spectrum().kind()) + ". ‖∇f‖ = " + short3(reached.gradientNorm())
                    + ", off by about " + short3(critical.distance()) + "; " + effort(reached);
            case CriticalOutcome.GradientFlat flat -> "A gradient-flat point, not a critical one: ‖∇f‖ = " + short3(reached.gradientNorm())
                    + " stays, where ‖H∇f‖/(‖H‖‖∇f‖) = " + short3(flat.flatness()) + "; " + effort(reached);
            case CriticalOutcome.NotFound none -> "No critical point found: " + none.message() + ". Reached ‖∇f‖ = " + short3(reached.gradientNorm())
                    + ", loss " + Numbers.format(reached.loss(), DIGITS) + "; " + effort(reached);
        };
    }

    private static String effort(Reached reached) {
        return reached.iterations() + (reached.iterations() == 1 ? " step, " : " steps, ") + reached.products()
                + " Hessian-vector products, moved by " + short3(reached.moved());
    }

    /** "saddle", "degenerate point", ... */
    static String name(PointSpectrum.Kind kind) {
        return kind.label() + (kind == PointSpectrum.Kind.DEGENERATE ? " point" : "");
    }

    /** Ways down, a line each. */
    public static String of(List<CriticalReport.Walked> ways) {
        if (ways.isEmpty()) {
            return "No way down: the loss does not fall next to the saddle";
        }
        return String.join("\n", ways.stream().map(walked -> {
            DescentWalk.Way way = walked.way();
            int last = way.last();
            return "Down (" + (way.side() > 0 ? "+" : "−") + "): loss " + Numbers.format(way.losses()[last], DIGITS) + " after "
                    + way.steps()[last] + " steps, length " + Numbers.format(way.lengths()[last], 4) + ", " + switch (way.end()) {
                        case ARRIVED -> "arrived";
                        case STEPS -> "NOT CONVERGED";
                        case STALLED -> "no lower loss within rounding";
                        case CANCELLED -> "stopped";
                    } + " at ‖∇f‖ = " + short3(way.gradientNorms()[last]);
        }).toList());
    }

    /** λ ± residual. */
    public static String of(EigenPair pair) {
        return Numbers.format(pair.value(), DIGITS) + " ± " + Numbers.format(pair.residual(), 1) + (pair.converged() ? "" : ", NOT CONVERGED");
    }

    /** The Morse index with what is known of it. */
    public static String index(PointSpectrum spectrum) {
        return spectrum.exact() ? spectrum.index() + " of " + spectrum.dimension()
                : "at least " + spectrum.index() + " of " + spectrum.dimension();
    }

    private static String short3(double value) {
        return Numbers.format(value, 3);
    }
}
