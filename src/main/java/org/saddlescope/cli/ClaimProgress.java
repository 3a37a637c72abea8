package org.saddlescope.cli;

import java.util.Locale;
import java.util.function.LongSupplier;

/**
 * Shows how far claims are: a line drawn over itself with an ETA where a person watches, one line a claim otherwise. Safe
 * to be told from any thread.
 */
final class ClaimProgress implements AutoCloseable {
    private static final long BETWEEN_LINES_NANOS = 100_000_000;

    private final Terminal terminal;
    private final boolean quiet;
    private final LongSupplier nanoTime;
    private final StatusLine shown;
    private long shownAt;

    ClaimProgress(Terminal terminal, boolean quiet, LongSupplier nanoTime) {
        this.terminal = terminal;
        this.quiet = quiet;
        this.nanoTime = nanoTime;
        shown = new StatusLine(terminal);
        shownAt = nanoTime.getAsLong() - BETWEEN_LINES_NANOS;
    }

    /** @param secondsLeft about how long the rest will take */
    synchronized void report(String claim, int done, int total, double secondsLeft) {
        long now = nanoTime.getAsLong();
        if (!quiet && terminal.interactive() && now - shownAt >= BETWEEN_LINES_NANOS) {
            shownAt = now;
            shown.draw(String.format(Locale.ROOT, "%s  member %d/%d  ETA %s", claim, done, total, Progress.duration(secondsLeft)));
        }
    }

    /** Something that stays on the screen. */
    synchronized void say(String line) {
        if (!quiet) {
            shown.close();
            terminal.err().println(line);
        }
    }

    /** Wipes the line, so that what is printed next starts on a clean one. */
    @Override
    public synchronized void close() {
        shown.close();
    }
}
