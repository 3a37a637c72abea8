package org.saddlescope.engine;

import java.util.List;

/**
 * Every group of elements shifted and scaled to mean 0 and variance 1, the heart of layer normalisation (Ba, Kiros,
 * Hinton 2016, Eq. 4) and batch normalisation (Ioffe, Szegedy 2015, Algorithm 1). Over a group of m elements with mean
 * μ and variance v = Σ(x − μ)²/m:
 *
 * <pre>
 * y = r (x − μ),   r = (v + ε)^(−1/2),   J = r (I − 11ᵀ/m − yyᵀ/m), symmetric
 * dJ/dt ȳ = −r ⟨yẋ⟩ J ȳ − r (⟨ȳy⟩ ẏ + ⟨ȳẏ⟩ y)      with ⟨·⟩ the mean over the group
 * </pre>
 *
 * Statistics are differentiated through and computed in double, whatever the precision of x.
 */
public record Standardise(Over over, double epsilon) implements Primitive {
    /** What is a group of an x of rows × channels × places. */
    public enum Over {
        /** All elements of one sample. */
        SAMPLE,
        /** The channels at one place of one sample. */
        CHANNELS,
        /** One channel at all places of all samples of the batch. */
        BATCH
    }

    public Standardise {
        if (!(epsilon > 0)) {
            throw new IllegalArgumentException("standardise: expected an epsilon above 0, found " + epsilon);
        }
    }

    @Override
    public String name() {
        return "standardise";
    }

    @Override
    public Shape shape(List<Shape> inputs) {
        return inputs.getFirst();
    }

    /** The factor r of every group. */
    @Override
    public int scratch(List<Shape> inputs) {
        return NormGroups.of(over, inputs.getFirst()).count();
    }

    @Override
    public void forward(Cells c) {
        NormGroups groups = NormGroups.of(over, c.shape());
        int m = groups.size();
        for (int g = 0; g < groups.count(); g++) {
            double mean = sum(c, groups, g, c.value(0)) / m;
            double squares = 0;
            for (int u = 0; u < groups.outer(); u++) {
                int k = groups.base(g) + u * groups.outerStep();
                for (int t = 0; t < groups.inner(); t++, k += groups.innerStep()) {
                    double d = c.get(c.value(0), k) - mean;
                    squares = Math.fma(d, d, squares);
                }
            }
            double r = 1 / Math.sqrt(squares / m + epsilon);
            c.set(c.scratch(), g, r);
            for (int u = 0; u < groups.outer(); u++) {
                int k = groups.base(g) + u * groups.outerStep();
                for (int t = 0; t < groups.inner(); t++, k += groups.innerStep()) {
                    c.set(c.value(), k, r * (c.get(c.value(0), k) - mean));
                }
            }
        }
    }

    @Override
    public void adjoint(Cells c) {
        jacobian(c, c.adjoint(), c.adjoint(0), c.accumulates(0));
    }

    @Override
    public void tangent(Cells c) {
        jacobian(c, c.tangent(0), c.tangent(), false);
    }

    /** out (+)= J v. */
    private void jacobian(Cells c, long v, long out, boolean accumulate) {
        NormGroups groups = NormGroups.of(over, c.shape());
        int m = groups.size();
        for (int g = 0; g < groups.count(); g++) {
            double mean = sum(c, groups, g, v) / m;
            double along = dot(c, groups, g, v, c.value()) / m;
            double r = c.get(c.scratch(), g);
            for (int u = 0; u < groups.outer(); u++) {
                int k = groups.base(g) + u * groups.outerStep();
                for (int t = 0; t < groups.inner(); t++, k += groups.innerStep()) {
                    double value = r * (c.get(v, k) - mean - c.get(c.value(), k) * along);
                    c.set(out, k, accumulate ? c.get(out, k) + value : value);
                }
            }
        }
    }

    @Override
    public void adjointTangent(Cells c) {
        jacobian(c, c.adjointTangent(), c.adjointTangent(0), c.accumulates(0));
        NormGroups groups = NormGroups.of(over, c.shape());
        int m = groups.size();
        long out = c.adjointTangent(0);
        for (int g = 0; g < groups.count(); g++) {
            double r = c.get(c.scratch(), g);
            double s = dot(c, groups, g, c.value(), c.tangent(0)) / m;
            double mean = sum(c, groups, g, c.adjoint()) / m;
            double p = dot(c, groups, g, c.adjoint(), c.value()) / m;
            double q = dot(c, groups, g, c.adjoint(), c.tangent()) / m;
            for (int u = 0; u < groups.outer(); u++) {
                int k = groups.base(g) + u * groups.outerStep();
                for (int t = 0; t < groups.inner(); t++, k += groups.innerStep()) {
                    double y = c.get(c.value(), k);
                    double turned = r * s * (c.get(c.adjoint(), k) - mean - y * p) + p * c.get(c.tangent(), k) + q * y;
                    c.set(out, k, c.get(out, k) - r * turned);
                }
            }
        }
    }

    private static double sum(Cells c, NormGroups groups, int g, long a) {
        double sum = 0;
        for (int u = 0; u < groups.outer(); u++) {
            int k = groups.base(g) + u * groups.outerStep();
            if (groups.innerStep() == 1) {
                sum += c.kernels().sum(a + (long) k * c.kernels().width(), groups.inner());
                continue;
            }
            for (int t = 0; t < groups.inner(); t++, k += groups.innerStep()) {
                sum += c.get(a, k);
            }
        }
        return sum;
    }

    private static double dot(Cells c, NormGroups groups, int g, long a, long b) {
        double sum = 0;
        for (int u = 0; u < groups.outer(); u++) {
            int k = groups.base(g) + u * groups.outerStep();
            if (groups.innerStep() == 1) {
                long from = (long) k * c.kernels().width();
                sum += c.kernels().dot(a + from, b + from, groups.inner());
                continue;
            }
            for (int t = 0; t < groups.inner(); t++, k += groups.innerStep()) {
                sum = Math.fma(c.get(a, k), c.get(b, k), sum);
            }
        }
        return sum;
    }
}
