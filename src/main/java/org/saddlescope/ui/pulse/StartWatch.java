package org.saddlescope.ui.pulse;

import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import javafx.animation.AnimationTimer;
import javafx.stage.Stage;

/**
 * Waits for the first picture of a window that has just been shown, and says once how long everything took. Lives on the
 * JavaFX application thread.
 */
public final class StartWatch {
    private final Stage stage;
    private final BooleanSupplier drawn;
    private final Consumer<Started> ready;
    private final double window = ProcessAge.seconds();
    private boolean pictured;

    /**
     * @param drawn whether the picture has been drawn
     * @param ready told once
     */
    public StartWatch(Stage stage, BooleanSupplier drawn, Consumer<Started> ready) {
        this.stage = stage;
        this.drawn = drawn;
        this.ready = ready;
    }

    public void start() {
        new AnimationTimer() {
            @Override
            public void handle(long now) {
                if (pictured) {
                    stop();
                    ready.accept(new Started(stage.getTitle(), window, ProcessAge.seconds(), processor()));
                }
                // This pulse puts it on the screen; at the next one it is there.
                pictured = drawn.getAsBoolean();
            }
        }.start();
    }

    /** NaN where the system does not tell. */
    private static double processor() {
        return ProcessHandle.current().info().totalCpuDuration().map(time -> time.toMillis() / 1e3).orElse(Double.NaN);
    }
}
