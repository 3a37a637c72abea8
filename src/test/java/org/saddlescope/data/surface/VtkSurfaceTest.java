package org.saddlescope.data.surface;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;

class VtkSurfaceTest {
    @TempDir
    private Path folder;

    private static Element parse(Path file) throws Exception {
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(file.toFile()).getDocumentElement();
    }

    private static Element only(Element from, String tag) {
        assertEquals(1, from.getElementsByTagName(tag).getLength());
        return (Element) from.getElementsByTagName(tag).item(0);
    }

    private static Element array(Element from, int i) {
        return (Element) from.getElementsByTagName("DataArray").item(i);
    }

    private static double[] numbers(Element array) {
        String text = array.getTextContent().strip();
        return text.isEmpty() ? new double[0] : Arrays.stream(text.split("\\s+")).mapToDouble(Double::parseDouble).toArray();
    }

    private static SurfaceGrid finite() {
        return new SurfaceGrid("x", new double[] {-1, 0, 1}, "y", new double[] {0.5, 1},
                List.of(GridField.complete("loss <&\"", new double[] {1, 2, 3, 4, 5, 1.0 / 3})), List.of());
    }

    @Test
    void anImageHasItsExtentSpacingAndValues() throws Exception {
        VtkSurface.writeImage(folder.resolve("s.vti"), finite());
        Element root = parse(folder.resolve("s.vti"));
        assertEquals("ImageData", root.getAttribute("type"));
        Element image = only(root, "ImageData");
        assertEquals("0 2 0 1 0 0", image.getAttribute("WholeExtent"));
        assertEquals("0 2 0 1 0 0", only(root, "Piece").getAttribute("Extent"));
        assertEquals("-1.0 0.5 0", image.getAttribute("Origin"));
        assertEquals("1.0 0.5 1", image.getAttribute("Spacing"));
        assertEquals("loss <&\"", array(root, 0).getAttribute("Name"));
        assertEquals("ascii", array(root, 0).getAttribute("format"));
        assertArrayEquals(finite().fields().getFirst().values(), numbers(array(root, 0)));
    }

    @Test
    void anImageKeepsTheBitsOfNanAndInfinityAndMarksWhatIsNotComputed() throws Exception {
        VtkSurface.writeImage(folder.resolve("s.vti"), LossLandscapeFileTest.grid());
        Element root = parse(folder.resolve("s.vti"));
        assertEquals(3, root.getElementsByTagName("DataArray").getLength());
        assertEquals("binary", array(root, 0).getAttribute("format"));
        ByteBuffer bytes = ByteBuffer.wrap(Base64.getDecoder().decode(array(root, 0).getTextContent().strip())).order(ByteOrder.LITTLE_ENDIAN);
        assertEquals(48, bytes.getLong());
        double[] values = new double[6];
        bytes.asDoubleBuffer().get(values);
        assertArrayEquals(LossLandscapeFileTest.grid().fields().getFirst().values(), values);
        assertArrayEquals(new double[] {1, 1, 0, 1, 1, 1}, numbers(array(root, 2)));
    }

    @Test
    void aPolygonalSurfaceHasAPointAValueAndAQuadrilateralACell() throws Exception {
        VtkSurface.writePolygons(folder.resolve("s.vtp"), finite());
        Element root = parse(folder.resolve("s.vtp"));
        Element piece = only(root, "Piece");
        assertEquals("6", piece.getAttribute("NumberOfPoints"));
        assertEquals("2", piece.getAttribute("NumberOfPolys"));
        assertEquals("0", piece.getAttribute("NumberOfLines"));
        assertArrayEquals(new double[] {1, 2, 3, 4, 5, 1.0 / 3}, numbers(array(only(root, "PointData"), 0)));
        double[] points = numbers(array(only(root, "Points"), 0));
        assertEquals(18, points.length);
        assertArrayEquals(new double[] {1, 1, 1.0 / 3}, Arrays.copyOfRange(points, 15, 18));
        assertArrayEquals(new double[] {0, 1, 4, 3, 1, 2, 5, 4}, numbers(array(only(root, "Polys"), 0)));
        assertArrayEquals(new double[] {4, 8}, numbers(array(only(root, "Polys"), 1)));
    }

    @Test
    void whatIsNotFiniteLeavesAHole() throws Exception {
        double[] values = {1, 2, 3, 4, 5, Double.POSITIVE_INFINITY, 7, 8, 9};
        VtkSurface.writePolygons(folder.resolve("s.vtp"), new SurfaceGrid("x", new double[] {0, 1, 2}, "y", new double[] {0, 1, 2},
                List.of(GridField.complete("loss", values)), List.of()));
        Element root = parse(folder.resolve("s.vtp"));
        assertEquals("8", only(root, "Piece").getAttribute("NumberOfPoints"));
        assertEquals("2", only(root, "Piece").getAttribute("NumberOfPolys"));
        double[] corners = numbers(array(only(root, "Polys"), 0));
        assertArrayEquals(new double[] {0, 1, 4, 3, 3, 4, 6, 5}, corners);
        assertTrue(Arrays.stream(numbers(array(only(root, "Points"), 0))).allMatch(Double::isFinite));
    }

    @Test
    void aLineOfTheGridIsALine() throws Exception {
        VtkSurface.writePolygons(folder.resolve("s.vtp"), new SurfaceGrid("x", new double[] {0, 1, 2}, "", new double[] {0},
                List.of(GridField.complete("loss", new double[] {1, 2, 3})), List.of()));
        Element root = parse(folder.resolve("s.vtp"));
        assertEquals("2", only(root, "Piece").getAttribute("NumberOfLines"));
        assertArrayEquals(new double[] {0, 1, 1, 2}, numbers(array(only(root, "Lines"), 0)));
    }
}
