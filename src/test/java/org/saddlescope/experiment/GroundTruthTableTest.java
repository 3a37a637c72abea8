package org.saddlescope.experiment;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.saddlescope.conditions.AlphaBetaRecord;
import org.saddlescope.conditions.AlphaBetaRegion;
import org.saddlescope.engine.Minima;
import org.saddlescope.engine.Objective;
import org.saddlescope.engine.Precision;
import org.saddlescope.engine.Problem;
import org.saddlescope.engine.Samples;
import org.saddlescope.engine.Workers;
import org.saddlescope.model.AnalyticFunction;
import org.saddlescope.model.Architecture;
import org.saddlescope.model.FunctionProblem;
import org.saddlescope.model.Loss;
import org.saddlescope.model.NetworkProblem;
import org.saddlescope.spectra.DenseHessian;
import org.saddlescope.spectra.Hessian;
import org.saddlescope.spectra.Vectors;

/** Numbers of the tables of MATH sections 1.A and 3 that stand in no other test, to the digits printed there. */
class GroundTruthTableTest {
    private static Problem problem(String name) {
        return FunctionProblem.of(AnalyticFunction.named(name), Precision.DOUBLE, Workers.shared());
    }

    private static double[] eigenvalues(Objective f, double... x) {
        return DenseHessian.of(new Hessian(f, x)).eigen().values();
    }

    /** The definition of a, e and c, component by component, at points on the diagonal. */
    private static List<AlphaBetaRecord> onTheDiagonal(Problem problem, double[] ts) {
        Minima minima = problem.minima().orElseThrow();
        List<AlphaBetaRecord> records = new ArrayList<>();
        for (int k = 0; k < ts.length; k++) {
            double[] x = {ts[k], ts[k]};
            double[] nearest = minima.projection().orElseThrow().nearest(x);
            for (int i = 0; i < 2; i++) {
                Objective component = problem.batch(new int[] {i});
                double least = problem.infimum(new int[] {i}).orElseThrow();
                Objective.ValueGradient at = component.gradient(x);
                records.add(new AlphaBetaRecord(k, i, Vectors.dot(at.gradient(), Vectors.difference(x, nearest)), at.value() - least,
                        component.value(nearest) - least));
            }
        }
        return records;
    }

    private static double[] grid(double from, double to, int points) {
        return IntStream.rangeClosed(0, points).mapToDouble(i -> from + (to - from) * i / points).toArray();
    }

    @Test
    void gt14TheRegionOfExample1BeginsAt0Point5606AndIsFiveDeltaFrom0Point12On() {
        double[] ts = IntStream.rangeClosed(-24_000, 24_000).mapToDouble(i -> Math.sinh(i / 2400.0)).toArray();
        AlphaBetaRegion region = AlphaBetaRegion.of(onTheDiagonal(problem("alphaBeta1"), ts));
        assertEquals(0.5606, region.corners(1).getFirst().alpha(), 5e-5);
        assertEquals(0.5854, region.alphaMin(0.1), 1e-4);
        for (double delta : new double[] {0.12, 0.25, 0.5, 1}) {
            assertEquals(5, region.alphaMin(delta) / delta, 1e-3);
        }
        // β ≥ 4α/5 is tight: at δ = 1/2 the paper's (2.5, 2) is the smallest pair.
        assertTrue(region.holds(2.5, 2.0));
        assertFalse(region.holds(2.5, 1.99));
        assertFalse(region.holds(0.5, 0.4));
    }

    @Test
    void gt14TheSlopeOfTheRegionIsOneOverCAndThePapersConstantsAreSufficient() {
        double[] c = {9.0943e-7, 0.0015969, 0.0483448};
        double[] sufficient = {8 / 9.0943e-7, 1512.46, 41.369325};
        double[] margin = {8, 1, 1};
        List<String> names = List.of("alphaBeta2", "alphaBeta3", "alphaBeta6");
        for (int k = 0; k < names.size(); k++) {
            Problem problem = problem(names.get(k));
            List<AlphaBetaRecord> records = onTheDiagonal(problem, grid(-1e3, 1e3, 20_001));
            assertEquals(c[k], records.stream().mapToDouble(AlphaBetaRecord::c).min().orElseThrow(), 1e-4 * c[k]);
            AlphaBetaRegion region = AlphaBetaRegion.of(records);
            // From below: e → 1 at infinity only.
            assertEquals(1 / c[k], region.alphaMin(1), 2e-4 / c[k]);
            assertTrue(region.holds(sufficient[k] * 1.0001, sufficient[k] * 1.0001 - margin[k]), names.get(k));
        }
        assertEquals(8.797e6, sufficient[0], 5e2);
        // The paper prints 41.369325; 2/c is 41.369483.
        assertEquals(2 / problem("alphaBeta6").batch(new int[] {0}).value(problem("alphaBeta6").minima().orElseThrow().projection().orElseThrow()
                .nearest(new double[2])), sufficient[2], 2e-4);
    }

