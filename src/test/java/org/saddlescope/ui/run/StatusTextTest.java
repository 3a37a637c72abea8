package org.saddlescope.ui.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.saddlescope.experiment.Frame;
import org.saddlescope.experiment.History;

class StatusTextTest {
    private static Frame.Track track(String name, int step, double loss) {
        return new Frame.Track(name, step, 200, -1, new History(new int[] {step}, new double[] {loss}, new double[1], new double[1], List.of()));
    }

    private static Frame frame(Frame.Phase phase, double rate, double left, Frame.Track... tracks) {
        return new Frame(phase, List.of(tracks), Optional.empty(), List.of(), List.of(), 30, 120, rate, left, "");
    }

    @Test
    void theSmallestLossIsToldWithItsOptimizer() {
        Frame one = frame(Frame.Phase.TRAINING, 1, 1, track("A", 5, 0.5));
        Frame two = frame(Frame.Phase.TRAINING, 1, 1, track("A", 5, Double.NaN), track("B", 7, 2.5e-7));
        assertEquals("loss 0.5000", StatusText.loss(one));
        assertEquals("loss 2.5×10⁻⁷ (B)", StatusText.loss(two));
        assertEquals("step 7 / 200", StatusText.step(two));
    }

    @ParameterizedTest
    @CsvSource({"4.4, 4 s left", "65, 1:05 left", "3725, 1:02:05 left", "NaN, ''", "Infinity, ''"})
    void timeIsToldAsPeopleReadIt(double seconds, String text) {
        assertEquals(text, StatusText.timeLeft(frame(Frame.Phase.TRAINING, 1, seconds)));
    }

    @ParameterizedTest
    @CsvSource({"812.4, 812 steps/s", "2.26, 2.3 steps/s", "NaN, ''"})
    void theRateIsRounded(double rate, String text) {
        assertEquals(text, StatusText.rate(frame(Frame.Phase.TRAINING, rate, 1)));
    }

    @Test
    void progressCountsUpdatesWhileTrainingAndCellsWhileSlicing() {
        assertEquals(0.25, StatusText.progress(RunModel.State.TRAINING, frame(Frame.Phase.TRAINING, 1, 1, track("A", 40, 1), track("B", 60, 1))));
        assertEquals(0.25, StatusText.progress(RunModel.State.TRAINING, frame(Frame.Phase.SLICING, 1, 1, track("A", 200, 1))));
        assertEquals(0, StatusText.progress(RunModel.State.TRAINING, frame(Frame.Phase.PREPARING, 1, 1)));
    }

    @Test
    void theStateIsWhatTheUserDidAndHowTheRunEnded() {
        assertEquals("Ready", StatusText.state(RunModel.State.IDLE, Optional.empty()));
        assertEquals("Preparing", StatusText.state(RunModel.State.TRAINING, Optional.empty()));
        assertEquals("Computing the slice", StatusText.state(RunModel.State.TRAINING, Optional.of(frame(Frame.Phase.SLICING, 1, 1))));
        assertEquals("Stopped", StatusText.state(RunModel.State.IDLE, Optional.of(frame(Frame.Phase.STOPPED, 1, 1))));
        assertEquals("Done", StatusText.state(RunModel.State.IDLE, Optional.of(frame(Frame.Phase.DONE, 1, 1))));
    }
}
