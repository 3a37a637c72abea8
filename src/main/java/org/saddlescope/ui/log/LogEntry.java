package org.saddlescope.ui.log;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.logging.LogRecord;
import java.util.logging.SimpleFormatter;

/**
 * One thing that was noted.
 *
 * @param source the class that noted it, without its package
 * @param trace  where an error came from; empty where there was none
 */
public record LogEntry(Instant time, Severity severity, String source, String message, String trace) {
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT);
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSS", Locale.ROOT);

    static LogEntry of(LogRecord record) {
        String name = record.getLoggerName() == null ? "" : record.getLoggerName();
        return new LogEntry(record.getInstant(), Severity.of(record.getLevel()), name.substring(name.lastIndexOf('.') + 1),
                new SimpleFormatter().formatMessage(record), record.getThrown() == null ? "" : trace(record.getThrown()));
    }

    /** The stack trace of an error with all its causes. */
    public static String trace(Throwable thrown) {
        StringWriter text = new StringWriter();
        thrown.printStackTrace(new PrintWriter(text));
        return text.toString();
    }

    /** The time of day, in this system's zone. */
    public String clock() {
        return CLOCK.format(time.atZone(ZoneId.systemDefault()));
    }

    /** Whether this text occurs in it, whatever the case. */
    public boolean contains(String text) {
        String wanted = text.strip().toLowerCase(Locale.ROOT);
        return (source + '\n' + message + '\n' + trace).toLowerCase(Locale.ROOT).contains(wanted);
    }

    /** As it stands in the file: a line, and the trace below it. */
    public String text() {
        String line = STAMP.format(time.atZone(ZoneId.systemDefault())) + " " + severity + " " + source + ": " + message + System.lineSeparator();
        return trace.isEmpty() ? line : line + trace;
    }
}
