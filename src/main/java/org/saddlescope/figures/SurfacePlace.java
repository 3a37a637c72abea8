package org.saddlescope.figures;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;

/** Where places of a surface's box are in its painted figure, for marks that lie over the picture. */
public final class SurfacePlace {
    private final Projection projection;

    private SurfacePlace(Projection projection) {
        this.projection = projection;
    }

    /**
     * The places in a figure that is painted into an area of this size, from its top left corner.
     *
     * @param width  in the figure's units, as given to {@link Painter#paint}
     * @param height in the figure's units
     */
    public static SurfacePlace of(Figure.SurfacePlot plot, Style style, double width, double height) {
        Graphics2D ruler = new BufferedImage(1, 1, BufferedImage.TYPE_INT_ARGB_PRE).createGraphics();
        try {
            ruler.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
            ruler.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
            return new SurfacePlace(new SurfacePainter(plot, style).projection(ruler, new Rectangle2D.Double(0, 0, width, height)));
        } finally {
            ruler.dispose();
        }
    }

    /** The place of a point of the box [−1, 1] × [−1, 1] × [−0.62, 0.62], x along α, y along β, z up. */
    public Point2D at(double x, double y, double z) {
        return projection.at(x, y, z);
    }
}
