package org.saddlescope.experiment;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.saddlescope.engine.Minima;
import org.saddlescope.engine.MinimiserSet;
import org.saddlescope.engine.Objective;
import org.saddlescope.engine.Problem;
import org.saddlescope.optim.Lbfgs;
import org.saddlescope.optim.Optimizer;
import org.saddlescope.spectra.Vectors;

/**
 * Obtains f* and x* as {@code probes.minimum} says (MATH section 2). What has to be trained for, the last iterate of each
 * optimizer or a reference run, is trained for before anything is measured: a first pass over the same steps with the same
 * bits, in which nothing is measured.
 */
public final class MinimumSearch {
    private static final Lbfgs RULE = new Lbfgs("", 1, 10, 20, 0);

    private final Experiment experiment;
    private final Problem problem;
    private final BooleanSupplier cancelled;
    private final Progress progress;

    /** Is told how far the search is. */
    @FunctionalInterface
    public interface Progress {
        /**
         * @param stage what is being done
         * @param done  how much of it
         * @param total of how much
         */
        void report(String stage, long done, long total);
    }

    /** Where an optimizer ended: its last θ with a finite loss, after {@code step} updates. */
    private record End(String optimizer, int step, double[] theta, double loss, boolean diverged) {}

    /** Where an end was trained on to. */
    private record Arrival(End from, double[] theta, double loss, double norm, int steps, boolean arrived) {}

    private MinimumSearch(Experiment experiment, Problem problem, BooleanSupplier cancelled, Progress progress) {
        this.experiment = experiment;
        this.problem = problem;
        this.cancelled = cancelled;
        this.progress = progress;
    }

    /**
     * The minimum that each optimizer of an experiment is measured against, in their order.
     *
     * @param problem   the experiment's problem, loaded
     * @param cancelled asked at every step; once true, what is not known yet is left empty
     */
    public static List<MinimumUsed> of(Experiment experiment, Problem problem, BooleanSupplier cancelled, Progress progress) {
        MinimumSearch search = new MinimumSearch(experiment, problem, cancelled, progress);
        int count = experiment.optimizers().size();
        return switch (experiment.probes().minimum()) {
            case MinimumSpec.LastIterate spec -> {
                List<End> ends = search.firstPass();
                yield cancelled.getAsBoolean() ? unknown(count) : ends.stream().map(end -> new MinimumUsed(Optional.of(search.lastIterate(end)),
                        spec.gap(), (1 - spec.lastShare()) * end.step)).toList();
            }
            case MinimumSpec.Reference spec -> {
                List<End> ends = search.firstPass();
                yield cancelled.getAsBoolean() ? unknown(count)
                        : Collections.nCopies(count, MinimumUsed.everywhere(search.reference(spec, ends)));
            }
            case MinimumSpec.Known _, MinimumSpec.Declared _, MinimumSpec.Interpolation _ ->
                    Collections.nCopies(count, MinimumUsed.everywhere(Problems.minima(experiment, problem)));
        };
    }

    /** {@link #of} without a watcher. */
    public static List<MinimumUsed> of(Experiment experiment, Problem problem) {
        return of(experiment, problem, () -> false, (_, _, _) -> { });
    }

    /**
     * The minimum for single points, which belong to no optimizer: of several last iterates the lowest.
     *
     * @param kept what a run has kept; where it kept nothing and the minimum is one of a run, the experiment is trained
     */
    static Optional<Minima> atPoints(Experiment experiment, Problem problem, List<Checkpoint> kept) {
        MinimumSearch search = new MinimumSearch(experiment, problem, () -> false, (_, _, _) -> { });
        return switch (experiment.probes().minimum()) {
            case MinimumSpec.LastIterate _ -> search.ends(kept).stream().min(Comparator.comparingDouble(End::loss)).map(search::lastIterate);
            case MinimumSpec.Reference spec -> search.reference(spec, search.ends(kept));
            case MinimumSpec.Known _, MinimumSpec.Declared _, MinimumSpec.Interpolation _ -> Problems.minima(experiment, problem);
        };
    }

