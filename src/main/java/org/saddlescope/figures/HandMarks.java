package org.saddlescope.figures;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.saddlescope.experiment.Frame;
import org.saddlescope.experiment.Intervention;

/** What was done to a run by hand, on its loss curves and in words. */
public final class HandMarks {
    /** So many are told one by one. */
    private static final int TOLD = 3;

    private HandMarks() {}

    /**
     * Hollow points on the loss of each optimizer that was concerned. A mark lies on the last recorded step before the update that was changed.
     */
    static List<Figure.Curve> onLoss(Frame frame) {
        List<Figure.Curve> curves = new ArrayList<>();
        for (int i = 0; i < frame.tracks().size(); i++) {
            Frame.Track track = frame.tracks().get(i);
            String owner = frame.tracks().size() == 1 ? "" : track.name() + Figure.OF;
            mark(frame, i, owner + "steered by hand", curves);
        }
        return curves;
    }

    private static void mark(Frame frame, int number, String name, List<Figure.Curve> curves) {
        Frame.Track track = frame.tracks().get(number);
        int[] steps = track.history().steps();
        int[] at = done(frame).stream().filter(one -> concerns(one, track) && one.step() < track.step()
                && (track.divergedAt() < 0 || one.step() < track.divergedAt()))
                .mapToInt(one -> last(steps, one.step())).filter(index -> index >= 0).distinct().toArray();
        if (at.length > 0) {
            curves.add(Figure.Curve.hollow(name, number, Arrays.stream(at).mapToDouble(index -> steps[index]).toArray(),
                    Arrays.stream(at).mapToDouble(index -> track.history().loss()[index]).toArray()));
        }
    }

    private static boolean concerns(Intervention intervention, Frame.Track track) {
        return intervention.optimizer().isBlank() || intervention.optimizer().strip().equals(track.name());
    }

    /** Those that have had their effect; the experiment may declare later ones. */
    public static List<Intervention> done(Frame frame) {
        int made = frame.tracks().stream().mapToInt(Frame.Track::step).max().orElse(0);
        return frame.interventions().stream().filter(one -> one.step() < made).toList();
    }

    /** "By hand: step size × 2 before update 20; Adam kicked by 0.1 before update 40"; empty where nothing was done. */
    static List<String> note(Frame frame) {
        List<Intervention> done = done(frame);
        if (done.isEmpty()) {
            return List.of();
        }
        return List.of("By hand: " + done.stream().limit(TOLD).map(one -> of(one) + " before update " + one.step()).collect(Collectors.joining("; "))
                + (done.size() > TOLD ? "; and " + (done.size() - TOLD) + " more" : ""));
    }

    /** "step size × 2", "Adam kicked by 0.1". */
    public static String of(Intervention intervention) {
        String who = intervention.optimizer().isBlank() ? "" : intervention.optimizer().strip();
        return switch (intervention) {
            case Intervention.StepSize change -> (who.isEmpty() ? "step size" : who + ": step size") + " × " + Numbers.format(change.factor(), 4);
            case Intervention.Kick kick -> (who.isEmpty() ? "kicked" : who + " kicked") + " by " + Numbers.format(kick.radius(), 4);
        };
    }

    /** The index of the last of these ascending steps that is at most {@code step}; −1 where there is none. */
    private static int last(int[] steps, int step) {
        int at = Arrays.binarySearch(steps, step);
        return at >= 0 ? at : -at - 2;
    }
}
