package org.saddlescope.figures;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PngWriterTest {
    @TempDir
    private Path folder;

    @Test
    void theFileHasThePixelsAndTheResolutionAskedFor() throws IOException {
        Path file = folder.resolve("new/folder/map.png");
        PngWriter.write(map(), new PngSize(8.4, 6, 300, 8), Style.Theme.LIGHT, file);
        BufferedImage image = ImageIO.read(file.toFile());
        assertEquals(992, image.getWidth());
        assertEquals(709, image.getHeight());
        byte[] bytes = Files.readAllBytes(file);
        int at = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("pHYs");
        ByteBuffer physical = ByteBuffer.wrap(bytes, at + 4, 9);
        assertEquals(11811, physical.getInt());
        assertEquals(11811, physical.getInt());
        assertEquals(1, physical.get());
        try (var files = Files.list(file.getParent())) {
            assertEquals(List.of(file), files.toList());
        }
    }

    @Test
    void theSameFigureGivesTheSameBytes() throws IOException {
        for (Map.Entry<String, Figure> figure : Gallery.figures().entrySet()) {
            Path a = folder.resolve("a.png");
            Path b = folder.resolve("b.png");
            PngWriter.write(figure.getValue(), new PngSize(6, 5, 100, 7), Style.Theme.LIGHT, a);
            PngWriter.write(Gallery.figures().get(figure.getKey()), new PngSize(6, 5, 100, 7), Style.Theme.LIGHT, b);
            assertArrayEquals(Files.readAllBytes(a), Files.readAllBytes(b), figure.getKey());
        }
    }

    @Test
    void aFolderThatCannotBeWrittenIsNamed() throws IOException {
        Path file = Files.createFile(folder.resolve("not-a-folder"));
        IOException e = assertThrows(IOException.class,
                () -> PngWriter.write(map(), new PngSize(4, 4, 72, 7), Style.Theme.LIGHT, file.resolve("map.png")));
        assertTrue(e.getMessage().startsWith("cannot write the figure ") && e.getMessage().contains("not-a-folder"), e.getMessage());
    }

    @Test
    void sizesThatCannotBePaintedAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> new PngSize(0, 5, 300, 8));
        assertThrows(IllegalArgumentException.class, () -> new PngSize(5, Double.NaN, 300, 8));
        assertThrows(IllegalArgumentException.class, () -> new PngSize(5, 5, 0, 8));
        assertThrows(IllegalArgumentException.class, () -> new PngSize(1000, 1000, 600, 8));
    }

    private static Figure map() {
        return Gallery.figures().get("map");
    }
}
