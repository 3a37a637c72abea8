package org.saddlescope.engine;

import java.util.List;

/**
 * Y_i = op(A_i) op(B_i) for every matrix i of two stacks: A and B have the same leading dimensions (rows, heads) and two
 * last ones of their own, op transposes or not. Bilinear: its adjoints are products of the same kind.
 *
 * @param transposeA whether A_i is stored k × m, to give Y_i of m × n
 * @param transposeB whether B_i is stored n × k
 */
public record BatchedProduct(boolean transposeA, boolean transposeB) implements Primitive {
    private static final int A = 0;
    private static final int B = 1;

    @Override
    public String name() {
        return "batched product";
    }

    @Override
    public Shape shape(List<Shape> inputs) {
        Shape a = inputs.get(A);
        Shape b = inputs.get(B);
        if (a.rank() < 3 || a.rank() != b.rank() || stack(a) != stack(b)
                || !a.toList().subList(0, a.rank() - 2).equals(b.toList().subList(0, b.rank() - 2)) || inner(a) != innerOfB(b)) {
            throw new IllegalArgumentException("batched product: " + a + (transposeA ? " transposed" : "") + " by " + b
                    + (transposeB ? " transposed" : ""));
        }
        int[] dimensions = a.toList().stream().mapToInt(Integer::intValue).toArray();
        dimensions[a.rank() - 2] = a.dimension(a.rank() - (transposeA ? 1 : 2));
        dimensions[a.rank() - 1] = b.dimension(b.rank() - (transposeB ? 2 : 1));
        return Shape.of(dimensions);
    }

    @Override
    public void forward(Cells c) {
        multiply(c, c.value(A), c.value(B), c.value(), false);
    }

    @Override
    public void adjoint(Cells c) {
        if (c.active(A)) {
            toA(c, c.adjoint(), c.value(B), c.adjoint(A), c.accumulates(A));
        }
        if (c.active(B)) {
            toB(c, c.adjoint(), c.value(A), c.adjoint(B), c.accumulates(B));
        }
    }

    @Override
    public void tangent(Cells c) {
        if (c.active(A)) {
            multiply(c, c.tangent(A), c.value(B), c.tangent(), false);
        }
        if (c.active(B)) {
            multiply(c, c.value(A), c.tangent(B), c.tangent(), c.active(A));
        }
    }

    @Override
    public void adjointTangent(Cells c) {
        if (c.active(A)) {
            toA(c, c.adjointTangent(), c.value(B), c.adjointTangent(A), c.accumulates(A));
            if (c.active(B)) {
                toA(c, c.adjoint(), c.tangent(B), c.adjointTangent(A), true);
            }
        }
        if (c.active(B)) {
            toB(c, c.adjointTangent(), c.value(A), c.adjointTangent(B), c.accumulates(B));
            if (c.active(A)) {
                toB(c, c.adjoint(), c.tangent(A), c.adjointTangent(B), true);
            }
        }
    }

    /** Y (+)= op(A) op(B). */
    private void multiply(Cells c, long a, long b, long y, boolean accumulate) {
        Sizes s = sizes(c);
        for (int i = 0; i < s.matrices(); i++) {
            c.blas().product(transposeA, transposeB, s.m(), s.n(), s.k(), a + i * s.bytesA(), b + i * s.bytesB(),
                    y + i * s.bytesY(), accumulate);
        }
    }

    /** Ā (+)= Ȳ op(B)ᵀ, or its transpose op(B) Ȳᵀ where A is stored transposed. */
    private void toA(Cells c, long dy, long b, long da, boolean accumulate) {
        Sizes s = sizes(c);
        for (int i = 0; i < s.matrices(); i++) {
            long y = dy + i * s.bytesY();
            long other = b + i * s.bytesB();
            long out = da + i * s.bytesA();
            if (transposeA) {
                c.blas().product(transposeB, true, s.k(), s.m(), s.n(), other, y, out, accumulate);
            } else {
                c.blas().product(false, !transposeB, s.m(), s.k(), s.n(), y, other, out, accumulate);
            }
        }
    }

    /** B̄ (+)= op(A)ᵀ Ȳ, or its transpose Ȳᵀ op(A) where B is stored transposed. */
    private void toB(Cells c, long dy, long a, long db, boolean accumulate) {
        Sizes s = sizes(c);
        for (int i = 0; i < s.matrices(); i++) {
            long y = dy + i * s.bytesY();
            long other = a + i * s.bytesA();
            long out = db + i * s.bytesB();
            if (transposeB) {
                c.blas().product(true, transposeA, s.n(), s.k(), s.m(), y, other, out, accumulate);
            } else {
                c.blas().product(!transposeA, false, s.k(), s.n(), s.m(), other, y, out, accumulate);
            }
        }
    }

    private record Sizes(int matrices, int m, int n, int k, long bytesA, long bytesB, long bytesY) {}

    private Sizes sizes(Cells c) {
        Shape y = c.shape();
        int m = y.dimension(y.rank() - 2);
        int n = y.dimension(y.rank() - 1);
        int k = inner(c.shape(A));
        long width = c.kernels().width();
        return new Sizes(stack(y), m, n, k, m * k * width, k * n * width, m * n * width);
    }

    private static int stack(Shape shape) {
        int matrices = 1;
        for (int axis = 0; axis < shape.rank() - 2; axis++) {
            matrices *= shape.dimension(axis);
        }
        return matrices;
    }

    private int inner(Shape a) {
        return a.dimension(a.rank() - (transposeA ? 2 : 1));
    }

    private int innerOfB(Shape b) {
        return b.dimension(b.rank() - (transposeB ? 1 : 2));
    }
}
