package org.saddlescope.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.saddlescope.engine.Samples;

/** The data of the papers' experiments follow their definitions. */
class TheorySetsTest {
    @Test
    void sineProductLabelsAreTheSignOfTheFunctionButForTheShareThatIsFlipped() throws DataException {
        int n = 20_000;
        for (double flips : new double[] {0, 0.15}) {
            Samples samples = new SineProduct(n, 4, flips, 0).load(7).training();
            int[] labels = ((Samples.Labels) samples.targets()).labels();
            int turned = 0;
            for (int i = 0; i < n; i++) {
                double[] x = Arrays.copyOfRange(samples.inputs(), 4 * i, 4 * i + 4);
                turned += labels[i] == (Math.sin(1.5 * x[0]) + x[1] * x[2] > 0 ? 1 : 0) ? 0 : 1;
            }
            // Four standard deviations of a binomial share.
            assertEquals(flips, turned / (double) n, 4 * Math.sqrt(flips * (1 - flips) / n));
            assertEquals(0.5, Arrays.stream(labels).average().orElseThrow(), 4 * 0.5 / Math.sqrt(n));
        }
    }

    @Test
    void flippingLeavesTheInputsAlone() throws DataException {
        assertArrayEquals(new SineProduct(50, 10, 0, 0).load(3).training().inputs(),
                new SineProduct(50, 10, 0.5, 0).load(3).training().inputs());
    }

    @Test
    void halfSpaceCloudsHaveMeansOfTheirOwnAndTheVarianceAskedFor() throws DataException {
        int per = 20_000;
        Samples samples = new HalfSpaceClouds(per, 2, 2, 0).load(5).training();
        int[] labels = ((Samples.Labels) samples.targets()).labels();
        double[] mean = new double[4];
        double[] square = new double[4];
        for (int i = 0; i < 2 * per; i++) {
            for (int k = 0; k < 2; k++) {
                double x = samples.inputs()[2 * i + k];
                mean[2 * labels[i] + k] += x / per;
                square[2 * labels[i] + k] += x * x / per;
            }
        }
        for (int j = 0; j < 4; j++) {
            assertEquals(2, square[j] - mean[j] * mean[j], 4 * 2 * Math.sqrt(2.0 / per));
        }
        assertTrue(Math.hypot(mean[0] - mean[2], mean[1] - mean[3]) > 0.1, "the classes differ");
        assertEquals(per, Arrays.stream(labels).sum());
    }

    @Test
    void spherePointsHaveNormOneAndSignsAsTargets() throws DataException {
        Samples samples = new SpherePoints(500, 5, 0).load(2).training();
        double[] targets = ((Samples.Values) samples.targets()).values();
        for (int i = 0; i < 500; i++) {
            assertEquals(1, Arrays.stream(samples.inputs(), 5 * i, 5 * i + 5).map(x -> x * x).sum(), 1e-14);
            assertEquals(1, Math.abs(targets[i]));
        }
        assertEquals(0, Arrays.stream(targets).average().orElseThrow(), 4 / Math.sqrt(500));
    }

    @Test
    void matrixEntriesAreThoseOfTheMatrixEachWithItsPlace() throws DataException {
        MatrixEntries entries = new MatrixEntries.LowRank(4, 3, 2, 0.1);
        Samples whole = new DataSource.Matrix(entries).load(9).training();
        Samples single = new MatrixEntrySet(entries).load(9).training();
        assertEquals(List.of(4, 3), single.inputShape());
        assertArrayEquals(((Samples.Values) whole.targets()).values(), ((Samples.Values) single.targets()).values());
        for (int s = 0; s < 12; s++) {
            for (int j = 0; j < 12; j++) {
                assertEquals(s == j ? 1 : 0, single.inputs()[12 * s + j]);
            }
        }
    }
}
