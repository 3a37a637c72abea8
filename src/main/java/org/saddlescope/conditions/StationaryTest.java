package org.saddlescope.conditions;

/**
 * What the alpha-beta condition demands at a point x̂ with ∇f(x̂) = 0 (derived from Definition 1 of Islamov, Ajroldi,
 * Orvieto, Lucchi 2024 by averaging it over i, where the left side becomes ⟨∇f(x̂), x̂ − x_p⟩ = 0):
 * (α − β)(f(x̂) − f*) ≤ βσ². A pair for which it fails at a saddle or a local minimum is infeasible wherever x̂ may be reached.
 *
 * @param gap          f(x̂) − f*
 * @param sigmaSquared σ² = E[f* − f_i*]
 */
public record StationaryTest(double gap, double sigmaSquared) {
    /** βσ²/(α − β) − (f(x̂) − f*): negative where the pair is infeasible. */
    public double margin(double alpha, double beta) {
        return beta * sigmaSquared / (alpha - beta) - gap;
    }

    /** The smallest α with α − β = δ that passes: δ(1 + (f(x̂) − f*)/σ²); infinite above the minimum under interpolation. */
    public double leastAlpha(double delta) {
        return gap <= 0 ? delta : delta * (1 + gap / sigmaSquared);
    }
}
