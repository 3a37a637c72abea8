package org.saddlescope.landscape;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.saddlescope.engine.Objective;
import org.saddlescope.engine.SeededRandom;
import org.saddlescope.spectra.HandCoded;
import org.saddlescope.spectra.Vectors;

class ProjectionTest {
    private static Plane plane(double[] origin, double[] d1, double[] d2) {
        return new Plane(origin, d1, d2, "a", "b", "", Double.NaN, Double.NaN);
    }

    private static Plane skewPlane(SeededRandom random, int p) {
        double[] d1 = Vectors.scaled(random.gaussians(p), 3);
        double[] d2 = Vectors.scaled(random.gaussians(p), 0.2);
        Vectors.add(d2, 0.5, d1);
        return plane(random.gaussians(p), d1, d2);
    }

    @Test
    void coordinatesSolveTheNormalEquationsForLongAndSkewDirections() {
        SeededRandom random = SeededRandom.of(2, "test");
        for (int i = 0; i < 50; i++) {
            Plane plane = skewPlane(random, 9);
            double[] theta = random.gaussians(9);
            Projection.Coordinates c = new Projection(plane).of(theta);
            double[] x = Vectors.difference(theta, plane.origin());
            double g11 = Vectors.dot(plane.direction1(), plane.direction1());
            double g12 = Vectors.dot(plane.direction1(), plane.direction2());
            double g22 = Vectors.dot(plane.direction2(), plane.direction2());
            double b1 = Vectors.dot(plane.direction1(), x);
            double b2 = Vectors.dot(plane.direction2(), x);
            double det = g11 * g22 - g12 * g12;
            assertEquals((g22 * b1 - g12 * b2) / det, c.alpha(), 1e-9);
            assertEquals((g11 * b2 - g12 * b1) / det, c.beta(), 1e-9);
            assertEquals(Vectors.norm(Vectors.difference(theta, plane.at(c.alpha(), c.beta()))), c.offPlane(), 1e-11);
        }
    }

    @Test
    void pointsOfThePlaneComeBackAsTheirCoordinates() {
        SeededRandom random = SeededRandom.of(3, "test");
        Plane plane = skewPlane(random, 50);
        Projection.Coordinates c = new Projection(plane).of(plane.at(-1.5, 4));
        assertEquals(-1.5, c.alpha(), 1e-12);
        assertEquals(4, c.beta(), 1e-11);
        assertEquals(0, c.offPlane(), 1e-12);
    }

    @Test
    void almostParallelDirectionsLoseNoMoreThanTheirAngleCosts() {
        Plane plane = plane(new double[3], new double[] {1, 0, 0}, new double[] {1, 1e-7, 0});
        Projection.Coordinates c = new Projection(plane).of(new double[] {5, 3e-7, 2});
        assertEquals(2, c.alpha(), 1e-8);
        assertEquals(3, c.beta(), 1e-8);
        assertEquals(2, c.offPlane(), 1e-15);
    }

    @Test
    void degenerateDirectionsAreReportedAndProjectedOnto() {
        double[] d = {2, 0, 0};
        double[] theta = {4, 3, 0};
        double[] zero = new double[3];
        Projection line = new Projection(plane(zero, d, zero));
        assertEquals(Projection.Span.LINE, line.span());
        assertEquals(new Projection.Coordinates(2, 0, 3), line.of(theta));
        Projection parallel = new Projection(plane(zero, d, new double[] {-6, 0, 0}));
        assertEquals(Projection.Span.PARALLEL, parallel.span());
        assertEquals(new Projection.Coordinates(2, 0, 3), parallel.of(theta));
        Projection second = new Projection(plane(zero, zero, d));
        assertEquals(Projection.Span.SECOND_ONLY, second.span());
        assertEquals(new Projection.Coordinates(0, 2, 3), second.of(theta));
        Projection point = new Projection(plane(zero, zero, zero));
        assertEquals(Projection.Span.POINT, point.span());
        assertEquals(new Projection.Coordinates(0, 0, 5), point.of(theta));
    }

    @Test
    void thetaThatIsNotFiniteHasNoCoordinates() {
        Projection projection = new Projection(plane(new double[2], new double[] {1, 0}, new double[] {0, 1}));
        assertTrue(Double.isNaN(projection.of(new double[] {0, Double.POSITIVE_INFINITY}).alpha()));
    }