    @ParameterizedTest
    @CsvSource({"alphaBeta2, 1, 0.8646647, -0.812012, 0.270671", "alphaBeta3, 2.471721, 0.4083132, , ", "alphaBeta3, 0.080415, 0.5868657, 0.167, 0.192",
            "alphaBeta3, 1.252478, 0.6682626, -0.1645, 0.1180", "alphaBeta6, 0.159375, 0.3169873, , ", "alphaBeta6, 0.5, 0.3333333, -0.2962963, 0.8888889"})
    void gt14TheCriticalPointsHaveTheLossesAndEigenvaluesOfTheTable(String name, double t, double loss, Double low, Double high) {
        Problem problem = problem(name);
        Problem.CriticalPoint point = problem.criticalPoints().stream().filter(p -> Math.abs(p.theta().getFirst() - t) < 1e-5).findFirst().orElseThrow();
        double[] at = point.theta().stream().mapToDouble(Double::doubleValue).toArray();
        assertEquals(t, at[1], 1e-6);
        assertEquals(loss, point.loss(), 5e-8);
        assertEquals(loss, problem.objective().value(at), 5e-8);
        if (low != null) {
            double digits = Math.abs(low) < 0.2 ? low < 0 ? 5e-5 : 5e-4 : 5e-7;
            assertArrayEquals(new double[] {low, high}, eigenvalues(problem.objective(), at), digits);
        }
    }

    @Test
    void gt14TheLossesPrintedForExample3FixItsSecondComponent() {
        Objective f = problem("alphaBeta3").objective();
        assertEquals(0.587963, f.value(new double[] {0, 0}), 5e-7);
        assertEquals(0.409091, f.value(new double[] {2.5, 2.5}), 5e-7);
    }

    @Test
    void gt8EveryCriticalPointThatIsNoMinimumLiesWhereTheKernelIsSingular() {
        // F = (x² + y − 11, x + y² − 7): det DF = 4xy − 1.
        List<Problem.CriticalPoint> others = problem("himmelblau").criticalPoints().stream().filter(p -> p.loss() > 1e-9).toList();
        assertEquals(5, others.size());
        for (Problem.CriticalPoint point : others) {
            assertEquals(0.25, point.theta().getFirst() * point.theta().getLast(), 1e-12, point.name());
        }
    }

    @ParameterizedTest
    @CsvSource({"'', 7, 6, -3, 0", "1, 2.5, 2, -2, 3", "2, 5, 3, -3, 3", "3, 6.5, 4, -3, 3", "12, 0.5, 0, 0, 4", "13, 2, 1, -1, 4", "23, 4.5, 2, -2, 4"})
    void gt9TheBalancedCriticalPointsHaveTheLossIndexLeastEigenvalueAndNullityOfTheTable(String chosen, double loss, int index, double least, int nullity) {
        double[] s = {3, 2, 1};
        double[] theta = new double[12];
        for (int column = 0; column < chosen.length(); column++) {
            int j = chosen.charAt(column) - '1';
            theta[2 * j + column] = Math.sqrt(s[j]);
            theta[6 + 2 * j + column] = Math.sqrt(s[j]);
        }
        Samples y = new Samples(3, List.of(0), new double[0], new Samples.Values(new double[] {3, 0, 0, 0, 2, 0, 0, 0, 1}, 3));
        Objective f = NetworkProblem.of(new Architecture.MatrixFactorization(2, 0.1), Loss.HALF_SQUARED_ERROR, y, Optional.empty(),
                Precision.DOUBLE, Workers.shared()).objective();
        double[] spectrum = eigenvalues(f, theta);
        double zero = 1e-6 * Math.max(-spectrum[0], spectrum[11]);
        assertEquals(loss, f.value(theta), 1e-12);
        assertEquals(index, IntStream.range(0, 12).filter(i -> spectrum[i] < -zero).count());
        assertEquals(least, spectrum[0], 1e-12);
        assertEquals(nullity, IntStream.range(0, 12).filter(i -> Math.abs(spectrum[i]) <= zero).count());
    }

    @Test
    void aMillionthBesideTheStableManifoldPlFallsTo6Point7em7AtStep69() {
        Objective f = problem("scalarTwoLayer").objective();
        double[] x = {0.7 + 1e-6, -0.7};
        double least = Double.POSITIVE_INFINITY;
        int where = -1;
        for (int step = 0; step < 600; step++) {
            Objective.ValueGradient at = f.gradient(x);
            double pl = Vectors.dot(at.gradient(), at.gradient()) / (2 * at.value());
            if (pl < least) {
                least = pl;
                where = step;
            }
            x = x.clone();
            Vectors.add(x, -0.1, at.gradient());
        }
        assertEquals(69, where);
        assertEquals(6.7e-7, least, 5e-9);
        assertTrue(f.value(x) < 1e-30, "" + f.value(x));
    }
}
