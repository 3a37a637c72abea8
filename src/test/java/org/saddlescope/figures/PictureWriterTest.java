package org.saddlescope.figures;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;

class PictureWriterTest {
    private static final PngSize SIZE = new PngSize(8.4, 6, 150, 7);

    @TempDir
    private Path folder;

    @Test
    void theEndingNamesTheFormat() {
        assertEquals(Optional.of(PictureFormat.SVG), PictureFormat.of(Path.of("a.b/map.SVG")));
        assertEquals(Optional.of(PictureFormat.PDF), PictureFormat.of(Path.of("map.pdf")));
        assertEquals(Optional.empty(), PictureFormat.of(Path.of("pdf")));
    }

    @Test
    void aFigureGivesTheSameBytesTwice() throws IOException {
        for (String name : List.of("map", "surface", "curves", "table", "eigenvalues")) {
            for (PictureFormat format : List.of(PictureFormat.SVG, PictureFormat.PDF)) {
                Path a = folder.resolve("a");
                Path b = folder.resolve("b");
                PictureWriter.write(Gallery.figures().get(name), format, SIZE, Style.Theme.LIGHT, a);
                PictureWriter.write(Gallery.figures().get(name), format, SIZE, Style.Theme.LIGHT, b);
                assertArrayEquals(Files.readAllBytes(a), Files.readAllBytes(b), name + " " + format);
            }
        }
    }

    @Test
    void anSvgHasItsPrintedSizeItsTextAndAnImageThatIsNotSmoothed() throws Exception {
        Path file = folder.resolve("map.svg");
        PictureWriter.write(Gallery.figures().get("map"), PictureFormat.SVG, SIZE, Style.Theme.LIGHT, file);
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        Element root = factory.newDocumentBuilder().parse(file.toFile()).getDocumentElement();
        assertEquals("svg", root.getLocalName());
        assertEquals(8.4, Double.parseDouble(root.getAttribute("width").replace("cm", "")), 1e-9);
        assertEquals(6, Double.parseDouble(root.getAttribute("height").replace("cm", "")), 1e-9);
        assertTrue(root.getTextContent().contains("Himmelblau: loss on the plane"), "the title is text");
        Element image = (Element) root.getElementsByTagNameNS("*", "image").item(0);
        assertEquals("image-rendering:pixelated", image.getAttribute("style"));
    }

    @Test
    void aPdfPageHasItsPrintedSizeAndLooksAsThePngDoes() throws IOException {
        for (String name : List.of("map", "curves", "surface", "table", "bands", "eigenvalues")) {
            Path file = folder.resolve(name + ".pdf");
            Figure figure = Gallery.figures().get(name);
            PictureWriter.write(figure, PictureFormat.PDF, SIZE, Style.Theme.LIGHT, file);
            try (PDDocument document = Loader.loadPDF(file.toFile())) {
                PDRectangle page = document.getPage(0).getMediaBox();
                assertEquals(8.4 / 2.54 * 72, page.getWidth(), 1e-3);
                assertEquals(6 / 2.54 * 72, page.getHeight(), 1e-3);
                BufferedImage painted = PngWriter.paint(figure, SIZE, Style.Theme.LIGHT);
                BufferedImage read = new PDFRenderer(document).renderImageWithDPI(0, SIZE.dpi());
                assertTrue(difference(painted, read) < 20, name + ": mean difference of a channel " + difference(painted, read));
            }
        }
    }

    @Test
    void theDataOfAFigureIsAllThere() {
        String csv = FigureData.csv(Gallery.figures().get("bands"));
        List<String> lines = csv.lines().toList();
        assertEquals("curve,x,y,low,high", lines.getFirst());
        assertEquals(102, lines.size());
        assertEquals("median,50.0,0.05,0.04,0.06", lines.get(51));
        assertTrue(FigureData.csv(Gallery.figures().get("map")).lines().filter(l -> l.startsWith("grid,loss,,")).count() == 51 * 51);
        assertTrue(FigureData.csv(Gallery.figures().get("holes-map")).contains(",Infinity,") && FigureData.csv(
                Gallery.figures().get("holes-map")).contains(",NaN,"), "what is not finite is said");
        assertEquals("a,\"b,\"\"c\"\"\"\n1,2\n", FigureData.csv(new Figure.Table("", List.of("a", "b,\"c\""), List.of(List.of("1", "2")), List.of())));
    }

    /** The mean absolute difference of a colour channel, 0 to 255, over blocks of 4 × 4 pixels: edges may differ by a pixel. */
    private static double difference(BufferedImage a, BufferedImage b) {
        int width = Math.min(a.getWidth(), b.getWidth()) / 4;
        int height = Math.min(a.getHeight(), b.getHeight()) / 4;
        double sum = 0;
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                double[] p = mean(a, 4 * x, 4 * y);
                double[] q = mean(b, 4 * x, 4 * y);
                for (int c = 0; c < 3; c++) {
                    sum += Math.abs(p[c] - q[c]);
                }
            }
        }
        return sum / (3.0 * width * height);
    }

    private static double[] mean(BufferedImage image, int x, int y) {
        double[] sum = new double[3];
        for (int rgb : image.getRGB(x, y, 4, 4, null, 0, 4)) {
            sum[0] += rgb >> 16 & 255;
            sum[1] += rgb >> 8 & 255;
            sum[2] += rgb & 255;
        }
        return Arrays.stream(sum).map(s -> s / 16).toArray();
    }
}
