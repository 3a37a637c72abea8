package org.saddlescope.ui.instrument;

import java.util.List;
import org.saddlescope.experiment.CriticalReport;
import org.saddlescope.figures.Numbers;
import org.saddlescope.paths.CriticalOutcome;
import org.saddlescope.paths.CriticalOutcome.Reached;
import org.saddlescope.paths.DescentWalk;
import org.saddlescope.paths.PointSpectrum;
import org.saddlescope.spectra.EigenPair;
import org.saddlescope.ui.base.Text;

/** What was found, in words, with what was reached. */
public final class OutcomeText {
    private static final int DIGITS = 6;

    private OutcomeText() {}

    /** What a search for a critical point came to. */
    public static String of(CriticalOutcome outcome) {
        Reached reached = outcome.reached();
        return switch (outcome) {
            case CriticalOutcome.Critical critical -> Text.of("instrument.outcomeText.foundAFOffBy", name(critical.spectrum().kind()), short3(reached.gradientNorm()), short3(critical.distance()), effort(reached));
            case CriticalOutcome.GradientFlat flat -> Text.of("instrument.outcomeText.aGradientFlatPointNot", short3(reached.gradientNorm()), short3(flat.flatness()), effort(reached));
            case CriticalOutcome.NotFound none -> Text.of("instrument.outcomeText.noCriticalPointFoundReached", none.message(), short3(reached.gradientNorm()), Numbers.format(reached.loss(), DIGITS), effort(reached));
        };
    }

    private static String effort(Reached reached) {
        return reached.iterations() == 1 ? Text.of("outcome.effort.one", reached.iterations(), reached.products(), short3(reached.moved()))
                : Text.of("outcome.effort", reached.iterations(), reached.products(), short3(reached.moved()));
    }

    /** "saddle", "degenerate point", ... */
    static String name(PointSpectrum.Kind kind) {
        return kind == PointSpectrum.Kind.DEGENERATE ? Text.of("outcome.degenerate", kind.label()) : kind.label();
    }

    /** Ways down, a line each. */
    public static String of(List<CriticalReport.Walked> ways) {
        if (ways.isEmpty()) {
            return Text.of("instrument.outcomeText.noWayDownTheLoss");
        }
        return String.join("\n", ways.stream().map(walked -> {
            DescentWalk.Way way = walked.way();
            int last = way.last();
            String end = switch (way.end()) {
                case ARRIVED -> Text.of("outcome.arrived");
                case STEPS -> Text.of("outcome.notConverged");
                case STALLED -> Text.of("outcome.stalled");
                case CANCELLED -> Text.of("outcome.stopped");
            };
            return Text.of("outcome.down", way.side() > 0 ? "+" : "−", Numbers.format(way.losses()[last], DIGITS), way.steps()[last],
                    Numbers.format(way.lengths()[last], 4), end, short3(way.gradientNorms()[last]));
        }).toList());
    }

    /** λ ± residual. */
    public static String of(EigenPair pair) {
        return Numbers.format(pair.value(), DIGITS) + " ± " + Numbers.format(pair.residual(), 1) + (pair.converged() ? "" : ", " + Text.of("outcome.notConverged"));
    }

    /** The Morse index with what is known of it. */
    public static String index(PointSpectrum spectrum) {
        return spectrum.exact() ? Text.of("instrument.outcomeText.of", spectrum.index(), spectrum.dimension())
                : Text.of("instrument.outcomeText.atLeastOf", spectrum.index(), spectrum.dimension());
    }

    private static String short3(double value) {
        return Numbers.format(value, 3);
    }
}
