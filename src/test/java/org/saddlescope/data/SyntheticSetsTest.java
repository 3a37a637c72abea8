package org.saddlescope.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.saddlescope.engine.Samples;

class SyntheticSetsTest {
    static Stream<DataSource> classSources() {
        return Stream.of(new DataSource.TwoMoons(101, 0.1, 0.25), new DataSource.Circles(101, 0.05, 0.5, 0.25),
                new DataSource.Spirals(101, 3, 1.5, 0.02, 0.25), new DataSource.Xor(101, 0.05, 0.25),
                new DataSource.Blobs(101, 4, 3, 0.4, 0.25), new HalfSpaceClouds(50, 3, 2, 0.25));
    }

    static Stream<DataSource> allSources() {
        return Stream.concat(classSources(), Stream.of(new DataSource.LinearRegression(40, 3, 2, 0.1, 0.25),
                new DataSource.TeacherStudent(40, 3, List.of(4, 5), 2, 0.1, 0.25),
                new DataSource.Matrix(new MatrixEntries.LowRank(5, 4, 2, 0.1)),
                new MatrixEntrySet(new MatrixEntries.LowRank(5, 4, 2, 0.1)), new SineProduct(100, 10, 0.15, 0.25),
                new SpherePoints(40, 5, 0.25)));
    }

    @ParameterizedTest
    @MethodSource("allSources")
    void theSeedAloneDecidesEveryBit(DataSource source) throws DataException {
        Samples first = source.load(3).training();
        Samples again = source.load(3).training();
        assertArrayEquals(first.inputs(), again.inputs());
        assertArrayEquals(targets(first), targets(again));
        Samples other = source.load(4).training();
        assertNotEquals(Arrays.toString(first.inputs()) + Arrays.toString(targets(first)),
                Arrays.toString(other.inputs()) + Arrays.toString(targets(other)));
    }

    @ParameterizedTest
    @MethodSource("allSources")
    void theOutlineSaysWhatIsMade(DataSource source) throws DataException {
        Dataset made = source.load(1);
        Outline outline = source.outline();
        assertEquals(outline.training().orElseThrow(), made.training().count());
        assertEquals(outline.total().orElseThrow(), made.training().count() + made.heldOut().map(Samples::count).orElse(0));
        assertEquals(outline.inputSize().orElseThrow(), made.training().inputSize());
        assertEquals(outline.outputs().orElseThrow(), made.training().targets().outputs());
        assertEquals(outline.classifies(), made.training().targets() instanceof Samples.Labels);
    }

    @ParameterizedTest
    @MethodSource("classSources")
    void everyClassIsHeldBackInTheSameShareAndNoSampleTwice(DataSource source) throws DataException {
        Dataset made = source.load(1);
        int[] training = counts(made.training());
        int[] held = counts(made.heldOut().orElseThrow());
        for (int c = 0; c < training.length; c++) {
            assertEquals(Math.round(0.25 * (training[c] + held[c])), held[c]);
        }
        Set<String> points = new HashSet<>();
        points.addAll(rows(made.training()));
        points.addAll(rows(made.heldOut().orElseThrow()));
        assertEquals(source.outline().total().orElseThrow(), points.size());
    }

    @Test
    void twoMoonsWithoutNoiseLieOnTheirHalfCircles() throws DataException {
        Samples s = new DataSource.TwoMoons(50, 0, 0).load(1).training();
        int[] labels = ((Samples.Labels) s.targets()).labels();
        for (int i = 0; i < s.count(); i++) {
            double x = s.inputs()[2 * i] - (labels[i] == 0 ? 0 : 1);
            double y = s.inputs()[2 * i + 1] - (labels[i] == 0 ? 0 : 0.5);
            assertEquals(1, Math.hypot(x, y), 1e-12);
            assertTrue(labels[i] == 0 ? y >= -1e-12 : y <= 1e-12);
        }
    }

    @Test
    void circlesWithoutNoiseHaveTheirRadii() throws DataException {
        Samples s = new DataSource.Circles(50, 0, 0.3, 0).load(1).training();
        int[] labels = ((Samples.Labels) s.targets()).labels();
        for (int i = 0; i < s.count(); i++) {
            assertEquals(labels[i] == 0 ? 1 : 0.3, Math.hypot(s.inputs()[2 * i], s.inputs()[2 * i + 1]), 1e-12);
        }
    }

