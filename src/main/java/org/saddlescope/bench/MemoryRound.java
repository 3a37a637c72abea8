package org.saddlescope.bench;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.saddlescope.engine.Kernels.Activation;
import org.saddlescope.engine.Precision;
import org.saddlescope.engine.Problem;
import org.saddlescope.engine.Samples;
import org.saddlescope.engine.SeededRandom;
import org.saddlescope.engine.Workers;
import org.saddlescope.model.Architecture;
import org.saddlescope.model.Loss;
import org.saddlescope.model.NetworkProblem;
import org.saddlescope.optim.Optimizer;
import org.saddlescope.optim.Schedule;
import org.saddlescope.spectra.Hessian;
import org.saddlescope.spectra.Lanczos;
import org.saddlescope.spectra.SpectralDensity;

/**
 * What a user does with one experiment after the other: train, slice, spectrum. Each round makes its problem anew, native
 * memory and all, for images of 28 x 28 in single precision and 784-128-10, and for the plane network in double.
 */
final class MemoryRound {
    private static final int IMAGES = 500;
    private static final int STEPS = 50;
    private static final int BATCH = 64;
    private static final long SEED = 0;

    private final Samples images = images();

    private static Samples images() {
        SeededRandom random = SeededRandom.of(SEED, "images");
        int[] labels = IntStream.generate(() -> random.nextInt(10)).limit(IMAGES).toArray();
        return new Samples(IMAGES, List.of(1, 28, 28), random.gaussians(IMAGES * 784), new Samples.Labels(labels, 10));
    }

    /** One round: the loss that each of the two networks ended at. */
    double[] run() {
        double first = experiment(NetworkProblem.of(new Architecture.Mlp(List.of(128), Activation.RELU, true), Loss.CROSS_ENTROPY, images,
                Optional.empty(), Precision.FLOAT, Workers.shared()), 7, 10);
        return new double[] {first, experiment(PlaneNetwork.problem(Precision.DOUBLE), 21, 20)};
    }

    private static double experiment(Problem problem, int side, int krylov) {
        Optimizer adam = new Optimizer.Adam("", 1e-3, 0.9, 0.999, 1e-8, new Schedule.Constant(), BATCH);
        Optimizer.State state = adam.init(problem.initial(SEED));
        for (int step = 0; step < STEPS; step++) {
            int first = step * BATCH % (problem.samples() - BATCH);
            state = adam.step(state, problem.batch(IntStream.range(first, first + BATCH).toArray()), adam.stepSize());
        }
        PlaneNetwork.slice(problem, side).run();
        Hessian hessian = new Hessian(problem.objective(), state.theta());
        new Lanczos(1e-2, krylov, SEED).extremes(hessian);
        SpectralDensity.of(hessian, 2, krylov, SEED);
        return problem.objective().value(state.theta());
    }
}
