package org.saddlescope.engine;

import java.util.stream.IntStream;

/**
 * The one source of randomness: data, initial parameters, mini-batches, planes and probes all draw from it, so that an
 * experiment's seed alone decides every bit.
 *
 * <p>The generator is xoshiro256++ 1.0 (Blackman, Vigna 2021, "Scrambled linear pseudorandom number generators"), its
 * 256 bits of state filled by SplitMix64 (Steele, Lea, Flood 2014). Both are written out here, and so are the draws
 * derived from them, because those of the JDK may change from version to version. Logarithms are those of StrictMath.
 *
 * <p>Streams are told apart by what they are for: {@code of(seed, "data")} and {@code of(seed, "plane")} are
 * independent, and so are the streams that {@link #split} makes of one. Not safe for use by several threads: give each
 * task its own stream.
 */
public final class SeededRandom {
    private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;
    private static final double UNIT = 0x1.0p-53;

    private final long origin;
    private long s0;
    private long s1;
    private long s2;
    private long s3;
    private double spareGaussian = Double.NaN;

    private SeededRandom(long origin) {
        this.origin = origin;
        s0 = mix(origin + GOLDEN_GAMMA);
        s1 = mix(origin + 2 * GOLDEN_GAMMA);
        s2 = mix(origin + 3 * GOLDEN_GAMMA);
        s3 = mix(origin + 4 * GOLDEN_GAMMA);
    }

    /** The stream of this seed for one purpose, from its beginning. */
    public static SeededRandom of(long seed, String purpose) {
        return new SeededRandom(derive(mix(seed + GOLDEN_GAMMA), purpose));
    }

    /**
     * A stream of its own for a part of this one's purpose, from its beginning. It depends on the seed and the purposes
     * alone, not on what has been drawn so far.
     */
    public SeededRandom split(String purpose) {
        return new SeededRandom(derive(origin, purpose));
    }

    /** 64 uniform bits. */
    public long nextLong() {
        long result = Long.rotateLeft(s0 + s3, 23) + s0;
        long t = s1 << 17;
        s2 ^= s0;
        s3 ^= s1;
        s1 ^= s2;
        s0 ^= s3;
        s2 ^= t;
        s3 = Long.rotateLeft(s3, 45);
        return result;
    }

    /** Uniform on [0, 1): a multiple of 2⁻⁵³. */
    public double nextDouble() {
        return (nextLong() >>> 11) * UNIT;
    }

    /** Uniform on [from, to). */
    public double nextDouble(double from, double to) {
        return from + (to - from) * nextDouble();
    }

    /**
     * Uniform on 0..bound−1, exactly: 63-bit draws in the last, incomplete block are rejected.
     *
     * @throws IllegalArgumentException where {@code bound} is not positive
     */
    public int nextInt(int bound) {
        if (bound <= 0) {
            throw new IllegalArgumentException("a bound of " + bound);
        }
        long limit = Long.MAX_VALUE - Long.MAX_VALUE % bound;
        long draw = nextLong() >>> 1;
        while (draw >= limit) {
            draw = nextLong() >>> 1;
        }
        return (int) (draw % bound);
    }

    /** Standard normal, by Marsaglia's polar method (Marsaglia, Bray 1964). */
    public double nextGaussian() {
        if (!Double.isNaN(spareGaussian)) {
            double spare = spareGaussian;
            spareGaussian = Double.NaN;
            return spare;
        }
        double u;
        double v;
        double square;
        do {
            u = 2 * nextDouble() - 1;
            v = 2 * nextDouble() - 1;
            square = u * u + v * v;
        } while (square >= 1 || square == 0);
        double factor = Math.sqrt(-2 * StrictMath.log(square) / square);
        spareGaussian = v * factor;
        return u * factor;
    }

    /** {@code n} standard normal numbers. */
    public double[] gaussians(int n) {
        double[] draws = new double[n];
        for (int i = 0; i < n; i++) {
            draws[i] = nextGaussian();
        }
        return draws;
    }

    /** 0..n−1 in a uniformly random order. */
    public int[] permutation(int n) {
        int[] order = IntStream.range(0, n).toArray();
        shuffle(order);
        return order;
    }

    /** Puts the elements into a uniformly random order, in place (Fisher, Yates; Durstenfeld 1964). */
    public void shuffle(int[] elements) {
        for (int i = elements.length - 1; i > 0; i--) {
            int j = nextInt(i + 1);
            int swapped = elements[i];
            elements[i] = elements[j];
            elements[j] = swapped;
        }
    }

    /** The finaliser of SplitMix64: a bijection on 64 bits. */
    private static long mix(long z) {
        long x = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        x = (x ^ (x >>> 27)) * 0x94D049BB133111EBL;
        return x ^ (x >>> 31);
    }

    /** Folds a purpose into an origin, one UTF-16 unit at a time. */
    private static long derive(long origin, String purpose) {
        long h = mix(origin ^ purpose.length());
        for (int i = 0; i < purpose.length(); i++) {
            h = mix(h + GOLDEN_GAMMA ^ purpose.charAt(i));
        }
        return h;
    }
}