    @Test
    void aTrajectoryStatesBothLossesAndHowFarItIsOffThePlane() {
        Objective f = HandCoded.quadratic(1, 2, 4);
        List<double[]> points = List.of(new double[] {1, 2, 0.5}, new double[] {0, 1, -1});
        double[] losses = points.stream().mapToDouble(f::value).toArray();
        TrajectoryProjector projector = new TrajectoryProjector(
                plane(new double[] {0, 0, 0}, new double[] {2, 0, 0}, new double[] {0, 1, 0}));
        Trajectory path = projector.project("gd", new int[] {0, 5}, points, losses);
        assertArrayEquals(new double[] {0.5, 0}, path.alpha());
        assertArrayEquals(new double[] {2, 1}, path.beta());
        assertArrayEquals(new double[] {0.5, 1}, path.offPlane());
        assertTrue(Arrays.stream(path.inPlaneLoss()).allMatch(Double::isNaN));
        Trajectory full = projector.withInPlaneLoss(path, f::values, 4, () -> false);
        assertArrayEquals(new double[] {0.5 + 4, 1}, full.inPlaneLoss());
        assertArrayEquals(new double[] {0.5 + 4 + 0.5, 1 + 2}, full.trueLoss());
        // The differences from the mean are ±(0.5, 0.5, 0.75).
        assertEquals(0.5 / (0.5 + 0.5625), full.explained(), 1e-15);
    }

    @Test
    void theExplainedShareOfThePrincipalPlaneIsThatOfThePrincipalDirections() {
        SeededRandom random = SeededRandom.of(6, "test");
        List<double[]> points = IntStream.range(0, 40).mapToObj(i -> random.gaussians(10)).toList();
        Plane principal = Planes.principal(points.getLast(), List.of(points));
        // The share does not depend on the directions, only on what they span.
        double[] skew = Vectors.scaled(principal.direction1(), 3);
        Vectors.add(skew, 0.01, principal.direction2());
        for (Plane plane : List.of(principal, plane(points.getFirst(), principal.direction1(), skew))) {
            Trajectory path = new TrajectoryProjector(plane).project("p", new int[40], points, new double[40]);
            assertEquals(principal.explained1() + principal.explained2(), path.explained(), 1e-12);
        }
    }

    @Test
    void pointsThatAreNotFiniteAreKeptWithoutCoordinates() {
        Objective f = HandCoded.quadratic(1, 2);
        List<double[]> points = List.of(new double[] {1, 2}, new double[] {3, 4}, new double[] {Double.NaN, 1});
        TrajectoryProjector projector = new TrajectoryProjector(plane(new double[2], new double[] {1, 0}, new double[] {0, 1}));
        Trajectory path = projector.withInPlaneLoss(projector.project("gd", new int[] {0, 1, 2}, points,
                new double[] {1, 2, Double.NaN}), f::values, 4, () -> false);
        assertTrue(Double.isNaN(path.alpha()[2]) && Double.isNaN(path.inPlaneLoss()[2]));
        assertEquals(f.value(points.get(1)), path.inPlaneLoss()[1]);
        assertEquals(1, path.explained(), 1e-15);
    }

    @Test
    void aPathThatDoesNotMoveHasNoExplainedShare() {
        TrajectoryProjector projector = new TrajectoryProjector(plane(new double[2], new double[] {1, 0}, new double[] {0, 1}));
        double[] still = {0.1, 0.7};
        List<double[]> points = List.of(still, still, still);
        assertTrue(Double.isNaN(projector.project("gd", new int[3], points, new double[3]).explained()));
        assertThrows(IllegalArgumentException.class,
                () -> projector.project("gd", new int[2], points, new double[3]));
    }

    @Test
    void cancellingKeepsTheInPlaneLossesComputedSoFar() {
        Objective f = HandCoded.quadratic(1, 2);
        List<double[]> points = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            points.add(new double[] {i, 1});
        }
        int[] asked = {0};
        TrajectoryProjector projector = new TrajectoryProjector(plane(new double[2], new double[] {1, 0}, new double[] {0, 1}));
        Trajectory path = projector.withInPlaneLoss(
                projector.project("gd", new int[100], points, new double[100]), f::values, 32, () -> asked[0]++ >= 2);
        assertEquals(f.value(points.get(63)), path.inPlaneLoss()[63]);
        assertTrue(Double.isNaN(path.inPlaneLoss()[64]));
    }
}
