package org.saddlescope.figures;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.Optional;

/**
 * How the optimizers and quantities of a figure are told apart: a colour and a marker a series, a dash pattern a
 * quantity, never colour alone. The hues are those of Okabe and Ito (Color Universal Design, 2008). Their lightness is
 * chosen for each paper: every line has a contrast of at least 3:1 (WCAG 2.2, 1.4.11) against it, and of all such
 * choices near those hues these are farthest apart as the colour-blind see them (simulated as by Machado, Oliveira and
 * Fernandes, 2009; distances in CIELAB). Eight series have a colour each; the ninth has
 * the first one's colour with another marker, and no pair of both stands twice before the sixty-fifth.
 */
public final class SeriesStyle {
    private static final Color[] LIGHT = colours(0x0072B2, 0xB54107, 0x009758, 0xC47B00, 0x009AE6, 0xAB4A7D, 0x000000, 0x494108);
    private static final Color[] DARK = colours(0x56B4E9, 0xF07A1E, 0x19B88C, 0xE69F00, 0x3C8FD6, 0xCC79A7, 0xFFFFFF, 0xF0E442);
    private static final float[][] DASHES = {
        {}, {5, 2.2f}, {1.2f, 2}, {6, 2, 1.2f, 2}, {10, 3}, {6, 2, 1.2f, 2, 1.2f, 2}, {3, 1.5f, 3, 4}, {12, 2, 3, 2}
    };
    private static final int MARKERS = 8;
    /** How many markers further those of the next eight series begin. */
    private static final int SHIFT = 3;

    /** How many series have a colour of their own. */
    public static final int COLOURS = LIGHT.length;

    private SeriesStyle() {}

    /** The colour of a series; the text colour for a negative index, which is a curve of no optimizer. */
    public static Color colour(int series, Style.Theme theme) {
        if (series < 0) {
            return Ink.of(theme).text();
        }
        Color[] colours = theme.dark() ? DARK : LIGHT;
        return colours[series % colours.length];
    }

    /** A stroke of this width with the dash pattern of a quantity, 0 solid. */
    public static BasicStroke stroke(int dash, float width) {
        float[] pattern = DASHES[Math.floorMod(dash, DASHES.length)].clone();
        if (pattern.length == 0) {
            return new BasicStroke(width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
        }
        for (int i = 0; i < pattern.length; i++) {
            pattern[i] *= width;
        }
        return new BasicStroke(width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 10, pattern, 0);
    }

    /**
     * The same for a short line of a key, drawn from end to end: thick lines have long dashes, of which a sample with a marker
     * on its middle would show none; they are shortened until it has three.
     */
    static BasicStroke sample(int dash, float width, double length) {
        BasicStroke stroke = stroke(dash, width);
        float[] pattern = stroke.getDashArray();
        if (pattern == null) {
            return stroke;
        }
        float period = 0;
        for (float part : pattern) {
            period += part;
        }
        // Three dashes and the two gaps between them are two periods and a dash.
        float shorter = (float) Math.min(1, length / (2 * period + pattern[0]));
        for (int i = 0; i < pattern.length; i++) {
            pattern[i] *= shorter;
        }
        return new BasicStroke(width, stroke.getEndCap(), stroke.getLineJoin(), stroke.getMiterLimit(), pattern, 0);
    }

    /** The filled marker of a series, centred at the origin, with an area near that of a circle of radius r. */
    public static Shape marker(int series, double r) {
        return switch (markerOf(series)) {
            case 0 -> new Ellipse2D.Double(-r, -r, 2 * r, 2 * r);
            case 1 -> new Rectangle2D.Double(-0.9 * r, -0.9 * r, 1.8 * r, 1.8 * r);
            case 2 -> polygon(3, 1.3 * r, 90);
            case 3 -> polygon(4, 1.3 * r, 90);
            case 4 -> polygon(3, 1.3 * r, -90);
            case 5 -> polygon(5, 1.15 * r, -90);
            case 6 -> polygon(6, 1.1 * r, 0);
            default -> cross(1.2 * r, 0.42 * r);
        };
    }

    /** Which of the markers a series has. */
    private static int markerOf(int series) {
        return Math.floorMod(series + SHIFT * Math.floorDiv(series, COLOURS), MARKERS);
    }

    /** What repeats among so many series, for a note under them; empty where nothing does. */
    static Optional<String> repeats(int series) {
        return series <= COLOURS ? Optional.empty()
                : Optional.of(series + " series share " + COLOURS + " colours: tell those of one colour apart by their markers");
    }

    /** A regular polygon with one corner at this angle in degrees, counter-clockwise from the right. */
    static Shape polygon(int corners, double radius, double angle) {
        return star(corners, radius, radius, angle, false);
    }

    /** A five-pointed star with a point upwards. */
    static Shape star(double radius) {
        return star(5, radius, 0.45 * radius, 90, true);
    }

    private static Shape star(int points, double outer, double inner, double angle, boolean alternate) {
        Path2D path = new Path2D.Double();
        int n = alternate ? 2 * points : points;
        for (int i = 0; i < n; i++) {
            double radius = alternate && i % 2 == 1 ? inner : outer;
            double a = Math.toRadians(angle) + 2 * Math.PI * i / n;
            double x = radius * Math.cos(a);
            double y = -radius * Math.sin(a);
            if (i == 0) {
                path.moveTo(x, y);
            } else {
                path.lineTo(x, y);
            }
        }
        path.closePath();
        return path;
    }

    /** An upright cross of arms with this length and half width. */
    static Shape cross(double arm, double half) {
        double[][] corners = {
            {-half, -arm}, {half, -arm}, {half, -half}, {arm, -half}, {arm, half}, {half, half},
            {half, arm}, {-half, arm}, {-half, half}, {-arm, half}, {-arm, -half}, {-half, -half}
        };
        Path2D path = new Path2D.Double();
        path.moveTo(corners[0][0], corners[0][1]);
        for (int i = 1; i < corners.length; i++) {
            path.lineTo(corners[i][0], corners[i][1]);
        }
        path.closePath();
        return path;
    }

    private static Color[] colours(int... rgb) {
        Color[] colours = new Color[rgb.length];
        for (int i = 0; i < rgb.length; i++) {
            colours[i] = new Color(rgb[i]);
        }
        return colours;
    }
}
