package org.saddlescope.experiment;

import java.util.List;
import java.util.Locale;
import org.saddlescope.conditions.Condition;
import org.saddlescope.landscape.Slice;
import org.saddlescope.landscape.Trajectory;
import org.saddlescope.paths.Catalogue;
import org.saddlescope.paths.CriticalOutcome;
import org.saddlescope.paths.DescentWalk;

/**
 * What a search for critical points came to.
 *
 * @param attempts  one a start, in the order of the starts
 * @param catalogue the points found, without repeats
 * @param walks     the ways down from strict saddles, where they were asked for
 * @param views     slices in which the points lie
 * @param complete  whether everything was done; false where it was stopped
 */
public record CriticalReport(List<Attempt> attempts, Catalogue catalogue, List<Walked> walks, List<View> views, boolean complete) {
    public CriticalReport {
        attempts = List.copyOf(attempts);
        walks = List.copyOf(walks);
        views = List.copyOf(views);
    }

    /**
     * A search.
     *
     * @param start   the name of its start
     * @param outcome what was found or why nothing was
     */
    public record Attempt(String start, CriticalOutcome outcome) {}

    /**
     * A way down from a saddle with the condition ratios along it.
     *
     * @param saddle     the number of the saddle in the catalogue, from 1
     * @param conditions what was measured
     * @param readings   one row a point of the way, as far as it was measured; NaN where a ratio is 0/0
     */
    public record Walked(int saddle, DescentWalk.Way way, List<Condition> conditions, List<double[]> readings) {
        public Walked {
            conditions = List.copyOf(conditions);
            readings = List.copyOf(readings);
        }

        /** For files and figures: {@code point-03-plus}. */
        public String name() {
            return pointName(saddle) + (way.side() > 0 ? "-plus" : "-minus");
        }
    }

    /**
     * The loss on a plane.
     *
     * @param name  the name of its files: {@code plane}, or {@code point-03-plane}
     * @param paths ways down, seen in the plane
     * @param marks the points found that lie in the plane
     */
    public record View(String name, Slice slice, List<Trajectory> paths, List<Frame.Mark> marks) {
        public View {
            paths = List.copyOf(paths);
            marks = List.copyOf(marks);
        }
    }

    /** The name of a catalogue's point in files: {@code point-03}. */
    public static String pointName(int number) {
        return String.format(Locale.ROOT, "point-%02d", number);
    }
}
