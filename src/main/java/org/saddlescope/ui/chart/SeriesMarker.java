package org.saddlescope.ui.chart;

import java.awt.geom.AffineTransform;
import java.awt.geom.PathIterator;
import javafx.scene.paint.Color;
import javafx.scene.shape.ClosePath;
import javafx.scene.shape.CubicCurveTo;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;
import javafx.scene.shape.QuadCurveTo;
import javafx.scene.shape.StrokeType;
import org.saddlescope.figures.SeriesStyle;
import org.saddlescope.figures.Style;

/** The marker of an optimizer as a node: in its shape and its colour, with a rim that shows on every colour. */
public final class SeriesMarker {
    /** Half the width of a marker, in pixels. */
    public static final double RADIUS = 5.5;
    private static final Color RIM = Color.web("#14171a");

    private SeriesMarker() {}

    /**
     * A marker centred at the origin; move it with {@code setLayoutX} and {@code setLayoutY}.
     *
     * @param filled false for an outline: something that lies behind what is seen
     */
    public static Path node(int series, Style.Theme theme, boolean filled) {
        return node(series, theme, filled, 1);
    }

    /** The same, this many times as large. */
    public static Path node(int series, Style.Theme theme, boolean filled, double unit) {
        Path path = new Path();
        double[] c = new double[6];
        PathIterator outline = SeriesStyle.marker(series, RADIUS * unit).getPathIterator(new AffineTransform());
        for (; !outline.isDone(); outline.next()) {
            path.getElements().add(switch (outline.currentSegment(c)) {
                case PathIterator.SEG_MOVETO -> new MoveTo(c[0], c[1]);
                case PathIterator.SEG_LINETO -> new LineTo(c[0], c[1]);
                case PathIterator.SEG_QUADTO -> new QuadCurveTo(c[0], c[1], c[2], c[3]);
                case PathIterator.SEG_CUBICTO -> new CubicCurveTo(c[0], c[1], c[2], c[3], c[4], c[5]);
                default -> new ClosePath();
            });
        }
        java.awt.Color ink = SeriesStyle.colour(series, theme);
        Color colour = Color.rgb(ink.getRed(), ink.getGreen(), ink.getBlue());
        path.setFill(filled ? colour : Color.TRANSPARENT);
        path.setStroke(filled ? theme.dark() ? Color.WHITE : RIM : colour);
        path.setStrokeType(StrokeType.OUTSIDE);
        path.setStrokeWidth((filled ? 1.6 : 2) * unit);
        path.setManaged(false);
        path.setMouseTransparent(true);
        path.getStyleClass().setAll("step-marker");
        return path;
    }
}
