package org.saddlescope.ui.log;

import java.util.logging.Level;
import org.saddlescope.ui.base.Text;

/** How serious a note is, in ascending order. */
public enum Severity {
    DETAIL, INFO, WARNING, ERROR;

    static Severity of(Level level) {
        int value = level.intValue();
        return value >= Level.SEVERE.intValue() ? ERROR : value >= Level.WARNING.intValue() ? WARNING : value >= Level.INFO.intValue() ? INFO : DETAIL;
    }

    /** What it is called in the list. */
    String label() {
        return switch (this) {
            case DETAIL -> Text.of("log.level.detail");
            case INFO -> Text.of("log.level.info");
            case WARNING -> Text.of("log.level.warning");
            case ERROR -> Text.of("log.level.error");
        };
    }

    /** What the filter is called that shows this and everything more serious. */
    String filter() {
        return switch (this) {
            case DETAIL -> Text.of("log.filter.detail");
            case INFO -> Text.of("log.filter.info");
            case WARNING -> Text.of("log.filter.warning");
            case ERROR -> Text.of("log.filter.error");
        };
    }
}
