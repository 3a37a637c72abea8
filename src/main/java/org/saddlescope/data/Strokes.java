package org.saddlescope.data;

/**
 * The digits 0 to 9 as open or closed polylines in the unit square, x to the right and y down, and a rasteriser for
 * them. Only exactly rounded arithmetic and square roots: the same pixels everywhere.
 */
final class Strokes {
    static final int DIGITS = 10;

    /** x, y, x, y, … of each digit's one stroke. */
    private static final double[][] POLYLINES = {
            {.5, 0, .85, .2, .85, .8, .5, 1, .15, .8, .15, .2, .5, 0},
            {.25, .25, .55, 0, .55, 1},
            {.15, .2, .5, 0, .85, .2, .85, .4, .15, 1, .85, 1},
            {.15, .1, .5, 0, .85, .2, .5, .48, .85, .75, .5, 1, .15, .9},
            {.7, 1, .7, 0, .1, .7, .9, .7},
            {.85, 0, .2, 0, .15, .45, .55, .4, .85, .65, .6, 1, .15, .95},
            {.75, 0, .3, .35, .15, .7, .4, 1, .8, .85, .75, .55, .2, .6},
            {.1, 0, .9, 0, .4, 1},
            {.5, .48, .2, .25, .5, 0, .8, .25, .5, .48, .15, .75, .5, 1, .85, .75, .5, .48},
            {.25, 1, .7, .65, .85, .3, .6, 0, .2, .15, .25, .45, .8, .4},
    };

    private Strokes() {}

    /**
     * How much ink a pixel gets, 0 to 1: full where its centre is within half a line's width of the stroke, then falling
     * linearly to nothing over one pixel.
     *
     * @param x         the pixel's centre in the digit's unit square
     * @param pixel     the side of a pixel in units of that square
     * @param halfWidth half the width of the line, in pixels
     */
    static double ink(int digit, double x, double y, double pixel, double halfWidth) {
        double[] line = POLYLINES[digit];
        double nearest = Double.POSITIVE_INFINITY;
        for (int i = 0; i + 3 < line.length; i += 2) {
            nearest = Math.min(nearest, squaredDistance(x, y, line[i], line[i + 1], line[i + 2], line[i + 3]));
        }
        return Math.clamp(halfWidth + 1 - Math.sqrt(nearest) / pixel, 0.0, 1.0);
    }

    /** The squared distance of a point from a segment. */
    private static double squaredDistance(double x, double y, double x0, double y0, double x1, double y1) {
        double dx = x1 - x0;
        double dy = y1 - y0;
        double along = Math.clamp(((x - x0) * dx + (y - y0) * dy) / (dx * dx + dy * dy), 0.0, 1.0);
        double ex = x - x0 - along * dx;
        double ey = y - y0 - along * dy;
        return ex * ex + ey * ey;
    }
}