    @Test
    void spiralArmsAreRotationsOfEachOther() throws DataException {
        int arms = 5;
        Samples s = new DataSource.Spirals(50, arms, 1.25, 0, 0).load(1).training();
        for (int i = 0; i < s.count(); i++) {
            double x = s.inputs()[2 * i];
            double y = s.inputs()[2 * i + 1];
            double r = Math.hypot(x, y);
            double angle = Math.atan2(y, x) / (2 * Math.PI) - 1.25 * r - (double) (i % arms) / arms;
            assertEquals(0, angle - Math.rint(angle), 1e-9);
        }
        assertEquals(1, Math.hypot(s.inputs()[98], s.inputs()[99]), 1e-12);
    }

    @Test
    void xorLabelsFollowTheSignOfTheProduct() throws DataException {
        Samples s = new DataSource.Xor(200, 0, 0).load(1).training();
        int[] labels = ((Samples.Labels) s.targets()).labels();
        int[] quadrants = new int[4];
        for (int i = 0; i < s.count(); i++) {
            double x = s.inputs()[2 * i];
            double y = s.inputs()[2 * i + 1];
            assertEquals(labels[i] == 0, x * y > 0);
            assertTrue(Math.abs(x) <= 1 && Math.abs(y) <= 1);
            quadrants[(x > 0 ? 1 : 0) + (y > 0 ? 2 : 0)]++;
        }
        assertTrue(Arrays.stream(quadrants).allMatch(q -> q > 25));
    }

    @Test
    void blobsScatterAroundTheirCentresAsTheSpreadSays() throws DataException {
        Samples s = new DataSource.Blobs(9000, 3, 2, 0.4, 0).load(1).training();
        for (int c = 0; c < 3; c++) {
            double[] sum = new double[2];
            double square = 0;
            for (int i = c; i < 9000; i += 3) {
                for (int k = 0; k < 2; k++) {
                    sum[k] += s.inputs()[2 * i + k] / 3000;
                }
            }
            for (int i = c; i < 9000; i += 3) {
                square += Math.pow(s.inputs()[2 * i] - sum[0], 2) + Math.pow(s.inputs()[2 * i + 1] - sum[1], 2);
            }
            // The variance of 6000 draws has the standard error 0.16·√(2/6000) = 0.003.
            assertEquals(0.16, square / 6000, 0.015);
            assertTrue(Math.abs(sum[0]) < 2.1 && Math.abs(sum[1]) < 2.1);
        }
    }

    @Test
    void linearTargetsWithoutNoiseAreOneMatrixTimesTheInputs() throws DataException {
        Samples s = new DataSource.LinearRegression(12, 3, 2, 0, 0).load(1).training();
        double[] y = ((Samples.Values) s.targets()).values();
        // The matrix is found from the first three samples by Cramer's rule; the others must follow it.
        for (int output = 0; output < 2; output++) {
            double[][] x = new double[3][];
            double[] b = new double[3];
            for (int i = 0; i < 3; i++) {
                x[i] = Arrays.copyOfRange(s.inputs(), 3 * i, 3 * i + 3);
                b[i] = y[2 * i + output];
            }
            double[] w = new double[3];
            for (int k = 0; k < 3; k++) {
                double[][] replaced = Arrays.stream(x).map(double[]::clone).toArray(double[][]::new);
                for (int i = 0; i < 3; i++) {
                    replaced[i][k] = b[i];
                }
                w[k] = determinant(replaced) / determinant(x);
            }
            for (int i = 3; i < 12; i++) {
                double predicted = w[0] * s.inputs()[3 * i] + w[1] * s.inputs()[3 * i + 1] + w[2] * s.inputs()[3 * i + 2];
                assertEquals(y[2 * i + output], predicted, 1e-10);
            }
        }
    }

    @Test
    void aTeacherWithoutHiddenLayersIsLinearAndOneWithThemIsNot() throws DataException {
        assertEquals(0, oddness(new DataSource.TeacherStudent(200, 1, List.of(), 1, 0, 0)), 1e-12);
        assertTrue(oddness(new DataSource.TeacherStudent(200, 1, List.of(4), 1, 0, 0)) > 1e-3);
    }

    @Test
    void theNoiseOfTargetsHasItsStandardDeviation() throws DataException {
        double[] clean = targets(new DataSource.LinearRegression(4000, 3, 1, 0, 0).load(1).training());
        double[] noisy = targets(new DataSource.LinearRegression(4000, 3, 1, 0.5, 0).load(1).training());
        double square = 0;
        for (int i = 0; i < 4000; i++) {
            square += Math.pow(noisy[i] - clean[i], 2) / 4000;
        }
        assertEquals(0.25, square, 5 * 0.25 * Math.sqrt(2.0 / 4000));
    }

