package org.saddlescope.experiment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.saddlescope.engine.Problem;
import org.saddlescope.engine.Workers;

/**
 * How long the training of an experiment takes on this machine, from timing its first updates: those with a probe of
 * curvature or kernel apart from the others, each counted as often as it comes. What is done before and after the
 * training, such as finding f* or computing a slice, is not in it.
 *
 * @param seconds  expected in all, for all optimizers
 * @param steps    how many updates of each optimizer were timed
 * @param complete whether that was the whole training
 */
public record TrainingTime(double seconds, int steps, boolean complete) {
    private static final double ENOUGH_SECONDS = 0.7;
    private static final int MOST_STEPS = 20_000;

    /**
     * Makes the first updates on the calling thread, for about a second; empty where it was stopped before it knew
     * enough. Nothing of it is kept.
     *
     * @throws ExperimentException where the problem cannot be made
     */
    public static Optional<TrainingTime> measure(Experiment experiment, Control control) throws ExperimentException, InterruptedException {
        int total = experiment.training().steps();
        Problem problem = Problems.load(experiment, Workers.shared()).problem();
        if (control.stopped()) {
            return Optional.empty();
        }
        Trainer trainer = new Trainer(experiment, problem,
                Collections.nCopies(experiment.optimizers().size(), MinimumUsed.everywhere(Optional.empty())), RunObserver.NONE);
        List<Double> marks = new ArrayList<>();
        Control own = Control.running();
        long began = System.nanoTime();
        trainer.run(own, step -> {
            double now = (System.nanoTime() - began) / 1e9;
            marks.add(now);
            boolean go = !control.stopped() && step < MOST_STEPS && (now < ENOUGH_SECONDS || step < 1);
            if (!go) {
                // The point where it ends is not worth a probe.
                own.stop();
            }
            return go;
        });
        if (control.stopped()) {
            return Optional.empty();
        }
        boolean complete = !own.stopped();
        marks.add((System.nanoTime() - began) / 1e9);
        int timed = Math.min(total, marks.size() - (complete ? 1 : 2));
        return Optional.of(complete ? new TrainingTime(marks.getLast(), timed, true)
                : new TrainingTime(expected(marks.subList(0, timed + 1), total, experiment.probes()), timed, false));
    }

    /** @param marks when each update began, and when the last one had ended; seconds */
    static double expected(List<Double> marks, int total, Experiment.Probes probes) {
        int timed = marks.size() - 1;
        double probed = mean(marks, timed, step -> slow(step, probes)).orElse(marks.getFirst());
        double plain = mean(marks, timed, step -> !slow(step, probes)).orElse(probed);
        long slow = IntStream.rangeClosed(1, total).filter(step -> slow(step, probes)).count();
        return marks.getFirst() + slow * probed + (total - slow) * plain;
    }

    private static Optional<Double> mean(List<Double> marks, int timed, IntPredicate wanted) {
        // The first updates are slower than the others, which are compiled by then.
        int from = timed >= 8 ? timed / 4 : 0;
        double[] times = IntStream.rangeClosed(from + 1, timed).filter(wanted)
                .mapToDouble(step -> marks.get(step) - marks.get(step - 1)).toArray();
        return times.length == 0 ? Optional.empty() : Optional.of(Arrays.stream(times).average().orElse(0));
    }

    private static boolean slow(int step, Experiment.Probes probes) {
        return due(step, probes.curvatureEvery()) || due(step, probes.kernelEvery());
    }

    private static boolean due(int step, int every) {
        return every > 0 && step % every == 0;
    }

    /** "0.4 s", "12 s", "3 min", "2.5 h". */
    public String words() {
        return seconds < 9.95 ? String.format(Locale.ROOT, "%.1f s", Math.max(0.1, seconds))
                : seconds < 120 ? Math.round(seconds) + " s"
                : seconds < 7200 ? Math.round(seconds / 60) + " min" : String.format(Locale.ROOT, "%.1f h", seconds / 3600);
    }
}
