package org.saddlescope.engine;

import java.util.List;

/**
 * y[n, c, p, q] = the mean of the windowHeight × windowWidth elements of x at (p·stride, q·stride), on every plane of
 * images rows × channels × height × width. Linear: every rule is this map or its transpose.
 */
public record AveragePool2d(int windowHeight, int windowWidth, int stride) implements Primitive {
    @Override
    public String name() {
        return "average pooling";
    }

    @Override
    public Shape shape(List<Shape> inputs) {
        return window(inputs.getFirst()).pooled(inputs.getFirst());
    }

    private PoolShape window(Shape x) {
        return PoolShape.of(name(), x, windowHeight, windowWidth, stride);
    }

    @Override
    public void forward(Cells c) {
        average(c, c.value(0), c.value());
    }

    @Override
    public void adjoint(Cells c) {
        spread(c, c.adjoint(), c.adjoint(0));
    }

    @Override
    public void tangent(Cells c) {
        average(c, c.tangent(0), c.tangent());
    }

    @Override
    public void adjointTangent(Cells c) {
        spread(c, c.adjointTangent(), c.adjointTangent(0));
    }

    private void average(Cells c, long x, long y) {
        PoolShape window = window(c.shape(0));
        int width = c.kernels().width();
        double size = (double) windowHeight * windowWidth;
        int next = 0;
        for (int plane = 0; plane < window.planes(); plane++) {
            for (int p = 0; p < window.outHeight(); p++) {
                for (int q = 0; q < window.outWidth(); q++) {
                    int corner = window.corner(plane, p, q);
                    double sum = 0;
                    for (int i = 0; i < windowHeight; i++) {
                        for (int j = 0; j < windowWidth; j++) {
                            sum += NativeMemory.read(x + (long) (corner + i * window.width() + j) * width, width);
                        }
                    }
                    NativeMemory.write(y + (long) next++ * width, width, sum / size);
                }
            }
        }
    }

    private void spread(Cells c, long y, long x) {
        PoolShape window = window(c.shape(0));
        if (!c.accumulates(0)) {
            c.kernels().fill(x, 0, c.shape(0).size());
        }
        int width = c.kernels().width();
        double size = (double) windowHeight * windowWidth;
        int next = 0;
        for (int plane = 0; plane < window.planes(); plane++) {
            for (int p = 0; p < window.outHeight(); p++) {
                for (int q = 0; q < window.outWidth(); q++) {
                    int corner = window.corner(plane, p, q);
                    double share = NativeMemory.read(y + (long) next++ * width, width) / size;
                    for (int i = 0; i < windowHeight; i++) {
                        for (int j = 0; j < windowWidth; j++) {
                            long at = x + (long) (corner + i * window.width() + j) * width;
                            NativeMemory.write(at, width, NativeMemory.read(at, width) + share);
                        }
                    }
                }
            }
        }
    }
}
