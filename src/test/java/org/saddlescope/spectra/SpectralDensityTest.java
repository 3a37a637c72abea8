package org.saddlescope.spectra;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.saddlescope.engine.Workers;

class SpectralDensityTest {
    private static HandCoded.Matrix diagonal(double... values) {
        double[][] rows = new double[values.length][values.length];
        for (int i = 0; i < values.length; i++) {
            rows[i][i] = values[i];
        }
        return new HandCoded.Matrix(rows);
    }

    /** With signs over √p as probe, vᵀAᵏv of a diagonal matrix is tr(Aᵏ)/p exactly, whatever the signs. */
    @Test
    void momentsOfADiagonalMatrixAreExactUpToTwiceTheSteps() {
        double[] values = new double[90];
        for (int i = 0; i < values.length; i++) {
            values[i] = Math.cos(i);
        }
        SpectralDensity density = SpectralDensity.of(diagonal(values), 3, 4, 1);
        for (int k = 0; k <= 7; k++) {
            double expected = 0;
            for (double value : values) {
                expected += Math.pow(value, k) / values.length;
            }
            assertEquals(expected, density.moment(k), 1e-14, "moment " + k);
        }
        assertEquals(90 * density.moment(1), density.trace()[0], 1e-12);
        assertEquals(0, density.trace()[1], 1e-12);
    }

    @Test
    void allStepsGiveAllEigenvaluesAsNodes() {
        double[][] a = SymmetricEigenTest.randomSymmetric(40, 3);
        SpectralDensity density = SpectralDensity.of(new HandCoded.Matrix(a), 2, 100, 5);
        for (SpectralDensity.Rule rule : density.probes()) {
            assertArrayEquals(Lapack.eigenvalues(a), rule.nodes(), 1e-12);
            assertEquals(1, Arrays.stream(rule.weights()).sum(), 1e-13);
        }
    }

    @Test
    void theTraceIsWithinItsErrorOfTheTrueOne() {
        double[][] a = SymmetricEigenTest.randomSymmetric(120, 9);
        double trace = 0;
        for (int i = 0; i < a.length; i++) {
            trace += a[i][i];
        }
        double[] estimate = SpectralDensity.of(new HandCoded.Matrix(a), 40, 2, 5).trace();
        assertTrue(estimate[1] > 0 && Math.abs(estimate[0] - trace) < 4 * estimate[1], estimate[0] + " for " + trace);
        // Hutchinson's variance with random signs: 2 Σ_{i≠j} A_ij².
        double variance = 0;
        for (int i = 0; i < a.length; i++) {
            for (int j = 0; j < i; j++) {
                variance += 4 * a[i][j] * a[i][j];
            }
        }
        assertEquals(Math.sqrt(variance / 40), estimate[1], 0.5 * Math.sqrt(variance / 40));
    }

    @Test
    void anInvariantSpaceKeepsItsWeightsWhenItIsLeft() {
        double[] values = new double[70];
        Arrays.fill(values, 2);
        Arrays.fill(values, 0, 7, -1);
        for (SpectralDensity.Rule rule : SpectralDensity.of(diagonal(values), 2, 10, 1).probes()) {
            double low = 0;
            for (int i = 0; i < rule.nodes().length; i++) {
                low += rule.nodes()[i] < 0 ? rule.weights()[i] : 0;
            }
            assertEquals(0.1, low, 1e-12);
            assertEquals(1, Arrays.stream(rule.weights()).sum(), 1e-12);
        }
    }

    @Test
    void theCurveHasAreaOneAndItsMassWhereTheEigenvaluesAre() {
        double[] values = new double[100];
        Arrays.fill(values, 0, 25, 3);
        SpectralDensity.Curve curve = SpectralDensity.of(diagonal(values), 1, 5, 1).curve(1001, -1, 4, 1e-3);
        double spacing = curve.lambda()[1] - curve.lambda()[0];
        double area = 0;
        double upper = 0;
        double first = 0;
        for (int i = 0; i < curve.lambda().length; i++) {
            area += curve.density()[i] * spacing;
            upper += curve.lambda()[i] > 1.5 ? curve.density()[i] * spacing : 0;
            first += curve.density()[i] * curve.lambda()[i] * spacing;
        }
        assertEquals(1, area, 1e-12);
        assertEquals(0.25, upper, 1e-6);
        assertEquals(0.75, first, 1e-6);
        SpectralDensity.Curve usual = SpectralDensity.of(diagonal(values), 1, 5, 1).curve(500);
        assertEquals(-SpectralDensity.MARGIN, usual.lambda()[0], 1e-12);
        assertEquals(3 + SpectralDensity.MARGIN, usual.lambda()[499], 1e-12);
    }

    @Test
    void oneThreadAndThreeGiveTheSameBitsAndAnotherSeedOthers() {
        HandCoded.Matrix matrix = new HandCoded.Matrix(SymmetricEigenTest.randomSymmetric(100, 3));
        try (Workers one = new Workers(1); Workers three = new Workers(3)) {
            SpectralDensity a = SpectralDensity.of(matrix, 4, 12, 1, one, () -> false);
            SpectralDensity b = SpectralDensity.of(matrix, 4, 12, 1, three, () -> false);
            for (int i = 0; i < 4; i++) {
                assertArrayEquals(a.probes().get(i).nodes(), b.probes().get(i).nodes());
                assertArrayEquals(a.probes().get(i).weights(), b.probes().get(i).weights());
            }
            assertTrue(a.moment(3) != SpectralDensity.of(matrix, 4, 12, 2).moment(3));
        }
    }

    @Test
    void whatIsNotFiniteGivesNothing() {
        assertTrue(SpectralDensity.of(diagonal(1, Double.NaN, 2), 2, 2, 1).probes().isEmpty());
        assertThrows(IllegalArgumentException.class, () -> SpectralDensity.of(diagonal(1), 0, 2, 1));
    }

    @Test
    void cancellingKeepsTheStepsMade() {
        SpectralDensity density = SpectralDensity.of(diagonal(1, 2, 3, 4), 2, 3, 1, Workers.shared(), () -> true);
        assertEquals(1, density.probes().getFirst().nodes().length);
        assertEquals(2.5, density.moment(1), 1e-15);
    }
}
