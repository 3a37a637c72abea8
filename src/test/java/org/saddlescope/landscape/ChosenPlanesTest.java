package org.saddlescope.landscape;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.saddlescope.spectra.HandCoded;
import org.saddlescope.spectra.Lanczos;
import org.saddlescope.spectra.Vectors;

class ChosenPlanesTest {
    private static final double[] ORIGIN = {1, 2, 3};

    private static Direction direction(String name, double... vector) {
        return new Direction(vector, name);
    }

    private static String refusal(Direction first, Direction second) {
        return assertThrows(DegeneratePlaneException.class, () -> Planes.through(ORIGIN, first, second, false, "test")).getMessage();
    }

    @Test
    void theAngleIsStatedWhetherOrNotTheDirectionsAreMadeOrthogonal() {
        Direction first = direction("a", 2, 0, 0);
        Direction second = direction("b", 1, 1, 0);
        Plane as = Planes.through(ORIGIN, first, second, false, "test");
        assertEquals("test, angle 45.0°, cosine 0.707", as.description());
        assertArrayEquals(second.vector(), as.direction2());
        Plane made = Planes.through(ORIGIN, first, second, true, "test");
        assertEquals("test, made orthogonal (before: angle 45.0°, cosine 0.707)", made.description());
        assertArrayEquals(new double[] {0, 1, 0}, made.direction2(), 1e-15);
        assertEquals("test, orthogonal", Planes.through(ORIGIN, first, direction("c", 0, 0, -5), true, "test").description());
        assertTrue(Planes.through(ORIGIN, first, direction("d", -1, 1, 0), false, "").description().startsWith("angle 135.0°"));
    }

    @Test
    void degeneratePlanesAreRefusedWithTheReason() {
        Direction fine = direction("a", 1, 1, 1);
        assertEquals("b is zero: there is no direction to look along", refusal(fine, direction("b", 0, 0, 0)));
        assertEquals("b has elements that are NaN or infinite", refusal(direction("b", 0, Double.NaN, 0), fine));
        assertTrue(refusal(fine, direction("b", -2, -2, -2)).startsWith("a and b are parallel"));
        assertTrue(refusal(fine, direction("b", 1, 1, 1 + 1e-11)).startsWith("a and b are parallel"));
        assertTrue(refusal(fine, direction("b", 1, 1)).startsWith("b has 2 elements, expected 3"));
        assertEquals(Projection.Span.PLANE, new Projection(Planes.through(ORIGIN, fine, direction("b", 1, 1, 1 + 1e-6), false, "")).span());
        assertThrows(DegeneratePlaneException.class, () -> Planes.along(ORIGIN, direction("b", 0, 0, 0), ""));
    }

    @Test
    void hessianDirectionsAreCountedFromBothEndsWithTheirResiduals() {
        // ½ Σ λ_i x_i²: the eigenvectors are the axes.
        double[] lambda = {3, -1, 7, 0.5};
        HandCoded quadratic = HandCoded.quadratic(lambda);
        List<Direction> directions = HessianDirections.of(quadratic, new double[4], new int[] {0, 1, -1, -2}, new Lanczos(1e-10, 100, 1));
        int[] expected = {2, 0, 1, 3};
        for (int i = 0; i < expected.length; i++) {
            assertArrayEquals(Vectors.axis(4, expected[i]), directions.get(i).vector(), 1e-12);
        }
        assertEquals("eigenvector largest, λ = 7.000", directions.get(0).axis());
        assertEquals("eigenvector 2nd smallest, λ = 0.5000", directions.get(3).axis());
        assertTrue(directions.get(2).description().startsWith("λ = \u22121.00000 with residual "), directions.get(2).description());
        assertThrows(DegeneratePlaneException.class, () -> HessianDirections.of(quadratic, new double[4], new int[] {4}, new Lanczos(1e-6, 9, 1)));
    }

    @Test
    void anEigenvectorThatDidNotConvergeIsMarked() {
        double[] lambda = new double[200];
        for (int i = 0; i < lambda.length; i++) {
            lambda[i] = 1 + i / 200.0;
        }
        Direction direction = HessianDirections.of(HandCoded.quadratic(lambda), new double[200], new int[] {0}, new Lanczos(1e-12, 10, 1)).getFirst();
        assertTrue(direction.description().endsWith("(not converged)"), direction.description());
    }
}
