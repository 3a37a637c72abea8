package org.saddlescope.ui;

import javafx.application.Platform;

/** The only way onto the JavaFX application thread: what computes elsewhere hands its result over here. */
public final class FxThread {
    private FxThread() {}

    /** Runs this on the JavaFX application thread: at once where the caller is on it, soon otherwise. */
    public static void run(Runnable work) {
        if (Platform.isFxApplicationThread()) {
            work.run();
        } else {
            Platform.runLater(work);
        }
    }

    /** Runs this on the JavaFX application thread after what is going on there now. */
    public static void later(Runnable work) {
        Platform.runLater(work);
    }
}
