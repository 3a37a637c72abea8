package org.saddlescope.experiment;

import java.util.List;
import java.util.Optional;

/**
 * A run as its folder has kept it.
 *
 * @param experiment  what was run
 * @param frame       everything that was measured, as the window and the figures take it
 * @param checkpoints the kept parameter vectors, by optimizer in the order of the frame's tracks, then by step
 * @param end         how the run ended; empty where it was killed before it could say so
 */
public record SavedRun(Experiment experiment, Frame frame, List<Checkpoint> checkpoints, Optional<RunEnd> end) {
    public SavedRun {
        checkpoints = List.copyOf(checkpoints);
    }

    /** The same run under an experiment whose instruments are set otherwise. */
    public SavedRun with(Experiment other) {
        return new SavedRun(other, frame, checkpoints, end);
    }

    /** Where each optimizer arrived: its last checkpoint. */
    public List<Checkpoint> last() {
        return frame.tracks().stream()
                .flatMap(track -> checkpoints.stream().filter(c -> c.optimizer().equals(track.name())).reduce((_, b) -> b).stream())
                .toList();
    }
}
