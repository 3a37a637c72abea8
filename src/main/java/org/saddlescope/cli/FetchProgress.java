package org.saddlescope.cli;

import java.util.Locale;
import java.util.function.LongSupplier;
import org.saddlescope.data.Fetch;

/** Shows how far a download is: a line drawn over itself where a person watches, one line a file otherwise. */
final class FetchProgress implements Fetch.Progress, AutoCloseable {
    private static final long BETWEEN_LINES_NANOS = 100_000_000;

    private final Terminal terminal;
    private final LongSupplier nanoTime;
    private final StatusLine shown;
    private String file = "";
    private long began;
    private long beganAt;
    private long shownAt;

    FetchProgress(Terminal terminal, LongSupplier nanoTime) {
        this.terminal = terminal;
        this.nanoTime = nanoTime;
        shown = new StatusLine(terminal);
    }

    @Override
    public void at(String name, long bytes, long total) {
        long now = nanoTime.getAsLong();
        boolean next = !name.equals(file);
        if (next) {
            file = name;
            began = bytes;
            beganAt = now;
        }
        if (!terminal.interactive()) {
            if (next) {
                terminal.err().println(String.format(Locale.ROOT, "%s: downloading %.1f MB", name, total / 1e6));
            }
        } else if (next || bytes == total || now - shownAt >= BETWEEN_LINES_NANOS) {
            double seconds = (now - beganAt) / 1e9;
            double left = bytes > began ? seconds * (total - bytes) / (bytes - began) : Double.NaN;
            shown.draw(String.format(Locale.ROOT, "%s  %.1f of %.1f MB  %d%%%s", name, bytes / 1e6, total / 1e6, 100 * bytes / total,
                    Double.isFinite(left) ? String.format(Locale.ROOT, "  ETA %.0f s", left) : ""));
            shownAt = now;
        }
    }

    /** Wipes the line, so that what is printed next starts on a clean one. */
    @Override
    public void close() {
        shown.close();
    }
}
