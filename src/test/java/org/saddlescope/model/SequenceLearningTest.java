package org.saddlescope.model;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.saddlescope.data.CopyTask;
import org.saddlescope.data.DataSource;
import org.saddlescope.data.ParityTask;
import org.saddlescope.data.SineTask;
import org.saddlescope.data.TextFile;
import org.saddlescope.engine.Kernels.Activation;
import org.saddlescope.engine.Precision;
import org.saddlescope.engine.Problem;
import org.saddlescope.engine.Workers;
import org.saddlescope.optim.Optimizer;
import org.saddlescope.optim.Schedule;

/** Every sequence network learns its natural data: fifty steps of Adam at least halve the loss. */
class SequenceLearningTest {
    @TempDir
    static Path folder;

    static Stream<Arguments> tasks() throws Exception {
        Path text = Files.writeString(folder.resolve("t.txt"), "the cat sat on the mat, the rat sat on the cat. ".repeat(20));
        DataSource words = new TextFile(text.toString(), 12, 60, 0);
        DataSource next = new SineTask(60, 10, 3, 0.02, DataSource.Task.REGRESSION, 0);
        DataSource frequency = new SineTask(60, 10, 3, 0.02, DataSource.Task.CLASSIFICATION, 0);
        return Stream.of(
                Arguments.of(new Rnn(16, 1, Activation.TANH, 8), Loss.MEAN_SQUARED_ERROR, next, 0.02),
                Arguments.of(new Rnn(24, 1, Activation.TANH, 8), Loss.CROSS_ENTROPY, words, 0.03),
                Arguments.of(new Lstm(16, 1, 8), Loss.CROSS_ENTROPY, frequency, 0.05),
                Arguments.of(new Lstm(24, 1, 8), Loss.CROSS_ENTROPY, words, 0.05),
                Arguments.of(new Transformer(16, 2, 1, 32, Activation.RELU, true), Loss.CROSS_ENTROPY, new CopyTask(100, 3, 3, 0), 0.02),
                Arguments.of(new Transformer(16, 2, 1, 32, Activation.RELU, false), Loss.CROSS_ENTROPY, new ParityTask(60, 3, false, 0), 0.02));
    }

    @ParameterizedTest
    @MethodSource("tasks")
    void fiftyStepsOfAdamHalveTheLoss(Architecture architecture, Loss loss, DataSource data, double stepSize) throws Exception {
        Problem problem = NetworkProblem.of(architecture, loss, data.load(1).training(), Optional.empty(), Precision.DOUBLE, Workers.shared());
        Optimizer adam = new Optimizer.Adam("", stepSize, 0.9, 0.999, 1e-8, new Schedule.Constant(), 0);
        Optimizer.State state = adam.init(problem.initial(1));
        double before = problem.objective().value(state.theta());
        for (int step = 0; step < 50; step++) {
            state = adam.step(state, problem.objective(), stepSize);
        }
        double after = problem.objective().value(state.theta());
        assertTrue(after < before / 2, "loss " + before + " before, " + after + " after");
    }
}
