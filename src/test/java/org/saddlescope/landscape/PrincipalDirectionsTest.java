package org.saddlescope.landscape;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.saddlescope.engine.SeededRandom;
import org.saddlescope.spectra.Lapack;
import org.saddlescope.spectra.Vectors;

class PrincipalDirectionsTest {
    private static List<double[]> randomPath(int points, int dimension) {
        SeededRandom random = SeededRandom.of(points, "test path " + dimension);
        double[] theta = random.gaussians(dimension);
        List<double[]> path = new ArrayList<>();
        for (int i = 0; i < points; i++) {
            path.add(theta.clone());
            Vectors.add(theta, 0.1, random.gaussians(dimension));
        }
        return path;
    }

    /** Small and large numbers of points and of parameters: each way of computing them is taken. */
    @ParameterizedTest
    @CsvSource({"3, 2", "30, 5", "12, 200", "150, 40", "100, 300", "300, 100", "90, 90"})
    void theyAreTheSingularVectorsOfTheCentredPoints(int points, int dimension) {
        List<double[]> path = randomPath(points, dimension);
        double[] mean = new double[dimension];
        path.forEach(theta -> Vectors.add(mean, 1.0 / points, theta));
        Lapack.Svd svd = Lapack.svd(path.stream().map(theta -> Vectors.difference(theta, mean)).toArray(double[][]::new));
        double total = 0;
        for (double sigma : svd.values()) {
            total += sigma * sigma;
        }
        PrincipalDirections fit = PrincipalDirections.of(path);
        assertArrayEquals(mean, fit.mean(), 1e-12);
        assertArrayEquals(Vectors.oriented(svd.right()[0]), fit.direction1(), 1e-9);
        assertArrayEquals(Vectors.oriented(svd.right()[1]), fit.direction2(), 1e-9);
        assertEquals(svd.values()[0] * svd.values()[0] / total, fit.explained1(), 1e-12);
        assertEquals(svd.values()[1] * svd.values()[1] / total, fit.explained2(), 1e-12);
        assertEquals(1, Vectors.norm(fit.direction1()), 1e-14);
        assertEquals(1, Vectors.norm(fit.direction2()), 1e-14);
        assertEquals(0, Vectors.dot(fit.direction1(), fit.direction2()), 1e-14);
    }

    @Test
    void twoPathsAreFittedTogether() {
        List<double[]> first = List.of(new double[] {0, 0, 0}, new double[] {2, 0, 0});
        List<double[]> second = List.of(new double[] {0, 0, 0}, new double[] {0, 0, 1});
        Plane plane = Planes.principal(new double[] {9, 9, 9}, List.of(first, second));
        assertArrayEquals(new double[] {9, 9, 9}, plane.origin());
        assertEquals(0, plane.direction1()[1], 1e-14);
        assertEquals(0, plane.direction2()[1], 1e-14);
        assertEquals(1, plane.explained1() + plane.explained2(), 1e-14);
        assertEquals("principal directions of 4 points of 2 trajectories", plane.description());
        assertEquals(String.format(Locale.ROOT, "PC 1 (%.1f %%)", 100 * plane.explained1()), plane.axis1());
    }

    @Test
    void aStraightPathGetsASecondDirectionThatExplainsNothing() {
        for (int points : new int[] {2, 3, 50, 200}) {
            double[] along = SeededRandom.of(8, "test").gaussians(100);
            List<double[]> path = IntStream.range(0, points).mapToObj(i -> Vectors.scaled(along, 1 + 0.3 * i)).toList();
            PrincipalDirections fit = PrincipalDirections.of(path);
            assertArrayEquals(Vectors.oriented(Vectors.unit(along)), fit.direction1(), 1e-13);
            assertEquals(1, fit.explained1());
            assertEquals(0, fit.explained2());
            assertEquals(1, Vectors.norm(fit.direction2()), 1e-14);
            assertEquals(0, Vectors.dot(fit.direction1(), fit.direction2()), 1e-14);
        }
    }

    @Test
    void aPathThatDoesNotMoveGetsTheAxes() {
        double[] still = {0.1, 0.2, 0.7};
        for (List<double[]> path : List.of(List.of(still), List.of(still, still.clone(), still.clone()))) {
            PrincipalDirections fit = PrincipalDirections.of(path);
            assertArrayEquals(new double[] {1, 0, 0}, fit.direction1());
            assertArrayEquals(new double[] {0, 1, 0}, fit.direction2());
            assertEquals(0, fit.explained1());
        }
    }

    @Test
    void oneParameterGivesALine() {
        PrincipalDirections fit = PrincipalDirections.of(List.of(new double[] {1}, new double[] {-4}, new double[] {2}));
        assertArrayEquals(new double[] {1}, fit.direction1());
        assertArrayEquals(new double[] {0}, fit.direction2());
        assertEquals(1, fit.explained1());
    }

    @Test
    void pointsThatAreNotFiniteAreLeftOutAndCounted() {
        List<double[]> path = new ArrayList<>(randomPath(20, 6));
        PrincipalDirections clean = PrincipalDirections.of(path);
        path.add(7, new double[] {1, Double.NaN, 0, 0, 0, 0});
        path.add(new double[] {1, Double.POSITIVE_INFINITY, 0, 0, 0, 0});
        PrincipalDirections fit = PrincipalDirections.of(path);
        assertEquals(2, fit.leftOut());
        assertArrayEquals(clean.direction2(), fit.direction2());
        assertThrows(IllegalArgumentException.class, () -> PrincipalDirections.of(path.subList(7, 8)));
    }

    @Test
    void aPathThatDivergesFarStillHasDirections() {
        List<double[]> path = List.of(new double[] {0, 0}, new double[] {3e200, 4e200}, new double[] {-3e200, -4e200});
        PrincipalDirections fit = PrincipalDirections.of(path);
        assertArrayEquals(new double[] {0.6, 0.8}, fit.direction1(), 1e-14);
        assertTrue(fit.explained1() == 1);
    }
}
