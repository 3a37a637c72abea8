package org.saddlescope.ui;

import javafx.animation.AnimationTimer;

/** Draws again once a pulse at most, however often something changes in between. */
final class Redraw {
    private final AnimationTimer timer;
    private boolean wanted;

    Redraw(Runnable draw) {
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
    void request() {
        if (!wanted) {
            wanted = true;
            timer.start();
        }
    }
}
