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
    public long scratch(List<Shape> inputs) {
        return NormGroups.of(over, inputs.getFirst()).count();
    }

    @Override
    public void forward(Cells c) {
        NormGroups groups = NormGroups.of(over, c.shape());
        int width = c.kernels().width();
        long step = (long) groups.innerStep() * width;
        long x = c.value(0);
        long y = c.value();
        for (int g = 0; g < groups.count(); g++) {
            double mean = sum(c, groups, g, x) / groups.size();
            double squares = 0;
            for (int u = 0; u < groups.outer(); u++) {
                long at = x + groups.run(g, u) * width;
                for (int t = 0; t < groups.inner(); t++, at += step) {
                    double d = NativeMemory.read(at, width) - mean;
                    squares = Math.fma(d, d, squares);
                }
            }
            double r = 1 / Math.sqrt(squares / groups.size() + epsilon);
            c.set(c.scratch(), g, r);
            for (int u = 0; u < groups.outer(); u++) {
                long run = groups.run(g, u) * width;
                for (int t = 0; t < groups.inner(); t++, run += step) {
                    NativeMemory.write(y + run, width, r * (NativeMemory.read(x + run, width) - mean));
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
        int width = c.kernels().width();
        long step = (long) groups.innerStep() * width;
        long y = c.value();
        for (int g = 0; g < groups.count(); g++) {
            double mean = sum(c, groups, g, v) / groups.size();
            double along = dot(c, groups, g, v, y) / groups.size();
            double r = c.get(c.scratch(), g);
            for (int u = 0; u < groups.outer(); u++) {
                long run = groups.run(g, u) * width;
                for (int t = 0; t < groups.inner(); t++, run += step) {
                    double value = r * (NativeMemory.read(v + run, width) - mean - NativeMemory.read(y + run, width) * along);
                    NativeMemory.write(out + run, width, accumulate ? NativeMemory.read(out + run, width) + value : value);
                }
            }
        }
    }

    @Override
    public void adjointTangent(Cells c) {
        jacobian(c, c.adjointTangent(), c.adjointTangent(0), c.accumulates(0));
        NormGroups groups = NormGroups.of(over, c.shape());
        int width = c.kernels().width();
        long step = (long) groups.innerStep() * width;
        long y = c.value();
        long dy = c.adjoint();
        long moved = c.tangent();
        long out = c.adjointTangent(0);
        for (int g = 0; g < groups.count(); g++) {
            double r = c.get(c.scratch(), g);
            double rs = r * (dot(c, groups, g, y, c.tangent(0)) / groups.size());
            double mean = sum(c, groups, g, dy) / groups.size();
            double p = dot(c, groups, g, dy, y) / groups.size();
            double q = dot(c, groups, g, dy, moved) / groups.size();
            for (int u = 0; u < groups.outer(); u++) {
                long run = groups.run(g, u) * width;
                for (int t = 0; t < groups.inner(); t++, run += step) {
                    double yt = NativeMemory.read(y + run, width);
                    double turned = rs * (NativeMemory.read(dy + run, width) - mean - yt * p)
                            + p * NativeMemory.read(moved + run, width) + q * yt;
                    NativeMemory.write(out + run, width, NativeMemory.read(out + run, width) - r * turned);
                }
            }
        }
    }

    private static double sum(Cells c, NormGroups groups, int g, long a) {
        Kernels kernels = c.kernels();
        int width = kernels.width();
        long step = (long) groups.innerStep() * width;
        double sum = 0;
        for (int u = 0; u < groups.outer(); u++) {
            long at = a + groups.run(g, u) * width;
            if (groups.innerStep() == 1) {
                sum += kernels.sum(at, groups.inner());
                continue;
            }
            for (int t = 0; t < groups.inner(); t++, at += step) {
                sum += NativeMemory.read(at, width);
            }
        }
        return sum;
    }

    private static double dot(Cells c, NormGroups groups, int g, long a, long b) {
        Kernels kernels = c.kernels();
        int width = kernels.width();
        long step = (long) groups.innerStep() * width;
        double sum = 0;
        for (int u = 0; u < groups.outer(); u++) {
            long run = groups.run(g, u) * width;
            if (groups.innerStep() == 1) {
                sum += kernels.dot(a + run, b + run, groups.inner());
                continue;
            }
            for (int t = 0; t < groups.inner(); t++, run += step) {
                sum = Math.fma(NativeMemory.read(a + run, width), NativeMemory.read(b + run, width), sum);
            }
        }
        return sum;
    }
}
