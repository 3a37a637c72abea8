package org.saddlescope.experiment.study;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.saddlescope.paths.PathProfile;

class PathPhasesTest {
    private static final List<String> PHASES = List.of("sparsify", "sparsify", "sparsify", "sparsify", "move", "blend", "blend", "blend");

    private static PathProfile profile(double[] loss, double[] norm) {
        return new PathProfile(new double[] {0, 1, 2, 3, 4, 5, 6, 7}, loss, norm, PHASES);
    }

    @Test
    void growthIsWhatTheNormRisesAboveWhatItHadBeenWhileWeightsAreEmptiedAndNotLater() {
        double[] loss = {4, 4, 4, 4, 4, 2.25, 1, 0};
        assertEquals(0, PathPhases.largestGrowth(profile(loss, new double[] {5, 4, 3, 3, 9, 9, 9, 9})));
        assertEquals(1.5, PathPhases.largestGrowth(profile(loss, new double[] {5, 3, 4, 4.5, 4, 9, 9, 9})));
    }

    @Test
    void theLeastBendIsTheLeastSecondDifferenceOfTheBlend() {
        double[] norm = new double[8];
        // Before the blend the loss may bend as it likes: 1 at index 2.
        assertEquals(0.25, PathPhases.leastBend(profile(new double[] {4, 4, 1, 4, 4, 2.25, 0.75, 0}, norm)));
        assertEquals(-1, PathPhases.leastBend(profile(new double[] {4, 4, 4, 4, 4, 3, 1, 0}, norm)));
    }
}
