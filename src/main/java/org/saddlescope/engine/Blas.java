package org.saddlescope.engine;

import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.openblas.global.openblas;

/**
 * Matrix products on off-heap addresses through the OpenBLAS that ND4J itself ships, without ND4J's dispatch, which
 * costs more than a small product. One instance a thread: it reuses its three pointers.
 */
abstract sealed class Blas {
    static Blas of(Precision precision) {
        return switch (precision) {
            case DOUBLE -> new OfDouble();
            case FLOAT -> new OfFloat();
        };
    }

    /**
     * C (+)= op(A)·op(B), row-major and dense, with op(A) m × k, op(B) k × n and C m × n.
     *
     * @param transposeA whether A is stored k × m
     * @param transposeB whether B is stored n × k
     * @param accumulate whether the product is added to C
     */
    final void product(boolean transposeA, boolean transposeB, int m, int n, int k, long a, long b, long c,
                       boolean accumulate) {
        product(transposeA, transposeB, m, n, k, a, transposeA ? m : k, b, transposeB ? k : n, c, n, accumulate);
    }

    /**
     * The same for matrices that are parts of wider ones.
     *
     * @param strideA elements from one stored row of A to the next; likewise of B and C
     */
    abstract void product(boolean transposeA, boolean transposeB, int m, int n, int k, long a, int strideA, long b,
                          int strideB, long c, int strideC, boolean accumulate);

    private static int order(boolean transpose) {
        return transpose ? openblas.CblasTrans : openblas.CblasNoTrans;
    }

    private static final class OfDouble extends Blas {
        private final Raw a = new Raw();
        private final Raw b = new Raw();
        private final Raw c = new Raw();

        @Override
        void product(boolean transposeA, boolean transposeB, int m, int n, int k, long a, int strideA, long b,
                     int strideB, long c, int strideC, boolean accumulate) {
            openblas.cblas_dgemm(openblas.CblasRowMajor, order(transposeA), order(transposeB), m, n, k, 1,
                    this.a.at(a), strideA, this.b.at(b), strideB, accumulate ? 1 : 0, this.c.at(c), strideC);
        }

        private static final class Raw extends DoublePointer {
            private Raw() {
                super((Pointer) null);
            }

            private Raw at(long address) {
                this.address = address;
                return this;
            }
        }
    }

    private static final class OfFloat extends Blas {
        private final Raw a = new Raw();
        private final Raw b = new Raw();
        private final Raw c = new Raw();

        @Override
        void product(boolean transposeA, boolean transposeB, int m, int n, int k, long a, int strideA, long b,
                     int strideB, long c, int strideC, boolean accumulate) {
            openblas.cblas_sgemm(openblas.CblasRowMajor, order(transposeA), order(transposeB), m, n, k, 1,
                    this.a.at(a), strideA, this.b.at(b), strideB, accumulate ? 1 : 0, this.c.at(c), strideC);
        }

        private static final class Raw extends FloatPointer {
            private Raw() {
                super((Pointer) null);
            }

            private Raw at(long address) {
                this.address = address;
                return this;
            }
        }
    }
}
