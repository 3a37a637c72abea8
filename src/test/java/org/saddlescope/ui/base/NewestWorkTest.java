package org.saddlescope.ui.base;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import javafx.application.Platform;
import javafx.stage.Stage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.saddlescope.ui.HeadlessOnly;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@Tag(HeadlessOnly.TAG)
@ExtendWith(ApplicationExtension.class)
class NewestWorkTest {
    private final List<String> results = new CopyOnWriteArrayList<>();
    private final List<String> failures = new CopyOnWriteArrayList<>();

    @Start
    void open(Stage stage) {
        // Only the toolkit is needed.
    }

    private static void settle(NewestWork<?, ?> work) throws Exception {
        WaitForAsyncUtils.waitFor(10, TimeUnit.SECONDS, () -> !work.busy());
        WaitForAsyncUtils.waitForFxEvents();
    }

    @Test
    void requestsThatWaitAreReplacedByTheNewest() throws Exception {
        CountDownLatch started = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        NewestWork<Integer, String> work = new NewestWork<>(n -> {
            started.countDown();
            await(go);
            return "done " + n;
        }, results::add, problem -> failures.add(problem.getMessage()));
        work.request(1);
        assertTrue(started.await(10, TimeUnit.SECONDS));
        work.request(2);
        work.request(3);
        work.request(4);
        go.countDown();
        settle(work);
        assertEquals(List.of("done 1", "done 4"), results);
    }

    @Test
    void whatIsAskedForWhileTheThreadRestsIsReplacedByTheNewestToo() throws Exception {
        AtomicReference<NewestWork<Integer, String>> self = new AtomicReference<>();
        AtomicInteger rests = new AtomicInteger();
        NewestWork<Integer, String> work = new NewestWork<>(n -> "done " + n, results::add, problem -> failures.add(problem.getMessage()), took -> {
            if (rests.incrementAndGet() == 1) {
                self.get().request(2);
                self.get().request(3);
            }
            return 0;
        });
        self.set(work);
        work.request(1);
        settle(work);
        assertEquals(List.of("done 1", "done 3"), results);
        assertEquals(2, rests.get(), "a rest after each result");
    }

    @Test
    void resultsArriveOnTheFxThreadAndTheWorkDoesNot() throws Exception {
        NewestWork<Integer, Boolean> work = new NewestWork<>(n -> Platform.isFxApplicationThread(),
                there -> results.add(there + " " + Platform.isFxApplicationThread()), problem -> failures.add("failed"));
        work.request(1);
        settle(work);
        assertEquals(List.of("false true"), results);
    }

    @Test
    void aFailureIsReportedAndTheNextRequestIsWorkedOn() throws Exception {
        NewestWork<Integer, String> work = new NewestWork<>(n -> {
            if (n == 1) {
                throw new IllegalStateException("no");
            }
            return "done " + n;
        }, results::add, problem -> failures.add(problem.getMessage()));
        work.request(1);
        settle(work);
        work.request(2);
        settle(work);
        assertEquals(List.of("no"), failures);
        assertEquals(List.of("done 2"), results);
    }

    private static void await(CountDownLatch latch) {
        try {
            assertTrue(latch.await(10, TimeUnit.SECONDS));
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
