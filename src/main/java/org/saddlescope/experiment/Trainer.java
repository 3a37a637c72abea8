package org.saddlescope.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.saddlescope.engine.Objective;
import org.saddlescope.engine.Problem;
import org.saddlescope.optim.Optimizer;

/**
 * Trains all optimizers of an experiment in lockstep from the same θ. What it computes depends on the experiment alone:
 * measurements are made at the steps that the experiment declares, never at the frames that happen to be drawn.
 */
final class Trainer {
    /** As many as an experiment file holds. */
    static final int MOST_INTERVENTIONS = 10_000;

    private final Experiment experiment;
    private final RunObserver observer;
    private final List<Lane> lanes = new ArrayList<>();
    private List<Intervention> interventions;
    private long busy;

    /** Hears of every round in which each optimizer has made its update; may wait, to pause the run. */
    interface Listener {
        /** Before the updates from {@code step}; false ends the training. */
        boolean proceed(int step) throws InterruptedException;
    }

    /**
     * Measures what the experiment says.
     *
     * @param minima one an optimizer, as {@link MinimumSearch} gives them
     */
    Trainer(Experiment experiment, Problem problem, List<MinimumUsed> minima, RunObserver observer) {
        this(experiment, problem, observer, i -> Measurer.of(experiment, problem, i, minima.get(i)));
    }

    /** Makes the same steps with the same bits, and measures nothing but the loss. */
    static Trainer unmeasured(Experiment experiment, Problem problem) {
        return new Trainer(experiment, problem, RunObserver.NONE, _ -> Measurer.ofLossAlone(experiment));
    }

    private Trainer(Experiment experiment, Problem problem, RunObserver observer, IntFunction<Measurer> measurers) {
        this.experiment = experiment;
        this.observer = observer;
        interventions = Steering.inOrder(experiment.training().interventions());
        Objective objective = problem.objective();
        double[] start = Problems.start(experiment, problem);
        List<String> names = TrackNames.of(experiment.optimizers());
        for (int i = 0; i < names.size(); i++) {
            Optimizer optimizer = experiment.optimizers().get(i);
            LastGradient full = new LastGradient(objective);
            lanes.add(new Lane(names.get(i), optimizer, new Steering(experiment, i), full,
                    new Batches(problem, full, optimizer.batch(), experiment.trainingSeed()), optimizer.init(start), measurers.apply(i)));
        }
    }

    /** Trains to the last step or until told not to go on. */
    void run(Control control, Listener listener) throws InterruptedException {
        int total = experiment.training().steps();
        long from = System.nanoTime();
        for (Lane lane : lanes) {
            lane.record(0, true, control);
            observer.checkpoint(lane.name, 0, lane.state.theta());
        }
        busy += System.nanoTime() - from;
        for (int step = 0; step < total; step++) {
            if (lanes.stream().allMatch(lane -> lane.divergedAt >= 0) || !listener.proceed(step)) {
                break;
            }
            from = System.nanoTime();
            List<Intervention> due = accepted(control.interventions(step));
            for (Lane lane : lanes) {
                lane.steer(step, due);
                lane.update(step, control);
            }
            busy += System.nanoTime() - from;
        }
        from = System.nanoTime();
        for (Lane lane : lanes) {
            lane.finish(control);
        }
        busy += System.nanoTime() - from;
    }

    /** Those that can be done, after they were noted down. */
    private List<Intervention> accepted(List<Intervention> due) {
        int room = MOST_INTERVENTIONS - interventions.size();
        List<Intervention> done = due.stream().filter(wish -> lanes.stream().anyMatch(lane -> Steering.concerns(wish, lane.name)))
                .limit(Math.max(0, room)).toList();
        if (!done.isEmpty()) {
            List<Intervention> all = new ArrayList<>(interventions);
            all.addAll(done);
            // Those that the experiment declares for this step were there before.
            interventions = Steering.inOrder(all);
            observer.steered(experiment.trained(experiment.training().with(interventions)));
        }
        return done;
    }

    /** What was done by hand so far, and what the experiment declares to be done later. */
    List<Intervention> interventions() {
        return interventions;
    }

    /** How long it has trained, and how much of that went into probes. */
    ProbeTime spent() {
        return lanes.stream().map(lane -> lane.measurer.spent()).reduce(new ProbeTime(0, 0, busy / 1e9), ProbeTime::plus);
    }

