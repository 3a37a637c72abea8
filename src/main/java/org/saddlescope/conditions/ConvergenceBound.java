package org.saddlescope.conditions;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Upper bounds on min_{0≤k&lt;K} E[f(x_k) − f*] under the alpha-beta condition with δ = α − β (Islamov, Ajroldi, Orvieto,
 * Lucchi 2024, arXiv 2410.12455, the theorems on each rule), for components drawn independently and uniformly. An upper
 * bound, never a prediction: {@link BoundReading} tells where it says nothing.
 */
public sealed interface ConvergenceBound {
    /**
     * What the bounds know of the function and of the start.
     *
     * @param squaredDistance E dist(x_0, S)²
     * @param smoothness      L, of every f_i
     * @param interpolation   σ²_int = E_i[f* − f_i*]
     * @param positivity      σ²_pos = E_i[f_i*]
     */
    record Facts(double squaredDistance, double smoothness, double interpolation, double positivity) {}

    /** The bound after K &gt; 0 steps; meaningless where an assumption is violated. */
    double at(double steps, Facts facts, double alpha, double beta);

    /** The least δ for which the rule's assumptions hold; where {@link #open}, only larger ones will do. */
    double leastDelta(Facts facts);

    /** Whether {@link #leastDelta} itself is left out. */
    default boolean open() {
        return false;
    }

    /** The assumption behind {@link #leastDelta} with its numbers, for people. */
    String assumption(Facts facts);

    /** The bound as a formula, for people. */
    String formula();

    /** x ← x − γ∇f_i(x): E dist²/(Kγδ) + 2Lγσ²/δ + 2βσ²/δ for γ ≤ δ/(2L). */
    record ConstantSgd(double gamma) implements ConvergenceBound {
        @Override
        public double at(double steps, Facts facts, double alpha, double beta) {
            double delta = alpha - beta;
            return facts.squaredDistance() / (steps * gamma * delta) + 2 * facts.smoothness() * gamma * facts.interpolation() / delta
                    + 2 * beta * facts.interpolation() / delta;
        }

        @Override
        public double leastDelta(Facts facts) {
            return 2 * facts.smoothness() * gamma;
        }

        @Override
        public String assumption(Facts facts) {
            return text("γ ≤ (α − β)/(2L), so α − β ≥ %.4g", leastDelta(facts));
        }

        @Override
        public String formula() {
            return "dist²/(Kγ(α − β)) + 2Lγσ²/(α − β) + 2βσ²/(α − β)";
        }
    }

    /** γ_k = γ₀/√(k + 1): 5 dist²/(4δγ₀√K) + 5γ₀Lσ² log(K + 1)/(δ√K) + 2βσ²/δ for γ₀ ≤ δ/(2L). */
    record DecreasingSgd(double gamma) implements ConvergenceBound {
        @Override
        public double at(double steps, Facts facts, double alpha, double beta) {
            double delta = alpha - beta;
            double root = Math.sqrt(steps);
            return 5 * facts.squaredDistance() / (4 * delta * gamma * root)
                    + 5 * gamma * facts.smoothness() * facts.interpolation() * StrictMath.log(steps + 1) / (delta * root)
                    + 2 * beta * facts.interpolation() / delta;
        }

        @Override
        public double leastDelta(Facts facts) {
            return 2 * facts.smoothness() * gamma;
        }

        @Override
        public String assumption(Facts facts) {
            return text("γ₀ ≤ (α − β)/(2L), so α − β ≥ %.4g", leastDelta(facts));
        }

        @Override
        public String formula() {
            return "5 dist²/(4(α − β)γ₀√K) + 5γ₀Lσ² log(K + 1)/((α − β)√K) + 2βσ²/(α − β)";
        }
    }

