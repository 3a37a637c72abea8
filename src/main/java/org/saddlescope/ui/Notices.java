package org.saddlescope.ui;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
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
    private final List<String> collected = new ArrayList<>();
    private boolean collecting;

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
        if (!collecting) {
            passing.playFromStart();
        }
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

    /** Nothing pops up while messages are collected; what came meanwhile is told afterwards, in one line. */
    void collect(boolean wanted) {
        collecting = wanted;
        if (wanted) {
            pane.hide();
        } else if (!collected.isEmpty()) {
            String all = String.join("\n\n", collected);
            String heading = Text.of("lecture.notices", collected.size());
            collected.clear();
            show(heading, false, new Action(Text.of("lecture.notices.show"), event -> dialogs.details(heading, all)));
        }
    }

    private void show(String message, boolean problem, Action... actions) {
        passing.stop();
        if (collecting) {
            collected.add(message);
            return;
        }
        pane.getStyleClass().remove("problem");
        if (problem) {
            pane.getStyleClass().add("problem");
        }
        pane.getActions().setAll(actions);
        pane.show(message);
    }
}
