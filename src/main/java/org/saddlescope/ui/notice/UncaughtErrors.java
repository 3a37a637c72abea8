package org.saddlescope.ui.notice;

import java.util.function.Consumer;
import org.saddlescope.ui.base.FxThread;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where what nobody caught ends up, whatever thread it happened on: the window says it and lives on. */
public final class UncaughtErrors implements Thread.UncaughtExceptionHandler {
    private static final Logger LOG = LoggerFactory.getLogger(UncaughtErrors.class);

    private final Consumer<Throwable> window;

    /** @param window told on the JavaFX application thread */
    public UncaughtErrors(Consumer<Throwable> window) {
        this.window = window;
    }

    /** Takes the place of every thread's last resort. */
    public void install() {
        Thread.setDefaultUncaughtExceptionHandler(this);
    }

    @Override
    public void uncaughtException(Thread thread, Throwable cause) {
        try {
            FxThread.run(() -> tell(cause));
        } catch (IllegalStateException gone) {
            // The toolkit has ended: there is no window to say it in.
            LOG.error("On the thread {}", thread.getName(), cause);
        }
    }

    private void tell(Throwable cause) {
        try {
            window.accept(cause);
        } catch (RuntimeException | Error again) {
            // Told again it would go round for ever.
            again.addSuppressed(cause);
            LOG.error("An error could not be shown", again);
        }
    }
}
