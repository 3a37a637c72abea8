package org.saddlescope.ui.notice;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.animation.PauseTransition;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.util.Duration;
import org.saddlescope.ui.base.Text;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the window tells in passing, in a bar that takes nothing away from the user. Lives on the JavaFX application thread. */
public final class Notices {
    private static final Logger LOG = LoggerFactory.getLogger(Notices.class);
    private static final Duration PASSING = Duration.seconds(6);

    private final NoticeBar bar = new NoticeBar();
    private final PauseTransition passing = new PauseTransition(PASSING);
    private final Dialogs dialogs;
    /** How often each error has happened, by its code. */
    private final Map<String, Integer> times = new HashMap<>();
    private final List<String> collected = new ArrayList<>();
    private boolean collecting;

    public Notices(Dialogs dialogs) {
        this.dialogs = dialogs;
        passing.setOnFinished(event -> bar.hide());
    }

    /** Where it is told. */
    public NoticeBar bar() {
        return bar;
    }

    /** Good news that goes away by itself. */
    public void tell(String message) {
        LOG.info("{}", message);
        show(message, false);
        if (!collecting) {
            passing.playFromStart();
        }
    }

    /** Something that was done and can be undone; goes away by itself, which undoes nothing. */
    public void undoable(String message, String undo, Runnable action) {
        show(message, false, new NoticeBar.Deed(undo, () -> {
            bar.hide();
            action.run();
        }));
        passing.playFromStart();
    }

    /** Something the user has to put right; stays until it is closed. */
    public void complain(String message) {
        LOG.info("{}", message);
        show(message, true);
    }

    /** Something that went wrong in the program; the details can be read and copied. The same error again is counted. */
    public void fail(String message, Throwable cause) {
        ErrorReport report = ErrorReport.of(cause);
        int count = times.merge(report.code(), 1, Integer::sum);
        // An error of every pulse would fill the log within minutes: the 1st, 2nd, 4th, 8th … time.
        if (Integer.bitCount(count) == 1) {
            LOG.error("{} [{}, {}]", message, report.code(), count, cause);
        }
        String said = count == 1 ? Text.of("notice.failed", message, report.code())
                : Text.of("notice.failed.again", message, report.code(), Integer.toString(count));
        show(said, true, new NoticeBar.Deed(Text.of("notice.details"), () -> dialogs.details(message, report.text(times.get(report.code())))),
                new NoticeBar.Deed(Text.of("notice.copy"), () -> copy(message + System.lineSeparator() + report.text(times.get(report.code())))));
    }

    private static void copy(String text) {
        ClipboardContent content = new ClipboardContent();
        content.putString(text);
        Clipboard.getSystemClipboard().setContent(content);
    }

    /** What the bar says; empty where it is closed. */
    public String showing() {
        return bar.text();
    }

    /** Nothing pops up while messages are collected; what came meanwhile is told afterwards, in one line. */
    public void collect(boolean wanted) {
        collecting = wanted;
        if (wanted) {
            bar.hide();
        } else if (!collected.isEmpty()) {
            String all = String.join("\n\n", collected);
            String heading = Text.of("lecture.notices", collected.size());
            collected.clear();
            show(heading, false, new NoticeBar.Deed(Text.of("lecture.notices.show"), () -> dialogs.details(heading, all)));
        }
    }

    private void show(String message, boolean problem, NoticeBar.Deed... deeds) {
        passing.stop();
        if (collecting) {
            collected.add(message);
            return;
        }
        bar.show(message, problem, List.of(deeds));
    }
}
