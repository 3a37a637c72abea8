package org.saddlescope.ui;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.Image;
import javax.imageio.ImageIO;
import org.testfx.util.WaitForAsyncUtils;

/** Looks at what is on the screen, and keeps it under target/screenshots for people to look at. */
public final class Screen {
    private static final Path FOLDER = Path.of("target", "screenshots");

    private Screen() {}

    /** The node as it is drawn now, also kept as a file of this name. */
    public static BufferedImage shoot(Node node, String name) {
        WaitForAsyncUtils.waitForFxEvents();
        Image image = WaitForAsyncUtils.waitForAsyncFx(10_000, () -> node.snapshot(new SnapshotParameters(), null));
        BufferedImage copy = new BufferedImage((int) image.getWidth(), (int) image.getHeight(), BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < copy.getHeight(); y++) {
            for (int x = 0; x < copy.getWidth(); x++) {
                copy.setRGB(x, y, image.getPixelReader().getArgb(x, y));
            }
        }
        try {
            Files.createDirectories(FOLDER);
            String pipeline = System.getProperty("prism.forceGPU") == null ? "headless" : "3d";
            ImageIO.write(copy, "png", FOLDER.resolve(name + "-" + pipeline + ".png").toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return copy;
    }

    /** The number of different colours in a part of the picture given in fractions of its sides. */
    public static int colours(BufferedImage image, double x0, double y0, double x1, double y1) {
        Set<Integer> seen = new HashSet<>();
        for (int y = (int) (y0 * image.getHeight()); y < y1 * image.getHeight(); y++) {
            for (int x = (int) (x0 * image.getWidth()); x < x1 * image.getWidth(); x++) {
                seen.add(image.getRGB(x, y));
            }
        }
        return seen.size();
    }

    /** The share of pixels that differ. */
    public static double difference(BufferedImage a, BufferedImage b) {
        int different = 0;
        for (int y = 0; y < a.getHeight(); y++) {
            for (int x = 0; x < a.getWidth(); x++) {
                different += a.getRGB(x, y) == b.getRGB(x, y) ? 0 : 1;
            }
        }
        return (double) different / (a.getWidth() * a.getHeight());
    }
}
