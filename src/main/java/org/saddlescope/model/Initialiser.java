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
