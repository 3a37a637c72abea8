package org.saddlescope.experiment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The paths of a run as far as its folder has kept their θ: through the checkpoints.
 *
 * @param names the optimizers that have a checkpoint, in the order of the run
 * @param paths one for each of them
 * @param note  how many of the recorded points they go through; empty where it is all of them
 */
record SavedPaths(List<String> names, List<Recorder.Path> paths, String note) {
    /**
     * @param dimension the number of parameters of the problem as it is made now
     * @throws ExperimentException where there is no checkpoint, or one is of another length
     */
    static SavedPaths of(SavedRun saved, int dimension) throws ExperimentException {
        List<String> names = new ArrayList<>();
        List<Recorder.Path> paths = new ArrayList<>();
        int kept = 0;
        int recorded = 0;
        for (Frame.Track track : saved.frame().tracks()) {
            List<Checkpoint> own = saved.checkpoints().stream().filter(c -> c.optimizer().equals(track.name())).toList();
            for (Checkpoint checkpoint : own) {
                if (checkpoint.theta().length != dimension) {
                    throw new ExperimentException("the problem has " + dimension + " parameters now, the checkpoint of "
                            + track.name() + " at step " + checkpoint.step() + " has " + checkpoint.theta().length
                            + ": its data are no longer what they were");
                }
            }
            if (!own.isEmpty()) {
                names.add(track.name());
                paths.add(new Recorder.Path(own.stream().mapToInt(Checkpoint::step).toArray(),
                        own.stream().map(Checkpoint::theta).toList(),
                        own.stream().mapToDouble(checkpoint -> loss(track.history(), checkpoint.step())).toArray()));
            }
            kept += own.size();
            recorded += track.history().size();
        }
        if (paths.isEmpty()) {
            throw new ExperimentException("the run has kept no checkpoint");
        }
        return new SavedPaths(List.copyOf(names), List.copyOf(paths), kept >= recorded ? ""
                : "The paths in a new slice go through the " + kept + " checkpoints that the run has kept of " + recorded + " recorded points");
    }

    /** The recorded loss at a step, NaN where none was recorded. */
    private static double loss(History history, int step) {
        int row = Arrays.binarySearch(history.steps(), step);
        return row < 0 ? Double.NaN : history.loss()[row];
    }
}
