package org.saddlescope.ui.scene;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

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

    @Test
    void dashesAndGapsHaveTheLengthsOfThePatternAcrossCorners() {
        double[] pattern = Dashes.pattern(1);
        List<List<Vec>> dashes = Dashes.cut(LINE, 1);
        for (int i = 0; i + 1 < dashes.size(); i++) {
            assertEquals(pattern[0], length(List.of(dashes.get(i))), 1e-12);
            assertEquals(pattern[1], dashes.get(i + 1).getFirst().x() - dashes.get(i).getLast().x(), 1e-12);
        }
        double period = pattern[0] + pattern[1];
        double last = 2 - Math.floor(2 / period) * period;
        assertEquals(Math.floor(2 / period) * pattern[0] + Math.min(last, pattern[0]), length(dashes), 1e-9);
    }
}
