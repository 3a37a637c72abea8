package org.saddlescope.ui;

import java.util.function.LongConsumer;
import javafx.application.Platform;

/** The only way onto the JavaFX application thread: what computes elsewhere hands its result over here. */
public final class FxThread {
    private static volatile LongConsumer meter = nanos -> { };

    private FxThread() {}

    /** Runs this on the JavaFX application thread: at once where the caller is on it, soon otherwise. */
    public static void run(Runnable work) {
        if (Platform.isFxApplicationThread()) {
            work.run();
        } else {
            later(work);
        }
    }

    /** Runs this on the JavaFX application thread after what is going on there now. */
    public static void later(Runnable work) {
        Platform.runLater(() -> {
            long began = System.nanoTime();
            try {
                work.run();
            } finally {
                meter.accept(System.nanoTime() - began);
            }
        });
    }

    /** What is told, on the JavaFX application thread, how many nanoseconds each piece of work took that was handed over. */
    static void meter(LongConsumer listener) {
        meter = listener;
    }
}
