package org.saddlescope.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.saddlescope.experiment.Control;

/**
 * Makes SIGINT and SIGTERM stop a run in good order: the process stays until this is closed, which is when the run
 * folder is complete. The Java virtual machine then ends with 128 plus the number of the signal, 130 for SIGINT.
 */
final class Interruption implements AutoCloseable {
    /** A run answers within 200 ms and its folder is written in seconds; whoever waits longer than this wants it gone. */
    private static final long LONGEST_WAIT_SECONDS = 60;

    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread hook;

    Interruption(Control control) {
        hook = Thread.ofPlatform().name("saddlescope-interruption").unstarted(() -> {
            control.stop();
            try {
                boolean _ = closed.await(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS);
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        });
        Runtime.getRuntime().addShutdownHook(hook);
    }

    @Override
    public void close() {
        closed.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException _) {
            // The process is ending: the hook is running, and has just been let go.
        }
    }
}
