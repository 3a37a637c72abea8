package org.saddlescope.ui.base;

import javafx.application.Platform;

/** The only way onto the JavaFX application thread: what computes elsewhere hands its result over here. */
public final class FxThread {
    private static volatile Meter meter = Meter.NONE;

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
        Platform.runLater(() -> metered(work));
    }

    /** Runs this, which the toolkit has handed over itself, as what is handed over here. */
    public static void metered(Runnable work) {
        long began = System.nanoTime();
        meter.begins(began);
        try {
            work.run();
        } finally {
            meter.ended(System.nanoTime() - began);
        }
    }

    /** What is told, on the JavaFX application thread, of each piece of work that was handed over. */
    public static void meter(Meter listener) {
        meter = listener;
    }

    /** Takes the time of pieces of work. */
    public interface Meter {
        Meter NONE = new Meter() {
            @Override
            public void begins(long now) {
                // Nobody measures.
            }

            @Override
            public void ended(long nanos) {
                // Nobody measures.
            }
        };

        /** @param now by {@link System#nanoTime} */
        void begins(long now);

        /** @param nanos what it took */
        void ended(long nanos);
    }
}
