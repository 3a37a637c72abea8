package org.saddlescope.engine;

import java.lang.foreign.ValueLayout;
import java.util.List;

/**
 * y[n, c, p, q] = max over the window of x at (p·stride, q·stride), of size × size elements, on every plane of images
 * rows × channels × height × width.
 *
 * <p>The derivative follows the element that was chosen: the first in reading order that equals the maximum. Where two
 * elements of a window tie, the maximum has a kink and this is one of its one-sided derivatives; the second derivative
 * of the maximum itself is 0 everywhere. A NaN in a window is its maximum.
 */
public record MaxPool2d(int size, int stride) implements Primitive {
    @Override
    public String name() {
        return "max pooling";
    }

    @Override
    public Shape shape(List<Shape> inputs) {
        return window(inputs.getFirst()).pooled(inputs.getFirst());
    }

    private PoolShape window(Shape x) {
        return PoolShape.of(name(), x, size, size, stride);
    }

    /** The index in x of every chosen element, as an int, which takes no more than an element. */
    @Override
    public long scratch(List<Shape> inputs) {
        return shape(inputs).count();
    }

    @Override
    public void forward(Cells c) {
        PoolShape window = window(c.shape(0));
        if (c.kernels().width() == Double.BYTES) {
            MaxPoolLoops.doubles(window, c.value(0), c.value());
        } else {
            MaxPoolLoops.floats(window, c.value(0), c.value());
        }
    }

    @Override
    public void adjoint(Cells c) {
        choose(c);
        scatter(c, c.adjoint(), c.adjoint(0));
    }

    @Override
    public void tangent(Cells c) {
        choose(c);
        for (int i = 0; i < c.size(); i++) {
            c.set(c.tangent(), i, c.get(c.tangent(0), chosen(c, i)));
        }
    }

    /** The elements chosen are those that the tangent's rule, which comes before, has found. */
    @Override
    public void adjointTangent(Cells c) {
        scatter(c, c.adjointTangent(), c.adjointTangent(0));
    }

    private static void scatter(Cells c, long from, long to) {
        if (!c.accumulates(0)) {
            c.kernels().fill(to, 0, c.shape(0).size());
        }
        for (int i = 0; i < c.size(); i++) {
            int k = chosen(c, i);
            c.set(to, k, c.get(to, k) + c.get(from, i));
        }
    }

    private static int chosen(Cells c, int i) {
        return OffHeap.ALL.get(ValueLayout.JAVA_INT_UNALIGNED, c.scratch() + (long) i * Integer.BYTES);
    }

    private void choose(Cells c) {
        PoolShape window = window(c.shape(0));
        if (c.kernels().width() == Double.BYTES) {
            MaxPoolChoice.doubles(window, c.value(0), c.value(), c.scratch());
        } else {
            MaxPoolChoice.floats(window, c.value(0), c.value(), c.scratch());
        }
    }
}
