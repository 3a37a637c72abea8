package org.saddlescope.experiment.study;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.saddlescope.engine.Minima;
import org.saddlescope.engine.Objective;
import org.saddlescope.engine.Problem;
import org.saddlescope.engine.SeededRandom;
import org.saddlescope.engine.Workers;
import org.saddlescope.experiment.Experiment;
import org.saddlescope.experiment.ExperimentException;
import org.saddlescope.experiment.Problems;

/** Random starts and mini-batches of a function whose minimisers are known. Safe for use by several threads. */
final class RandomDraws {
    private final Problem problem;
    private final Minima minima;
    private final Minima.Projection projection;
    private final List<Objective> components;
    private final double[] infima;
    private final String infimaFrom;
    private final SeededRandom stream;
    private final double from;
    private final double to;

    /**
     * A mini-batch.
     *
     * @param infimum  f_i*, or a lower bound of it
     * @param number   a number of its own, for what is kept of it; -1 for one that has none
     */
    record Batch(Objective objective, double infimum, int number) {}

    private RandomDraws(Problem problem, Minima minima, Minima.Projection projection, double[] infima, String infimaFrom,
                        SeededRandom stream, double from, double to) {
        this.problem = problem;
        this.minima = minima;
        this.projection = projection;
        this.infima = infima;
        this.infimaFrom = infimaFrom;
        this.stream = stream;
        this.from = from;
        this.to = to;
        components = IntStream.range(0, problem.samples()).mapToObj(i -> problem.batch(new int[] {i})).toList();
    }

    static RandomDraws of(Experiment member, double from, double to) throws ExperimentException {
        // One thread a problem: draws are what threads share.
        Problem problem = Problems.load(member, new Workers(1)).problem();
        Minima minima = Problems.minima(member, problem).orElseThrow(() -> unknown(member));
        Minima.Projection projection = minima.projection().orElseThrow(() -> unknown(member));
        ComponentInfima infima = ComponentInfima.of(member, problem);
        return new RandomDraws(problem, minima, projection, infima.values(), infima.from(),
                SeededRandom.of(member.trainingSeed(), "neighbourhood"), from, to);
    }

    private static ExperimentException unknown(Experiment member) {
        return new ExperimentException("claim.study: the neighbourhood of convergence needs a problem whose minimisers are known, "
                + "such as the test function alphaBeta6, or probes.minimum with points declared; "
                + member.problem().getClass().getSimpleName().toLowerCase(Locale.ROOT) + " has none");
    }

    /** The stream of one draw, from its beginning. */
    private SeededRandom stream(int draw) {
        return stream.split("draw " + draw);
    }

    /** θ_0 of a draw, uniform in the box. */
    double[] start(int draw) {
        SeededRandom random = stream(draw).split("start");
        double[] theta = new double[problem.objective().dimension()];
        Arrays.setAll(theta, _ -> random.nextDouble(from, to));
        return theta;
    }

    /** The mini-batches of a draw, one a call: {@code size} different samples, each set equally likely. */
    Supplier<Batch> batches(int draw, int size) {
        int n = components.size();
        if (size == 0 || size >= n) {
            Batch whole = new Batch(problem.objective(), minima.value(), 0);
            return () -> whole;
        }
        SeededRandom random = stream(draw).split("mini-batches");
        if (size == 1) {
            List<Batch> single = IntStream.range(0, n).mapToObj(i -> new Batch(components.get(i), infima[i], i)).toList();
            return () -> single.get(random.nextInt(n));
        }
        return () -> {
            int[] chosen = Arrays.copyOf(random.permutation(n), size);
            return new Batch(problem.batch(chosen), Arrays.stream(chosen).mapToDouble(i -> infima[i]).average().orElseThrow(), -1);
        };
    }

    /** Whether mini-batches of this size are all samples. */
    boolean whole(int size) {
        return size == 0 || size >= components.size();
    }

    int samples() {
        return components.size();
    }

    Objective full() {
        return problem.objective();
    }

    List<Objective> components() {
        return components;
    }

    double[] infima() {
        return infima.clone();
    }

    Minima minima() {
        return minima;
    }

    double[] nearest(double[] theta) {
        return projection.nearest(theta);
    }

    double squaredDistance(double[] theta) {
        double[] nearest = nearest(theta);
        double sum = 0;
        for (int i = 0; i < theta.length; i++) {
            sum += (theta[i] - nearest[i]) * (theta[i] - nearest[i]);
        }
        return sum;
    }

    /** The steps 1..steps at which the mean over the draws is kept for the picture: about 40 a decade, and the last. */
    int[] marks(int steps) {
        List<Integer> marks = new ArrayList<>();
        for (double mark = 1; mark < steps; mark *= 1.06) {
            int step = (int) Math.round(mark);
            if (step < steps && (marks.isEmpty() || marks.getLast() < step)) {
                marks.add(step);
            }
        }
        marks.add(steps);
        return marks.stream().mapToInt(Integer::intValue).toArray();
    }

    List<String> remarks() {
        return List.of("f* " + minima.valueFrom() + "; x_p: " + minima.pointsFrom() + "; f_i*: " + infimaFrom,
                "mini-batches are drawn independently and uniformly, not an epoch at a time");
    }
}
