package org.saddlescope.experiment;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.saddlescope.data.DataSource;
import org.saddlescope.engine.Kernels;
import org.saddlescope.engine.Precision;
import org.saddlescope.engine.Problem;
import org.saddlescope.engine.Workers;
import org.saddlescope.model.Architecture;
import org.saddlescope.model.Loss;
import org.saddlescope.optim.Optimizer;
import org.saddlescope.optim.Schedule;

/** The steps of a run made again: on mini-batches, with what was done by hand. */
class StepAccountsTest {
    private static final int STEPS = 90;
    private static Experiment experiment;
    private static Problem problem;
    private static Frame frame;
    private static RunPaths paths;

    @BeforeAll
    static void train() throws Exception {
        experiment = new Experiment(1, "moons", "", 3, Precision.DOUBLE, new Experiment.ProblemSpec.Network(new DataSource.TwoMoons(60, 0.1, 0.25),
                new Architecture.Mlp(List.of(6), Kernels.Activation.TANH, true), Loss.CROSS_ENTROPY), Optional.empty(),
                List.of(new Optimizer.Momentum("", 0.05, 0.9, new Schedule.Cosine(0.1), 16), new Optimizer.Adam("", 0.01, 0.9, 0.999, 1e-8, new Schedule.Constant(), 0)),
                new Experiment.Training(STEPS, 1, 0).with(List.of(new Intervention.StepSize(20, "", 2), new Intervention.Kick(40, "Momentum", 0.5, 7),
                        new Intervention.StepSize(60, "Adam", 0.5))), new Experiment.PlaneSpec.Auto(), new Experiment.Grid(3, 3, Optional.empty()),
                new Experiment.Probes(0, 10, 1e-6), List.of());
        problem = Problems.load(experiment, Workers.shared()).problem();
        Session session = new Session(experiment, Session.View.NEVER);
        frame = session.run(Control.running(), shown -> { });
        paths = session.paths();
    }

    private static StepAccount at(StepAccounts accounts, int step) {
        return accounts.at(step, () -> false, done -> { }).orElseThrow();
    }

    @Test
    void everyStepBeginsAndEndsWhereTheRunWasBitForBit() {
        for (int number = 0; number < 2; number++) {
            StepAccounts accounts = new StepAccounts(experiment, problem, number);
            List<double[]> thetas = paths.paths().get(number).thetas();
            // Forward, back, and across what was done by hand.
            for (int step : new int[] {0, 10, 19, 20, 21, 39, 40, 41, 60, 89, 61, 60, 59, 20, 3}) {
                StepAccount account = at(accounts, step);
                assertArrayEquals(thetas.get(step), account.theta(), 0, "θ at " + step);
                assertArrayEquals(thetas.get(step + 1), account.arithmetic().to().theta(), 0, "θ after " + step);
                assertTrue(account.arithmetic().adds(), "the parts at " + step + ": off by " + account.arithmetic().unexplained());
                if (step != 40 || number != 0) {
                    // There the loss is that after the kick.
                    assertEquals(frame.tracks().get(number).history().loss()[step], account.full().value(), "loss at " + step);
                }
                assertEquals(step, account.step());
            }
        }
    }

    @Test
    void theFactorAndTheKickAreInTheAccountOfTheStepsTheyChange() {
        StepAccounts ball = new StepAccounts(experiment, problem, 0);
        double gamma = 0.05 * new Schedule.Cosine(0.1).factor(50, STEPS);
        assertEquals(2 * gamma, at(ball, 50).arithmetic().number("stepSize"), 0);
        assertEquals(0.05 * new Schedule.Cosine(0.1).factor(10, STEPS), at(ball, 10).arithmetic().number("stepSize"), 0);
        assertEquals("kick", at(ball, 40).arithmetic().terms().getFirst().id());
        assertFalse(at(ball, 41).arithmetic().terms().getFirst().id().equals("kick"));
        StepAccounts adam = new StepAccounts(experiment, problem, 1);
        assertEquals(0.005, at(adam, 70).arithmetic().number("stepSize"), 0);
        assertFalse(at(adam, 40).arithmetic().terms().getFirst().id().equals("kick"), "the other one was kicked");
    }

    @Test
    void aMiniBatchHasAGradientOfItsOwnBesideThatOfAllSamples() {
        StepAccount ball = at(new StepAccounts(experiment, problem, 0), 4);
        assertEquals(16, ball.samples());
        assertArrayEquals(ball.arithmetic().vector("gradient"), ball.batch().orElseThrow().gradient(), 0);
        assertArrayEquals(problem.objective().gradient(ball.theta()).gradient(), ball.full().gradient(), 0);
        assertFalse(ball.full().value() == ball.batch().get().value());
        assertTrue(at(new StepAccounts(experiment, problem, 1), 5).batch().isEmpty(), "Adam sees all samples");
    }

    @Test
    void stepsNearTheLastOneCostAtMostAStep() {
        StepAccounts accounts = new StepAccounts(experiment, problem, 1);
        at(accounts, 80);
        long made = accounts.made();
        assertEquals(80, made);
        for (int step : new int[] {79, 78, 77, 81, 80, 79}) {
            at(accounts, step);
        }
        assertEquals(made + 1, accounts.made(), "only the step from 80 to 81 is new");
    }

    @Test
    void whatWasCancelledGoesOnFromWhereItWas() {
        StepAccounts accounts = new StepAccounts(experiment, problem, 0);
        AtomicInteger asked = new AtomicInteger();
        assertTrue(accounts.at(80, () -> asked.incrementAndGet() > 30, done -> { }).isEmpty());
        assertEquals(30, accounts.made());
        List<Integer> heard = new ArrayList<>();
        accounts.at(80, () -> false, heard::add);
        assertEquals(80, accounts.made());
        assertEquals(31, heard.getFirst());
        assertEquals(80, heard.getLast());
    }
}
