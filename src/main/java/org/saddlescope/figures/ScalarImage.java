package org.saddlescope.figures;

import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import org.saddlescope.landscape.Slice;

/**
 * A slice as one image. A complete slice is interpolated bilinearly in value, the same interpolation that its contours
 * use; wherever a corner of a cell is NaN or infinite, and while the slice is being refined, each pixel shows the
 * nearest grid value instead, so that nothing is invented. What has not been computed at all is transparent.
 *
 * @param image  the first row of pixels is the largest β
 * @param bounds the rectangle of (α, β) that the image covers: half a cell beyond the outermost grid values
 */
record ScalarImage(BufferedImage image, Rectangle2D bounds) {
    /** @param perCell pixels along each side of a cell */
    static ScalarImage of(Slice slice, ColourScale scale, ColourMap colours, int perCell) {
        int width = slice.columns() * perCell;
        int height = slice.rows() * perCell;
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
        boolean smooth = slice.complete() && slice.columns() > 1 && slice.rows() > 1;
        int[] line = new int[width];
        for (int y = 0; y < height; y++) {
            double row = place(height - 1 - y, perCell, slice.rows());
            for (int x = 0; x < width; x++) {
                line[x] = colour(slice, scale, colours, row, place(x, perCell, slice.columns()), smooth);
            }
            image.setRGB(0, y, width, 1, line, 0, width);
        }
        return new ScalarImage(image, bounds(slice));
    }

    /** The rectangle of (α, β) that the cells around the grid values fill. */
    static Rectangle2D bounds(Slice slice) {
        double halfAlpha = halfStep(slice.alpha());
        double halfBeta = halfStep(slice.beta());
        double x = slice.alpha()[0] - halfAlpha;
        double y = slice.beta()[0] - halfBeta;
        return new Rectangle2D.Double(x, y, slice.alpha()[slice.columns() - 1] + halfAlpha - x,
                slice.beta()[slice.rows() - 1] + halfBeta - y);
    }

    /** The rectangle of (α, β) between the outermost grid values: what is measured, and what axes show. */
    static Rectangle2D extent(Slice slice) {
        double x = slice.alpha()[0];
        double y = slice.beta()[0];
        return new Rectangle2D.Double(x, y, slice.alpha()[slice.columns() - 1] - x, slice.beta()[slice.rows() - 1] - y);
    }

    private static double halfStep(double[] axis) {
        return axis.length > 1 ? (axis[axis.length - 1] - axis[0]) / (axis.length - 1) / 2 : 0.5;
    }

    /** The grid index, with fraction, of a pixel's centre; constant over the outer half cells. */
    private static double place(int pixel, int perCell, int cells) {
        return Math.clamp((pixel + 0.5) / perCell - 0.5, 0, cells - 1);
    }

    private static int colour(Slice slice, ColourScale scale, ColourMap colours, double row, double column, boolean smooth) {
        int nearRow = (int) Math.round(row);
        int nearColumn = (int) Math.round(column);
        double nearest = slice.value(nearRow, nearColumn);
        if (!Double.isFinite(nearest) && !slice.computed()[nearRow * slice.columns() + nearColumn]) {
            return 0;
        }
        double value = smooth && Double.isFinite(nearest) ? bilinear(slice, row, column) : nearest;
        return colours.argb(scale.t(Double.isFinite(value) ? value : nearest));
    }

    /** The bilinear interpolation at a grid index with fractions; not finite where one of the four values is not. */
    static double bilinear(Slice slice, double row, double column) {
        int r = (int) Math.min(Math.floor(row), Math.max(0, slice.rows() - 2));
        int c = (int) Math.min(Math.floor(column), Math.max(0, slice.columns() - 2));
        int r1 = Math.min(r + 1, slice.rows() - 1);
        int c1 = Math.min(c + 1, slice.columns() - 1);
        double y = row - r;
        double x = column - c;
        return (1 - y) * ((1 - x) * slice.value(r, c) + x * slice.value(r, c1))
                + y * ((1 - x) * slice.value(r1, c) + x * slice.value(r1, c1));
    }
}
