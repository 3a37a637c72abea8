package org.saddlescope.ui.log;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.logging.ConsoleHandler;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** The newest notes of the program, in memory; the oldest give way. Any thread. */
public final class LogRing extends Handler {
    static final int CAPACITY = 2000;
    private static final String PROGRAM = "org.saddlescope";
    /** The level of a logger lasts only as long as the logger does. */
    private static final Logger OWN = Logger.getLogger(PROGRAM);

    private final Deque<LogEntry> entries = new ArrayDeque<>();
    private long count;

    LogRing() {
        setLevel(Level.ALL);
    }

    /**
     * The one of this process; put in its place at the first call. It hears what the program notes and what its libraries
     * warn of. The console goes on to show the program's own warnings alone.
     */
    public static synchronized LogRing install() {
        Logger root = Logger.getLogger("");
        return Arrays.stream(root.getHandlers()).filter(LogRing.class::isInstance).map(LogRing.class::cast).findFirst().orElseGet(() -> {
            Level libraries = root.getLevel();
            Arrays.stream(root.getHandlers()).filter(ConsoleHandler.class::isInstance).forEach(console -> console.setFilter(record ->
                    own(record) || libraries != null && record.getLevel().intValue() >= libraries.intValue()));
            if (root.getLevel() == null || root.getLevel().intValue() > Level.WARNING.intValue()) {
                root.setLevel(Level.WARNING);
            }
            if (OWN.getLevel() == null || OWN.getLevel().intValue() > Level.INFO.intValue()) {
                OWN.setLevel(Level.INFO);
            }
            LogRing ring = new LogRing();
            root.addHandler(ring);
            return ring;
        });
    }

    private static boolean own(LogRecord record) {
        return record.getLoggerName() != null && record.getLoggerName().startsWith(PROGRAM);
    }

    @Override
    public void publish(LogRecord record) {
        LogEntry entry = LogEntry.of(record);
        synchronized (this) {
            if (entries.size() == CAPACITY) {
                entries.removeFirst();
            }
            entries.addLast(entry);
            count++;
        }
    }

    /** The notes that are kept, the oldest first. */
    public synchronized List<LogEntry> entries() {
        return List.copyOf(entries);
    }

    /** How many notes there have been: whether there are new ones. */
    public synchronized long count() {
        return count;
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
}
