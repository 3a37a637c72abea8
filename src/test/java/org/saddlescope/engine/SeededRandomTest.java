package org.saddlescope.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SeededRandomTest {
    @Test
    void theFirstBitsOfASeedNeverChange() {
        // Computed by an independent implementation of SplitMix64 and xoshiro256++ in Python.
        SeededRandom random = SeededRandom.of(1, "data");
        long[] expected = {0xFAC1F20865115363L, 0x62D16C54F3A33662L, 0x4C537F5376F7FD4AL, 0xC764EF3D50E57273L};
        assertArrayEquals(expected, new long[] {random.nextLong(), random.nextLong(), random.nextLong(), random.nextLong()});
    }

    @Test
    void theSameSeedAndPurposeGiveTheSameStream() {
        assertArrayEquals(SeededRandom.of(7, "a").gaussians(100), SeededRandom.of(7, "a").gaussians(100));
    }

    @Test
    void otherSeedsAndPurposesGiveOtherStreams() {
        long first = SeededRandom.of(7, "a").nextLong();
        assertNotEquals(first, SeededRandom.of(8, "a").nextLong());
        assertNotEquals(first, SeededRandom.of(7, "b").nextLong());
        assertNotEquals(first, SeededRandom.of(7, "").nextLong());
        assertNotEquals(SeededRandom.of(7, "ab").nextLong(), SeededRandom.of(7, "ba").nextLong());
    }

    @Test
    void aSplitDoesNotDependOnWhatHasBeenDrawn() {
        SeededRandom fresh = SeededRandom.of(3, "init");
        SeededRandom used = SeededRandom.of(3, "init");
        used.gaussians(11);
        assertEquals(fresh.split("layer 1").nextLong(), used.split("layer 1").nextLong());
        assertNotEquals(fresh.split("layer 1").nextLong(), fresh.split("layer 2").nextLong());
    }

    @Test
    void uniformDrawsHaveTheMomentsOfTheUniformDistribution() {
        SeededRandom random = SeededRandom.of(5, "uniform");
        int n = 200_000;
        double[] draws = IntStream.range(0, n).mapToDouble(_ -> random.nextDouble()).toArray();
        assertTrue(Arrays.stream(draws).allMatch(x -> x >= 0 && x < 1));
        // Five standard errors of each moment.
        assertEquals(0.5, Arrays.stream(draws).average().orElseThrow(), 5 * Math.sqrt(1.0 / 12 / n));
        assertEquals(1.0 / 3, Arrays.stream(draws).map(x -> x * x).average().orElseThrow(), 5 * Math.sqrt(4.0 / 45 / n));
    }

    @Test
    void gaussianDrawsHaveTheMomentsOfTheNormalDistribution() {
        int n = 200_000;
        double[] draws = SeededRandom.of(5, "normal").gaussians(n);
        assertEquals(0, moment(draws, 1), 5 / Math.sqrt(n));
        assertEquals(1, moment(draws, 2), 5 * Math.sqrt(2.0 / n));
        assertEquals(0, moment(draws, 3), 5 * Math.sqrt(15.0 / n));
        assertEquals(3, moment(draws, 4), 5 * Math.sqrt(96.0 / n));
        double lag = 0;
        for (int i = 1; i < n; i++) {
            lag += draws[i] * draws[i - 1];
        }
        assertEquals(0, lag / n, 5 / Math.sqrt(n));
    }

    @Test
    void boundedDrawsAreUniform() {
        SeededRandom random = SeededRandom.of(9, "int");
        int[] counts = new int[7];
        int n = 70_000;
        for (int i = 0; i < n; i++) {
            counts[random.nextInt(7)]++;
        }
        for (int count : counts) {
            assertEquals(n / 7.0, count, 5 * Math.sqrt(n / 7.0));
        }
        assertThrows(IllegalArgumentException.class, () -> random.nextInt(0));
    }

    @Test
    void everyPermutationOfThreeIsEquallyLikely() {
        SeededRandom random = SeededRandom.of(2, "permutation");
        int[] counts = new int[27];
        int n = 60_000;
        for (int i = 0; i < n; i++) {
            int[] p = random.permutation(3);
            counts[9 * p[0] + 3 * p[1] + p[2]]++;
        }
        assertEquals(6, Arrays.stream(counts).filter(c -> c > 0).count());
        Arrays.stream(counts).filter(c -> c > 0).forEach(c -> assertEquals(n / 6.0, c, 5 * Math.sqrt(n / 6.0)));
    }

    private static double moment(double[] draws, int power) {
        return Arrays.stream(draws).map(x -> Math.pow(x, power)).average().orElseThrow();
    }
}
