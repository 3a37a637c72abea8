package org.saddlescope.figures;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import org.jfree.chart.block.RectangleConstraint;
import org.jfree.chart.title.Title;
import org.jfree.chart.ui.HorizontalAlignment;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.chart.ui.Size2D;
import org.jfree.chart.ui.VerticalAlignment;

/** A {@link Key} below a chart, or in a column beside it where its position is the right side. */
final class KeyTitle extends Title {
    private static final long serialVersionUID = 1L;
    private final transient Key key;

    private transient Key shown;

    KeyTitle(Key key) {
        super(RectangleEdge.BOTTOM, HorizontalAlignment.CENTER, VerticalAlignment.CENTER, RectangleInsets.ZERO_INSETS);
        this.key = key;
    }

    Key key() {
        return key;
    }

    @Override
    public Size2D arrange(Graphics2D canvas, RectangleConstraint constraint) {
        double width = constraint.getWidthRange() != null
                ? constraint.getWidthRange().getUpperBound() : constraint.getWidth();
        double height = constraint.getHeightRange() != null
                ? constraint.getHeightRange().getUpperBound() : constraint.getHeight();
        if (RectangleEdge.isLeftOrRight(getPosition())) {
            double beside = key.widthBeside(canvas, width, height);
            shown = key.fittingBeside(canvas, beside, height);
            return new Size2D(beside, shown.height(canvas, beside));
        }
        shown = height > 0 ? key.fitting(canvas, width, height) : key;
        return new Size2D(width, shown.height(canvas, width));
    }

    @Override
    public void draw(Graphics2D canvas, Rectangle2D area) {
        (shown != null ? shown : key).draw(canvas, area);
    }

    @Override
    public Object draw(Graphics2D canvas, Rectangle2D area, Object params) {
        draw(canvas, area);
        return null;
    }
}
