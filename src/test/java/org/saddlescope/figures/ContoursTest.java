package org.saddlescope.figures;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.saddlescope.landscape.Slice;

class ContoursTest {
    private static final double[] UNIT = {0, 1};

    @Test
    void aLevelOfTheSquaredRadiusIsOneClosedCircle() {
        Slice slice = Landscapes.slice((x, y) -> x * x + y * y, -2, 2, -2, 2, 101, 101);
        List<Contours.Line> lines = Contours.trace(slice, new double[] {1.44});
        assertEquals(1, lines.size());
        double[] xy = lines.getFirst().xy();
        assertEquals(xy[0], xy[xy.length - 2]);
        assertEquals(xy[1], xy[xy.length - 1]);
        double length = 0;
        for (int i = 0; i < xy.length; i += 2) {
            // a secant of x² over a cell of width h is off by at most h²/4, that is h²/(8 r) in the radius
            assertEquals(1.2, Math.hypot(xy[i], xy[i + 1]), 0.04 * 0.04 / (8 * 1.2) * 1.01);
            length += i == 0 ? 0 : Math.hypot(xy[i] - xy[i - 2], xy[i + 1] - xy[i - 1]);
        }
        assertEquals(2 * Math.PI * 1.2, length, 0.01);
    }

    @Test
    void aLevelOfAPlaneIsOneStraightOpenLine() {
        Slice slice = Landscapes.slice((x, y) -> x + 2 * y, 0, 1, 0, 1, 11, 13);
        List<Contours.Line> lines = Contours.trace(slice, new double[] {1.234});
        assertEquals(1, lines.size());
        double[] xy = lines.getFirst().xy();
        for (int i = 0; i < xy.length; i += 2) {
            assertEquals(1.234, xy[i] + 2 * xy[i + 1], 1e-12);
        }
        assertEquals(1, Math.abs(xy[0] - xy[xy.length - 2]), 1e-12);
    }

    @Test
    void theMeanDecidesHowLinesRunThroughASaddleCell() {
        // south-west and north-east are high; with a high centre they are joined and the lines cut off the low corners
        List<Contours.Line> high = Contours.trace(UNIT, UNIT, new double[] {3, 0, 0, 3}, 1);
        List<Contours.Line> low = Contours.trace(UNIT, UNIT, new double[] {3, 0, 0, 3}, 2);
        assertEquals(2, high.size());
        assertEquals(2, low.size());
        for (Contours.Line line : high) {
            assertTrue(nearCorner(line, 1, 0) || nearCorner(line, 0, 1));
        }
        for (Contours.Line line : low) {
            assertTrue(nearCorner(line, 0, 0) || nearCorner(line, 1, 1));
        }
    }

    private static boolean nearCorner(Contours.Line line, double x, double y) {
        return Arrays.stream(new int[] {0, 2}).allMatch(i -> Math.abs(line.xy()[i] - x) + Math.abs(line.xy()[i + 1] - y) < 0.5);
    }

    @Test
    void cellsWithAValueThatIsNotFiniteHaveNoLine() {
        Slice slice = Landscapes.slice((x, y) -> x > 0.5 ? Double.NaN : x < -0.5 ? Double.POSITIVE_INFINITY : y, -1, 1, -1, 1, 41, 41);
        List<Contours.Line> lines = Contours.trace(slice, new double[] {0.01});
        assertEquals(1, lines.size());
        for (int i = 0; i < lines.getFirst().xy().length; i += 2) {
            assertTrue(Math.abs(lines.getFirst().xy()[i]) <= 0.5 + 1e-12);
        }
    }

    @Test
    void aConstantSliceHasNoLine() {
        assertTrue(Contours.trace(Landscapes.slice((_, _) -> 2, 0, 1, 0, 1, 5, 5), new double[] {2, 1, 3}).isEmpty());
    }

    @Test
    void aSliceBeingRefinedIsTracedOnItsFinestComputedGrid() {
        Slice full = Landscapes.slice((x, _) -> x, 0, 8, 0, 8, 9, 9);
        boolean[] computed = new boolean[81];
        double[] values = new double[81];
        for (int i = 0; i < 81; i++) {
            computed[i] = i / 9 % 4 == 0 && i % 9 % 4 == 0;
            values[i] = computed[i] ? full.values()[i] : -1000;
        }
        List<Contours.Line> lines = Contours.trace(
                new Slice(full.plane(), full.alpha(), full.beta(), values, computed, "loss"), new double[] {3});
        assertEquals(1, lines.size());
        assertEquals(3, lines.getFirst().xy()[0], 1e-12);
    }
}
