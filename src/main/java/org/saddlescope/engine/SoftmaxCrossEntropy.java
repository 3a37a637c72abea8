package org.saddlescope.engine;

import java.util.List;

/**
 * scale · Σ_rows (log Σ_c exp F_c − F_label) with the batch's labels and {@link Feed#scale}; in nats. F is rows × classes,
 * with as many rows as there are labels; those labelled −1 do not count.
 */
public record SoftmaxCrossEntropy() implements Primitive {
    @Override
    public String name() {
        return "cross-entropy";
    }

    @Override
    public Shape shape(List<Shape> inputs) {
        return Shape.SCALAR;
    }

    /** The probabilities. */
    @Override
    public long scratch(List<Shape> inputs) {
        return inputs.getFirst().count();
    }

    @Override
    public void forward(Cells c) {
        Shape f = c.shape(0);
        c.set(c.value(), 0, c.feed().scale() * c.kernels()
                .softmaxCrossEntropy(c.value(0), c.feed().labels(), c.scratch(), f.rows(), f.columns()));
    }

    @Override
    public void adjoint(Cells c) {
        spread(c, c.adjoint(0), c.feed().scale() * c.get(c.adjoint(), 0), c.accumulates(0));
    }

    /** out (+)= factor · (p − onehot). */
    private static void spread(Cells c, long out, double factor, boolean accumulate) {
        Shape f = c.shape(0);
        c.kernels().scale(c.scratch(), factor, out, f.size(), accumulate);
        int[] labels = c.feed().labels();
        for (int row = 0; row < f.rows(); row++) {
            if (labels[row] >= 0) {
                int i = row * f.columns() + labels[row];
                c.set(out, i, c.get(out, i) - factor);
            }
        }
    }

    @Override
    public void tangent(Cells c) {
        Shape f = c.shape(0);
        int[] labels = c.feed().labels();
        double chosen = 0;
        for (int row = 0; row < f.rows(); row++) {
            chosen += labels[row] < 0 ? 0 : c.get(c.tangent(0), row * f.columns() + labels[row]);
        }
        c.set(c.tangent(), 0, c.feed().scale() * (c.kernels().dot(c.scratch(), c.tangent(0), f.size()) - chosen));
    }

    /** The Hessian of a row is diag(p) − ppᵀ. */
    @Override
    public void adjointTangent(Cells c) {
        spread(c, c.adjointTangent(0), c.feed().scale() * c.get(c.adjointTangent(), 0), c.accumulates(0));
        double factor = c.feed().scale() * c.get(c.adjoint(), 0);
        Shape f = c.shape(0);
        int columns = f.columns();
        long out = c.adjointTangent(0);
        long p = c.scratch();
        long t = c.tangent(0);
        for (int from = 0; from < f.size(); from += columns) {
            double mean = 0;
            for (int i = from; i < from + columns; i++) {
                mean += c.get(p, i) * c.get(t, i);
            }
            for (int i = from; i < from + columns; i++) {
                c.set(out, i, c.get(out, i) + factor * c.get(p, i) * (c.get(t, i) - mean));
            }
        }
    }
}
