package org.saddlescope.conditions;

import java.util.function.DoubleUnaryOperator;

/**
 * The linear rate L_t ≤ L_0 (1 − ημ)^t of gradient descent with step η on ½‖F(w) − y‖² where ½‖∇L‖² ≥ μL along the way
 * (Liu, Zhu, Belkin 2022, main theorem; the form with ½). It follows from L_{t+1} ≤ L_t − (η/2)‖∇L‖², which holds for
 * η ≤ 1/(L_F² + β_F‖F(w_0) − y‖) with F L_F-Lipschitz and β_F-smooth [D].
 *
 * @param start    L_0
 * @param stepSize η
 * @param mu       μ
 */
public record GradientDescentEnvelope(double start, double stepSize, double mu) {
    /** 1 − ημ, by which the loss falls at least in each step. */
    public double factor() {
        return 1 - stepSize * mu;
    }

    /** L_0 (1 − ημ)^t. */
    public double at(int step) {
        return start * StrictMath.pow(factor(), step);
    }

    /**
     * In how many steps L_{t+1} &gt; (1 − ημ) L_t + allowance(L_t), NaN losses included.
     *
     * @param losses    L_0, L_1, …
     * @param allowance what rounding may have added to a loss of this size
     */
    public int violations(double[] losses, DoubleUnaryOperator allowance) {
        int count = 0;
        for (int t = 0; t + 1 < losses.length; t++) {
            if (!(losses[t + 1] <= factor() * losses[t] + allowance.applyAsDouble(losses[t]))) {
                count++;
            }
        }
        return count;
    }
}
