package org.saddlescope.ui;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.animation.PauseTransition;
import javafx.scene.Node;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.util.Duration;
import org.controlsfx.control.NotificationPane;
import org.controlsfx.control.action.Action;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the window tells in passing, in a bar that takes nothing away from the user. Lives on the JavaFX application thread. */
final class Notices {
    private static final Logger LOG = LoggerFactory.getLogger(Notices.class);
    private static final Duration PASSING = Duration.seconds(6);

    private final NotificationPane pane = new NotificationPane();
    private final PauseTransition passing = new PauseTransition(PASSING);
    private final Dialogs dialogs;
    /** How often each error has happened, by its code. */
    private final Map<String, Integer> times = new HashMap<>();
    private final List<String> collected = new ArrayList<>();
    private boolean collecting;

    Notices(Dialogs dialogs) {
        this.dialogs = dialogs;
        pane.setId("notices");
        pane.setShowFromTop(true);
        // It is a frame around what the window shows, and nothing that one works with.
        pane.setFocusTraversable(false);
        passing.setOnFinished(event -> pane.hide());
    }

    /**
     * The bar over a part of the window.
     *
     * @param content what the bar may cover
     */
    Node over(Node content) {
        pane.setContent(content);
        return pane;
    }

    /** Good news that goes away by itself. */
    void tell(String message) {
        LOG.info("{}", message);
        show(message, false);
        if (!collecting) {
            passing.playFromStart();
        }
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
        LOG.info("{}", message);
        show(message, true);
    }

    /** Something that went wrong in the program; the details can be read and copied. The same error again is counted. */
    void fail(String message, Throwable cause) {
        ErrorReport report = ErrorReport.of(cause);
        int count = times.merge(report.code(), 1, Integer::sum);
        // An error of every pulse would fill the log within minutes: the 1st, 2nd, 4th, 8th … time.
        if (Integer.bitCount(count) == 1) {
            LOG.error("{} [{}, {}]", message, report.code(), count, cause);
        }
        String said = count == 1 ? Text.of("notice.failed", message, report.code())
                : Text.of("notice.failed.again", message, report.code(), Integer.toString(count));
        show(said, true, new Action(Text.of("notice.details"), event -> dialogs.details(message, report.text(times.get(report.code())))),
                new Action(Text.of("notice.copy"), event -> copy(message + System.lineSeparator() + report.text(times.get(report.code())))));
    }

    private static void copy(String text) {
        ClipboardContent content = new ClipboardContent();
        content.putString(text);
        Clipboard.getSystemClipboard().setContent(content);
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
