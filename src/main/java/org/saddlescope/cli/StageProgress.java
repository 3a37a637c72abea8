package org.saddlescope.cli;

import java.util.Locale;
import java.util.function.LongSupplier;

/**
 * Shows how far an instrument is: a line drawn over itself with an ETA where a person watches, one line a stage
 * otherwise. Safe to be told from any thread.
 */
final class StageProgress implements AutoCloseable {
    private static final long BETWEEN_LINES_NANOS = 100_000_000;

    private final String name;
    private final Terminal terminal;
    private final boolean quiet;
    private final LongSupplier nanoTime;
    private final StatusLine shown;
    private String stage = "";
    private long began;
    private long shownAt;

    StageProgress(String name, Terminal terminal, boolean quiet, LongSupplier nanoTime) {
        this.name = name;
        this.terminal = terminal;
        this.quiet = quiet;
        this.nanoTime = nanoTime;
        shown = new StatusLine(terminal);
    }

    /**
     * @param stage what is being done, for instance "slicing"; a new one begins a new line
     * @param done  how much of it has been done
     * @param total of how much; 0 where that is not known
     */
    synchronized void report(String stage, long done, long total) {
        if (quiet) {
            return;
        }
        long now = nanoTime.getAsLong();
        boolean fresh = !stage.equals(this.stage);
        if (fresh) {
            this.stage = stage;
            began = now;
        }
        if (!terminal.interactive()) {
            if (fresh) {
                terminal.err().println(name + ": " + stage + (total > 0 ? " (" + total + ")" : ""));
            }
        } else if (fresh || now - shownAt >= BETWEEN_LINES_NANOS || done == total) {
            shownAt = now;
            String eta = done > 0 && total > done
                    ? "  ETA " + Progress.duration((now - began) / 1e9 * (total - done) / done) : "";
            shown.draw(name + "  " + stage + (total > 0 ? String.format(Locale.ROOT, " %d/%d", done, total) : " " + done) + eta);
        }
    }

    /** Wipes the line, so that what is printed next starts on a clean one. */
    @Override
    public synchronized void close() {
        shown.close();
    }
}
