package org.saddlescope.figures;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import org.saddlescope.landscape.Slice;

/**
 * Hatching over the cells of a map that were computed and are NaN, so that they are told from a value without colours too.
 *
 * @param cells in data space, neighbours of a row together
 */
record NanHatch(List<Rectangle2D> cells) {
    private static final Color INK = new Color(0x1F2328);
    private static final double SPACING_EMS = 0.6;
    private static final int ALPHA = 150;

    NanHatch {
        cells = List.copyOf(cells);
    }

    /** Empty where no cell is NaN. */
    static Optional<NanHatch> of(Slice slice) {
        List<Rectangle2D> cells = new ArrayList<>();
        Rectangle2D all = ScalarImage.bounds(slice);
        double width = all.getWidth() / slice.columns();
        double height = all.getHeight() / slice.rows();
        for (int row = 0; row < slice.rows(); row++) {
            int from = -1;
            for (int column = 0; column <= slice.columns(); column++) {
                boolean nan = column < slice.columns() && slice.computed()[row * slice.columns() + column] && Double.isNaN(slice.value(row, column));
                if (nan && from < 0) {
                    from = column;
                } else if (!nan && from >= 0) {
                    cells.add(new Rectangle2D.Double(all.getX() + from * width, all.getY() + row * height, (column - from) * width, height));
                    from = -1;
                }
            }
        }
        return cells.isEmpty() ? Optional.empty() : Optional.of(new NanHatch(cells));
    }

    /**
     * @param x from data to canvas
     * @param y the same, upwards in data
     */
    void draw(Graphics2D canvas, Style style, DoubleUnaryOperator x, DoubleUnaryOperator y) {
        Path2D path = new Path2D.Double(Path2D.WIND_NON_ZERO);
        for (Rectangle2D cell : cells) {
            double left = x.applyAsDouble(cell.getMinX());
            double top = y.applyAsDouble(cell.getMaxY());
            path.append(new Rectangle2D.Double(left, top, x.applyAsDouble(cell.getMaxX()) - left, y.applyAsDouble(cell.getMinY()) - top), false);
        }
        draw(canvas, style, path);
    }

    /** Lines from lower left to upper right across a shape. */
    static void draw(Graphics2D canvas, Style style, Shape shape) {
        Shape before = canvas.getClip();
        canvas.clip(shape);
        canvas.setPaint(Ink.withAlpha(INK, ALPHA));
        canvas.setStroke(new BasicStroke(0.7f * style.line()));
        // What lies outside the canvas needs no lines.
        Rectangle2D bounds = canvas.getClip().getBounds2D();
        double step = SPACING_EMS * style.fontSize();
        double height = bounds.getHeight();
        // From multiples of the step, so that hatches of neighbouring shapes meet.
        double first = Math.floor((bounds.getMinX() + bounds.getMinY()) / step) * step;
        for (double sum = first; sum <= bounds.getMaxX() + bounds.getMaxY(); sum += step) {
            canvas.draw(new Line2D.Double(sum - bounds.getMinY() - height, bounds.getMinY() + height, sum - bounds.getMinY(), bounds.getMinY()));
        }
        canvas.setClip(before);
    }
}
