package org.saddlescope.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.saddlescope.engine.Curvature;
import org.saddlescope.engine.Kernels.Activation;
import org.saddlescope.engine.Objective;
import org.saddlescope.engine.Objective.ValueGradient;
import org.saddlescope.engine.Precision;
import org.saddlescope.engine.Problem;
import org.saddlescope.engine.Samples;
import org.saddlescope.engine.SeededRandom;
import org.saddlescope.engine.Workers;

/** A batch of one chunk, for a network so large that its products and its θ are cut and shared out among threads. */
class SharedPassTest {
    private static final int SAMPLES = 64;
    private static final int INPUTS = 300;

    /** 300-150-140-3: each of the two large layers is cut, the second in a way that leaves a wider last piece. */
    private static Problem problem(Workers workers) {
        SeededRandom random = SeededRandom.of(7, "images");
        int[] labels = IntStream.generate(() -> random.nextInt(3)).limit(SAMPLES).toArray();
        Samples samples = new Samples(SAMPLES, List.of(INPUTS), random.gaussians(SAMPLES * INPUTS), new Samples.Labels(labels, 3));
        return NetworkProblem.of(new Architecture.Mlp(List.of(150, 140), Activation.TANH, true), Loss.CROSS_ENTROPY, samples,
                Optional.empty(), Precision.DOUBLE, workers);
    }

    @Test
    void theBitsDoNotDependOnTheNumberOfThreads() {
        Problem alone = problem(new Workers(1));
        double[] theta = alone.initial(1);
        double[] v = SeededRandom.of(2, "direction").gaussians(theta.length);
        ValueGradient expected = alone.objective().gradient(theta);
        try (Workers three = new Workers(3)) {
            Objective shared = problem(three).objective();
            for (int repeat = 0; repeat < 5; repeat++) {
                ValueGradient actual = shared.gradient(theta);
                assertEquals(expected.value(), actual.value());
                assertArrayEquals(expected.gradient(), actual.gradient());
                assertEquals(expected.value(), shared.value(theta));
                assertArrayEquals(alone.objective().hvp(theta, v), shared.hvp(theta, v));
                try (Curvature curvature = shared.curvature(theta)) {
                    assertArrayEquals(alone.objective().hvp(theta, v), curvature.products(List.of(v)).getFirst());
                }
            }
        }
    }

    @Test
    void lossGradientAndHessianVectorProductAreTheMeansOfThoseOfTheSamplesAlone() {
        Problem problem = problem(Workers.shared());
        double[] theta = problem.initial(1);
        double[] v = SeededRandom.of(2, "direction").gaussians(theta.length);
        double value = 0;
        double[] gradient = new double[theta.length];
        double[] product = new double[theta.length];
        // The products of one sample are too small to be cut.
        for (int i = 0; i < SAMPLES; i++) {
            Objective sample = problem.batch(new int[] {i});
            ValueGradient of = sample.gradient(theta);
            double[] hv = sample.hvp(theta, v);
            value += of.value() / SAMPLES;
            for (int j = 0; j < theta.length; j++) {
                gradient[j] += of.gradient()[j] / SAMPLES;
                product[j] += hv[j] / SAMPLES;
            }
        }
        assertEquals(value, problem.objective().value(theta), 1e-13);
        assertArrayEquals(gradient, problem.objective().gradient(theta).gradient(), 1e-13);
        assertArrayEquals(product, problem.objective().hvp(theta, v), 1e-11);
    }
}
