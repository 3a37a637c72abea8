package org.saddlescope.ui.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.saddlescope.experiment.Experiment;
import org.saddlescope.experiment.ExperimentException;
import org.saddlescope.ui.Experiments;
import org.saddlescope.ui.HeadlessOnly;
import org.saddlescope.ui.run.RunModel.State;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.util.WaitForAsyncUtils;

@Tag(HeadlessOnly.TAG)
@ExtendWith(ApplicationExtension.class)
class RunModelTest {
    private final List<String> log = new CopyOnWriteArrayList<>();
    private final List<Throwable> failures = new CopyOnWriteArrayList<>();
    private final CountDownLatch mayOpen = new CountDownLatch(1);
    private final RunModel run = new RunModel(this::open, failures::add);
    private final Experiment experiment = Experiments.himmelblau(10);

    private Training open(Experiment opened) throws ExperimentException {
        try {
            assertTrue(mayOpen.await(20, TimeUnit.SECONDS));
        } catch (InterruptedException e) {
            throw new ExperimentException("interrupted", e);
        }
        if (opened.name().equals("refused")) {
            throw new ExperimentException("problem.function: expected one of himmelblau");
        }
        log.add("open");
        return new RecordedTraining(log);
    }

    private static void until(Callable<Boolean> condition) throws Exception {
        WaitForAsyncUtils.waitFor(20, TimeUnit.SECONDS, condition);
        WaitForAsyncUtils.waitForFxEvents();
    }

    @AfterEach
    void close(FxRobot robot) {
        mayOpen.countDown();
        robot.interact(run::close);
    }

    @Test
    void aSliceAskedForBeforeTheRunIsOpenReachesIt(FxRobot robot) throws Exception {
        robot.interact(() -> run.train(experiment));
        robot.interact(() -> run.slice(RecordedTraining.request(21)));
        mayOpen.countDown();
        until(() -> log.contains("run"));
        assertEquals(List.of("open", "request 21", "run"), log);
    }

    @Test
    void aNewRunBeginsWhenTheOldOneHasEndedAndIsClosed(FxRobot robot) throws Exception {
        mayOpen.countDown();
        robot.interact(() -> run.train(experiment));
        until(() -> log.contains("run"));
        robot.interact(run::clear);
        robot.interact(() -> run.train(experiment));
        until(() -> log.size() == 6);
        assertEquals(List.of("open", "run", "end run", "close", "open", "run"), log);
    }

    @Test
    void aSliceAskedForWhileOneIsComputedTakesItsPlace(FxRobot robot) throws Exception {
        mayOpen.countDown();
        robot.interact(() -> run.train(experiment));
        until(() -> run.frameProperty().get().isPresent());
        robot.interact(run::stop);
        assertTrue(run.state() == State.STOPPING || run.state() == State.IDLE);
        until(() -> run.state() == State.IDLE);
        robot.interact(() -> run.slice(RecordedTraining.request(21)));
        until(() -> log.contains("slice"));
        robot.interact(() -> run.slice(RecordedTraining.request(51)));
        until(() -> log.contains("request 51") && run.state() == State.SLICING);
        assertEquals(List.of("open", "run", "end run", "request 21", "slice", "end slice", "request 51"), log.subList(0, 7));
    }

    @Test
    void aSliceThatDoesNotFitIsToldAndTheRunGoesOn(FxRobot robot) throws Exception {
        mayOpen.countDown();
        robot.interact(() -> run.train(experiment));
        until(() -> log.contains("run"));
        robot.interact(() -> run.slice(RecordedTraining.request(501)));
        until(() -> !failures.isEmpty());
        assertEquals("grid.columns: too many", failures.getFirst().getMessage());
        assertEquals(State.TRAINING, run.state());
    }

    @Test
    void aSliceWhereTheLastRunCouldNotBeginIsRefusedInWords(FxRobot robot) throws Exception {
        mayOpen.countDown();
        robot.interact(() -> run.train(experiment));
        until(() -> run.frameProperty().get().isPresent());
        robot.interact(run::stop);
        until(() -> run.state() == State.IDLE);
        robot.interact(() -> run.train(experiment.named("refused")));
        until(() -> failures.size() == 1 && run.state() == State.IDLE);
        robot.interact(() -> run.slice(RecordedTraining.request(21)));
        until(() -> failures.size() == 2);
        assertEquals("There is no run to slice: the last one could not begin.", failures.getLast().getMessage());
        assertEquals(List.of("open", "run", "end run", "close"), log);
    }
}
