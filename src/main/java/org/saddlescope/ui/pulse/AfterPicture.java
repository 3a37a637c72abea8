package org.saddlescope.ui.pulse;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import javafx.animation.AnimationTimer;

/**
 * Work of the start that the first picture does not need: it waits until that is on the screen, or, where none comes, until
 * the window has been there for a while, which is shorter where nothing is being computed. Then a piece of it is done each
 * pulse. Lives on the JavaFX application thread.
 */
public final class AfterPicture implements Consumer<List<Runnable>> {
    /** So long a form may lack its fields: a picture that takes longer is no longer waited for. */
    private static final long LONGEST = TimeUnit.MILLISECONDS.toNanos(4000);
    private static final long IDLE = TimeUnit.MILLISECONDS.toNanos(500);

    private final Queue<Runnable> waiting = new ArrayDeque<>();

    /** Takes pieces of work, to be done in this order. */
    @Override
    public void accept(List<Runnable> pieces) {
        waiting.addAll(pieces);
    }

    /**
     * Begins to wait; the window has just been shown.
     *
     * @param pictured whether the picture has been drawn
     * @param coming   whether one is being computed
     */
    public void start(BooleanSupplier pictured, BooleanSupplier coming) {
        new AnimationTimer() {
            private long first = Long.MAX_VALUE;
            private int since;

            @Override
            public void handle(long now) {
                first = Math.min(first, now);
                if (since > 0 || pictured.getAsBoolean() || now - first >= (coming.getAsBoolean() ? LONGEST : IDLE)) {
                    since++;
                }
                // The first pulse draws the picture, and after the second it is on the screen.
                if (since > 2) {
                    next();
                }
            }

            private void next() {
                if (waiting.isEmpty()) {
                    stop();
                } else {
                    waiting.remove().run();
                }
            }
        }.start();
    }
}
