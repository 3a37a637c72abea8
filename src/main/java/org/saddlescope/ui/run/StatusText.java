package org.saddlescope.ui.run;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.saddlescope.experiment.Frame;
import org.saddlescope.experiment.History;
import org.saddlescope.experiment.Intervention;
import org.saddlescope.figures.HandMarks;
import org.saddlescope.figures.Numbers;
import org.saddlescope.ui.base.Text;

/** What the status bar says about a run. */
public final class StatusText {
    private StatusText() {}

    /** "Training", "Paused", "Ready", ... */
    public static String state(RunModel.State state, Optional<Frame> frame) {
        return switch (state) {
            case TRAINING -> frame.map(Frame::phase).map(StatusText::phase).orElse(Text.of("status.preparing"));
            case PAUSED -> Text.of("status.paused");
            case SLICING -> Text.of("status.slicing");
            case STOPPING -> Text.of("status.stopping");
            case IDLE -> frame.map(Frame::phase).map(phase -> switch (phase) {
                case STOPPED -> Text.of("status.stopped");
                case FAILED -> Text.of("status.failed");
                default -> Text.of("status.done");
            }).orElse(Text.of("status.ready"));
        };
    }

    private static String phase(Frame.Phase phase) {
        return switch (phase) {
            case PREPARING -> Text.of("status.preparing");
            case MINIMUM -> Text.of("status.minimum");
            case SLICING -> Text.of("status.slicing");
            case REPLAYING -> Text.of("status.replaying");
            case TRAINING, PAUSED, DONE, STOPPED, FAILED -> Text.of("status.training");
        };
    }

    /** "step 420 / 2000": of the optimizer that is furthest. */
    public static String step(Frame frame) {
        return frame.tracks().stream().max(Comparator.comparingInt(Frame.Track::step))
                .map(track -> Text.of("status.step", Integer.toString(track.step()), Integer.toString(track.total()))).orElse("");
    }

    /** "loss 0.01234": the smallest one now, with the optimizer's name where there are several. */
    public static String loss(Frame frame) {
        return frame.tracks().stream().filter(track -> track.history().size() > 0)
                .min(Comparator.comparingDouble(track -> orLast(lastLoss(track.history()))))
                .map(track -> frame.tracks().size() > 1 ? Text.of("status.loss.of", number(lastLoss(track.history())), track.name())
                        : Text.of("status.loss", number(lastLoss(track.history())))).orElse("");
    }

    private static double orLast(double loss) {
        return Double.isNaN(loss) ? Double.POSITIVE_INFINITY : loss;
    }

    private static double lastLoss(History history) {
        return history.loss()[history.size() - 1];
    }

    /** "812 steps/s"; empty where nothing was measured. */
    public static String rate(Frame frame) {
        double rate = frame.stepsPerSecond();
        return Double.isFinite(rate) ? Text.of("status.rate", rate < 10 ? String.format(Locale.ROOT, "%.1f", rate) : Long.toString(Math.round(rate))) : "";
    }

    /** "1:05 left"; empty where unknown. */
    public static String timeLeft(Frame frame) {
        if (!Double.isFinite(frame.secondsLeft())) {
            return "";
        }
        long seconds = Math.max(0, Math.round(frame.secondsLeft()));
        return seconds < 60 ? Text.of("status.left.seconds", Long.toString(seconds))
                : Text.of("status.left", seconds < 3600 ? String.format(Locale.ROOT, "%d:%02d", seconds / 60, seconds % 60)
                        : String.format(Locale.ROOT, "%d:%02d:%02d", seconds / 3600, seconds / 60 % 60, seconds % 60));
    }

    /** "live slices cost 14 % of the speed"; empty where none are made, or before it was measured. */
    public static String liveCost(Frame frame) {
        double cost = frame.liveCost();
        return Double.isFinite(cost) ? Text.of("status.live", Long.toString(Math.round(100 * cost))) : "";
    }

    /** What was done to the run by hand last; empty where nothing was. */
    public static String hand(Frame frame) {
        List<Intervention> done = HandMarks.done(frame);
        return done.isEmpty() ? "" : Text.of("status.hand", HandMarks.of(done.getLast()), Integer.toString(done.getLast().step()));
    }

    /** How much of the work is done, in 0..1: updates while training, of the second pass, grid cells while a slice is all there is to do. */
    public static double progress(RunModel.State state, Frame frame) {
        if (frame.phase() == Frame.Phase.REPLAYING && Double.isFinite(frame.share())) {
            return Math.clamp(frame.share(), 0, 1);
        }
        boolean slicing = state == RunModel.State.SLICING || frame.phase() == Frame.Phase.SLICING;
        double done = slicing ? frame.sliceCells() : frame.tracks().stream().mapToInt(Frame.Track::step).sum();
        double total = slicing ? frame.sliceTotal() : frame.tracks().stream().mapToInt(Frame.Track::total).sum();
        return total <= 0 ? 0 : Math.clamp(done / total, 0, 1);
    }

    /** Four significant digits. */
    static String number(double value) {
        if (!Double.isFinite(value)) {
            return Double.isNaN(value) ? "NaN" : value > 0 ? "∞" : "−∞";
        }
        double size = Math.abs(value);
        return size == 0 ? "0" : size < 1e-3 || size >= 1e5 ? Numbers.format(value, 4)
                : String.format(Locale.ROOT, "%.4g", value);
    }
}
