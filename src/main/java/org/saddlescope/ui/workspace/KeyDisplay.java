package org.saddlescope.ui.workspace;

import javafx.animation.FadeTransition;
import javafx.animation.PauseTransition;
import javafx.animation.SequentialTransition;
import javafx.beans.value.ObservableValue;
import javafx.scene.AccessibleRole;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.util.Duration;
import org.saddlescope.ui.base.Text;

/** The keys that are pressed, large and fading, for those who watch. It never takes focus or the mouse. */
public final class KeyDisplay extends Label {
    private final ObservableValue<Boolean> wanted;
    private final SequentialTransition fading;

    /** @param wanted whether keys are to be shown */
    public KeyDisplay(ObservableValue<Boolean> wanted) {
        this.wanted = wanted;
        setId("pressedKeys");
        getStyleClass().add("pressed-keys");
        setAccessibleRole(AccessibleRole.TEXT);
        setMouseTransparent(true);
        setFocusTraversable(false);
        setVisible(false);
        FadeTransition fade = new FadeTransition(Duration.seconds(0.8), this);
        fade.setFromValue(1);
        fade.setToValue(0);
        fading = new SequentialTransition(new PauseTransition(Duration.seconds(1.2)), fade);
        fading.setOnFinished(event -> setVisible(false));
        sceneProperty().subscribe(scene -> {
            if (scene != null) {
                follow(scene);
            }
        });
        wanted.subscribe(on -> {
            if (!on) {
                fading.stop();
                setVisible(false);
            }
        });
    }

    private void follow(Scene scene) {
        scene.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (wanted.getValue() && !event.getCode().isModifierKey() && event.getCode() != KeyCode.UNDEFINED) {
                setText(name(event));
                setOpacity(1);
                setVisible(true);
                fading.playFromStart();
            }
        });
    }

    /** "Ctrl + Shift + Z", as the keys are named on them. */
    static String name(KeyEvent event) {
        return (event.isControlDown() ? held(Text.of("keys.control")) : "") + (event.isMetaDown() ? held(Text.of("keys.meta")) : "")
                + (event.isAltDown() ? held(Text.of("keys.alt")) : "")
                + (event.isShiftDown() ? held(Text.of("keys.shift")) : "") + event.getCode().getName();
    }

    private static String held(String key) {
        return key + " + ";
    }
}