    /**
     * SPS_max with factor c and bound γ_b: c₁ dist²/K + 2αc₁γ_bσ² with c₁ = c/(γ_min(2δc − 1)), γ_min = min{1/(2cL), γ_b},
     * for c &gt; 1/(2δ).
     */
    record PolyakMax(double c, double most) implements ConvergenceBound {
        @Override
        public double at(double steps, Facts facts, double alpha, double beta) {
            double least = Math.min(1 / (2 * c * facts.smoothness()), most);
            double c1 = c / (least * (2 * (alpha - beta) * c - 1));
            return c1 / steps * facts.squaredDistance() + 2 * alpha * c1 * most * facts.interpolation();
        }

        @Override
        public double leastDelta(Facts facts) {
            return 1 / (2 * c);
        }

        @Override
        public boolean open() {
            return true;
        }

        @Override
        public String assumption(Facts facts) {
            return text("c > 1/(2(α − β)), so α − β > %.4g", leastDelta(facts));
        }

        @Override
        public String formula() {
            return "c₁ dist²/K + 2αc₁γ_b σ², c₁ = c/(γ_min(2(α − β)c − 1)), γ_min = min(1/(2cL), γ_b)";
        }
    }

    /**
     * NGN, Eq. 40 (Eq. 11 prints 2βσ²): dist²(1 + 2γL)²/(2γKc₂) + 3Lγα(1 + γL)σ²/c₂ + γL max{2γL − 1, 0}σ²_pos/c₂ + βσ²/c₂
     * with c₂ = 2γL(δ − 1) + δ, for δ ≥ 1.
     */
    record NonNegativeGaussNewton(double gamma) implements ConvergenceBound {
        @Override
        public double at(double steps, Facts facts, double alpha, double beta) {
            double step = gamma * facts.smoothness();
            double delta = alpha - beta;
            double c2 = 2 * step * (delta - 1) + delta;
            return (facts.squaredDistance() * (1 + 2 * step) * (1 + 2 * step) / (2 * gamma * steps)
                    + 3 * step * alpha * (1 + step) * facts.interpolation()
                    + step * Math.max(2 * step - 1, 0) * facts.positivity() + beta * facts.interpolation()) / c2;
        }

        @Override
        public double leastDelta(Facts facts) {
            return 1;
        }

        @Override
        public String assumption(Facts facts) {
            return "α ≥ β + 1";
        }

        @Override
        public String formula() {
            return "dist²(1 + 2γL)²/(2γKc₂) + 3Lγα(1 + γL)σ²/c₂ + γL max(2γL − 1, 0)σ²_pos/c₂ + βσ²/c₂, "
                    + "c₂ = 2γL(α − β − 1) + α − β (Eq. 40)";
        }
    }

    /**
     * The pair of the region for which the bound after K steps is least.
     *
     * @param value the bound there
     */
    record Choice(double alpha, double beta, double value) {}

    /**
     * Every bound, as a function of δ along a straight piece of α_min(δ), is a quotient of two affine functions without
     * a pole where the assumptions hold, so that it is monotone: the least value over the region lies at a corner, or at
     * an end of the range of δ that the assumptions leave. Where δ is not bounded above the end is {@link #FAR}.
     *
     * @return empty where no pair of the region satisfies the assumptions, or a fact is not finite
     */
    default Optional<Choice> best(AlphaBetaRegion region, Facts facts, double steps) {
        double least = leastDelta(facts);
        List<Double> deltas = new ArrayList<>();
        if (!open()) {
            deltas.add(least);
        }
        for (AlphaBetaRegion.Corner corner : region.corners(FAR)) {
            deltas.add(corner.delta());
        }
        Choice best = null;
        for (double delta : deltas) {
            double alpha = region.alphaMin(delta);
            boolean allowed = delta > 0 && Double.isFinite(alpha) && (open() ? delta > least : delta >= least);
            if (allowed) {
                double value = at(steps, facts, alpha, alpha - delta);
                if (Double.isFinite(value) && (best == null || value < best.value())) {
                    best = new Choice(alpha, alpha - delta, value);
                }
            }
        }
        return Optional.ofNullable(best);
    }

    /** The largest δ looked at where the records do not bound it: what a bound still has above its limit falls as 1/δ. */
    double FAR = 1e6;

    private static String text(String format, double number) {
        return String.format(Locale.ROOT, format, number);
    }
}
