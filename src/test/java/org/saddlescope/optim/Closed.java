package org.saddlescope.optim;

import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.saddlescope.engine.Objective;
import org.saddlescope.engine.ParameterStack;

/** Objectives written out by hand, independent of the engine. */
record Closed(int dimension, ToDoubleFunction<double[]> f, Function<double[], double[]> derivative,
              Function<double[], double[][]> second) implements Objective {
    /** Σ λ_i x_i²/2 + constant. */
    static Closed quadratic(double constant, double... lambda) {
        return new Closed(lambda.length, x -> {
            double sum = constant;
            for (int i = 0; i < x.length; i++) {
                sum += lambda[i] * x[i] * x[i] / 2;
            }
            return sum;
        }, x -> {
            double[] g = new double[x.length];
            for (int i = 0; i < x.length; i++) {
                g[i] = lambda[i] * x[i];
            }
            return g;
        }, x -> {
            double[][] h = new double[x.length][x.length];
            for (int i = 0; i < x.length; i++) {
                h[i][i] = lambda[i];
            }
            return h;
        });
    }

    /** (1 − uv)²/2, MATH.md GT1. */
    static Closed scalarTwoLayer() {
        return new Closed(2, x -> Math.pow(1 - x[0] * x[1], 2) / 2,
                x -> new double[] {-(1 - x[0] * x[1]) * x[1], -(1 - x[0] * x[1]) * x[0]},
                x -> new double[][] {{x[1] * x[1], 2 * x[0] * x[1] - 1}, {2 * x[0] * x[1] - 1, x[0] * x[0]}});
    }

    /** (1 − x)² + 100(y − x²)². */
    static Closed rosenbrock() {
        return new Closed(2, x -> Math.pow(1 - x[0], 2) + 100 * Math.pow(x[1] - x[0] * x[0], 2),
                x -> new double[] {-2 * (1 - x[0]) - 400 * x[0] * (x[1] - x[0] * x[0]), 200 * (x[1] - x[0] * x[0])},
                x -> new double[][] {{2 - 400 * x[1] + 1200 * x[0] * x[0], -400 * x[0]}, {-400 * x[0], 200}});
    }

    /** q/(1 + q), q = ‖x − (a, a)‖²: the components of Example 6 of Islamov et al. 2024 are those of a = 0 and a = 1. */
    static Closed bump(double a) {
        return new Closed(2, x -> {
            double q = square(x, a);
            return q / (1 + q);
        }, x -> {
            double factor = 2 / Math.pow(1 + square(x, a), 2);
            return new double[] {factor * (x[0] - a), factor * (x[1] - a)};
        }, x -> {
            throw new AssertionError("of first order");
        });
    }

    private static double square(double[] x, double a) {
        return (x[0] - a) * (x[0] - a) + (x[1] - a) * (x[1] - a);
    }

    @Override
    public double[] values(ParameterStack thetas) {
        double[] values = new double[thetas.size()];
        for (int i = 0; i < values.length; i++) {
            double[] theta = new double[dimension];
            thetas.copyTo(i, theta);
            values[i] = f.applyAsDouble(theta);
        }
        return values;
    }

    @Override
    public ValueGradient gradient(double[] theta) {
        return new ValueGradient(f.applyAsDouble(theta), derivative.apply(theta));
    }

    @Override
    public List<double[]> hvps(double[] theta, List<double[]> directions) {
        double[][] h = second.apply(theta);
        return directions.stream().map(v -> {
            double[] product = new double[v.length];
            for (int i = 0; i < v.length; i++) {
                for (int j = 0; j < v.length; j++) {
                    product[i] += h[i][j] * v[j];
                }
            }
            return product;
        }).toList();
    }

    /** θ_0, …, θ_steps of an optimizer with its own step size and schedule. */
    static double[][] path(Optimizer optimizer, Objective objective, int steps, double... start) {
        double[][] path = new double[steps + 1][];
        Optimizer.State state = optimizer.init(start);
        path[0] = start;
        for (int k = 0; k < steps; k++) {
            state = optimizer.step(state, objective, optimizer.stepSize() * optimizer.schedule().factor(k, steps));
            path[k + 1] = state.theta();
        }
        return path;
    }
}
