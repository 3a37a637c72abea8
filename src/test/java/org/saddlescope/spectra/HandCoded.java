package org.saddlescope.spectra;

import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.saddlescope.engine.Objective;
import org.saddlescope.engine.ParameterStack;

/** Small functions differentiated by hand, so that what is written against {@link Objective} has an oracle. */
public record HandCoded(int dimension, ToDoubleFunction<double[]> function, Function<double[], double[]> slope,
                        Function<double[], double[][]> hessian) implements Objective {
    /** (1 − uv)²/2. */
    public static HandCoded scalarTwoLayer() {
        return new HandCoded(2, x -> (1 - x[0] * x[1]) * (1 - x[0] * x[1]) / 2,
                x -> new double[] {-(1 - x[0] * x[1]) * x[1], -(1 - x[0] * x[1]) * x[0]},
                x -> new double[][] {{x[1] * x[1], 2 * x[0] * x[1] - 1}, {2 * x[0] * x[1] - 1, x[0] * x[0]}});
    }

    /** x² + 3 sin² x. */
    public static HandCoded waves() {
        return new HandCoded(1, x -> x[0] * x[0] + 3 * Math.sin(x[0]) * Math.sin(x[0]),
                x -> new double[] {2 * x[0] + 3 * Math.sin(2 * x[0])},
                x -> new double[][] {{2 + 6 * Math.cos(2 * x[0])}});
    }

    /** ½ Σ λ_i x_i². */
    public static HandCoded quadratic(double... curvatures) {
        return new HandCoded(curvatures.length, x -> {
            double sum = 0;
            for (int i = 0; i < x.length; i++) {
                sum += curvatures[i] * x[i] * x[i] / 2;
            }
            return sum;
        }, x -> {
            double[] g = new double[x.length];
            for (int i = 0; i < x.length; i++) {
                g[i] = curvatures[i] * x[i];
            }
            return g;
        }, x -> {
            double[][] h = new double[x.length][x.length];
            for (int i = 0; i < x.length; i++) {
                h[i][i] = curvatures[i];
            }
            return h;
        });
    }

    /** (x² + y − 11)² + (x + y² − 7)². */
    public static HandCoded himmelblau() {
        return new HandCoded(2, x -> {
            double a = x[0] * x[0] + x[1] - 11;
            double b = x[0] + x[1] * x[1] - 7;
            return a * a + b * b;
        }, x -> {
            double a = x[0] * x[0] + x[1] - 11;
            double b = x[0] + x[1] * x[1] - 7;
            return new double[] {4 * x[0] * a + 2 * b, 2 * a + 4 * x[1] * b};
        }, x -> new double[][] {
                {12 * x[0] * x[0] + 4 * x[1] - 42, 4 * (x[0] + x[1])},
                {4 * (x[0] + x[1]), 12 * x[1] * x[1] + 4 * x[0] - 26}});
    }

    @Override
    public double[] values(ParameterStack thetas) {
        double[] values = new double[thetas.size()];
        double[] theta = new double[thetas.dimension()];
        for (int i = 0; i < values.length; i++) {
            thetas.copyTo(i, theta);
            values[i] = function.applyAsDouble(theta);
        }
        return values;
    }

    @Override
    public ValueGradient gradient(double[] theta) {
        return new ValueGradient(function.applyAsDouble(theta), slope.apply(theta));
    }

    @Override
    public List<double[]> hvps(double[] theta, List<double[]> directions) {
        return new Matrix(hessian.apply(theta)).apply(directions);
    }

    /** A dense matrix as an operator. */
    public record Matrix(double[][] rows) implements LinearOperator {
        @Override
        public int dimension() {
            return rows.length;
        }

        @Override
        public List<double[]> apply(List<double[]> vectors) {
            return vectors.stream().map(v -> {
                double[] result = new double[rows.length];
                for (int i = 0; i < rows.length; i++) {
                    for (int j = 0; j < rows.length; j++) {
                        result[i] += rows[i][j] * v[j];
                    }
                }
                return result;
            }).toList();
        }
    }
}
