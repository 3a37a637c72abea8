package org.saddlescope.ui.scene;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DashesTest {
    private static final List<List<Vec>> LINE = List.of(List.of(new Vec(-1, 0, 0), new Vec(-0.3, 0, 0), new Vec(1, 0, 0)));

    private static double length(List<List<Vec>> lines) {
        double sum = 0;
        for (List<Vec> line : lines) {
            for (int i = 1; i < line.size(); i++) {
                Vec way = line.get(i).minus(line.get(i - 1));
                sum += Math.sqrt(way.dot(way));
            }
        }
        return sum;
    }

    @Test
    void theFirstSeriesIsAWholeLine() {
        assertSame(LINE, Dashes.cut(LINE, 0));
    }

    @Test
    void neighbouringSeriesHaveOtherDashes() {
        for (int series = 0; series < 8; series++) {
            assertFalse(Arrays.equals(Dashes.pattern(series), Dashes.pattern(series + 1)), "series " + series);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void dashesAndGapsHaveTheLengthsOfThePatternAcrossCorners(int series) {
        double[] pattern = Dashes.pattern(series);
        List<List<Vec>> dashes = Dashes.cut(LINE, series);
        for (int i = 0; i + 1 < dashes.size(); i++) {
            assertEquals(pattern[2 * i % pattern.length], length(List.of(dashes.get(i))), 1e-12);
            assertEquals(pattern[(2 * i + 1) % pattern.length], dashes.get(i + 1).getFirst().x() - dashes.get(i).getLast().x(), 1e-12);
        }
        // To the end of the line, but for a gap there.
        double end = dashes.getLast().getLast().x();
        double gap = pattern[(2 * dashes.size() - 1) % pattern.length];
        assertTrue(end <= 1 && end > 1 - gap, "ends at " + end);
    }

    @Test
    void aPatternGoesOnWhereALineIsBrokenOff() {
        List<Vec> half = List.of(new Vec(-1, 0, 0), new Vec(0.05, 0, 0));
        List<Vec> rest = List.of(new Vec(0.05, 0, 0), new Vec(1, 0, 0));
        assertEquals(length(Dashes.cut(LINE, 1)), length(Dashes.cut(List.of(half, rest), 1)), 1e-12);
        assertEquals(List.of(), Dashes.cut(List.of(List.of(new Vec(0, 0, 0))), 1), "a point has no length to be drawn");
    }
}
