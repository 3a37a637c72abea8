package org.saddlescope.figures.page;

import java.awt.Shape;
import java.awt.geom.PathIterator;
import java.util.Locale;
import java.util.Optional;
import org.saddlescope.experiment.Frame;
import org.saddlescope.figures.Numbers;
import org.saddlescope.figures.SeriesStyle;
import org.saddlescope.landscape.Trajectory;

/** The signs of the optimizers as SVG, and what a plane shows of their paths. */
final class PathMarks {
    private static final double SIGN = 5;

    private PathMarks() {}

    /** A small picture of the marker of a series; words beside it say whose it is. */
    static void sign(Markup page, int series) {
        page.raw("<svg class=\"sign\" viewBox=\"-8 -8 16 16\" aria-hidden=\"true\"><path d=\"" + outline(SeriesStyle.marker(series, SIGN)) + "\" fill=\""
                + PageStyle.colour(series) + "\"/></svg>");
    }

    /** The outline of a marker as the data of an SVG path. */
    static String outline(Shape shape) {
        StringBuilder data = new StringBuilder();
        double[] p = new double[6];
        for (PathIterator i = shape.getPathIterator(null); !i.isDone(); i.next()) {
            switch (i.currentSegment(p)) {
                case PathIterator.SEG_MOVETO -> append(data, 'M', p, 2);
                case PathIterator.SEG_LINETO -> append(data, 'L', p, 2);
                case PathIterator.SEG_QUADTO -> append(data, 'Q', p, 4);
                case PathIterator.SEG_CUBICTO -> append(data, 'C', p, 6);
                default -> data.append('Z');
            }
        }
        return data.toString();
    }

    private static void append(StringBuilder data, char command, double[] numbers, int count) {
        data.append(command);
        for (int i = 0; i < count; i++) {
            data.append(i == 0 ? "" : " ").append(String.format(Locale.ROOT, "%.2f", numbers[i]));
        }
    }

    /** For instance "97.3 % of its path". */
    static String share(Frame frame, String optimizer) {
        Optional<Trajectory> path = frame.trajectories().stream().filter(one -> one.name().equals(optimizer)).findFirst();
        return path.map(one -> Double.isNaN(one.explained()) ? "one point" : Numbers.format(Math.floor(1000 * one.explained() + 1e-6) / 10, 4) + " % of its path").orElse("–");
    }
}
