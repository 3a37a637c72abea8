package org.saddlescope.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.foreign.Arena;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Cross-entropy and logistic loss against their definitions, and where the definitions overflow against their limits. */
class KernelLossesTest {
    private final Arena arena = Arena.ofConfined();
    private Kernels kernels;

    @AfterEach
    void release() {
        arena.close();
    }

    @ParameterizedTest
    @EnumSource
    void crossEntropyIsTheLogOfTheSumLessTheLabelsLogit(Precision precision) {
        kernels = KernelTable.of(precision);
        double tolerance = precision == Precision.DOUBLE ? 1e-15 : 4e-7;
        Random random = new Random(2);
        for (int columns : new int[] {1, 2, 3, 10, 65}) {
            int rows = 300;
            double[] z = new double[rows * columns];
            int[] labels = new int[rows];
            for (int i = 0; i < z.length; i++) {
                z[i] = (float) (random.nextGaussian() * 4);
            }
            double total = 0;
            double[] expected = new double[z.length];
            for (int r = 0; r < rows; r++) {
                labels[r] = random.nextInt(columns);
                double sum = 0;
                for (int c = 0; c < columns; c++) {
                    sum += StrictMath.exp(z[r * columns + c]);
                }
                total += StrictMath.log(sum) - z[r * columns + labels[r]];
                for (int c = 0; c < columns; c++) {
                    expected[r * columns + c] = StrictMath.exp(z[r * columns + c]) / sum;
                }
            }
            long logits = buffer(z);
            long probabilities = buffer(new double[z.length]);
            double loss = kernels.softmaxCrossEntropy(logits, labels, probabilities, rows, columns);
            assertEquals(total, loss, tolerance * (rows + total) * 4);
            assertArrayEquals(expected, read(probabilities, z.length), 2 * tolerance);
            assertArrayEquals(z, read(logits, z.length), "the logits are left alone");
            assertEquals(loss, kernels.softmaxCrossEntropy(logits, labels, logits, rows, columns), "in place");
            assertArrayEquals(read(probabilities, z.length), read(logits, z.length));
        }
    }

    @ParameterizedTest
    @EnumSource
    void crossEntropyOfLargeLogitsNeitherOverflowsNorVanishes(Precision precision) {
        kernels = KernelTable.of(precision);
        long out = buffer(new double[4]);
        assertEquals(2000, kernels.softmaxCrossEntropy(buffer(1000, -1000), new int[] {1}, out, 1, 2));
        assertArrayEquals(new double[] {1, 0}, read(out, 2));
        // A loss of exp(-70) is far below the rounding of 1 + exp(-70).
        double small = StrictMath.exp(-70);
        assertEquals(small, kernels.softmaxCrossEntropy(buffer(40, -30), new int[] {0}, out, 1, 2), 1e-6 * small);
        assertEquals(StrictMath.log(2), kernels.softmaxCrossEntropy(buffer(3, 3), new int[] {0}, out, 1, 2), 1e-15);
        assertEquals(0, kernels.softmaxCrossEntropy(buffer(5), new int[] {0}, out, 1, 1));
    }

    @ParameterizedTest
    @EnumSource
    void logitsThatAreNotFiniteGiveNotANumberInTheirRowOnly(Precision precision) {
        kernels = KernelTable.of(precision);
        for (double bad : new double[] {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY}) {
            for (int at = 0; at < 3; at++) {
                for (int label = 0; label < 3; label++) {
                    double[] z = {1, 2, 3, 1, 2, 3};
                    z[at] = bad;
                    long out = buffer(new double[6]);
                    assertTrue(Double.isNaN(kernels.softmaxCrossEntropy(buffer(z), new int[] {label, 0}, out, 2, 3)));
                    double[] p = read(out, 6);
                    assertTrue(Double.isNaN(p[0]) && Double.isNaN(p[1]) && Double.isNaN(p[2]));
                    assertEquals(1, p[3] + p[4] + p[5], 1e-6);
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void logisticLossAndItsSlopesFollowTheirDefinition(Precision precision) {
        kernels = KernelTable.of(precision);
        double tolerance = precision == Precision.DOUBLE ? 1e-15 : 4e-7;
        Random random = new Random(3);
        for (int n : new int[] {1, 31, 32, 600}) {
            double[] z = new double[n];
            double[] signs = new double[n];
            double total = 0;
            double[] slopes = new double[n];
            for (int i = 0; i < n; i++) {
                z[i] = (float) (random.nextGaussian() * 8);
                signs[i] = random.nextBoolean() ? 1 : -1;
                double m = signs[i] * z[i];
                total += Math.max(-m, 0) + StrictMath.log1p(StrictMath.exp(-Math.abs(m)));
                slopes[i] = -signs[i] / (1 + StrictMath.exp(m));
            }
            long out = buffer(new double[n]);
            double loss = kernels.logistic(buffer(z), buffer(signs), out, n);
            assertEquals(total, loss, tolerance * (1 + total));
            assertArrayEquals(slopes, read(out, n), tolerance);
            long inPlace = buffer(z);
            assertEquals(loss, kernels.logistic(inPlace, buffer(signs), inPlace, n));
            assertArrayEquals(read(out, n), read(inPlace, n));
        }
    }

    @ParameterizedTest
    @EnumSource
    void logisticLossHasItsLimits(Precision precision) {
        kernels = KernelTable.of(precision);
        long out = buffer(0);
        assertEquals(1000, kernels.logistic(buffer(-1000), buffer(1), out, 1));
        assertEquals(-1, read(out, 1)[0]);
        assertEquals(StrictMath.exp(-50), kernels.logistic(buffer(50), buffer(1), out, 1), 1e-6 * StrictMath.exp(-50));
        assertEquals(Double.POSITIVE_INFINITY, kernels.logistic(buffer(Double.POSITIVE_INFINITY), buffer(-1), out, 1));
        assertTrue(Double.isNaN(kernels.logistic(buffer(Double.NaN), buffer(1), out, 1)));
        assertTrue(Double.isNaN(read(out, 1)[0]));
    }

    private long buffer(double... contents) {
        long address = arena.allocate((long) contents.length * kernels.width(), 64).address();
        kernels.load(contents, 0, address, contents.length);
        return address;
    }

    private double[] read(long address, int n) {
        double[] values = new double[n];
        kernels.store(address, values, 0, n, false);
        return values;
    }
}
