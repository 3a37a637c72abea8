package org.saddlescope.figures;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOInvalidTreeException;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * Writes a figure as PNG, drawn again at the size asked for, with its resolution in the file. The same figure gives the
 * same bytes on one machine. The file appears complete or not at all.
 */
public final class PngWriter {
    private static final String FORMAT = "javax_imageio_png_1.0";
    private static final double INCHES_PER_METRE = 1 / 0.0254;

    private PngWriter() {}

    /**
     * @throws IOException where the file cannot be written; the message names it and says why
     */
    public static void write(Figure figure, PngSize size, Style.Theme theme, Path file) throws IOException {
        write(figure, FigureStyle.of(size, theme), file);
    }

    static void write(Figure figure, FigureStyle style, Path file) throws IOException {
        BufferedImage image = paint(figure, style);
        CompleteFile.write(file, temporary -> encode(image, style.dpi(), temporary));
    }

    /** The picture itself. */
    static BufferedImage paint(Figure figure, PngSize size, Style.Theme theme) {
        return paint(figure, FigureStyle.of(size, theme));
    }

    private static BufferedImage paint(Figure figure, FigureStyle style) {
        PngSize size = style.size();
        BufferedImage image = new BufferedImage(size.pixelWidth(), size.pixelHeight(),
                style.transparent() ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB);
        Graphics2D canvas = image.createGraphics();
        try {
            Painter.paint(figure, style.at(size.fontPixels()), canvas,
                    new Rectangle2D.Double(0, 0, image.getWidth(), image.getHeight()));
        } finally {
            canvas.dispose();
        }
        return image;
    }

    private static void encode(BufferedImage image, int dpi, Path file) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
        try (ImageOutputStream out = new MemoryCacheImageOutputStream(Files.newOutputStream(file))) {
            writer.setOutput(out);
            IIOMetadata metadata = writer.getDefaultImageMetadata(ImageTypeSpecifier.createFromRenderedImage(image), null);
            resolution(metadata, dpi);
            writer.write(null, new IIOImage(image, null, metadata), null);
        } finally {
            writer.dispose();
        }
    }

    private static void resolution(IIOMetadata metadata, int dpi) throws IIOInvalidTreeException {
        String perMetre = Long.toString(Math.round(dpi * INCHES_PER_METRE));
        IIOMetadataNode physical = new IIOMetadataNode("pHYs");
        physical.setAttribute("pixelsPerUnitXAxis", perMetre);
        physical.setAttribute("pixelsPerUnitYAxis", perMetre);
        physical.setAttribute("unitSpecifier", "meter");
        IIOMetadataNode root = new IIOMetadataNode(FORMAT);
        root.appendChild(physical);
        metadata.mergeTree(FORMAT, root);
    }
}
