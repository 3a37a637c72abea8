package org.saddlescope.figures;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import org.jfree.chart.JFreeChart;

/** Paints figures by Java2D: the same function serves the screen and every export, with or without a display. */
public final class Painter {
    private Painter() {}

    /** The chart of a curve plot or a slice map, for painting here and for the interactive charts of the window. */
    public static JFreeChart chart(Figure figure, Style style) {
        throw new IllegalStateException();
    }

    /** Paints a figure into an area of a canvas. */
    public static void paint(Figure figure, Style style, Graphics2D canvas, Rectangle2D area) {
        throw new IllegalStateException();
    }
}
