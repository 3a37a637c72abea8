package org.saddlescope.engine;

import java.util.List;

/**
 * Y_r = A_r X_r for every row (sample) r: A rows × m × k, X rows × k × n, Y rows × m × n. One product a sample, so that
 * the bits of a sample do not depend on what else is in the batch. Either factor may depend on θ.
 */
public record SampleProduct() implements Primitive {
    private static final int A = 0;
    private static final int X = 1;

    @Override
    public String name() {
        return "sample product";
    }

    @Override
    public Shape shape(List<Shape> inputs) {
        Shape a = inputs.get(A);
        Shape x = inputs.get(X);
        if (a.rank() != 3 || x.rank() != 3 || a.rows() != x.rows() || a.dimension(2) != x.dimension(1)) {
            throw new IllegalArgumentException("sample product: matrices of " + a + " and of " + x);
        }
        return Shape.of(a.rows(), a.dimension(1), x.dimension(2));
    }

    @Override
    public void forward(Cells c) {
        product(c, c.value(A), c.value(X), c.value(), false);
    }

    @Override
    public void adjoint(Cells c) {
        if (c.active(A)) {
            toLeft(c, c.adjoint(), c.value(X), c.adjoint(A), c.accumulates(A));
        }
        if (c.active(X)) {
            toRight(c, c.value(A), c.adjoint(), c.adjoint(X), c.accumulates(X));
        }
    }

    @Override
    public void tangent(Cells c) {
        if (c.active(A)) {
            product(c, c.tangent(A), c.value(X), c.tangent(), false);
        }
        if (c.active(X)) {
            product(c, c.value(A), c.tangent(X), c.tangent(), c.active(A));
        }
    }

    @Override
    public void adjointTangent(Cells c) {
        if (c.active(A)) {
            toLeft(c, c.adjointTangent(), c.value(X), c.adjointTangent(A), c.accumulates(A));
            if (c.active(X)) {
                toLeft(c, c.adjoint(), c.tangent(X), c.adjointTangent(A), true);
            }
        }
        if (c.active(X)) {
            toRight(c, c.value(A), c.adjointTangent(), c.adjointTangent(X), c.accumulates(X));
            if (c.active(A)) {
                toRight(c, c.tangent(A), c.adjoint(), c.adjointTangent(X), true);
            }
        }
    }

    /** y_r (+)= a_r x_r. */
    private static void product(Cells c, long a, long x, long y, boolean accumulate) {
        int m = c.shape().dimension(1);
        int n = c.shape().dimension(2);
        int k = inner(c);
        for (int r = 0; r < c.shape().rows(); r++) {
            c.blas().product(false, false, m, n, k, at(c, a, r, m * k), at(c, x, r, k * n), at(c, y, r, m * n), accumulate);
        }
    }

    /** ā_r (+)= ȳ_r x_rᵀ. */
    private static void toLeft(Cells c, long dy, long x, long da, boolean accumulate) {
        int m = c.shape().dimension(1);
        int n = c.shape().dimension(2);
        int k = inner(c);
        for (int r = 0; r < c.shape().rows(); r++) {
            c.blas().product(false, true, m, k, n, at(c, dy, r, m * n), at(c, x, r, k * n), at(c, da, r, m * k), accumulate);
        }
    }

    /** x̄_r (+)= a_rᵀ ȳ_r. */
    private static void toRight(Cells c, long a, long dy, long dx, boolean accumulate) {
        int m = c.shape().dimension(1);
        int n = c.shape().dimension(2);
        int k = inner(c);
        for (int r = 0; r < c.shape().rows(); r++) {
            c.blas().product(true, false, k, n, m, at(c, a, r, m * k), at(c, dy, r, m * n), at(c, dx, r, k * n), accumulate);
        }
    }

    private static int inner(Cells c) {
        return c.shape(A).dimension(2);
    }

    private static long at(Cells c, long address, int row, int size) {
        return address + (long) row * size * c.kernels().width();
    }
}
