package org.saddlescope.experiment.study;

import java.util.List;

/**
 * Curves of a study, for a picture. Members of a sweep that have a plot of the same id share one picture.
 *
 * @param id     the name of its file, in lower snake case
 * @param curves what is drawn
 * @param notes  lines under the key: which f* and x* were used, what a bound is
 */
public record StudyPlot(String id, String title, String xLabel, String yLabel, boolean logX, boolean logY, List<Curve> curves, List<String> notes) {
    public StudyPlot {
        curves = List.copyOf(curves);
        notes = List.copyOf(notes);
    }

    /**
     * @param bound whether it is a bound and not a measurement; drawn dashed
     * @param x     ascending unless {@code points}
     * @param points drawn as single points
     */
    public record Curve(String name, boolean bound, boolean points, double[] x, double[] y) {
        public Curve {
            if (x.length != y.length) {
                throw new IllegalArgumentException(name + ": " + x.length + " x and " + y.length + " y values");
            }
        }
    }
}
