package org.saddlescope.engine;

import java.util.List;

/**
 * Two-dimensional convolution as networks use it (cross-correlation), with zeros around the image:
 *
 * <pre>
 * y[n, o, p, q] = b[o] + Σ_{c,i,j} w[o, c, i, j] · x[n, c, p·stride + i − padding, q·stride + j − padding]
 * </pre>
 *
 * x is rows × channels × height × width, w filters × channels × kernel height × kernel width, b (optional) one element a
 * filter, y rows × filters × ⌊(height + 2 padding − kernel height)/stride⌋ + 1 × likewise. Any of the three may depend
 * on θ. All rules are products with matrices of columns ({@link ConvColumns}).
 */
public record Conv2d(int stride, int padding) implements Primitive {
    private static final int X = 0;
    private static final int W = 1;
    private static final int B = 2;

    public Conv2d {
        if (stride < 1 || padding < 0) {
            throw new IllegalArgumentException("conv2d: a stride of " + stride + " and a padding of " + padding);
        }
    }

    @Override
    public String name() {
        return "conv2d";
    }

    @Override
    public Shape shape(List<Shape> inputs) {
        Shape x = inputs.get(X);
        Shape w = inputs.get(W);
        if (x.rank() != 4 || w.rank() != 4) {
            throw new IllegalArgumentException("conv2d: expected images, rows x channels x height x width, and weights,"
                    + " filters x channels x height x width, found " + x + " and " + w);
        }
        if (x.dimension(1) != w.dimension(1)) {
            throw new IllegalArgumentException("conv2d: images of " + x.dimension(1) + " channels, weights for "
                    + w.dimension(1) + " channels");
        }
        ConvShape shape = sizes(x, w);
        if (shape.kernelHeight() > shape.paddedHeight() || shape.kernelWidth() > shape.paddedWidth()) {
            throw new IllegalArgumentException("conv2d: a kernel of " + shape.kernelHeight() + " x " + shape.kernelWidth()
                    + " is larger than the image of " + shape.height() + " x " + shape.width()
                    + (padding == 0 ? "" : " with a padding of " + padding));
        }
        if (inputs.size() == 3 && inputs.get(B).size() != w.rows()) {
            throw new IllegalArgumentException("conv2d: a bias of " + inputs.get(B).size() + " elements for " + w.rows()
                    + " filters");
        }
        return Shape.of(x.rows(), w.rows(), shape.outHeight(), shape.outWidth());
    }

    private ConvShape sizes(Shape x, Shape w) {
        return new ConvShape(x.dimension(1), x.dimension(2), x.dimension(3), w.dimension(2), w.dimension(3), stride, padding);
    }

    @Override
    public long scratch(List<Shape> inputs) {
        return ConvColumns.scratch(sizes(inputs.get(X), inputs.get(W)), inputs.get(X).rows(), inputs.get(W).rows());
    }

    @Override
    public void forward(Cells c) {
        apply(c, c.value(X), c.value(W), c.inputs() == 3 ? c.value(B) : 0, c.value(), false);
    }

    private ConvColumns columns(Cells c) {
        return new ConvColumns(sizes(c.shape(X), c.shape(W)), c.shape(X).rows(), c.shape(W).rows(), c.kernels(), c.scratch());
    }

    /** y (+)= x ⋆ w (+ b). */
    private void apply(Cells c, long x, long w, long b, long y, boolean accumulate) {
        ConvShape s = sizes(c.shape(X), c.shape(W));
        ConvColumns columns = columns(c);
        columns.clearBorder();
        int filters = c.shape(W).rows();
        int width = c.kernels().width();
        for (int from = 0; from < c.shape().rows(); from += columns.block()) {
            int count = Math.min(columns.block(), c.shape().rows() - from);
            int cells = count * s.cells();
            columns.gather(x + (long) from * s.imageSize() * width, count);
            if (b != 0) {
                for (int o = 0; o < filters; o++) {
                    c.kernels().fill(columns.wide() + (long) o * cells * width, c.get(b, o), cells);
                }
            }
            c.blas().product(false, false, filters, cells, s.terms(), w, columns.columns(), columns.wide(), b != 0);
            columns.scatter(y + (long) from * filters * s.places() * width, count, accumulate);
        }
    }

