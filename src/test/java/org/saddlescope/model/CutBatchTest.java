package org.saddlescope.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.saddlescope.engine.Differences;
import org.saddlescope.engine.Kernels.Activation;
import org.saddlescope.engine.Precision;
import org.saddlescope.engine.Problem;
import org.saddlescope.engine.Samples;
import org.saddlescope.engine.Workers;

/** Batches of a network so large that a batch of 64 is evaluated in two parts. */
class CutBatchTest {
    /** Not of dense layers alone, which would cut their products instead. */
    private static final Architecture NETWORK = new Architecture.Sequential(List.of(linear(190),
            new LayerNormLayer(LayerNormLayer.Over.SAMPLE, 1e-5), new Layer.Activation(Activation.TANH), linear(190),
            new Layer.Activation(Activation.TANH), linear(0)));

    private static Layer linear(int outputs) {
        return new Layer.Linear(outputs, true, new Initialisation.Automatic());
    }

    private static Problem problem(Workers workers) {
        int[] labels = IntStream.range(0, 70).map(i -> i % 3).toArray();
        Samples samples = new Samples(70, List.of(3), Differences.gaussian(1, 210), new Samples.Labels(labels, 3));
        return NetworkProblem.of(NETWORK, Loss.CROSS_ENTROPY,
                samples, Optional.empty(), Precision.DOUBLE, workers);
    }

    @Test
    void aCutBatchIsTheMeanOfItsHalves() {
        Problem problem = problem(Workers.shared());
        double[] theta = problem.initial(4);
        var whole = problem.batch(IntStream.range(0, 64).toArray()).gradient(theta);
        var first = problem.batch(IntStream.range(0, 32).toArray()).gradient(theta);
        var second = problem.batch(IntStream.range(32, 64).toArray()).gradient(theta);
        double[] mean = new double[theta.length];
        for (int i = 0; i < mean.length; i++) {
            mean[i] = (first.gradient()[i] + second.gradient()[i]) / 2;
        }
        assertEquals((first.value() + second.value()) / 2, whole.value(), 1e-14);
        assertTrue(Differences.relativeError(mean, whole.gradient(), 1e-9) < 1e-14);
    }

    @Test
    void samplesReadWhereTheyLieAreThoseGathered() {
        Problem problem = problem(Workers.shared());
        double[] theta = problem.initial(4);
        int[] inOrder = IntStream.range(3, 35).toArray();
        int[] reversed = IntStream.range(0, 32).map(i -> inOrder[31 - i]).toArray();
        assertTrue(Differences.relativeError(problem.batch(inOrder).gradient(theta).gradient(),
                problem.batch(reversed).gradient(theta).gradient(), 1e-9) < 1e-14);
        assertTrue(Differences.relativeError(problem.batch(inOrder).gradient(theta).gradient(),
                problem.batch(IntStream.range(4, 36).toArray()).gradient(theta).gradient(), 1e-9) > 1e-6);
    }

    @Test
    void oneThreadAndThreeGiveTheSameBits() {
        try (Workers one = new Workers(1); Workers three = new Workers(3)) {
            double[] theta = problem(one).initial(4);
            int[] batch = IntStream.range(5, 69).toArray();
            assertArrayEquals(problem(one).batch(batch).gradient(theta).gradient(),
                    problem(three).batch(batch).gradient(theta).gradient());
            double[] v = Differences.gaussian(2, theta.length);
            assertArrayEquals(problem(one).batch(batch).hvp(theta, v), problem(three).batch(batch).hvp(theta, v));
        }
    }
}
