package org.saddlescope.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class MinimiserSetTest {
    private static double distance(double[] x, double[] y) {
        return Math.hypot(x[0] - y[0], x[1] - y[1]);
    }

    /** The distance of (a, b) from uv = 1 by searching both branches densely, then ever more finely around the best. */
    private static double searchedDistance(double a, double b) {
        double best = Double.POSITIVE_INFINITY;
        double at = 0;
        for (int sign = -1; sign <= 1; sign += 2) {
            for (int i = -4000; i <= 4000; i++) {
                double log = i / 1000.0;
                double u = sign * Math.exp(log);
                double d = Math.hypot(u - a, 1 / u - b);
                if (d < best) {
                    best = d;
                    at = u;
                }
            }
        }
        for (double width = 1e-3; width > 1e-10; width /= 100) {
            double centre = at;
            for (int i = -200; i <= 200; i++) {
                double u = centre * (1 + width * i / 100);
                double d = Math.hypot(u - a, 1 / u - b);
                if (d < best) {
                    best = d;
                    at = u;
                }
            }
        }
        return best;
    }

    @Test
    void theNearestPointOfTheHyperbolaIsAsNearAsADenseSearchFinds() {
        MinimiserSet hyperbola = new MinimiserSet.Hyperbola();
        SeededRandom random = SeededRandom.of(4, "test points");
        for (int i = 0; i < 300; i++) {
            double[] theta = {3 * random.nextGaussian(), 3 * random.nextGaussian()};
            double[] nearest = hyperbola.nearest(theta);
            assertEquals(1, nearest[0] * nearest[1], 4e-16);
            assertEquals(searchedDistance(theta[0], theta[1]), distance(theta, nearest), 1e-12);
        }
    }

    @Test
    void thePointLiesOnTheNormalOfTheHyperbola() {
        SeededRandom random = SeededRandom.of(5, "test points");
        for (int i = 0; i < 300; i++) {
            double[] theta = {random.nextGaussian(), random.nextGaussian()};
            double[] p = new MinimiserSet.Hyperbola().nearest(theta);
            double along = (theta[0] - p[0]) * p[0] - (theta[1] - p[1]) * p[1];
            assertEquals(0, along / Math.hypot(p[0], p[1]), 1e-13);
        }
    }

    /** MATH.md, GT1: x = (a + s/a, 1/a + sa) has the nearest point (a, 1/a) for small |s|. */
    @Test
    void pointsOnANormalProjectToItsFoot() {
        for (double a : new double[] {0.01, 0.3, 1, 2.5, 40, -0.7, -9}) {
            for (double s : new double[] {-0.05, 0, 1e-9, 0.05}) {
                double[] p = new MinimiserSet.Hyperbola().nearest(new double[] {a + s / a, 1 / a + s * a});
                assertEquals(1, p[0] / a, 1e-12, "a = " + a + ", s = " + s);
                assertEquals(1, p[1] * a, 1e-12);
            }
        }
    }

    @Test
    void ofEquallyNearPointsTheOneWithTheLargestUIsGiven() {
        MinimiserSet hyperbola = new MinimiserSet.Hyperbola();
        for (double t : new double[] {0, 0.1, 0.7, 3}) {
            // On the antidiagonal the quartic is (u² + 1)(u² − tu − 1).
            double u = (t + Math.sqrt(t * t + 4)) / 2;
            assertArrayEquals(new double[] {u, 1 / u}, hyperbola.nearest(new double[] {t, -t}), 1e-15);
        }
        double[] p = hyperbola.nearest(new double[] {4, 4});
        assertTrue(p[0] > 3.7 && p[1] < 0.3);
    }

    @Test
    void extremeAndUndefinedPointsAreAnswered() {
        MinimiserSet hyperbola = new MinimiserSet.Hyperbola();
        double[] far = hyperbola.nearest(new double[] {1e8, 1e-8});
        assertEquals(1e8, far[0]);
        double[] high = hyperbola.nearest(new double[] {0, 1e6});
        assertEquals(1e6, high[1], 1e-6);
        assertTrue(Double.isNaN(hyperbola.nearest(new double[] {Double.NaN, 1})[0]));
    }

    @Test
    void theNearestOfSeveralPointsIsGivenAndTheFirstOfEquals() {
        MinimiserSet points = new MinimiserSet.Points(
                List.of(new double[] {1, 1}, new double[] {-1, -1}, new double[] {5, 0}), "known in closed form");
        assertArrayEquals(new double[] {-1, -1}, points.nearest(new double[] {-2, 0}));
        assertArrayEquals(new double[] {1, 1}, points.nearest(new double[] {0, 0}));
        assertEquals("nearest of 3 minimisers, known in closed form", points.description());
        assertThrows(IllegalArgumentException.class, () -> new MinimiserSet.Points(List.of(), ""));
    }

    @Test
    void theLineOfExample1IsHitAtARightAngle() {
        MinimiserSet line = new MinimiserSet.Hyperplane(new double[] {1, 1}, -0.5);
        double[] p = line.nearest(new double[] {3, -1});
        assertEquals(-0.5, p[0] + p[1], 1e-15);
        assertEquals(3 - p[0], -1 - p[1], 1e-15);
    }

    @Test
    void freeCoordinatesOfAQuadraticStayAsTheyAre() {
        MinimiserSet zeros = new MinimiserSet.QuadraticZeros(new double[] {2, 0, 1}, new double[] {1, 1, 1});
        assertArrayEquals(new double[] {1, 7, 1}, zeros.nearest(new double[] {6, 7, 8}));
        assertThrows(IllegalArgumentException.class,
                () -> new MinimiserSet.QuadraticZeros(new double[] {-1}, new double[] {0}));
    }

    @Test
    void allRealRootsAreFoundAndNoOthers() {
        assertArrayEquals(new double[] {-3, -1, 2, 4}, roots(24, 14, -13, -2, 1), 1e-14);
        assertArrayEquals(new double[] {}, roots(1, 0, 1), 0);
        assertArrayEquals(new double[] {-1, 1}, roots(-1, 0, 0, 0, 1), 0);
        assertArrayEquals(new double[] {1}, roots(1, -2, 1), 0);
    }

    private static double[] roots(double... coefficients) {
        return RealRoots.of(coefficients).stream().mapToDouble(Double::doubleValue).toArray();
    }
}
