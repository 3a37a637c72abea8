package org.saddlescope.paths;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.saddlescope.data.DataException;
import org.saddlescope.data.SpherePoints;
import org.saddlescope.engine.Kernels.Activation;
import org.saddlescope.engine.Objective;
import org.saddlescope.engine.Precision;
import org.saddlescope.engine.Problem;
import org.saddlescope.engine.Samples;
import org.saddlescope.engine.SeededRandom;
import org.saddlescope.engine.Workers;
import org.saddlescope.model.Architecture;
import org.saddlescope.model.Loss;
import org.saddlescope.model.NetworkProblem;
import org.saddlescope.model.TwoLayerWide;
import org.saddlescope.spectra.Vectors;

/** MATH 1.D and preset 13. */
class NoConfinedPointPathTest {
    private static final int N = 10;
    private static final int SEEDS = 20;
    private static final int POINTS = 51;

    @ParameterizedTest
    @ValueSource(ints = {0, 2})
    void theLossNeverRisesFromAnyOfTwentyStartsToZero(int alive) throws Exception {
        int barriers = 0;
        for (int seed = 1; seed <= SEEDS; seed++) {
            Problem problem = problem(20, seed, Activation.RELU);
            Samples samples = samples(seed);
            double[] start = DeadNeurons.of(problem.layout(), problem.outputs().orElseThrow(), problem.initial(seed), 1, alive);
            if (alive > 0) {
                start = descended(problem.objective(), start);
            } else {
                assertEquals(0, Vectors.norm(problem.objective().gradient(start).gradient()), "gradient descent does not move");
            }
            NoConfinedPointPath construction = construction(problem, samples, start);
            Polyline path = construction.from(start, 50, SeededRandom.of(seed, "target")).path();
            PathProfile profile = path.profile(problem.objective(), POINTS, construction::outerNorm1, () -> false, _ -> {});
            assertTrue(profile.start() > 0.1, "seed " + seed + " starts at " + profile.start());
            assertTrue(profile.largestRise() <= 1e-12, "seed " + seed + ": the loss rises by " + profile.largestRise());
            assertTrue(profile.end() < 1e-20, "seed " + seed + " ends at " + profile.end());
            for (int i = 1; i < profile.size() && profile.phase().get(i).equals("sparsify"); i++) {
                assertTrue(profile.norm()[i] <= profile.norm()[i - 1] + 1e-12, "the 1-norm of the outer weights falls");
            }
            PathProfile line = Polyline.line(start, path.end()).profile(problem.objective(), 201, _ -> 0, () -> false, _ -> {});
            barriers += line.barrier() > 0 ? 1 : 0;
        }
        assertTrue(barriers >= (alive > 0 ? SEEDS : SEEDS - 1), barriers + " of " + SEEDS + " straight lines have a barrier");
    }

    @ParameterizedTest
    @EnumSource(names = {"RELU", "TANH", "ERF", "SIGMOID", "GELU"})
    void fromAnOrdinaryStartEveryActivationHasAPath(Activation activation) throws Exception {
        Problem problem = problem(22, 3, activation);
        double[] start = problem.initial(3);
        NoConfinedPointPath construction = construction(problem, samples(3), start);
        PathProfile profile = construction.from(start, 50, SeededRandom.of(3, "target")).path()
                .profile(problem.objective(), POINTS, construction::outerNorm1, () -> false, _ -> {});
        assertTrue(profile.largestRise() <= 1e-11 * profile.start(), "rise " + profile.largestRise());
        assertTrue(profile.end() < 1e-18, "end " + profile.end());
        assertEquals(12, profile.phase().stream().filter("sparsify"::equals).count() / (POINTS - 1));
    }

    @Test
    void aBiasedNetworkOfSeveralOutputsHasAPathWithThreeTimesTheSamples() throws Exception {
        int n = 6;
        double[] inputs = SeededRandom.of(1, "x").gaussians(2 * n);
        double[] targets = SeededRandom.of(1, "y").gaussians(2 * n);
        Samples samples = new Samples(n, List.of(2), inputs, new Samples.Values(targets, 2));
        Architecture network = new Architecture.Mlp(List.of(3 * n), Activation.TANH, true);
        Problem problem = NetworkProblem.of(network, Loss.MEAN_SQUARED_ERROR, samples, Optional.empty(), Precision.DOUBLE, Workers.shared());
        double[] start = problem.initial(1);
        NoConfinedPointPath construction = new NoConfinedPointPath(problem.layout(), problem.outputs().orElseThrow(), targets, start);
        PathProfile profile = construction.from(start, 50, SeededRandom.of(1, "target")).path()
                .profile(problem.objective(), POINTS, construction::outerNorm1, () -> false, _ -> {});
        assertTrue(profile.largestRise() <= 1e-12, "rise " + profile.largestRise());
        assertTrue(profile.end() < 1e-18, "end " + profile.end());
    }

    @Test
    void tooNarrowANetworkIsRefusedWithTheWidthItWouldNeed() throws Exception {
        Problem problem = problem(15, 1, Activation.RELU);
        PathException e = assertThrows(PathException.class, () -> construction(problem, samples(1), problem.initial(1)));
        assertTrue(e.getMessage().contains("at least 20 hidden neurons") && e.getMessage().contains("has 15"), e.getMessage());
    }

    @Test
    void frozenOuterWeightsAreRefused() throws Exception {
        Problem problem = NetworkProblem.of(new TwoLayerWide(30, Activation.RELU, TwoLayerWide.Outer.SIGNS, false, 1), Loss.HALF_SQUARED_ERROR,
                samples(1), Optional.empty(), Precision.DOUBLE, Workers.shared());
        PathException e = assertThrows(PathException.class, () -> construction(problem, samples(1), problem.initial(1)));
        assertTrue(e.getMessage().contains("linear layer"), e.getMessage());
    }

    private static NoConfinedPointPath construction(Problem problem, Samples samples, double[] theta) throws PathException {
        return new NoConfinedPointPath(problem.layout(), problem.outputs().orElseThrow(), ((Samples.Values) samples.targets()).values(), theta);
    }

    private static Samples samples(long seed) throws DataException {
        return new SpherePoints(N, 3, 0).load(seed).training();
    }

    private static Problem problem(int width, long seed, Activation activation) throws DataException {
        return NetworkProblem.of(new TwoLayerWide(width, activation, TwoLayerWide.Outer.SIGNS, true, 1, true), Loss.HALF_SQUARED_ERROR,
                samples(seed), Optional.empty(), Precision.DOUBLE, Workers.shared());
    }

    /** Gradient descent until it is trapped. */
    private static double[] descended(Objective objective, double[] start) {
        double[] theta = start.clone();
        for (int step = 0; step < 2000; step++) {
            Vectors.add(theta, -0.1, objective.gradient(theta).gradient());
        }
        return theta;
    }
}