    @Override
    public void adjoint(Cells c) {
        if (c.active(X)) {
            toInput(c, c.adjoint(), c.value(W), c.adjoint(X), c.accumulates(X));
        }
        if (c.active(W)) {
            toWeight(c, c.adjoint(), c.value(X), c.adjoint(W), c.accumulates(W));
        }
        toBias(c, c.adjoint(), false);
    }

    /** x̄ (+)= the transposed convolution of ȳ with w. */
    private void toInput(Cells c, long dy, long w, long dx, boolean accumulate) {
        ConvShape s = sizes(c.shape(X), c.shape(W));
        ConvColumns columns = columns(c);
        int filters = c.shape(W).rows();
        int width = c.kernels().width();
        int cleared = 0;
        for (int from = 0; from < c.shape().rows(); from += columns.block()) {
            int count = Math.min(columns.block(), c.shape().rows() - from);
            // What is dropped must be zero; where it lies depends on the number of images.
            if (count != cleared) {
                columns.clearWide(count);
                cleared = count;
            }
            columns.spread(dy + (long) from * filters * s.places() * width, count);
            c.blas().product(true, false, s.terms(), count * s.cells(), filters, w, columns.wide(), columns.columns(), false);
            columns.fold(dx + (long) from * s.imageSize() * width, count, accumulate);
        }
    }

    /** w̄ (+)= Σ over images of ȳ · columns(x)ᵀ. */
    private void toWeight(Cells c, long dy, long x, long dw, boolean accumulate) {
        ConvShape s = sizes(c.shape(X), c.shape(W));
        ConvColumns columns = columns(c);
        columns.clearBorder();
        int filters = c.shape(W).rows();
        int width = c.kernels().width();
        int cleared = 0;
        for (int from = 0; from < c.shape().rows(); from += columns.block()) {
            int count = Math.min(columns.block(), c.shape().rows() - from);
            if (count != cleared) {
                columns.clearWide(count);
                cleared = count;
            }
            columns.spread(dy + (long) from * filters * s.places() * width, count);
            columns.gather(x + (long) from * s.imageSize() * width, count);
            c.blas().product(false, true, filters, s.terms(), count * s.cells(), columns.wide(), columns.columns(), dw,
                    accumulate || from > 0);
        }
    }

    /** b̄ (+)= Σ over images and places of ȳ. */
    private static void toBias(Cells c, long dy, boolean tangent) {
        if (c.inputs() < 3 || !c.active(B)) {
            return;
        }
        int filters = c.shape(W).rows();
        int places = c.shape().dimension(2) * c.shape().dimension(3);
        long bytes = (long) places * c.kernels().width();
        for (int o = 0; o < filters; o++) {
            double sum = 0;
            for (int image = 0; image < c.shape().rows(); image++) {
                sum += c.kernels().sum(dy + ((long) image * filters + o) * bytes, places);
            }
            c.contribute(B, tangent ? c.adjointTangent(B) : c.adjoint(B), o, sum);
        }
    }

    @Override
    public void tangent(Cells c) {
        long bias = c.inputs() == 3 && c.active(B) ? c.tangent(B) : 0;
        boolean written = false;
        if (c.active(W)) {
            apply(c, c.value(X), c.tangent(W), bias, c.tangent(), false);
            bias = 0;
            written = true;
        }
        if (c.active(X)) {
            apply(c, c.tangent(X), c.value(W), bias, c.tangent(), written);
            written = true;
        }
        if (!written) {
            broadcast(c, bias, c.tangent());
        }
    }

    /** y = b for every image and place: what is left where only the bias depends on θ. */
    private static void broadcast(Cells c, long b, long y) {
        int filters = c.shape(W).rows();
        int places = c.shape().dimension(2) * c.shape().dimension(3);
        for (int i = 0; i < c.shape().rows() * filters; i++) {
            c.kernels().fill(y + (long) i * places * c.kernels().width(), c.get(b, i % filters), places);
        }
    }

    @Override
    public void adjointTangent(Cells c) {
        if (c.active(X)) {
            toInput(c, c.adjointTangent(), c.value(W), c.adjointTangent(X), c.accumulates(X));
            if (c.active(W)) {
                toInput(c, c.adjoint(), c.tangent(W), c.adjointTangent(X), true);
            }
        }
        if (c.active(W)) {
            toWeight(c, c.adjointTangent(), c.value(X), c.adjointTangent(W), c.accumulates(W));
            if (c.active(X)) {
                toWeight(c, c.adjoint(), c.tangent(X), c.adjointTangent(W), true);
            }
        }
        toBias(c, c.adjointTangent(), true);
    }
}
