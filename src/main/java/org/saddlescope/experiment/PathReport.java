package org.saddlescope.experiment;

import java.util.List;
import org.saddlescope.paths.PathProfile;

/**
 * Paths and the loss along them.
 *
 * @param paths   in the order in which they were made; what was computed before a cancellation stays
 * @param normOf  what {@link PathProfile#norm} is, for people
 * @param refused why paths that were asked for are not there
 */
public record PathReport(List<Measured> paths, String normOf, List<String> refused) {
    /** {@link Measured#shape} of straight segments from corner to corner. */
    public static final String POLYLINE = "polyline";
    /** {@link Measured#shape} of a quadratic Bézier curve with three control points. */
    public static final String BEZIER = "quadratic Bezier";

    /**
     * @param name      the path: "no confined point", "straight line", ...
     * @param between   where it begins and ends: "dead, seed 3", "adam at step 500 to sgd at step 500", ...
     * @param shape     {@link #POLYLINE} or {@link #BEZIER}
     * @param corners   its corners or control points, the start and the end among them; of a way down, some of its points
     * @param profile   the loss along it
     * @param converged whether what was iterated to find it has converged; true where nothing was
     * @param note      what else is to be said of it
     * @param ratios    the condition ratios along it; none where f* and x* are not known
     */
    public record Measured(String name, String between, String shape, List<double[]> corners, PathProfile profile, boolean converged, String note,
                           List<Ratio> ratios) {
        public Measured {
            corners = List.copyOf(corners);
            ratios = List.copyOf(ratios);
        }

        /** Without ratios. */
        public Measured(String name, String between, String shape, List<double[]> corners, PathProfile profile, boolean converged, String note) {
            this(name, between, shape, corners, profile, converged, note, List.of());
        }
    }

    /**
     * A condition's number along a path.
     *
     * @param id     its name in files
     * @param values one a point of the profile; NaN where it is 0/0
     */
    public record Ratio(String id, double[] values) {}

    /** Is told how far the work is. */
    @FunctionalInterface
    public interface Progress {
        /**
         * @param stage what is being done
         * @param done  how much of it
         * @param total of how much
         */
        void report(String stage, long done, long total);
    }

    public PathReport {
        paths = List.copyOf(paths);
        refused = List.copyOf(refused);
    }
}
