package org.saddlescope.ui.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.saddlescope.experiment.Frame;
import org.saddlescope.experiment.History;

class MomentTextTest {
    private static final double NAN = Double.NaN;

    private static Frame.Track track(String name, int... steps) {
        double[] loss = new double[steps.length];
        double[] pl = new double[steps.length];
        boolean[] everySecond = new boolean[steps.length];
        boolean[] always = new boolean[steps.length];
        for (int i = 0; i < steps.length; i++) {
            loss[i] = 1.0 / (1 + steps[i]);
            everySecond[i] = i % 2 == 0;
            always[i] = true;
            pl[i] = everySecond[i] ? steps[i] : NAN;
        }
        double[] nan = loss.clone();
        java.util.Arrays.fill(nan, NAN);
        return new Frame.Track(name, steps[steps.length - 1], 9, -1, new History(steps, loss, loss, loss, List.of(
                new History.Column("pl", "PL", History.Group.RATIO, "", pl, everySecond),
                new History.Column("lambda_min", "λ_min", History.Group.SPECTRUM, "", nan, always),
                new History.Column("accuracy", "accuracy", History.Group.ACCURACY, "", loss, always))));
    }

    private static Frame frame(Frame.Track... tracks) {
        return new Frame(Frame.Phase.DONE, List.of(tracks), Optional.empty(), List.of(), List.of(), 0, 0, NAN, NAN, "");
    }

    @Test
    void everythingMeasuredAtTheStepIsSaidAndNanAsSuch() {
        assertEquals("step 2: loss 0.3333, ‖∇f‖ 0.3333, PL 2, λ_min NaN", MomentText.of(frame(track("a", 0, 1, 2)), 2));
    }

    @Test
    void whatWasMeasuredEarlierIsSaidWithItsStep() {
        assertEquals("step 1: loss 0.5, ‖∇f‖ 0.5, PL 0 (step 0), λ_min NaN", MomentText.of(frame(track("a", 0, 1, 2)), 1));
    }

    @Test
    void severalOptimizersAreNamedAndOneRecordedElsewhereSaysWhere() {
        assertEquals("step 3: a: loss 0.25, ‖∇f‖ 0.25, PL 0 (step 0), λ_min NaN   b: loss 0.3333, ‖∇f‖ 0.3333, PL 2, λ_min NaN (at step 2)",
                MomentText.of(frame(track("a", 0, 3), track("b", 0, 1, 2)), 3));
    }
}