    @Test
    void aMatrixIsItsRowsAsTargetsOfSamplesWithoutInputs() throws DataException {
        Samples s = new DataSource.Matrix(new MatrixEntries.Rows(List.of(List.of(1.0, 2.0, 3.0), List.of(4.0, 5.0, 6.0))))
                .load(1).training();
        assertEquals(2, s.count());
        assertEquals(0, s.inputSize());
        assertEquals(new Samples.Values(new double[0], 3).width(), s.targets().outputs());
        assertArrayEquals(new double[] {1, 2, 3, 4, 5, 6}, targets(s));
        assertArrayEquals(new double[] {3, 0, 0, 2},
                targets(new DataSource.Matrix(new MatrixEntries.Diagonal(List.of(3.0, 2.0))).load(1).training()));
    }

    @Test
    void aLowRankMatrixWithoutNoiseHasNoLargerMinors() throws DataException {
        double[] y = targets(new DataSource.Matrix(new MatrixEntries.LowRank(3, 3, 2, 0)).load(1).training());
        double[][] m = {Arrays.copyOfRange(y, 0, 3), Arrays.copyOfRange(y, 3, 6), Arrays.copyOfRange(y, 6, 9)};
        assertEquals(0, determinant(m), 1e-12);
        assertTrue(Math.abs(m[0][0] * m[1][1] - m[0][1] * m[1][0]) > 1e-6);
    }

    @Test
    void aMatrixThatCannotBeIsRefusedWithTheReason() {
        assertEquals("matrix: row 1 has 1 numbers, but row 0 has 2; all rows have the same length",
                assertThrows(DataException.class, () -> new DataSource.Matrix(
                        new MatrixEntries.Rows(List.of(List.of(1.0, 2.0), List.of(4.0)))).load(1)).getMessage());
        assertEquals("matrix: a matrix of 3 x 5 has no rank 4; the nearest valid rank is 3",
                assertThrows(DataException.class, () -> new DataSource.Matrix(
                        new MatrixEntries.LowRank(3, 5, 4, 0)).load(1)).getMessage());
    }

    @Test
    void dataThatDoesNotFitIsRefusedBeforeItIsMade() {
        String message = assertThrows(DataException.class,
                () -> new DataSource.LinearRegression(1_000_000, 100_000, 1, 0, 0).load(1)).getMessage();
        assertTrue(message.startsWith(
                "linearRegression: 1000000 samples of 100001 numbers are 1000000 x 100001 x 8 bytes, but at most "), message);
    }

    @Test
    void aFractionOfZeroHoldsNothingBackAndAnyOtherAtLeastOneAClass() throws DataException {
        assertTrue(new DataSource.TwoMoons(10, 0.1, 0).load(1).heldOut().isEmpty());
        assertArrayEquals(new int[] {1, 1}, counts(new DataSource.TwoMoons(4, 0.1, 0.01).load(1).heldOut().orElseThrow()));
    }

    /** How far the targets are from y = kx, with k from the first sample. */
    private static double oddness(DataSource source) throws DataException {
        Samples s = source.load(1).training();
        double[] y = targets(s);
        double k = y[0] / s.inputs()[0];
        double worst = 0;
        for (int i = 0; i < s.count(); i++) {
            worst = Math.max(worst, Math.abs(y[i] - k * s.inputs()[i]));
        }
        return worst;
    }

    private static double determinant(double[][] m) {
        return m[0][0] * (m[1][1] * m[2][2] - m[1][2] * m[2][1]) - m[0][1] * (m[1][0] * m[2][2] - m[1][2] * m[2][0])
                + m[0][2] * (m[1][0] * m[2][1] - m[1][1] * m[2][0]);
    }

    private static double[] targets(Samples samples) {
        return switch (samples.targets()) {
            case Samples.Labels(int[] labels, int _, int _) -> Arrays.stream(labels).asDoubleStream().toArray();
            case Samples.Values(double[] values, int _) -> values;
        };
    }

    private static int[] counts(Samples samples) {
        Samples.Labels labels = (Samples.Labels) samples.targets();
        int[] counts = new int[labels.classes()];
        Arrays.stream(labels.labels()).forEach(label -> counts[label]++);
        return counts;
    }

    private static Set<String> rows(Samples samples) {
        Set<String> rows = new HashSet<>();
        for (int i = 0; i < samples.count(); i++) {
            rows.add(Arrays.toString(Arrays.copyOfRange(samples.inputs(), i * samples.inputSize(), (i + 1) * samples.inputSize())));
        }
        return rows;
    }
}
