package org.saddlescope.ui.chart;

import java.util.Optional;
import java.util.function.Supplier;
import javafx.animation.PauseTransition;
import javafx.scene.Node;
import javafx.util.Duration;

/**
 * What a picture says to those who cannot see it. While it changes with every frame the words follow once a second: a
 * screen reader would never come to the end of them, and they take time to make. On the JavaFX application thread.
 */
public final class SpokenText {
    private final Node node;
    private final PauseTransition rest = new PauseTransition(Duration.seconds(1));
    private Optional<Supplier<String>> waiting = Optional.empty();
    private boolean resting;

    public SpokenText(Node node) {
        this.node = node;
        rest.setOnFinished(event -> {
            resting = false;
            waiting.ifPresent(this::often);
        });
    }

    /** Says this now. */
    public void now(String words) {
        waiting = Optional.empty();
        node.setAccessibleText(words);
    }

    /** Says this now, or as soon as a second has passed since something was said so; the newest is what counts. */
    public void often(Supplier<String> words) {
        if (resting) {
            waiting = Optional.of(words);
            return;
        }
        now(words.get());
        resting = true;
        rest.playFromStart();
    }
}
