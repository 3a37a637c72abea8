package org.saddlescope.figures.page;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.function.Consumer;
import javax.imageio.ImageIO;
import org.saddlescope.figures.Figure;
import org.saddlescope.figures.Painter;
import org.saddlescope.figures.Style;
import org.saddlescope.figures.SvgText;

/**
 * A figure as part of a page, for light and for dark paper.
 *
 * @param words   what it shows, for those who do not see it
 * @param width   in the units of the picture, which is then as wide as its column
 * @param height  in the same
 * @param em      the size of its letters, in the same
 * @param keyless whether the page itself says what the paths of a map or a surface are
 */
record PictureData(Figure figure, String words, double width, double height, double em, boolean keyless) {
    /** A larger SVG slows browsers down more than its PNG does. */
    private static final int LARGEST_SVG = 400_000;
    /** Sharp on screens of twice the usual density, at the usual width of a column. */
    private static final double ZOOM = 1.6;

    /** Writes the picture into a page: the one that fits the reader's choice of light or dark is shown. */
    void write(Markup page) {
        page.open("picture").empty("source", "media", "(prefers-color-scheme: dark)", "srcset", source(Style.Theme.DARK))
                .empty("img", "src", source(Style.Theme.LIGHT), "alt", words, "width", Integer.toString((int) width),
                        "height", Integer.toString((int) height)).close("picture");
    }

    private String source(Style.Theme theme) {
        if (figure instanceof Figure.SurfacePlot) {
            // Thousands of quads.
            return uri("png", png(theme));
        }
        byte[] svg = SvgText.of(width, height, false, painting(theme)).getBytes(StandardCharsets.UTF_8);
        return svg.length <= LARGEST_SVG ? uri("svg+xml", svg) : uri("png", png(theme));
    }

    private Consumer<Graphics2D> painting(Style.Theme theme) {
        Style style = new Style(em, theme);
        Rectangle2D area = new Rectangle2D.Double(0, 0, width, height);
        return canvas -> {
            if (keyless) {
                Painter.paintKeyless(figure, style, canvas, area);
            } else {
                Painter.paint(figure, style, canvas, area);
            }
        };
    }

    private byte[] png(Style.Theme theme) {
        BufferedImage image = new BufferedImage((int) Math.round(ZOOM * width), (int) Math.round(ZOOM * height), BufferedImage.TYPE_INT_RGB);
        Graphics2D canvas = image.createGraphics();
        try {
            canvas.scale(ZOOM, ZOOM);
            painting(theme).accept(canvas);
        } finally {
            canvas.dispose();
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static String uri(String type, byte[] bytes) {
        return "data:image/" + type + ";base64," + Base64.getEncoder().encodeToString(bytes);
    }
}
