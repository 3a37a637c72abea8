package org.saddlescope.ui;

import java.io.PrintWriter;
import java.io.StringWriter;
import javafx.animation.PauseTransition;
import javafx.scene.Node;
import javafx.util.Duration;
import org.controlsfx.control.NotificationPane;
import org.controlsfx.control.action.Action;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the window tells in passing, in a bar that takes nothing away from the user. Lives on the JavaFX application thread. */
final class Notices {
    private static final Logger LOG = LoggerFactory.getLogger(Notices.class);
    private static final Duration PASSING = Duration.seconds(6);

    private final NotificationPane pane;
    private final PauseTransition passing = new PauseTransition(PASSING);
    private final Dialogs dialogs;

    /**
     * @param content the part of the window that the bar may cover
     */
    Notices(Node content, Dialogs dialogs) {
        this.dialogs = dialogs;
        pane = new NotificationPane(content);
        pane.setId("notices");
        pane.setShowFromTop(true);
        passing.setOnFinished(event -> pane.hide());
    }

    Node node() {
        return pane;
    }

    /** Good news that goes away by itself. */
    void tell(String message) {
        show(message, false);
        passing.playFromStart();
    }

    /** Something that was done and can be undone; goes away by itself, which undoes nothing. */
    void undoable(String message, String undo, Runnable action) {
        show(message, false, new Action(undo, event -> {
            pane.hide();
            action.run();
        }));
        passing.playFromStart();
    }

    /** Something the user has to put right; stays until it is closed. */
    void complain(String message) {
        show(message, true);
    }

    /** Something that went wrong in the program; the details can be copied. */
    void fail(String message, Throwable cause) {
        LOG.error(message, cause);
        StringWriter trace = new StringWriter();
        cause.printStackTrace(new PrintWriter(trace));
        show(message, true, new Action("Details…", event -> dialogs.details(message, trace.toString())));
    }

    /** What the bar says; empty where it is closed. */
    String showing() {
        return pane.isShowing() ? pane.getText() : "";
    }

    private void show(String message, boolean problem, Action... actions) {
        passing.stop();
        pane.getStyleClass().remove("problem");
        if (problem) {
            pane.getStyleClass().add("problem");
        }
        pane.getActions().setAll(actions);
        pane.show(message);
    }
}
