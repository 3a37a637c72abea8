package org.saddlescope.engine;

import java.util.List;

/** Central differences, the oracle of every derivative, and the errors measured against them. */
public final class Differences {
    private Differences() {}

    /** ∇f by central differences of f. */
    public static double[] gradient(Objective f, double[] theta) {
        double[] g = new double[theta.length];
        for (int i = 0; i < g.length; i++) {
            double h = 1e-5 * Math.max(1, Math.abs(theta[i]));
            g[i] = (f.value(moved(theta, i, h)) - f.value(moved(theta, i, -h))) / (2 * h);
        }
        return g;
    }

    /** Hv by central differences of the exact gradient. */
    public static double[] hvp(Objective f, double[] theta, double[] v) {
        double h = 1e-5 * (1 + norm(theta)) / norm(v);
        double[] up = f.gradient(shifted(theta, v, h)).gradient();
        double[] down = f.gradient(shifted(theta, v, -h)).gradient();
        double[] product = new double[up.length];
        for (int i = 0; i < product.length; i++) {
            product[i] = (up[i] - down[i]) / (2 * h);
        }
        return product;
    }

    /** ‖a − b‖ / max(‖a‖, ‖b‖, floor). */
    public static double relativeError(double[] a, double[] b, double floor) {
        double[] difference = new double[a.length];
        for (int i = 0; i < a.length; i++) {
            difference[i] = a[i] - b[i];
        }
        return norm(difference) / Math.max(floor, Math.max(norm(a), norm(b)));
    }

    public static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    public static double norm(double[] a) {
        return Math.sqrt(dot(a, a));
    }

    /** A vector of independent standard normal numbers. */
    public static double[] gaussian(long seed, int n) {
        SeededRandom random = SeededRandom.of(seed, "test");
        double[] v = new double[n];
        for (int i = 0; i < n; i++) {
            v[i] = random.nextGaussian();
        }
        return v;
    }

    /**
     * The worst of the three errors that an objective's derivatives are judged by, each over its tolerance: gradient
     * 1e-6, Hessian-vector product 1e-5, symmetry 1e-10. At most 1 is a pass.
     */
    public static double worst(Objective f, double[] theta) {
        double[] u = gaussian(71, theta.length);
        double[] v = gaussian(72, theta.length);
        List<double[]> products = f.hvps(theta, List.of(u, v));
        double gradient = relativeError(f.gradient(theta).gradient(), gradient(f, theta), 1e-3) / 1e-6;
        double product = relativeError(products.get(1), hvp(f, theta, v), 1e-3) / 1e-5;
        double uhv = dot(u, products.get(1));
        double vhu = dot(v, products.get(0));
        double scale = Math.max(1e-12, norm(u) * norm(products.get(1)));
        double symmetry = Math.abs(uhv - vhu) / scale / 1e-10;
        return Math.max(gradient, Math.max(product, symmetry));
    }

    private static double[] moved(double[] theta, int i, double h) {
        double[] moved = theta.clone();
        moved[i] += h;
        return moved;
    }

    private static double[] shifted(double[] theta, double[] v, double h) {
        double[] shifted = theta.clone();
        for (int i = 0; i < v.length; i++) {
            shifted[i] += h * v[i];
        }
        return shifted;
    }
}