    List<Frame.Track> tracks() {
        return lanes.stream().map(Lane::track).toList();
    }

    /** Where each optimizer is: for one that diverged, the last θ with a finite loss. */
    List<double[]> ends() {
        return lanes.stream().map(lane -> lane.state.theta()).toList();
    }

    List<Recorder.Path> paths() {
        return lanes.stream().map(lane -> lane.recorder.path().carrying(Momenta.of(lane.optimizer, lane.state))).toList();
    }

    /** What a second pass over each path needs to know of it; none where the experiment asks for no second pass. */
    List<TrainedPath> trained() {
        return IntStream.range(0, lanes.size()).boxed().flatMap(i -> lanes.get(i).trained(i).stream()).toList();
    }

    /** One optimizer on its way. */
    private final class Lane {
        private final String name;
        private final Optimizer optimizer;
        private final Steering steering;
        private final Objective full;
        private final Batches batches;
        private final Measurer measurer;
        private final Recorder recorder;
        private final Optional<PathTrace> trace = experiment.probes().alphaBeta().map(_ -> new PathTrace());
        private Optimizer.State state;
        private int divergedAt = -1;

        private Lane(String name, Optimizer optimizer, Steering steering, Objective full, Batches batches, Optimizer.State state, Measurer measurer) {
            this.name = name;
            this.optimizer = optimizer;
            this.steering = steering;
            this.full = full;
            this.batches = batches;
            this.state = state;
            this.measurer = measurer;
            recorder = new Recorder(measurer);
        }

        /** Does what the experiment declares to be done before this update, and what was wished since the last one. */
        private void steer(int step, List<Intervention> due) {
            if (divergedAt < 0) {
                state = steering.before(step, state);
                due.forEach(intervention -> state = steering.done(intervention, state));
            }
        }

        private void update(int step, Control control) {
            if (divergedAt >= 0) {
                return;
            }
            int total = experiment.training().steps();
            Optimizer.State next = steering.update(state, batches.objective(step), step);
            // The step size that was taken, which adaptive rules choose themselves.
            recorder.leaving(step, next.stepSize());
            if (!finite(next.theta())) {
                divergedAt = step + 1;
                return;
            }
            Optimizer.State before = state;
            state = next;
            trace.ifPresent(path -> path.add(state.theta()));
            if (recorded(step + 1, total) && !record(step + 1, step + 1 == total, control)) {
                // The last θ with a finite loss is what is kept.
                state = before;
                return;
            }
            int every = experiment.training().checkpointEvery();
            if (every > 0 && (step + 1) % every == 0 && step + 1 < total) {
                observer.checkpoint(name, step + 1, state.theta());
            }
        }

        private boolean recorded(int step, int total) {
            return step == total || step % experiment.training().recordEvery() == 0 || measurer.due(step);
        }

        /** Measures and keeps the current point; false where the loss is not finite, which ends this optimizer. */
        private boolean record(int step, boolean all, Control control) {
            Measurer.Point point = measurer.measure(step, state.theta(), full, all, control::stopped);
            recorder.add(point, state.theta());
            if (!Double.isFinite(point.loss())) {
                divergedAt = step;
            }
            return divergedAt < 0;
        }

        /** Keeps the point at which the optimizer ended, also where it was stopped between recorded steps. */
        private void finish(Control control) {
            if (divergedAt < 0 && recorder.lastStep() != state.updates()) {
                record(state.updates(), true, control);
            }
            if (state.updates() > 0) {
                observer.checkpoint(name, state.updates(), state.theta());
            }
        }

        private Frame.Track track() {
            return new Frame.Track(name, state.updates(), experiment.training().steps(), divergedAt, recorder.history());
        }

        private Optional<TrainedPath> trained(int number) {
            return trace.map(path -> new TrainedPath(name, number, state.updates(), state.theta(), recorder.lossAt(state.updates()), path));
        }

        private static boolean finite(double[] theta) {
            // A sum is finite only where every element is, short of an overflow that is a divergence too.
            double sum = 0;
            for (double x : theta) {
                sum += Math.abs(x);
            }
            return Double.isFinite(sum);
        }
    }
}
