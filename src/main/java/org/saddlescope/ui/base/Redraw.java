package org.saddlescope.ui.base;

import javafx.animation.AnimationTimer;

/** Draws again once a pulse at most, however often something changes in between. */
public final class Redraw {
    private final AnimationTimer timer;
    private boolean wanted;

    public Redraw(Runnable draw) {
        timer = new AnimationTimer() {
            @Override
            public void handle(long now) {
                stop();
                wanted = false;
                draw.run();
            }
        };
    }

    /** Something that is drawn has changed. */
    public void request() {
        if (!wanted) {
            wanted = true;
            timer.start();
        }
    }
}
