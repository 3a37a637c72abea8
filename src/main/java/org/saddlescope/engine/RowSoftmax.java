package org.saddlescope.engine;

import java.util.List;

/**
 * p = softmax(z) over the last dimension: p_j = exp z_j / Σ_k exp z_k. With a causal mask the two last dimensions are
 * steps × steps, and step t gives weight to steps 0..t alone: the others have p = 0 exactly, and no derivative.
 *
 * <pre>
 * Jacobian       J = diag(p) − p pᵀ (symmetric)
 * ẏ = ṗ          J ż
 * z̄̇              J ȳ̇ + (diag(ṗ) − ṗ pᵀ − p ṗᵀ) ȳ
 * </pre>
 */
public record RowSoftmax(boolean causal) implements Primitive {
    /** Far below every logit, and finite in single precision too, so that no difference of logits is NaN. */
    private static final double MASKED = -1e30;

    @Override
    public String name() {
        return "softmax";
    }

    @Override
    public Shape shape(List<Shape> inputs) {
        Shape z = inputs.getFirst();
        if (z.rank() < 2) {
            throw new IllegalArgumentException("softmax: a tensor of shape " + z + " has no rows");
        }
        if (causal && z.dimension(z.rank() - 2) != z.dimension(z.rank() - 1)) {
            throw new IllegalArgumentException("softmax with a causal mask: " + z.dimension(z.rank() - 2) + " steps that attend to "
                    + z.dimension(z.rank() - 1) + " steps");
        }
        return z;
    }

    /** The masked logits. */
    @Override
    public long scratch(List<Shape> inputs) {
        return causal ? inputs.getFirst().count() : 0;
    }

    @Override
    public void forward(Cells c) {
        int columns = columns(c);
        int rows = c.size() / columns;
        long logits = c.value(0);
        if (causal) {
            logits = c.scratch();
            c.kernels().copy(c.value(0), logits, c.size(), false);
            long width = c.kernels().width();
            for (int r = 0; r < rows; r++) {
                int seen = r % columns + 1;
                c.kernels().fill(logits + ((long) r * columns + seen) * width, MASKED, columns - seen);
            }
        }
        // The kernel that the cross-entropy uses gives the probabilities; which class it scores does not matter here.
        c.kernels().softmaxCrossEntropy(logits, new int[rows], c.value(), rows, columns);
    }

    @Override
    public void adjoint(Cells c) {
        jacobian(c, c.adjoint(), c.adjoint(0), c.accumulates(0));
    }

    @Override
    public void tangent(Cells c) {
        jacobian(c, c.tangent(0), c.tangent(), false);
    }

    @Override
    public void adjointTangent(Cells c) {
        int columns = columns(c);
        int width = c.kernels().width();
        boolean accumulate = c.accumulates(0);
        for (long row = 0; row < (long) c.size() * width; row += (long) columns * width) {
            long p = c.value() + row;
            long pt = c.tangent() + row;
            long a = c.adjoint() + row;
            long at = c.adjointTangent() + row;
            long out = c.adjointTangent(0) + row;
            double mean = 0;
            double meanTangent = 0;
            for (long j = 0; j < (long) columns * width; j += width) {
                double pj = NativeMemory.read(p + j, width);
                double aj = NativeMemory.read(a + j, width);
                mean += pj * aj;
                meanTangent += pj * NativeMemory.read(at + j, width) + NativeMemory.read(pt + j, width) * aj;
            }
            for (long j = 0; j < (long) columns * width; j += width) {
                double value = NativeMemory.read(p + j, width) * (NativeMemory.read(at + j, width) - meanTangent)
                        + NativeMemory.read(pt + j, width) * (NativeMemory.read(a + j, width) - mean);
                NativeMemory.write(out + j, width, accumulate ? NativeMemory.read(out + j, width) + value : value);
            }
        }
    }

    /** out (+)= J v, row by row. */
    private static void jacobian(Cells c, long v, long out, boolean accumulate) {
        int columns = columns(c);
        int width = c.kernels().width();
        for (long row = 0; row < (long) c.size() * width; row += (long) columns * width) {
            long p = c.value() + row;
            double mean = 0;
            for (long j = 0; j < (long) columns * width; j += width) {
                mean += NativeMemory.read(p + j, width) * NativeMemory.read(v + row + j, width);
            }
            for (long j = 0; j < (long) columns * width; j += width) {
                double value = NativeMemory.read(p + j, width) * (NativeMemory.read(v + row + j, width) - mean);
                long at = out + row + j;
                NativeMemory.write(at, width, accumulate ? NativeMemory.read(at, width) + value : value);
            }
        }
    }

    private static int columns(Cells c) {
        return c.shape().dimension(c.shape().rank() - 1);
    }
}
