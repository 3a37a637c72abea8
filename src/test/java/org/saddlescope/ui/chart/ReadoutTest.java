package org.saddlescope.ui.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.saddlescope.landscape.Slice;
import org.saddlescope.landscape.Trajectory;
import org.saddlescope.ui.Frames;

class ReadoutTest {
    private final Trajectory path = new Trajectory("Adam", new int[] {0, 10, 20}, new double[] {0, 1, 2}, new double[3],
            new double[] {0, 0.25, 0.5}, new double[] {3, 2, 1}, new double[] {3, 1.5, Double.NaN}, 0.9);

    private static Slice slice(boolean computed, double value) {
        return new Slice(Frames.plane(), new double[] {0, 1}, new double[] {0, 1}, new double[] {0, 1, 2, value},
                new boolean[] {true, true, true, computed}, "loss");
    }

    @Test
    void theValueIsThatOfTheNearestGridPoint() {
        assertEquals("α = 0.4, β = 0.6, loss = 2 (grid value)", Readout.slice(slice(true, 3), 0.4, 0.6));
        assertEquals("α = 0.9, β = −0.2, loss = 1 (grid value)", Readout.slice(slice(true, 3), 0.9, -0.2));
    }

    @Test
    void aCellThatIsNotComputedYetSaysSo() {
        assertEquals("α = 1, β = 1, loss = 3 (coarse grid value, not refined yet)", Readout.slice(slice(false, 3), 1, 1));
    }

    @Test
    void valuesThatAreNotFiniteAreShownAsSuch() {
        assertEquals("α = 1, β = 1, loss = NaN (grid value)", Readout.slice(slice(true, Double.NaN), 1, 1));
        assertEquals("α = 1, β = 1, loss = ∞ (grid value)", Readout.slice(slice(true, Double.POSITIVE_INFINITY), 1, 1));
        assertTrue(Readout.describe(slice(true, Double.NaN), List.of()).contains("1 grid points are not finite"));
    }

    @Test
    void aPointOfATrajectoryShowsBothLossesAndItsDistanceOffThePlane() {
        assertEquals("Adam step 10: true loss 2, in-plane 1.5, off-plane distance 0.25", Readout.point(path, 1, "loss"));
        assertEquals("Adam step 20: true loss 1, off-plane distance 0.5", Readout.point(path, 2, "loss"));
    }

    @Test
    void theCursorIsAtTheLastPointRecordedUntilThen() {
        assertEquals(Optional.of(1), Readout.at(path, 19.5));
        assertEquals(Optional.of(2), Readout.at(path, 1000));
        assertEquals(Optional.empty(), Readout.at(path, -1));
    }
}
