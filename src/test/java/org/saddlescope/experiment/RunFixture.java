package org.saddlescope.experiment;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.saddlescope.data.Dataset;
import org.saddlescope.engine.ParameterLayout;
import org.saddlescope.engine.Problem;
import org.saddlescope.engine.Samples;
import org.saddlescope.landscape.Plane;
import org.saddlescope.landscape.Slice;
import org.saddlescope.landscape.Trajectory;

/** A run that was never computed: two optimizers on a function of two parameters, one of which diverges. */
public final class RunFixture {
    public static final int TOTAL = 6;
    static final int DIVERGED = 4;

    private RunFixture() {}

    public static Experiment experiment() throws ExperimentException {
        return ExperimentFile.parse("""
                {"name": "Fixture", "seed": 7, "problem": {"type": "analytic", "function": "himmelblau"}, "training": {"steps": 6},
                 "optimizers": [{"type": "sgd", "name": "slow, steady", "stepSize": 0.01}, {"type": "sgd", "name": "a/b", "stepSize": 1}]}
                """, "fixture");
    }

    /** The frame after both optimizers have made {@code step} updates, or as many as they could. */
    public static Frame frame(int step, Frame.Phase phase) {
        return frame(step, step, phase, Optional.empty());
    }

    static Frame frame(int first, int second, Frame.Phase phase, Optional<Slice> slice) {
        int stuck = Math.min(second, DIVERGED);
        Frame.Track steady = new Frame.Track("slow, steady", first, TOTAL, -1, history(first, false));
        Frame.Track wild = new Frame.Track("a/b", stuck, TOTAL, second >= DIVERGED ? DIVERGED : -1, history(stuck, true));
        return new Frame(phase, List.of(steady, wild), slice, slice.map(_ -> List.of(path("slow, steady", first), path("a/b", stuck))).orElse(List.of()),
                slice.map(_ -> List.of(new Frame.Mark("minimum 1", Problem.CriticalPoint.Kind.MINIMUM, 3, 2, 0))).orElse(List.of()),
                0, slice.map(s -> s.values().length).orElse(0), 100, 1, "");
    }

    /** One row a step; λ_min at even steps; the last step has no step size yet, unless the optimizer ended with it. */
    private static History history(int last, boolean wild) {
        int[] steps = IntStream.rangeClosed(0, last).toArray();
        double[] loss = Arrays.stream(steps).mapToDouble(step -> wild && step == DIVERGED ? Double.POSITIVE_INFINITY : 1.0 / (1 + step)).toArray();
        double[] norm = Arrays.stream(steps).mapToDouble(step -> 2.5 * step).toArray();
        double[] size = Arrays.stream(steps).mapToDouble(step -> step == last ? Double.NaN : 0.01).toArray();
        boolean[] always = new boolean[steps.length];
        boolean[] even = new boolean[steps.length];
        double[] lambda = new double[steps.length];
        double[] pl = new double[steps.length];
        for (int i = 0; i < steps.length; i++) {
            always[i] = true;
            even[i] = steps[i] % 2 == 0;
            lambda[i] = even[i] ? -1.5 - steps[i] : Double.NaN;
            pl[i] = steps[i] == 2 ? Double.NaN : 1e-7 / (1 + steps[i]);
        }
        return new History(steps, loss, norm, size, List.of(
                new History.Column("pl", "PL  ‖∇f‖²", History.Group.RATIO, "f* = 0 (known)", pl, always),
                new History.Column("lambda_min", "λ_min", History.Group.SPECTRUM, "", lambda, even),
                new History.Column("held_out_accuracy", "held-out accuracy", History.Group.ACCURACY, "", norm, even)));
    }

    private static Trajectory path(String name, int last) {
        int[] steps = IntStream.rangeClosed(0, last).toArray();
        double[] x = Arrays.stream(steps).asDoubleStream().toArray();
        double[] off = new double[x.length];
        double[] inPlane = new double[x.length];
        Arrays.fill(inPlane, Double.NaN);
        return new Trajectory(name, steps, x, x.clone(), off, x.clone(), inPlane, 0.75);
    }

    /** A grid of 3 columns and 2 rows with a NaN, an infinity and, where not complete, a last cell not computed. */
    static Slice slice(boolean complete) {
        Plane plane = new Plane(new double[] {1, 2}, new double[] {1, 0}, new double[] {0, 1}, "x", "PC 2 (93.1 %), λ", "two axes", 0.5, Double.NaN);
        return new Slice(plane, new double[] {-1, 0, 1}, new double[] {0, 2}, new double[] {1, Double.NaN, Double.POSITIVE_INFINITY, 4, 5, 6},
                new boolean[] {true, true, true, true, true, complete}, "loss");
    }

    static ParameterLayout layout() {
        return new ParameterLayout(List.of(
                new ParameterLayout.Block("layer 1 weight", 0, List.of(3, 2), ParameterLayout.Role.WEIGHT),
                new ParameterLayout.Block("layer 1 bias", 6, List.of(3), ParameterLayout.Role.BIAS)));
    }

    static Dataset data() {
        return new Dataset(new Samples(2, List.of(2), new double[] {1, 2, 3, 4}, new Samples.Labels(new int[] {1, 0}, 2)),
                Optional.of(new Samples(1, List.of(2), new double[] {5, 6}, new Samples.Labels(new int[] {1}, 2))));
    }
}
