package org.saddlescope.figures;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A table's picture is as high as its rows. */
class TableHeightTest {
    private static final PngSize SIZE = new PngSize(17, 11.9, 100, 9);

    private static Figure.Table table(int rows) {
        return new Figure.Table("Measured", List.of("member", "value"), IntStream.range(0, rows).mapToObj(i -> List.of("m" + i, "" + i)).toList(), List.of("a note"));
    }

    /** The lowest row of pixels with anything on it. */
    private static int lowest(BufferedImage image) {
        int ground = image.getRGB(0, 0);
        for (int y = image.getHeight() - 1; y >= 0; y--) {
            for (int x = 0; x < image.getWidth(); x++) {
                if (image.getRGB(x, y) != ground) {
                    return y;
                }
            }
        }
        return -1;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4, 30})
    void littleIsLeftBlankBelowTheLastRowAndNoRowIsLeftOut(int rows) {
        PngSize fitting = SIZE.fitting(table(rows));
        BufferedImage image = PngWriter.paint(table(rows), fitting, Style.Theme.LIGHT);
        int blank = image.getHeight() - 1 - lowest(image);
        assertTrue(blank >= 0 && blank < 2.5 * SIZE.fontPixels(), blank + " blank rows of pixels");
        BufferedImage roomy = PngWriter.paint(table(rows), new PngSize(17, 40, 100, 9), Style.Theme.LIGHT);
        assertEquals(lowest(roomy), lowest(image), "a row that is left out ends the picture higher");
    }

    @ParameterizedTest
    @ValueSource(ints = {1000})
    void aVeryLongTableStopsAtThreeTimesTheHeight(int rows) {
        assertEquals(3 * 11.9, SIZE.fitting(table(rows)).heightCm(), 1e-9);
    }
}
