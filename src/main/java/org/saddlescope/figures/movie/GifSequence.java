package org.saddlescope.figures.movie;

import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.awt.image.IndexColorModel;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageOutputStream;

/**
 * Writes an animated GIF that begins again for ever, by the writer of the JDK. All pictures share one palette; of each but the
 * first only the rectangle that changed is written, and in it only the pixels that did.
 */
final class GifSequence implements AutoCloseable {
    private static final String STREAM = "javax_imageio_gif_stream_1.0";
    private static final String IMAGE = "javax_imageio_gif_image_1.0";

    private final Palette palette;
    private final int width;
    private final int height;
    private final ImageWriter writer = ImageIO.getImageWritersByFormatName("gif").next();
    private final IndexColorModel model;
    private byte[] before;

    GifSequence(ImageOutputStream out, Palette palette, int width, int height) throws IOException {
        this.palette = palette;
        this.width = width;
        this.height = height;
        model = palette.model();
        writer.setOutput(out);
        writer.prepareWriteSequence(stream());
    }

    /** @param centiseconds how long it is shown */
    void add(BufferedImage picture, int centiseconds) throws IOException {
        int[] pixels = Palette.pixels(picture);
        byte[] indices = new byte[pixels.length];
        for (int i = 0; i < pixels.length; i++) {
            indices[i] = palette.index(pixels[i]);
        }
        Rectangle changed = before == null ? new Rectangle(width, height) : changed(indices);
        BufferedImage part = new BufferedImage(changed.width, changed.height, BufferedImage.TYPE_BYTE_INDEXED, model);
        byte[] data = ((DataBufferByte) part.getRaster().getDataBuffer()).getData();
        for (int y = 0; y < changed.height; y++) {
            for (int x = 0; x < changed.width; x++) {
                int i = (changed.y + y) * width + changed.x + x;
                data[y * changed.width + x] = before != null && before[i] == indices[i] ? (byte) Palette.AS_BEFORE : indices[i];
            }
        }
        writer.writeToSequence(new IIOImage(part, null, metadata(part, changed, centiseconds)), null);
        before = indices;
    }

    /** The smallest rectangle around all pixels that changed; one pixel where none did. */
    private Rectangle changed(byte[] now) {
        int left = width;
        int right = -1;
        int top = height;
        int bottom = -1;
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                if (now[y * width + x] != before[y * width + x]) {
                    left = Math.min(left, x);
                    right = Math.max(right, x);
                    top = Math.min(top, y);
                    bottom = y;
                }
            }
        }
        return right < 0 ? new Rectangle(1, 1) : new Rectangle(left, top, right - left + 1, bottom - top + 1);
    }

    private IIOMetadata stream() throws IOException {
        IIOMetadata metadata = writer.getDefaultStreamMetadata(null);
        IIOMetadataNode root = new IIOMetadataNode(STREAM);
        root.appendChild(node("Version", "value", "89a"));
        root.appendChild(node("LogicalScreenDescriptor", "logicalScreenWidth", Integer.toString(width), "logicalScreenHeight", Integer.toString(height),
                "colorResolution", "8", "pixelAspectRatio", "0"));
        IIOMetadataNode table = node("GlobalColorTable", "sizeOfGlobalColorTable", "256", "backgroundColorIndex", "0", "sortFlag", "FALSE");
        for (int i = 0; i < 256; i++) {
            table.appendChild(node("ColorTableEntry", "index", Integer.toString(i), "red", Integer.toString(model.getRed(i)),
                    "green", Integer.toString(model.getGreen(i)), "blue", Integer.toString(model.getBlue(i))));
        }
        root.appendChild(table);
        metadata.setFromTree(STREAM, root);
        return metadata;
    }

    private IIOMetadata metadata(BufferedImage part, Rectangle place, int centiseconds) throws IOException {
        IIOMetadata metadata = writer.getDefaultImageMetadata(ImageTypeSpecifier.createFromRenderedImage(part), null);
        IIOMetadataNode root = new IIOMetadataNode(IMAGE);
        root.appendChild(node("ImageDescriptor", "imageLeftPosition", Integer.toString(place.x), "imageTopPosition", Integer.toString(place.y),
                "imageWidth", Integer.toString(place.width), "imageHeight", Integer.toString(place.height), "interlaceFlag", "FALSE"));
        root.appendChild(node("GraphicControlExtension", "disposalMethod", "doNotDispose", "userInputFlag", "FALSE", "transparentColorFlag", "TRUE",
                "delayTime", Integer.toString(centiseconds), "transparentColorIndex", Integer.toString(Palette.AS_BEFORE)));
        if (before == null) {
            IIOMetadataNode loop = node("ApplicationExtension", "applicationID", "NETSCAPE", "authenticationCode", "2.0");
            // Sub-block 1: how often it is repeated, 0 for ever.
            loop.setUserObject(new byte[] {1, 0, 0});
            IIOMetadataNode extensions = new IIOMetadataNode("ApplicationExtensions");
            extensions.appendChild(loop);
            root.appendChild(extensions);
        }
        metadata.setFromTree(IMAGE, root);
        return metadata;
    }

    private static IIOMetadataNode node(String name, String... attributes) {
        IIOMetadataNode node = new IIOMetadataNode(name);
        for (int i = 0; i < attributes.length; i += 2) {
            node.setAttribute(attributes[i], attributes[i + 1]);
        }
        return node;
    }

    @Override
    public void close() {
        try {
            writer.endWriteSequence();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            writer.dispose();
        }
    }
}
