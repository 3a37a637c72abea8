package org.saddlescope.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.saddlescope.engine.Differences;
import org.saddlescope.engine.Precision;
import org.saddlescope.engine.Problem;
import org.saddlescope.engine.Workers;

/** The analytic functions against the numbers of MATH.md GT1–GT8 and Table 1.A. */
class AnalyticFunctionTest {
    static List<AnalyticFunction> functions() {
        return AnalyticFunction.all();
    }

    private static Problem problem(String name) {
        AnalyticFunction function = AnalyticFunction.all().stream().filter(f -> f.name().equals(name)).findFirst().orElseThrow();
        return FunctionProblem.of(function, Precision.DOUBLE, Workers.shared());
    }

    private static double[] theta(Problem.CriticalPoint point) {
        return point.theta().stream().mapToDouble(Double::doubleValue).toArray();
    }

    @ParameterizedTest
    @MethodSource("functions")
    void derivativesAgreeWithCentralDifferences(AnalyticFunction function) {
        Problem problem = problem(function.name());
        double worst = Differences.worst(problem.objective(), Differences.gaussian(4, function.variables().size()));
        assertTrue(worst <= 1, "error over tolerance: " + worst);
    }

    @ParameterizedTest
    @MethodSource("functions")
    void theGradientVanishesAtEveryKnownCriticalPoint(AnalyticFunction function) {
        Problem problem = problem(function.name());
        for (Problem.CriticalPoint point : problem.criticalPoints()) {
            double scale = Math.max(1, Differences.norm(problem.objective().hvp(theta(point), new double[theta(point).length].length == 1
                    ? new double[] {1} : new double[] {1, 1})));
            assertEquals(0, Differences.norm(problem.objective().gradient(theta(point)).gradient()), 1e-13 * scale, point.name());
        }
    }

    @ParameterizedTest
    @MethodSource("functions")
    void noPointLiesBelowTheKnownMinimum(AnalyticFunction function) {
        Problem problem = problem(function.name());
        problem.minima().ifPresent(minima -> {
            for (int seed = 0; seed < 200; seed++) {
                double[] theta = Differences.gaussian(seed, function.variables().size());
                assertTrue(problem.objective().value(theta) >= minima.value());
                double[] nearest = minima.projection().orElseThrow().nearest(theta);
                assertEquals(minima.value(), problem.objective().value(nearest), 1e-12);
            }
        });
    }

    @ParameterizedTest
    @CsvSource({"alphaBeta1, 0.2", "alphaBeta2, 0.4998318", "alphaBeta3, 0.4083132", "alphaBeta6, 0.3169873", "himmelblau, 0",
            "rosenbrock, 0", "scalarTwoLayer, 0"})
    void theMinimumIsThatOfTheTable(String name, double value) {
        assertEquals(value, problem(name).minima().orElseThrow().value(), 5e-8);
    }

    @Test
    void himmelblauHasTheNineCriticalPointsOfGt8() {
        List<Problem.CriticalPoint> points = problem("himmelblau").criticalPoints();
        assertEquals(9, points.size());
        double[] losses = {0, 0, 0, 0, 13.311926, 67.719150, 104.015163, 178.337239, 181.616522};
        for (int i = 0; i < 9; i++) {
            assertEquals(losses[i], points.get(i).loss(), 5e-7);
            double[] at = theta(points.get(i));
            if (i >= 4) {
                assertEquals(0.25, at[0] * at[1], 1e-12);
            }
        }
    }

    @Test
    void alphaBetaSaddlesHaveTheEigenvaluesOfTheTable() {
        // Ex 2 at (1, 1): −0.812012 along the diagonal direction, 0.270671 across; Ex 6 at (½, ½): −8/27, 8/9.
        assertEigen("alphaBeta2", 2, -0.812012, 0.270671);
        assertEigen("alphaBeta3", 2, -0.1645, 0.1180);
        assertEigen("alphaBeta6", 2, -8.0 / 27, 8.0 / 9);
    }

    private static void assertEigen(String name, int index, double min, double max) {
        Problem problem = problem(name);
        double[] at = theta(problem.criticalPoints().get(index));
        double[] first = problem.objective().hvp(at, new double[] {1, 0});
        double[] second = problem.objective().hvp(at, new double[] {0, 1});
        double mean = (first[0] + second[1]) / 2;
        double radius = Math.hypot((first[0] - second[1]) / 2, first[1]);
        assertEquals(min, mean - radius, 5e-5);
        assertEquals(max, mean + radius, 5e-5);
    }

    @Test
    void rosenbrockHasTheHessianOfGt7() {
        Problem problem = problem("rosenbrock");
        double[] minimum = {1, 1};
        assertEquals(802, problem.objective().hvp(minimum, new double[] {1, 0})[0], 1e-10);
        assertEquals(-400, problem.objective().hvp(minimum, new double[] {1, 0})[1], 1e-10);
        assertEquals(200, problem.objective().hvp(minimum, new double[] {0, 1})[1], 1e-10);
    }

    @Test
    void aBatchOfOneComponentIsThatComponent() {
        Problem problem = problem("alphaBeta6");
        double[] at = {0.3, -0.4};
        assertEquals(0.25 / 1.25, problem.batch(new int[] {0}).value(at), 1e-15);
        assertEquals(problem.objective().value(at), problem.batch(new int[] {1, 0}).value(at), 1e-15);
        assertEquals(2, problem.samples());
    }
}
