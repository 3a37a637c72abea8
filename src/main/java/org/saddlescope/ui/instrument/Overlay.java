package org.saddlescope.ui.instrument;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.saddlescope.experiment.CriticalReport;
import org.saddlescope.experiment.Frame;
import org.saddlescope.experiment.PointStudy;
import org.saddlescope.landscape.Plane;
import org.saddlescope.landscape.Trajectory;
import org.saddlescope.landscape.TrajectoryProjector;
import org.saddlescope.ui.base.Text;

/**
 * Puts what was found into the run's frame: critical points that lie in the plane of the slice, where none is marked
 * already, and the ways down as paths seen in the plane. What was projected is kept for as long as plane and finds stay.
 */
public final class Overlay {
    /** As a share of the larger of the coordinates or 1: closer marks are the same point. */
    private static final double SAME = 1e-6;

    private Optional<Seen> last = Optional.empty();

    private record Seen(Plane plane, Finds finds, List<Frame.Mark> marks, List<Trajectory> ways) {}

    /** The frame with the finds in it. */
    public Frame on(Frame frame, Finds finds) {
        if (frame.slice().isEmpty() || finds.points().isEmpty()) {
            return frame;
        }
        Seen seen = seen(frame.slice().get().plane(), finds);
        List<Frame.Mark> marks = new ArrayList<>(frame.marks());
        seen.marks.stream().filter(mark -> frame.marks().stream().noneMatch(known -> same(known, mark))).forEach(marks::add);
        List<Trajectory> paths = new ArrayList<>(frame.trajectories());
        paths.addAll(seen.ways);
        return frame.showing(paths, marks);
    }

    private Seen seen(Plane plane, Finds finds) {
        if (last.filter(known -> known.plane == plane && known.finds == finds).isEmpty()) {
            TrajectoryProjector projector = new TrajectoryProjector(plane);
            List<Trajectory> ways = finds.walks().stream().flatMap(walks -> walks.ways().stream()
                    .map(walked -> way(projector, walked, finds.number(walks.saddle()).orElse(walked.saddle())))).toList();
            last = Optional.of(new Seen(plane, finds, PointStudy.marks(plane, finds.catalogue()), ways));
        }
        return last.get();
    }

    private static Trajectory way(TrajectoryProjector projector, CriticalReport.Walked walked, int number) {
        return projector.project(Text.of("instrument.overlay.downFrom", number, walked.way().side() > 0 ? " (+)" : " (−)"),
                walked.way().steps(), walked.way().points(), walked.way().losses());
    }

    private static boolean same(Frame.Mark a, Frame.Mark b) {
        return Math.hypot(a.alpha() - b.alpha(), a.beta() - b.beta()) <= SAME * Math.max(1, Math.hypot(b.alpha(), b.beta()));
    }
}
