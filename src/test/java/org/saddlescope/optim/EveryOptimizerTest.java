package org.saddlescope.optim;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.saddlescope.data.DataException;
import org.saddlescope.data.DataSource;
import org.saddlescope.engine.Kernels.Activation;
import org.saddlescope.engine.Precision;
import org.saddlescope.engine.Problem;
import org.saddlescope.engine.Workers;
import org.saddlescope.experiment.Schema;
import org.saddlescope.model.Architecture;
import org.saddlescope.model.Loss;
import org.saddlescope.model.NetworkProblem;
import org.saddlescope.schema.Variant;

/** What holds for every optimizer there is, on a small network. */
class EveryOptimizerTest {
    private static final int STEPS = 60;

    /** The settings under which an optimizer is tried, where they are not its defaults. */
    private static final Map<String, Map<String, Double>> STATED = Map.ofEntries(
            Map.entry("sgd", Map.of("stepSize", 1.0)),
            Map.entry("momentum", Map.of("stepSize", 0.2)),
            Map.entry("nesterov", Map.of("stepSize", 0.2)),
            Map.entry("normalisedSgd", Map.of("stepSize", 0.1)),
            Map.entry("adaGradNormMax", Map.of("stepSize", 3.0)),
            Map.entry("rmsProp", Map.of("stepSize", 0.03)),
            Map.entry("adam", Map.of("stepSize", 0.05)),
            Map.entry("adamW", Map.of("stepSize", 0.05)),
            Map.entry("nAdamW", Map.of("stepSize", 0.05)),
            Map.entry("decSps", Map.of("stepSize", 5.0, "c", 0.5)),
            Map.entry("perturbedGd", Map.of("stepSize", 1.0)),
            Map.entry("sam", Map.of("stepSize", 1.0)),
            Map.entry("dampedNewton", Map.of("damping", 0.5)));

    private static Problem problem;

    @BeforeAll
    static void twoMoons() throws DataException {
        problem = NetworkProblem.of(new Architecture.Mlp(List.of(16), Activation.TANH, true), Loss.CROSS_ENTROPY,
                new DataSource.TwoMoons(120, 0.1, 0).load(1).training(), Optional.empty(), Precision.DOUBLE, Workers.shared());
    }

    static Stream<Optimizer> optimizers() {
        return Arrays.stream(Optimizer.class.getPermittedSubclasses()).map(kind -> {
            Schema.RecordType type = Schema.of(kind.asSubclass(Record.class));
            Record optimizer = type.initial();
            for (var setting : STATED.getOrDefault(kind.getAnnotation(Variant.class).value(), Map.of()).entrySet()) {
                optimizer = type.with(optimizer, setting.getKey(), setting.getValue());
            }
            return (Optimizer) optimizer;
        });
    }

    @ParameterizedTest
    @MethodSource("optimizers")
    void halvesTheLossOfANetworkOnTwoMoonsIn60Steps(Optimizer optimizer) {
        double[] start = problem.initial(1);
        double[][] path = Closed.path(optimizer, problem.objective(), STEPS, start);
        double before = problem.objective().value(start);
        double after = problem.objective().value(path[STEPS]);
        assertTrue(after < before / 2, before + " -> " + after);
    }

    @ParameterizedTest
    @MethodSource("optimizers")
    void leavesWhatItIsGivenAsItWasAndCountsItsUpdates(Optimizer optimizer) {
        Optimizer.State state = optimizer.init(problem.initial(2));
        assertTrue(Double.isNaN(state.stepSize()));
        for (int k = 0; k < 4; k++) {
            double[] theta = state.theta().clone();
            double[] scalars = state.scalars().clone();
            List<double[]> slots = state.slots().stream().map(double[]::clone).toList();
            Optimizer.State next = optimizer.step(state, problem.objective(), optimizer.stepSize());
            assertArrayEquals(theta, state.theta());
            assertArrayEquals(scalars, state.scalars());
            for (int i = 0; i < slots.size(); i++) {
                assertArrayEquals(slots.get(i), state.slots().get(i));
            }
            assertEquals(k + 1, next.updates());
            assertTrue(next.stepSize() > 0 && next.stepSize() <= 64 * optimizer.stepSize(), "step size " + next.stepSize());
            assertFalse(Arrays.equals(theta, next.theta()));
            state = next;
        }
    }

    @ParameterizedTest
    @MethodSource("optimizers")
    void givesTheSameBitsOnMiniBatchesAgain(Optimizer optimizer) {
        assertArrayEquals(stochastic(optimizer), stochastic(optimizer));
    }

    private static double[] stochastic(Optimizer optimizer) {
        Optimizer.State state = optimizer.init(problem.initial(3));
        for (int k = 0; k < 12; k++) {
            int[] batch = new int[20];
            int from = 20 * k;
            Arrays.setAll(batch, i -> (from + 7 * i) % 120);
            state = optimizer.step(state, problem.batch(batch), optimizer.stepSize());
        }
        assertTrue(Double.isFinite(Arrays.stream(state.theta()).sum()));
        return state.theta();
    }
}
