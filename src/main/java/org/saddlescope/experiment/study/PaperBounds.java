package org.saddlescope.experiment.study;

import java.util.Arrays;
import java.util.Locale;
import org.saddlescope.conditions.BoundReading;
import org.saddlescope.conditions.ConvergenceBound;
import org.saddlescope.conditions.GridSmoothness;
import org.saddlescope.optim.AdaGradNormMax;
import org.saddlescope.optim.DecSps;
import org.saddlescope.optim.InverseSquareRoot;
import org.saddlescope.optim.Ngn;
import org.saddlescope.optim.Optimizer;
import org.saddlescope.optim.Schedule;
import org.saddlescope.optim.SpsMax;

/** The bounds of Islamov et al. 2024 for the optimizers of an experiment. */
final class PaperBounds {
    /** Grid points along each variable at which the smoothness is measured. */
    private static final int POINTS = 101;

    private final RandomDraws draws;
    private final double squaredDistance;
    private final String smoothnessFrom;
    private final double smoothness;

    /** What the paper says of an optimizer. */
    sealed interface Found {}

    /** A bound, held against the measurement. */
    record Read(BoundReading reading) implements Found {}

    /** No bound, and why. */
    record None(String why) implements Found {}

    PaperBounds(RandomDraws draws, double from, double to, double squaredDistance) {
        this.draws = draws;
        this.squaredDistance = squaredDistance;
        if (draws.full().dimension() > GridSmoothness.MOST_DIMENSIONS) {
            smoothness = Double.NaN;
            smoothnessFrom = "not measured in more than " + GridSmoothness.MOST_DIMENSIONS + " variables";
        } else {
            smoothness = GridSmoothness.of(draws.components(), from, to, POINTS).value();
            smoothnessFrom = String.format(Locale.ROOT, "the largest |λ| of a component's Hessian on a grid of %d points a variable "
                    + "from %.4g to %.4g", POINTS, from, to);
        }
    }

    /** Whether the paper has a bound with constants for this rule, apart from whether it holds here. */
    static boolean known(Optimizer optimizer) {
        return switch (optimizer) {
            case Optimizer.Sgd sgd -> sgd.weightDecay() == 0 && sgd.clip() == 0
                    && (sgd.schedule() instanceof Schedule.Constant || sgd.schedule() instanceof InverseSquareRoot);
            case SpsMax sps -> sps.schedule() instanceof Schedule.Constant;
            case Ngn ngn -> ngn.schedule() instanceof Schedule.Constant;
            default -> false;
        };
    }

    /** @param gamma the step size before the schedule */
    Found of(Optimizer optimizer, double gamma, WalkSummary summary, int steps) {
        if (optimizer instanceof DecSps) {
            return new None("the program has no bound of the paper for DecSPS; none is drawn");
        }
        if (optimizer instanceof AdaGradNormMax rule) {
            String asked = Double.isFinite(smoothness)
                    ? String.format(Locale.ROOT, "so α − β ≥ %.4g", 2 * smoothness * gamma / rule.initial()) : "with L " + smoothnessFrom;
            return new None("rate only: O(1/√K + ασ²) where b₋₁ ≥ 2Lγ/(α − β), " + asked
                    + "; the program has no constants for it, and no bound is drawn");
        }
        if (!known(optimizer)) {
            return new None("no bound of the paper is known for this rule with these settings");
        }
        if (!Double.isFinite(smoothness)) {
            return new None("no bound is drawn: L is " + smoothnessFrom);
        }
        double[] infima = draws.whole(optimizer.batch()) ? new double[] {draws.minima().value()} : draws.infima();
        if (optimizer instanceof SpsMax sps && Arrays.stream(infima).anyMatch(f -> f != sps.sampleMinimum())) {
            return new None("no bound is drawn: sampleMinimum is not the f_i* of every mini-batch");
        }
        if (optimizer instanceof Ngn && Arrays.stream(infima).anyMatch(f -> f < 0)) {
            return new None("no bound is drawn: NGN needs losses that are not negative");
        }
        double mean = Arrays.stream(infima).average().orElseThrow();
        ConvergenceBound.Facts facts = new ConvergenceBound.Facts(squaredDistance, smoothness, draws.minima().value() - mean, mean);
        return new Read(BoundReading.of(bound(optimizer, gamma), facts, summary.region(), steps, summary.largest()));
    }

    private static ConvergenceBound bound(Optimizer optimizer, double gamma) {
        return switch (optimizer) {
            case Optimizer.Sgd sgd when sgd.schedule() instanceof Schedule.Constant -> new ConvergenceBound.ConstantSgd(gamma);
            case Optimizer.Sgd _ -> new ConvergenceBound.DecreasingSgd(gamma);
            case SpsMax sps -> new ConvergenceBound.PolyakMax(sps.c(), gamma);
            case Ngn _ -> new ConvergenceBound.NonNegativeGaussNewton(gamma);
            default -> throw new IllegalArgumentException(optimizer + " has no bound");
        };
    }

    /** Where the numbers of the bounds come from. */
    String provenance() {
        return String.format(Locale.ROOT, "Bounds (Islamov et al. 2024) are upper bounds on the least mean of f − f* so far, with α and β "
                + "measured along these paths on the components drawn; L = %.4g, %s; E dist(x₀, S)² = %.4g over the starts",
                smoothness, smoothnessFrom, squaredDistance);
    }
}
