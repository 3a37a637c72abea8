package org.saddlescope.experiment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.saddlescope.engine.ParameterStack;
import org.saddlescope.engine.Problem;

/** The optimizers' paths that a plane is chosen for and that are drawn on it. */
public final class RunPaths {
    private static final RunPaths NONE = new RunPaths(List.of(), List.of());

    private final List<String> names;
    private final List<Recorder.Path> paths;

    RunPaths(List<String> names, List<Recorder.Path> paths) {
        this.names = List.copyOf(names);
        this.paths = List.copyOf(paths);
    }

    /** Where nothing was trained. */
    public static RunPaths none() {
        return NONE;
    }

    /** What a run has kept: its checkpoints, with the losses there computed anew. */
    public static RunPaths kept(Subject subject) {
        List<String> names = subject.checkpoints().stream().map(Checkpoint::optimizer).distinct().toList();
        return new RunPaths(names, names.stream().map(name -> {
            List<Checkpoint> own = subject.checkpoints().stream().filter(c -> c.optimizer().equals(name)).toList();
            List<double[]> thetas = own.stream().map(Checkpoint::theta).toList();
            return new Recorder.Path(own.stream().mapToInt(Checkpoint::step).toArray(), thetas,
                    subject.problem().objective().values(new ParameterStack.Points(thetas)));
        }).toList());
    }

    /** Hears how far a replay is. */
    @FunctionalInterface
    public interface Steps {
        void at(int step, int total);
    }

    /**
     * Trains once more, without measuring, up to where the run got: every recorded point of every path. A replay has the
     * bits of the run; that it arrives at the run's last checkpoints is verified.
     *
     * @return empty where cancelled
     * @throws ExperimentException where the replay does not arrive where the run did
     */
    public static Optional<RunPaths> replayed(Subject subject, BooleanSupplier cancelled, Steps steps)
            throws ExperimentException, InterruptedException {
        Experiment experiment = subject.experiment();
        Problem problem = subject.problem();
        int last = subject.checkpoints().stream().mapToInt(Checkpoint::step).max().orElse(0);
        Trainer trainer = Trainer.unmeasured(experiment, problem);
        boolean[] stopped = {false};
        trainer.run(Control.running(), step -> {
            steps.at(step, last);
            stopped[0] = cancelled.getAsBoolean();
            return step < last && !stopped[0];
        });
        if (stopped[0]) {
            return Optional.empty();
        }
        RunPaths paths = new RunPaths(TrackNames.of(experiment.optimizers()), trainer.paths());
        for (Checkpoint kept : subject.checkpoints()) {
            paths.verify(kept);
        }
        return Optional.of(paths);
    }

    private void verify(Checkpoint kept) throws ExperimentException {
        int at = names.indexOf(kept.optimizer());
        for (int i = 0; at >= 0 && i < paths.get(at).steps().length; i++) {
            if (paths.get(at).steps()[i] == kept.step() && !Arrays.equals(paths.get(at).thetas().get(i), kept.theta())) {
                throw new ExperimentException("the run cannot be replayed: " + kept.optimizer() + " is elsewhere at step " + kept.step()
                        + " than the run's checkpoint (its experiment, data or program version was another one)");
            }
        }
    }

    /**
     * Points of every path to be kept: the first, the last, and others evenly between.
     *
     * @param each     at most so many of a path, at least 2
     * @param elements at most so many numbers in all, where two points of each path do not need more
     */
    public List<Checkpoint> checkpoints(int each, long elements) {
        long longest = paths.stream().flatMap(path -> path.thetas().stream()).mapToInt(theta -> theta.length).max().orElse(1);
        long room = elements / Math.max(1, longest * paths.size());
        int most = Math.clamp(room, 2, Math.max(2, each));
        List<Checkpoint> kept = new ArrayList<>();
        for (int i = 0; i < paths.size(); i++) {
            Recorder.Path path = paths.get(i);
            int last = path.thetas().size() - 1;
            int count = Math.min(most, last + 1);
            for (int k = 0; k < count; k++) {
                int at = count == 1 ? 0 : (int) ((long) k * last / (count - 1));
                kept.add(new Checkpoint(names.get(i), path.steps()[at], path.thetas().get(at)));
            }
        }
        return kept;
    }

    /** How many numbers all recorded points together hold. */
    public long elements() {
        return paths.stream().flatMap(path -> path.thetas().stream()).mapToLong(theta -> theta.length).sum();
    }

    List<String> names() {
        return names;
    }

    List<Recorder.Path> paths() {
        return paths;
    }

    public boolean isEmpty() {
        return paths.isEmpty();
    }

    /** The recorded points of all paths together. */
    public int points() {
        return paths.stream().mapToInt(path -> path.thetas().size()).sum();
    }
}
