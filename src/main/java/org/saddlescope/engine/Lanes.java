package org.saddlescope.engine;

/**
 * The one order in which every reduction adds, on every machine: element i goes to partial sum i mod {@value #COUNT},
 * ascending, and the partial sums are added pairwise, halves onto halves. Vectors of 2, 4 or 8 lanes and no vectors at
 * all can follow it alike.
 */
final class Lanes {
    static final int COUNT = 32;

    private Lanes() {}

    /** The number of elements, of {@code n}, that fill all lanes equally often. */
    static int whole(int n) {
        return n - n % COUNT;
    }

    /** The sum of the partial sums, which are overwritten. */
    static double total(double[] lanes) {
        for (int half = COUNT / 2; half > 0; half /= 2) {
            for (int i = 0; i < half; i++) {
                lanes[i] += lanes[i + half];
            }
        }
        return lanes[0];
    }
}
