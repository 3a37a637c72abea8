package org.saddlescope.spectra;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.saddlescope.engine.Differences;

class TraceEstimateTest {
    private static double[][] matrix() {
        double[][] a = SymmetricEigenTest.randomSymmetric(80, 4);
        for (int i = 0; i < 80; i++) {
            a[i][i] += i % 7;
            for (int j = 0; j < 80; j++) {
                // Two outliers, so that the sketch has something to find.
                a[i][j] += 3 * Math.cos(i) * Math.cos(j) + 2 * Math.sin(i) * Math.sin(j);
            }
        }
        return a;
    }

    private static double[] exact(double[][] a) {
        double trace = 0;
        double squares = 0;
        for (int i = 0; i < a.length; i++) {
            trace += a[i][i];
            squares += Vectors.dot(a[i], a[i]);
        }
        return new double[] {trace, squares};
    }

    @Test
    void aMatrixOfLowRankIsExact() {
        double[][] a = new double[60][60];
        double[] u = gaussian(1);
        double[] v = gaussian(2);
        for (int i = 0; i < 60; i++) {
            Vectors.add(a[i], 2 * u[i], u);
            Vectors.add(a[i], -5 * v[i], v);
        }
        double[] exact = exact(a);
        TraceEstimate estimate = TraceEstimate.of(new HandCoded.Matrix(a), 3, 1, () -> false);
        assertEquals(exact[0], estimate.trace(), 1e-10 * exact[1]);
        assertEquals(exact[1], estimate.squares(), 1e-10 * exact[1]);
        assertTrue(estimate.traceError() < 1e-10 * exact[1]);
    }

    private static double[] gaussian(long seed) {
        return Differences.gaussian(seed, 60);
    }

    /** Over many seeds the errors, in units of the standard error stated, have mean 0 and a spread of about 1. */
    @Test
    void theEstimatesAreUnbiasedAndTheirErrorsAreWhatTheySay() {
        double[][] a = matrix();
        double[] exact = exact(a);
        int draws = 400;
        double[] traces = new double[draws];
        double[] squares = new double[draws];
        double[] scaled = new double[draws];
        double[] scaledSquares = new double[draws];
        for (int seed = 0; seed < draws; seed++) {
            TraceEstimate estimate = TraceEstimate.of(new HandCoded.Matrix(a), 12, seed, () -> false);
            traces[seed] = estimate.trace() - exact[0];
            squares[seed] = estimate.squares() - exact[1];
            scaled[seed] = traces[seed] / estimate.traceError();
            scaledSquares[seed] = squares[seed] / estimate.squaresError();
        }
        for (double[] errors : List.of(traces, squares)) {
            Sample sample = Sample.of(errors);
            assertTrue(Math.abs(sample.mean()) < 4 * sample.error(), sample.toString());
        }
        for (double[] ratios : List.of(scaled, scaledSquares)) {
            double spread = Math.sqrt(Arrays.stream(ratios).map(x -> x * x).sum() / draws);
            // Student's t with 11 degrees of freedom has √(11/9) = 1.11.
            assertEquals(1.11, spread, 0.2);
        }
    }

    @Test
    void aSketchHelpsWhereAFewEigenvaluesDominate() {
        double[] values = new double[500];
        Arrays.setAll(values, i -> i < 4 ? 1000 : 0.01 * Math.sin(i));
        double exact = Arrays.stream(values).sum();
        LinearOperator operator = new HandCoded.Matrix(diagonal(values));
        assertEquals(exact, TraceEstimate.of(operator, 8, 3, () -> false).trace(), 0.1);
    }

    private static double[][] diagonal(double[] values) {
        double[][] a = new double[values.length][values.length];
        for (int i = 0; i < values.length; i++) {
            a[i][i] = values[i];
        }
        return a;
    }

    @Test
    void whatWasCancelledIsNanAndWhatWasComputedStays() {
        LinearOperator operator = new HandCoded.Matrix(matrix());
        assertTrue(Double.isNaN(TraceEstimate.of(operator, 20, 1, () -> true).trace()));
        List<Integer> asked = new ArrayList<>();
        TraceEstimate part = TraceEstimate.of(operator, 20, 1, () -> asked.size() >= 8 || !asked.add(1));
        assertTrue(part.probes() > 1 && part.probes() < 20, "probes " + part.probes());
        assertTrue(Double.isFinite(part.trace()) && part.traceError() > 0);
    }

    /** The density, its two moments, and the estimates of Hutch++ tell the same. */
    @Test
    void theDensityHasAreaOneAndItsMomentsAreTraceAndSquares() {
        double[][] a = matrix();
        double[] exact = exact(a);
        SpectralDensity density = SpectralDensity.of(new HandCoded.Matrix(a), 30, 25, 2);
        Sample first = density.power(1);
        Sample second = density.power(2);
        assertTrue(Math.abs(first.mean() - exact[0]) < 4 * first.error());
        assertTrue(Math.abs(second.mean() - exact[1]) < 4 * second.error());
        SpectralDensity.Curve curve = density.resolved(1000);
        double spacing = curve.lambda()[1] - curve.lambda()[0];
        double area = 0;
        double mean = 0;
        double square = 0;
        for (int i = 0; i < curve.lambda().length; i++) {
            area += curve.density()[i] * spacing;
            mean += curve.density()[i] * spacing * curve.lambda()[i];
            square += curve.density()[i] * spacing * curve.lambda()[i] * curve.lambda()[i];
        }
        assertEquals(1, area, 1e-12);
        assertEquals(first.mean(), 80 * mean, 1e-4 * Math.abs(first.mean()));
        // The smoothing adds its variance to every eigenvalue.
        assertEquals(second.mean() + 80 * curve.variance(), 80 * square, 1e-4 * second.mean());
        assertTrue(spacing <= curve.sigma() / 2 * (1 + 1e-9));
    }

    @Test
    void theDensityOfKnownEigenvaluesHasExactMoments() {
        SpectralDensity density = SpectralDensity.exact(new double[] {-1, 2, 5});
        assertEquals(6, density.power(1).mean(), 1e-14);
        assertEquals(30, density.power(2).mean(), 1e-13);
        assertTrue(Double.isNaN(density.power(1).error()));
    }
}
