package org.saddlescope.optim;

import org.saddlescope.engine.Objective;
import org.saddlescope.engine.Objective.ValueGradient;
import org.saddlescope.spectra.Vectors;

/** What optimizers of first order have in common: penalised and clipped gradients, and steps along a vector. */
final class Gradients {
    private Gradients() {}

    /**
     * Value and gradient of f(θ) + ½λ‖θ‖², the gradient g shortened to g·c/‖g‖ where ‖g‖ &gt; c (Pascanu, Mikolov,
     * Bengio 2013, Algorithm 1).
     *
     * @param penalty λ ≥ 0; 0: none
     * @param clip    c; 0: no limit
     */
    static ValueGradient of(Objective objective, double[] theta, double penalty, double clip) {
        ValueGradient plain = objective.gradient(theta);
        double value = plain.value();
        double[] g = plain.gradient();
        if (penalty > 0) {
            value += penalty / 2 * Vectors.dot(theta, theta);
            g = along(g, penalty, theta);
        }
        if (clip > 0) {
            double norm = Vectors.norm(g);
            if (norm > clip) {
                g = Vectors.scaled(g, clip / norm);
            }
        }
        return new ValueGradient(value, g);
    }

    /** x + factor · direction, a new vector. */
    static double[] along(double[] x, double factor, double[] direction) {
        double[] result = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            result[i] = x[i] + factor * direction[i];
        }
        return result;
    }
}
