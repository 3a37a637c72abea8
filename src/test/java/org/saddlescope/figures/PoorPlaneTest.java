package org.saddlescope.figures;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.saddlescope.landscape.Trajectory;

class PoorPlaneTest {
    private static final Trajectory PATH = new Trajectory("Adam", new int[] {0, 1}, new double[2], new double[2], new double[] {0, 2},
            new double[] {1, 0.5}, new double[] {1, 0.25}, 0.3);

    @Test
    void aPlaneThatExplainsLessOfAPathThanIsWantedIsMarked() {
        assertEquals("Adam: explains 30 % (LESS THAN 50 %) of path, off-plane ≤ 2; end 0.5 true, 0.25 in plane",
                LandscapeKey.statement(PATH.wanting(0.5)));
    }

    @Test
    void oneThatExplainsAsMuchIsNot() {
        assertEquals("Adam: explains 30 % of path, off-plane ≤ 2; end 0.5 true, 0.25 in plane", LandscapeKey.statement(PATH.wanting(0.3)));
        assertEquals("Adam: explains 30 % of path, off-plane ≤ 2; end 0.5 true, 0.25 in plane", LandscapeKey.statement(PATH));
    }
}
