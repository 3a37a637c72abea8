package org.saddlescope.paths;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.saddlescope.engine.Objective;
import org.saddlescope.engine.ParameterStack;
import org.saddlescope.spectra.Vectors;

/**
 * The mean of a loss over points of a curve as a function of the curve's bends, ℓ(θ_1, …, θ_k) = (1/J) Σ_j f(φ(t_j)), with
 * ∂ℓ/∂θ_i = (1/J) Σ_j c_i(t_j) ∇f(φ(t_j)) (Garipov et al. 2018, equation 2 with t uniform).
 */
final class CurveLoss implements Objective {
    private final Objective loss;
    private final TrainedCurve curve;
    private final double[] at;

    /**
     * @param curve its shape and ends
     * @param at    t_1, …, t_J
     */
    CurveLoss(Objective loss, TrainedCurve curve, double[] at) {
        this.loss = loss;
        this.curve = curve;
        this.at = at.clone();
    }

    /** The midpoints of {@code count} equal parts of [0, 1]. */
    static double[] midpoints(int count) {
        double[] t = new double[count];
        for (int j = 0; j < count; j++) {
            t[j] = (j + 0.5) / count;
        }
        return t;
    }

    @Override
    public int dimension() {
        return curve.shape().bends() * loss.dimension();
    }

    @Override
    public double[] values(ParameterStack bends) {
        double[] values = new double[bends.size()];
        double[] one = new double[bends.dimension()];
        for (int g = 0; g < values.length; g++) {
            bends.copyTo(g, one);
            TrainedCurve bent = curve.bent(one);
            List<double[]> points = new ArrayList<>();
            for (double t : at) {
                points.add(bent.at(t));
            }
            double sum = 0;
            for (double value : loss.values(new ParameterStack.Points(points))) {
                sum += value;
            }
            values[g] = sum / at.length;
        }
        return values;
    }

    @Override
    public ValueGradient gradient(double[] bends) {
        TrainedCurve bent = curve.bent(bends);
        double value = 0;
        double[] gradient = new double[bends.length];
        for (double t : at) {
            ValueGradient here = loss.gradient(bent.at(t));
            value += here.value() / at.length;
            spread(here.gradient(), t, gradient);
        }
        return new ValueGradient(value, gradient);
    }

    @Override
    public List<double[]> hvps(double[] bends, List<double[]> directions) {
        TrainedCurve bent = curve.bent(bends);
        int p = loss.dimension();
        List<double[]> products = new ArrayList<>();
        directions.forEach(_ -> products.add(new double[bends.length]));
        for (double t : at) {
            double[] c = curve.shape().coefficients(t);
            List<double[]> moved = new ArrayList<>();
            for (double[] direction : directions) {
                double[] move = new double[p];
                for (int i = 0; i < curve.shape().bends(); i++) {
                    Vectors.add(move, c[i + 1], Arrays.copyOfRange(direction, i * p, (i + 1) * p));
                }
                moved.add(move);
            }
            List<double[]> here = loss.hvps(bent.at(t), moved);
            for (int k = 0; k < here.size(); k++) {
                spread(here.get(k), t, products.get(k));
            }
        }
        return products;
    }

    /** Adds c_i(t)/J times a vector to the part of each bend. */
    private void spread(double[] vector, double t, double[] target) {
        double[] c = curve.shape().coefficients(t);
        for (int i = 0; i < curve.shape().bends(); i++) {
            double factor = c[i + 1] / at.length;
            if (factor != 0) {
                for (int k = 0; k < vector.length; k++) {
                    target[i * vector.length + k] += factor * vector[k];
                }
            }
        }
    }
}
