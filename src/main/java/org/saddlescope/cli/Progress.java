package org.saddlescope.cli;

import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.saddlescope.experiment.Frame;

/** Shows how far a run is: a line drawn over itself where a person watches, one line a stage otherwise. */
final class Progress implements Consumer<Frame>, AutoCloseable {
    private static final long BETWEEN_LINES_NANOS = 100_000_000;

    private final String name;
    private final Terminal terminal;
    private final LongSupplier nanoTime;
    private final StatusLine shown;
    private Frame.Phase stage = Frame.Phase.PREPARING;
    private long shownAt;

    Progress(String name, Terminal terminal, LongSupplier nanoTime) {
        this.name = name;
        this.terminal = terminal;
        this.nanoTime = nanoTime;
        shown = new StatusLine(terminal);
    }

    @Override
    public synchronized void accept(Frame frame) {
        boolean newStage = frame.phase() != stage;
        stage = frame.phase();
        if (terminal.interactive()) {
            long now = nanoTime.getAsLong();
            if (newStage || shown.isEmpty() || now - shownAt >= BETWEEN_LINES_NANOS) {
                shown.draw(line(frame));
                shownAt = now;
            }
        } else if (newStage) {
            stageLine(frame);
        }
    }

    /** Wipes the line, so that what is printed next starts on a clean one. */
    @Override
    public synchronized void close() {
        shown.close();
    }

    private void stageLine(Frame frame) {
        switch (frame.phase()) {
            case TRAINING -> terminal.err().println(name + ": training " + steps(frame) + " steps of "
                    + frame.tracks().stream().map(Frame.Track::name).collect(Collectors.joining(", ")));
            case MINIMUM -> terminal.err().println(name + ": a first pass for f* and x*");
            case REPLAYING -> terminal.err().println(name + ": measuring the alpha-beta condition in a second pass");
            case SLICING -> terminal.err().println(name + ": computing a slice of " + frame.sliceTotal() + " points");
            // How it ended is the result, and printed as such.
            case PREPARING, PAUSED, DONE, STOPPED, FAILED -> { }
        }
    }

    private String line(Frame frame) {
        StringBuilder line = new StringBuilder(name).append("  ").append(switch (frame.phase()) {
            case PREPARING -> "preparing";
            case MINIMUM -> frame.message();
            case TRAINING, PAUSED -> "step " + frame.tracks().stream().mapToInt(Frame.Track::step).max().orElse(0) + "/" + steps(frame);
            case REPLAYING -> "alpha-beta, second pass " + Math.round(100 * frame.share()) + " %";
            case SLICING, DONE, STOPPED, FAILED -> "slice " + frame.sliceCells() + "/" + frame.sliceTotal();
        });
        if (frame.phase() == Frame.Phase.TRAINING) {
            frame.tracks().stream().filter(track -> track.history().size() > 0).findFirst().ifPresent(track ->
                    line.append(String.format(Locale.ROOT, "  loss %.4g", track.history().loss()[track.history().size() - 1])));
            if (Double.isFinite(frame.stepsPerSecond())) {
                line.append(String.format(Locale.ROOT, "  %.0f steps/s", frame.stepsPerSecond()));
            }
        }
        if (Double.isFinite(frame.secondsLeft())) {
            line.append("  ETA ").append(duration(frame.secondsLeft()));
        }
        return line.toString();
    }

    private static int steps(Frame frame) {
        return frame.tracks().stream().mapToInt(Frame.Track::total).max().orElse(0);
    }

    /** Seconds as m:ss or h:mm:ss. */
    static String duration(double seconds) {
        long s = Math.round(seconds);
        return s < 3600 ? String.format(Locale.ROOT, "%d:%02d", s / 60, s % 60)
                : String.format(Locale.ROOT, "%d:%02d:%02d", s / 3600, s / 60 % 60, s % 60);
    }
}
