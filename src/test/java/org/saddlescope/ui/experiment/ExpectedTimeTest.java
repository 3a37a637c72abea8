package org.saddlescope.ui.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.saddlescope.experiment.Experiment;
import org.saddlescope.experiment.ExperimentException;
import org.saddlescope.experiment.ExperimentFile;
import org.saddlescope.ui.HeadlessOnly;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.util.WaitForAsyncUtils;

@Tag(HeadlessOnly.TAG)
@ExtendWith(ApplicationExtension.class)
class ExpectedTimeTest {
    private final BooleanProperty free = new SimpleBooleanProperty(true);
    private final List<ExpectedTime.Saying> said = new CopyOnWriteArrayList<>();

    private static Experiment experiment() throws ExperimentException {
        return ExperimentFile.decode("""
                {"problem": {"type": "analytic", "function": "himmelblau"}, "optimizers": [{"type": "sgd", "stepSize": 0.01}],
                 "training": {"steps": 10000000, "recordEvery": 1000}, "probes": {"every": 1000000, "curvatureEvery": 0}}""", "");
    }

    private static void until(Callable<Boolean> condition) throws TimeoutException {
        WaitForAsyncUtils.waitFor(60, TimeUnit.SECONDS, condition);
    }

    private boolean known() {
        return !said.isEmpty() && said.getLast().brief().isPresent();
    }

    @Test
    void theTimeOfAnExperimentAppearsOnceTheFormHasRested(FxRobot robot) throws Exception {
        Experiment experiment = experiment();
        robot.interact(() -> new ExpectedTime(free, said::add).ask(Optional.of(experiment)));
        until(this::known);
        assertTrue(said.getLast().line().contains("10,000,000") || !said.getLast().line().isBlank());
        assertEquals(1, said.stream().filter(saying -> saying.brief().isPresent()).count());
    }

    @Test
    void aRunThatBeginsStopsTheEstimateAndItsEndBringsItBack(FxRobot robot) throws Exception {
        Experiment experiment = experiment();
        ExpectedTime[] time = new ExpectedTime[1];
        robot.interact(() -> {
            time[0] = new ExpectedTime(free, said::add);
            time[0].ask(Optional.of(experiment));
        });
        // Said for the second time as the measuring begins.
        until(() -> said.size() >= 2);
        robot.interact(() -> free.set(false));
        String busy = said.getLast().line();
        // Whatever had been measured by then is not told: another experiment asked for meanwhile is only noted.
        robot.interact(() -> time[0].ask(Optional.empty()));
        robot.interact(() -> time[0].ask(Optional.of(experiment)));
        assertEquals(busy, said.getLast().line());
        assertTrue(said.stream().noneMatch(saying -> saying.brief().isPresent()), said.toString());
        robot.interact(() -> free.set(true));
        until(this::known);
    }
}
