package org.saddlescope.engine;

import java.util.ArrayList;
import java.util.List;

/**
 * f(θ) + (λ/2)‖θ‖² with gradient ∇f + λθ and Hessian-vector products Hv + λv. The penalty is computed in double whatever
 * the precision of f, and once however f is cut into pieces.
 */
final class PenalisedObjective implements Objective {
    private final Objective loss;
    private final double lambda;

    PenalisedObjective(Objective loss, double lambda) {
        this.loss = loss;
        this.lambda = lambda;
    }

    /** (λ/2)‖θ‖². */
    static double penalty(double lambda, double[] theta) {
        double square = 0;
        for (double x : theta) {
            square += x * x;
        }
        return lambda / 2 * square;
    }

    @Override
    public int dimension() {
        return loss.dimension();
    }

    @Override
    public double[] values(ParameterStack thetas) {
        double[] values = loss.values(thetas).clone();
        double[] theta = new double[thetas.dimension()];
        for (int g = 0; g < values.length; g++) {
            thetas.copyTo(g, theta);
            values[g] += penalty(lambda, theta);
        }
        return values;
    }

    @Override
    public ValueGradient gradient(double[] theta) {
        ValueGradient of = loss.gradient(theta);
        return new ValueGradient(of.value() + penalty(lambda, theta), plus(of.gradient(), theta));
    }

    @Override
    public List<double[]> hvps(double[] theta, List<double[]> directions) {
        List<double[]> products = new ArrayList<>();
        List<double[]> of = loss.hvps(theta, directions);
        for (int k = 0; k < directions.size(); k++) {
            products.add(plus(of.get(k), directions.get(k)));
        }
        return List.copyOf(products);
    }

    @Override
    public Curvature curvature(double[] theta) {
        return penalised(loss.curvature(theta));
    }

    /** A + λI. */
    Curvature penalised(Curvature of) {
        return new Curvature() {
            @Override
            public List<double[]> products(List<double[]> directions) {
                List<double[]> products = new ArrayList<>();
                List<double[]> ofLoss = of.products(directions);
                for (int k = 0; k < directions.size(); k++) {
                    products.add(plus(ofLoss.get(k), directions.get(k)));
                }
                return List.copyOf(products);
            }

            @Override
            public void close() {
                of.close();
            }
        };
    }

    /** a + λb. */
    private double[] plus(double[] a, double[] b) {
        double[] sum = new double[a.length];
        for (int i = 0; i < sum.length; i++) {
            sum[i] = a[i] + lambda * b[i];
        }
        return sum;
    }
}
