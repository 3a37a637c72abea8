package org.saddlescope.ui.timeline;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.saddlescope.experiment.Frame;
import org.saddlescope.experiment.History;
import org.saddlescope.figures.HandMarks;
import org.saddlescope.figures.Numbers;
import org.saddlescope.ui.base.Text;

/** What was measured of each optimizer at a step, in words. */
public final class MomentText {
    private static final int DIGITS = 4;
    private static final List<History.Group> SHOWN = List.of(History.Group.RATIO, History.Group.SPECTRUM);

    private MomentText() {}

    /**
     * "step 69: loss 0.5, ‖∇f‖ 8.2e-4, PL 6.7e-7, ...", with the optimizers' names where there are several. What was
     * measured at an earlier step only is given with that step; an optimizer without a record so early is left out.
     */
    public static String of(Frame frame, double step) {
        String tracks = frame.tracks().stream().flatMap(track -> track(track, step, frame.tracks().size() > 1).stream())
                .collect(Collectors.joining("   "));
        String hand = HandMarks.done(frame).stream().filter(one -> one.step() == step).map(HandMarks::of).collect(Collectors.joining(", "));
        String at = Numbers.format(step, 9);
        String recorded = tracks.isEmpty() ? Text.of("moment.nothing") : tracks;
        return hand.isEmpty() ? Text.of("moment.step", at, recorded) : Text.of("moment.step.hand", at, hand, recorded);
    }

    private static Optional<String> track(Frame.Track track, double step, boolean named) {
        History history = track.history();
        int at = lastAt(history, step);
        if (at < 0) {
            return Optional.empty();
        }
        StringBuilder text = new StringBuilder(named ? track.name() + ": " : "");
        text.append(Text.of("moment.loss", Numbers.format(history.loss()[at], DIGITS)));
        text.append(", ‖∇f‖ ").append(Numbers.format(history.gradientNorm()[at], DIGITS));
        history.columns().stream().filter(column -> SHOWN.contains(column.group())).forEach(column -> {
            int measured = measuredAt(column, at);
            if (measured >= 0) {
                text.append(", ").append(name(column)).append(' ').append(Numbers.format(column.values()[measured], DIGITS));
                if (measured != at) {
                    text.append(' ').append(Text.of("moment.measured", history.steps()[measured]));
                }
            }
        });
        if (history.steps()[at] != step) {
            text.append(' ').append(Text.of("moment.at", history.steps()[at]));
        }
        return Optional.of(text.toString());
    }

    /** What a column is called, without the formula, or whose it is, that its label goes on with. */
    private static String name(History.Column column) {
        String label = column.label().strip();
        return label.isEmpty() ? column.id() : label.split("  | of ", 2)[0];
    }

    private static int lastAt(History history, double step) {
        int at = history.size() - 1;
        while (at >= 0 && history.steps()[at] > step) {
            at--;
        }
        return at;
    }

    private static int measuredAt(History.Column column, int at) {
        int measured = at;
        while (measured >= 0 && !column.measured()[measured]) {
            measured--;
        }
        return measured;
    }
}
