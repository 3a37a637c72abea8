package org.saddlescope.ui.base;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.nio.IntBuffer;
import javafx.scene.image.Image;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import org.saddlescope.figures.Figure;
import org.saddlescope.figures.Painter;
import org.saddlescope.figures.Style;

/** Figures painted by Java2D and handed to JavaFX as images; on any thread. */
public final class Pictures {
    private Pictures() {}

    /**
     * Paints a figure.
     *
     * @param style  with the font size in units of the figure
     * @param width  in units of the figure
     * @param height in units of the figure
     * @param scale  pixels a unit
     */
    public static Image paint(Figure figure, Style style, double width, double height, double scale) {
        return paint((canvas, area) -> Painter.paint(figure, style, canvas, area), width, height, scale);
    }

    /** What paints into an area of a canvas. */
    public interface Paint {
        void into(Graphics2D canvas, Rectangle2D area);
    }

    /** Paints something, as large as a figure would be. */
    public static Image paint(Paint paint, double width, double height, double scale) {
        int pixelsWide = (int) Math.max(1, Math.round(width * scale));
        int pixelsHigh = (int) Math.max(1, Math.round(height * scale));
        BufferedImage image = new BufferedImage(pixelsWide, pixelsHigh, BufferedImage.TYPE_INT_ARGB_PRE);
        Graphics2D canvas = image.createGraphics();
        try {
            canvas.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            canvas.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
            canvas.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
            canvas.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
            canvas.scale(pixelsWide / width, pixelsHigh / height);
            paint.into(canvas, new Rectangle2D.Double(0, 0, width, height));
        } finally {
            canvas.dispose();
        }
        return share(image);
    }

    /** An image of Java2D with premultiplied ARGB, not copied: nobody may paint into it any more. */
    public static Image share(BufferedImage image) {
        int[] pixels = ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
        return new WritableImage(new PixelBuffer<>(image.getWidth(), image.getHeight(), IntBuffer.wrap(pixels), PixelFormat.getIntArgbPreInstance()));
    }

    /** An image of Java2D, copied. */
    public static Image of(BufferedImage image) {
        int width = image.getWidth();
        WritableImage copy = new WritableImage(width, image.getHeight());
        copy.getPixelWriter().setPixels(0, 0, width, image.getHeight(), PixelFormat.getIntArgbInstance(),
                image.getRGB(0, 0, width, image.getHeight(), null, 0, width), 0, width);
        return copy;
    }
}
