package org.saddlescope.bench;

import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.saddlescope.engine.Kernels.Activation;
import org.saddlescope.engine.Precision;
import org.saddlescope.engine.Problem;
import org.saddlescope.engine.Samples;
import org.saddlescope.engine.SeededRandom;
import org.saddlescope.engine.Workers;
import org.saddlescope.landscape.GridRange;
import org.saddlescope.landscape.Plane;
import org.saddlescope.landscape.SliceGrid;
import org.saddlescope.landscape.SliceSampler;
import org.saddlescope.model.Architecture;
import org.saddlescope.model.Loss;
import org.saddlescope.model.NetworkProblem;
import org.saddlescope.spectra.Hessian;
import org.saddlescope.spectra.Lanczos;
import org.saddlescope.spectra.SpectralDensity;
import org.saddlescope.spectra.TangentKernel;

/**
 * The work on the peer's model M: 2-64-64-2 with tanh, mean cross-entropy, 256 Gaussian points with random labels, 4,482
 * parameters.
 */
final class PlaneNetwork {
    private static final int POINTS = 256;
    private static final long SEED = 0;

    private PlaneNetwork() {}

    static Problem problem(Precision precision) {
        return problem(List.of(64, 64), precision);
    }

    /** The same points for a network of other widths. */
    static Problem problem(List<Integer> hidden, Precision precision) {
        SeededRandom random = SeededRandom.of(SEED, "bench");
        double[] inputs = random.gaussians(2 * POINTS);
        int[] labels = new int[POINTS];
        for (int i = 0; i < POINTS; i++) {
            labels[i] = random.nextInt(2);
        }
        Samples samples = new Samples(POINTS, List.of(2), inputs, new Samples.Labels(labels, 2));
        return NetworkProblem.of(new Architecture.Mlp(hidden, Activation.TANH, true), Loss.CROSS_ENTROPY, samples,
                Optional.empty(), precision, Workers.shared());
    }

    static Runnable gradient() {
        Problem problem = problem(Precision.DOUBLE);
        double[] theta = problem.initial(SEED);
        return () -> problem.objective().gradient(theta);
    }

    static Runnable hvp() {
        Problem problem = problem(Precision.DOUBLE);
        double[] theta = problem.initial(SEED);
        double[] v = SeededRandom.of(SEED, "direction").gaussians(theta.length);
        return () -> problem.objective().hvp(theta, v);
    }

    static Runnable slice(Precision precision) {
        return slice(problem(precision), 51);
    }

    /** A slice around the initial θ, along two Gaussian directions, over [−1, 1]². */
    static Runnable slice(Problem problem, int side) {
        return slice(problem, side, () -> false);
    }

    static Runnable slice(Problem problem, int side, BooleanSupplier cancelled) {
        double[] theta = problem.initial(SEED);
        SeededRandom random = SeededRandom.of(SEED, "plane");
        Plane plane = new Plane(theta, random.gaussians(theta.length), random.gaussians(theta.length), "1", "2",
                "two Gaussian directions", Double.NaN, Double.NaN);
        SliceGrid grid = SliceGrid.of(new GridRange(-1, 1, -1, 1), side, side);
        SliceSampler sampler = new SliceSampler(problem.objective()::values, "loss");
        return () -> sampler.sample(plane, grid, cancelled, _ -> { });
    }

    static Runnable tangentKernel() {
        Problem problem = problem(Precision.DOUBLE);
        double[] theta = problem.initial(SEED);
        return () -> TangentKernel.of(problem.outputs().orElseThrow(), theta).eigenvalues();
    }

    static Runnable hessianTopTen() {
        Problem problem = problem(Precision.DOUBLE);
        double[] theta = problem.initial(SEED);
        return () -> new Lanczos(1e-6, theta.length, SEED).dominant(new Hessian(problem.objective(), theta), 10);
    }

    static Runnable spectralDensity() {
        Problem problem = problem(Precision.DOUBLE);
        double[] theta = problem.initial(SEED);
        return () -> SpectralDensity.of(new Hessian(problem.objective(), theta), 10, 80, SEED);
    }
}
