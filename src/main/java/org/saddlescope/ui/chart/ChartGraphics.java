package org.saddlescope.ui.chart;

import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.Image;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.awt.image.ImageObserver;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import org.jfree.fx.FXGraphics2D;

/** Java2D on a JavaFX canvas, with images handed over in one piece and without JavaFX's Swing module. */
final class ChartGraphics extends FXGraphics2D {
    private static final Graphics2D RULER = ruler();

    private final GraphicsContext canvas;

    ChartGraphics(GraphicsContext canvas) {
        super(canvas);
        this.canvas = canvas;
    }

    /** The measures by which the same figure is laid out in exports. */
    @Override
    public FontMetrics getFontMetrics(Font font) {
        return RULER.getFontMetrics(font);
    }

    @Override
    public boolean drawImage(Image image, int x, int y, int width, int height, ImageObserver observer) {
        int w = image.getWidth(null);
        int h = image.getHeight(null);
        if (w > 0 && h > 0) {
            WritableImage copy = new WritableImage(w, h);
            copy.getPixelWriter().setPixels(0, 0, w, h, PixelFormat.getIntArgbInstance(), argb(image, w, h), 0, w);
            canvas.drawImage(copy, x, y, width, height);
        }
        return true;
    }

    @Override
    public boolean drawImage(Image image, int x, int y, ImageObserver observer) {
        return drawImage(image, x, y, image.getWidth(null), image.getHeight(null), observer);
    }

    private static Graphics2D ruler() {
        Graphics2D graphics = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB).createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
        return graphics;
    }

    private static int[] argb(Image image, int w, int h) {
        if (image instanceof BufferedImage buffered) {
            return buffered.getType() == BufferedImage.TYPE_INT_ARGB && buffered.getRaster().getDataBuffer() instanceof DataBufferInt data
                    && data.getSize() == w * h ? data.getData() : buffered.getRGB(0, 0, w, h, null, 0, w);
        }
        BufferedImage drawn = new BufferedImage(w, h, BufferedImage.TYPE_INT_ARGB);
        drawn.createGraphics().drawImage(image, 0, 0, null);
        return drawn.getRGB(0, 0, w, h, null, 0, w);
    }
}
