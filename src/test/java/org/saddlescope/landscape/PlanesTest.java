package org.saddlescope.landscape;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.saddlescope.engine.ParameterLayout;
import org.saddlescope.engine.ParameterLayout.Block;
import org.saddlescope.engine.ParameterLayout.Role;
import org.saddlescope.engine.SeededRandom;
import org.saddlescope.spectra.Vectors;

class PlanesTest {
    /** Two dense layers, a convolution of 2 channels, a norm block and biases. */
    private static final ParameterLayout LAYOUT = new ParameterLayout(List.of(
            new Block("weight1", 0, List.of(4, 3), Role.WEIGHT),
            new Block("bias1", 12, List.of(4), Role.BIAS),
            new Block("kernel", 16, List.of(2, 3, 2, 2), Role.WEIGHT),
            new Block("scale", 40, List.of(2), Role.NORM),
            new Block("weight2", 42, List.of(1, 4), Role.WEIGHT),
            new Block("bias2", 46, List.of(1), Role.BIAS)));

    private static double[] theta() {
        double[] theta = SeededRandom.of(3, "test").gaussians(47);
        // The second filter of the first layer is dead.
        Arrays.fill(theta, 3, 6, 0);
        return theta;
    }

    private static void assertSameNorm(double[] theta, double[] direction, int from, int to) {
        assertEquals(Vectors.norm(theta, from, to), Vectors.norm(direction, from, to),
                1e-12 * Vectors.norm(theta, from, to), from + ".." + to);
    }

    @Test
    void everyFilterOfARandomDirectionHasTheNormOfThatOfTheta() {
        Plane plane = Planes.random(theta(), LAYOUT, Normalisation.FILTER, false, 123);
        for (double[] direction : List.of(plane.direction1(), plane.direction2())) {
            for (int row = 0; row < 4; row++) {
                assertSameNorm(theta(), direction, 3 * row, 3 * row + 3);
            }
            assertSameNorm(theta(), direction, 16, 28);
            assertSameNorm(theta(), direction, 28, 40);
            assertSameNorm(theta(), direction, 42, 46);
            // Bias and norm blocks are one filter each, and not θ itself.
            assertSameNorm(theta(), direction, 12, 16);
            assertSameNorm(theta(), direction, 40, 42);
            assertNotEquals(theta()[12], direction[12]);
            assertArrayEquals(new double[3], Arrays.copyOfRange(direction, 3, 6));
        }
    }

    @Test
    void ignoredBiasAndNormBlocksGetAZeroDirectionAndChangeNothingElse() {
        double[] with = Planes.random(theta(), LAYOUT, Normalisation.FILTER, false, 5).direction1();
        double[] without = Planes.random(theta(), LAYOUT, Normalisation.FILTER, true, 5).direction1();
        for (int i = 0; i < 47; i++) {
            boolean ignored = i >= 12 && i < 16 || i >= 40 && i < 42 || i == 46;
            assertEquals(ignored ? 0 : with[i], without[i]);
        }
    }

    @Test
    void unscaledDirectionsAreStandardNormal() {
        ParameterLayout large = new ParameterLayout(List.of(new Block("w", 0, List.of(100, 400), Role.WEIGHT)));
        double[] d = Planes.random(new double[40_000], large, Normalisation.NONE, true, 1).direction1();
        assertEquals(0, Arrays.stream(d).average().orElseThrow(), 0.02);
        assertEquals(1, Vectors.dot(d, d) / d.length, 0.03);
    }

    @Test
    void theSeedAloneDecidesARandomPlane() {
        Plane first = Planes.random(theta(), LAYOUT, Normalisation.FILTER, true, 9);
        Plane again = Planes.random(theta(), LAYOUT, Normalisation.FILTER, true, 9);
        Plane other = Planes.random(theta(), LAYOUT, Normalisation.FILTER, true, 10);
        assertArrayEquals(first.direction2(), again.direction2());
        assertFalse(Arrays.equals(first.direction2(), other.direction2()));
        assertFalse(Arrays.equals(first.direction1(), first.direction2()));
        double cosine = Vectors.dot(Vectors.unit(first.direction1()), Vectors.unit(first.direction2()));
        assertTrue(first.description().endsWith("cosine " + String.format(Locale.ROOT, "%.3f", cosine).replace('-', '−')), first.description());
    }

    @Test
    void randomDirectionsOfAFunctionOfTwoVariablesAreNotParallel() {
        ParameterLayout scalars = ParameterLayout.scalars(List.of("x", "y"));
        for (long seed = 0; seed < 20; seed++) {
            Plane plane = Planes.random(new double[] {3, 2}, scalars, Normalisation.FILTER, false, seed);
            assertEquals(Math.sqrt(13), Vectors.norm(plane.direction1()), 1e-13);
            assertEquals(Projection.Span.PLANE, new Projection(plane).span());
        }
    }

    @Test
    void onAnAxesPlaneTheCoordinatesAreTheParameters() {
        Plane plane = Planes.axes(new double[] {5, 6, 7}, ParameterLayout.scalars(List.of("u", "v", "w")), 2, 0);
        assertArrayEquals(new double[] {-3, 6, 4}, plane.at(4, -3));
        assertEquals("w", plane.axis1());
        assertEquals("u", plane.axis2());
        assertEquals("kernel[1, 2, 0, 1]", Planes.axes(theta(), LAYOUT, 37, 46).axis1());
        assertEquals("bias2", Planes.axes(theta(), LAYOUT, 37, 46).axis2());
        assertThrows(IllegalArgumentException.class, () -> Planes.axes(theta(), LAYOUT, 1, 1));
        assertThrows(IllegalArgumentException.class, () -> Planes.axes(theta(), LAYOUT, 0, 47));
        assertThrows(IllegalArgumentException.class, () -> Planes.axes(theta(), LAYOUT, -1, 2));
    }

    @Test
    void aLineHasNoSecondDirection() {
        Plane axis = Planes.axis(new double[] {5, 6}, ParameterLayout.scalars(List.of("u", "v")), 1);
        assertTrue(axis.isLine());
        assertArrayEquals(new double[] {5, 2}, axis.at(2, 99));
        Plane line = Planes.line(Planes.random(theta(), LAYOUT, Normalisation.FILTER, true, 9));
        assertTrue(line.isLine());
        assertEquals("random direction 1", line.axis1());
    }
}
