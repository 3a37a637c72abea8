package org.saddlescope.paths;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.saddlescope.engine.SeededRandom;

class LinearAssignmentTest {
    @RepeatedTest(60)
    void theGainIsTheLargestOfAllPermutations(RepetitionInfo repetition) {
        int n = 1 + repetition.getCurrentRepetition() % 7;
        SeededRandom random = SeededRandom.of(repetition.getCurrentRepetition(), "gains");
        double[][] gain = new double[n][];
        for (int i = 0; i < n; i++) {
            gain[i] = random.gaussians(n);
        }
        int[] columns = LinearAssignment.maximise(gain);
        assertEquals(n, Arrays.stream(columns).distinct().count(), "every column once");
        assertEquals(best(gain, 0, new boolean[n]), gain(gain, columns), 1e-12);
    }

    @Test
    void aHiddenPermutationOfAHundredIsFound() {
        int n = 100;
        int[] hidden = new int[n];
        double[][] gain = new double[n][n];
        SeededRandom random = SeededRandom.of(1, "gains");
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                gain[i][j] = random.nextDouble();
            }
            hidden[i] = (i * 37 + 11) % n;
        }
        for (int i = 0; i < n; i++) {
            gain[i][hidden[i]] += 1;
        }
        assertArrayEquals(hidden, LinearAssignment.maximise(gain));
    }

    @Test
    void whatIsNotFiniteIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> LinearAssignment.maximise(new double[][] {{Double.NaN}}));
    }

    private static double gain(double[][] gain, int[] columns) {
        double sum = 0;
        for (int i = 0; i < columns.length; i++) {
            sum += gain[i][columns[i]];
        }
        return sum;
    }

    private static double best(double[][] gain, int row, boolean[] taken) {
        if (row == gain.length) {
            return 0;
        }
        double best = Double.NEGATIVE_INFINITY;
        for (int j = 0; j < gain.length; j++) {
            if (!taken[j]) {
                taken[j] = true;
                best = Math.max(best, gain[row][j] + best(gain, row + 1, taken));
                taken[j] = false;
            }
        }
        return best;
    }
}
