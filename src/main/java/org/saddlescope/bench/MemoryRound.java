package org.saddlescope.bench;

import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
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
 * What a user does with one experiment after the other: train, slice, spectrum; three of them at a time. Each round makes its problem anew, native
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

    /**
     * One round: the losses that the three experiments ended at. They run at once, as training, slices and probes do in the
     * window. OpenBLAS keeps a buffer for each thread that is in it at a time; see {@link #prepare}.
     */
    double[] run() {
        List<Supplier<Problem>> problems = List.of(() -> digits(128, Precision.FLOAT),
                () -> PlaneNetwork.problem(Precision.DOUBLE), () -> PlaneNetwork.problem(Precision.FLOAT));
        int[] sides = {7, 21, 21};
        double[] losses = new double[sides.length];
        atOnce(i -> losses[i] = experiment(problems.get(i).get(), sides[i], sides[i]));
        return losses;
    }

    /**
     * Slices of networks whose products take so long that every thread is in one at some time together with all others: the
     * largest buffers that OpenBLAS will ever have here are there from then on.
     */
    void prepare() {
        atOnce(i -> PlaneNetwork.slice(digits(1024, i == 0 ? Precision.FLOAT : Precision.DOUBLE), 5).run());
    }

    private Problem digits(int width, Precision precision) {
        return NetworkProblem.of(new Architecture.Mlp(List.of(width), Activation.RELU, true), Loss.CROSS_ENTROPY, images, Optional.empty(),
                precision, Workers.shared());
    }

    /** Does something three times, on a thread each. */
    private static void atOnce(IntConsumer body) {
        List<Thread> threads = IntStream.range(0, 3).mapToObj(i -> Thread.ofPlatform().start(() -> body.accept(i))).toList();
        try {
            for (Thread thread : threads) {
                thread.join();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
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
