package org.saddlescope.model;

import org.saddlescope.engine.SeededRandom;

/** How a block of parameters is drawn. */
public sealed interface Initialiser {
    /** Fills a block of this many elements, {@code rows} of them along its first dimension. */
    void fill(double[] theta, int from, int size, int rows, SeededRandom random);

    /** Every element the same; draws nothing. */
    record Constant(double value) implements Initialiser {
        @Override
        public void fill(double[] theta, int from, int size, int rows, SeededRandom random) {
            java.util.Arrays.fill(theta, from, from + size, value);
        }
    }

    /** Independent N(0, deviation²). */
    record Normal(double deviation) implements Initialiser {
        @Override
        public void fill(double[] theta, int from, int size, int rows, SeededRandom random) {
            for (int i = from; i < from + size; i++) {
                theta[i] = deviation * random.nextGaussian();
            }
        }
    }

    /** Independent signs, ±1 with probability ½ each. */
    record Rademacher() implements Initialiser {
        @Override
        public void fill(double[] theta, int from, int size, int rows, SeededRandom random) {
            for (int i = from; i < from + size; i++) {
                theta[i] = random.nextInt(2) == 0 ? 1 : -1;
            }
        }
    }

    /** As a matrix of rows × size/rows: 1 where row and column agree, 0 elsewhere; draws nothing. */
    record Identity() implements Initialiser {
        @Override
        public void fill(double[] theta, int from, int size, int rows, SeededRandom random) {
            int columns = size / Math.max(1, rows);
            for (int i = 0; i < size; i++) {
                theta[from + i] = i / columns == i % columns ? 1 : 0;
            }
        }
    }

    /**
     * As a matrix of rows × size/rows: uniformly (Haar) distributed among those with orthonormal rows, or with orthonormal
     * columns where there are fewer of those. It is the Q of the QR decomposition of a Gaussian matrix with the signs that
     * make R's diagonal positive (Mezzadri 2007), by Gram, Schmidt with every projection taken off twice.
     */
    record Orthogonal() implements Initialiser {
        @Override
        public void fill(double[] theta, int from, int size, int rows, SeededRandom random) {
            if (size == 0) {
                return;
            }
            int columns = size / rows;
            boolean tall = rows > columns;
            double[][] q = new double[tall ? columns : rows][];
            for (int k = 0; k < q.length; k++) {
                q[k] = random.gaussians(tall ? rows : columns);
                for (int pass = 0; pass < 2; pass++) {
                    for (int j = 0; j < k; j++) {
                        subtract(q[k], dot(q[k], q[j]), q[j]);
                    }
                }
                double norm = Math.sqrt(dot(q[k], q[k]));
                for (int i = 0; i < q[k].length; i++) {
                    q[k][i] /= norm;
                    theta[from + (tall ? i * columns + k : k * columns + i)] = q[k][i];
                }
            }
        }

        private static double dot(double[] a, double[] b) {
            double sum = 0;
            for (int i = 0; i < a.length; i++) {
                sum += a[i] * b[i];
            }
            return sum;
        }

        private static void subtract(double[] from, double factor, double[] direction) {
            for (int i = 0; i < from.length; i++) {
                from[i] -= factor * direction[i];
            }
        }
    }

    /** Weights before a ReLU: N(0, 2/in) (He et al. 2015, Eq. 10). */
    static Initialiser he(int in) {
        return new Normal(Math.sqrt(2.0 / in));
    }

    /** Other weights: N(0, 2/(in + out)) (Glorot, Bengio 2010, Eq. 16, with a normal instead of a uniform law). */
    static Initialiser glorot(int in, int out) {
        return new Normal(Math.sqrt(2.0 / (in + out)));
    }

    /** Biases. */
    static Initialiser zero() {
        return new Constant(0);
    }
}