    /** The lowest of several minima, the one for single points. */
    static Optional<Minima> lowest(List<MinimumUsed> used) {
        return used.stream().flatMap(one -> one.minima().stream()).min(Comparator.comparingDouble(Minima::value));
    }

    private static List<MinimumUsed> unknown(int count) {
        return Collections.nCopies(count, MinimumUsed.everywhere(Optional.empty()));
    }

    private List<End> ends(List<Checkpoint> kept) {
        List<String> names = kept.stream().map(Checkpoint::optimizer).distinct().toList();
        return names.isEmpty() ? firstPass() : names.stream().map(name -> {
            Checkpoint last = kept.stream().filter(c -> c.optimizer().equals(name)).max(Comparator.comparingInt(Checkpoint::step)).orElseThrow();
            return new End(name, last.step(), last.theta(), problem.objective().gradient(last.theta()).value(), last.step() < experiment.training().steps());
        }).toList();
    }

    private List<End> firstPass() {
        Trainer trainer = Trainer.unmeasured(experiment, problem);
        int total = experiment.training().steps();
        try {
            trainer.run(Control.running(), step -> {
                progress.report("first pass", step, total);
                return !cancelled.getAsBoolean();
            });
        } catch (InterruptedException e) {
            throw new IllegalStateException("this pass never waits", e);
        }
        List<double[]> thetas = trainer.ends();
        List<Frame.Track> tracks = trainer.tracks();
        return IntStream.range(0, tracks.size()).mapToObj(i -> new End(tracks.get(i).name(), tracks.get(i).step(), thetas.get(i),
                problem.objective().gradient(thetas.get(i)).value(), tracks.get(i).divergedAt() >= 0)).toList();
    }

    private Minima lastIterate(End end) {
        String where = "last iterate of " + end.optimizer + ", step " + end.step + (end.diverged ? ", where it ended early" : "");
        return new MinimiserSet.Points(List.of(end.theta), where).with(end.loss, "the loss there: " + where);
    }

    /** The lowest loss that any end was trained on to; the first of several. */
    private Optional<Minima> reference(MinimumSpec.Reference spec, List<End> ends) {
        List<Arrival> arrivals = new ArrayList<>();
        for (End end : ends) {
            arrivals.add(trainedOn(spec, end));
        }
        return arrivals.stream().filter(arrival -> Double.isFinite(arrival.loss)).min(Comparator.comparingDouble(Arrival::loss)).map(lowest -> {
            String where = String.format(Locale.ROOT, "reference run from the end of %s, %s‖∇f‖ = %.2g after %d L-BFGS steps", lowest.from.optimizer,
                    lowest.arrived ? "" : "NOT CONVERGED: ", lowest.norm, lowest.steps);
            return new MinimiserSet.Points(List.of(lowest.theta), where).with(lowest.loss, where);
        });
    }

    private Arrival trainedOn(MinimumSpec.Reference spec, End end) {
        Objective objective = new LastGradient(problem.objective());
        Optimizer.State state = RULE.init(end.theta);
        int stalled = 0;
        while (true) {
            Objective.ValueGradient at = objective.gradient(state.theta());
            double norm = Vectors.norm(at.gradient());
            // Twice: after the first time the pairs are forgotten, and the steepest descent may still find a way.
            boolean over = norm <= spec.tolerance() || stalled > 1 || state.updates() == spec.steps() || !Double.isFinite(norm) || cancelled.getAsBoolean();
            if (over) {
                return new Arrival(end, state.theta(), at.value(), norm, state.updates(), norm <= spec.tolerance());
            }
            progress.report("reference run from the end of " + end.optimizer, state.updates(), spec.steps());
            Optimizer.State next = RULE.step(state, objective, RULE.stepSize());
            stalled = next.stepSize() == 0 ? stalled + 1 : 0;
            state = next;
        }
    }
}
