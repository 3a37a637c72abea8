package org.saddlescope.conditions;

/**
 * PL* of L(w) = ½‖Xw − y‖² where y cannot be met: ‖∇L‖²/(2L) ≥ λ_min⁺(XᵀX)(1 − L* / L), so that PL* holds on {L ≥ ε} with
 * μ(ε) = λ_min⁺(1 − L* / ε), half of λ_min⁺ at ε = 2L*, and with no constant on all of space (MATH GT4, derived for this
 * project [D]; partial PL* is the paper's notion, Liu, Zhu, Belkin 2022).
 *
 * @param eigenvalue λ_min⁺(XᵀX)
 * @param minimum    L* = min L
 */
public record PartialPlStar(double eigenvalue, double minimum) {
    /** λ_min⁺(1 − L* / L): what ‖∇L‖²/(2L) is at least where the loss is L. */
    public double bound(double loss) {
        return eigenvalue * (1 - minimum / loss);
    }

    /** μ(ε), the constant of PL* on {L ≥ ε}; 0 for ε ≤ L*, where that set is all of space. */
    public double constant(double epsilon) {
        return epsilon > minimum ? bound(epsilon) : 0;
    }
}
