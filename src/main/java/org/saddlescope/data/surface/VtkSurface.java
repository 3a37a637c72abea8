package org.saddlescope.data.surface;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import org.saddlescope.data.numpy.AtomicFile;

/**
 * Surfaces for ParaView, as VTK's XML files. An image ({@code .vti}) holds every value of the grid; a polygonal surface
 * ({@code .vtp}) has the first quantity as its height.
 *
 * <p>Source: VTK User's Guide, "VTK File Formats", XML formats version 1.0.
 */
public final class VtkSurface {
    private VtkSurface() {}

    /**
     * Writes the grid as ImageData: point data in the order x fastest. Numbers are decimal text where all of them are
     * finite; NaN and infinity, which VTK does not read from text everywhere, make their array base64 of float64. What is
     * not computed is NaN, and 0 in an array {@code computed}, which is there where not all is.
     */
    public static void writeImage(Path file, SurfaceGrid grid) throws IOException {
        int columns = grid.x().length;
        int rows = grid.y().length;
        String extent = "0 " + (columns - 1) + " 0 " + (rows - 1) + " 0 0";
        StringBuilder xml = start("ImageData").append("  <ImageData WholeExtent=\"").append(extent).append("\" Origin=\"")
                .append(number(grid.x()[0])).append(' ').append(number(grid.y()[0])).append(" 0\" Spacing=\"")
                .append(number(step(grid.x()))).append(' ').append(number(step(grid.y()))).append(" 1\">\n    <Piece Extent=\"")
                .append(extent).append("\">\n      <PointData Scalars=\"").append(escaped(grid.fields().getFirst().name())).append("\">\n");
        for (GridField field : grid.fields()) {
            array(xml, field.name(), field.values());
            if (field.missing() > 0) {
                double[] computed = new double[field.values().length];
                Arrays.setAll(computed, i -> field.computed()[i] ? 1 : 0);
                array(xml, grid.fields().size() == 1 ? "computed" : field.name() + " computed", computed);
            }
        }
        xml.append("      </PointData>\n    </Piece>\n  </ImageData>\n</VTKFile>\n");
        AtomicFile.write(file, xml.toString());
    }

    /**
     * Writes the first quantity as PolyData: a point (x, y, value) for every finite value, a quadrilateral for every cell
     * of the grid with four of them; what is not finite leaves a hole. A line of the grid becomes a line.
     */
    public static void writePolygons(Path file, SurfaceGrid grid) throws IOException {
        int columns = grid.x().length;
        int rows = grid.y().length;
        GridField height = grid.fields().getFirst();
        int[] number = new int[height.values().length];
        StringBuilder points = new StringBuilder();
        StringBuilder scalars = new StringBuilder();
        int count = 0;
        for (int cell = 0; cell < number.length; cell++) {
            double value = height.values()[cell];
            boolean there = height.computed()[cell] && Double.isFinite(value);
            number[cell] = there ? count++ : -1;
            if (there) {
                points.append(number(grid.x()[cell % columns])).append(' ').append(number(grid.y()[cell / columns])).append(' ')
                        .append(number(value)).append('\n');
                scalars.append(number(value)).append('\n');
            }
        }
        StringBuilder connected = new StringBuilder();
        StringBuilder offsets = new StringBuilder();
        int cells = 0;
        int corners = rows == 1 ? 2 : 4;
        for (int row = 0; row < Math.max(1, rows - 1); row++) {
            for (int column = 0; column + 1 < columns; column++) {
                int at = row * columns + column;
                int[] around = rows == 1 ? new int[] {number[at], number[at + 1]}
                        : new int[] {number[at], number[at + 1], number[at + columns + 1], number[at + columns]};
                if (Arrays.stream(around).allMatch(point -> point >= 0)) {
                    Arrays.stream(around).forEach(point -> connected.append(point).append(' '));
                    connected.append('\n');
                    offsets.append(++cells * corners).append('\n');
                }
            }
        }
        int lines = rows == 1 ? cells : 0;
        int polygons = rows == 1 ? 0 : cells;
        StringBuilder xml = start("PolyData").append("  <PolyData>\n    <Piece NumberOfPoints=\"").append(count)
                .append("\" NumberOfVerts=\"0\" NumberOfLines=\"").append(lines).append("\" NumberOfStrips=\"0\" NumberOfPolys=\"")
                .append(polygons).append("\">\n      <PointData Scalars=\"").append(escaped(height.name())).append("\">\n")
                .append("        <DataArray type=\"Float64\" Name=\"").append(escaped(height.name())).append("\" format=\"ascii\">\n")
                .append(scalars).append("        </DataArray>\n      </PointData>\n      <Points>\n")
                .append("        <DataArray type=\"Float64\" NumberOfComponents=\"3\" format=\"ascii\">\n").append(points)
                .append("        </DataArray>\n      </Points>\n");
        cells(xml, "Lines", lines > 0 ? connected : new StringBuilder(), lines > 0 ? offsets : new StringBuilder());
        cells(xml, "Polys", polygons > 0 ? connected : new StringBuilder(), polygons > 0 ? offsets : new StringBuilder());
        xml.append("    </Piece>\n  </PolyData>\n</VTKFile>\n");
        AtomicFile.write(file, xml.toString());
    }

    private static StringBuilder start(String type) {
        return new StringBuilder("<?xml version=\"1.0\"?>\n<VTKFile type=\"").append(type)
                .append("\" version=\"1.0\" byte_order=\"LittleEndian\" header_type=\"UInt64\">\n");
    }

    private static void cells(StringBuilder xml, String kind, StringBuilder connectivity, StringBuilder offsets) {
        xml.append("      <").append(kind).append(">\n        <DataArray type=\"Int64\" Name=\"connectivity\" format=\"ascii\">\n")
                .append(connectivity).append("        </DataArray>\n        <DataArray type=\"Int64\" Name=\"offsets\" format=\"ascii\">\n")
                .append(offsets).append("        </DataArray>\n      </").append(kind).append(">\n");
    }

    private static void array(StringBuilder xml, String name, double[] values) {
        boolean finite = Arrays.stream(values).allMatch(Double::isFinite);
        xml.append("        <DataArray type=\"Float64\" Name=\"").append(escaped(name)).append("\" format=\"")
                .append(finite ? "ascii" : "binary").append("\">\n");
        if (finite) {
            Arrays.stream(values).forEach(value -> xml.append(number(value)).append('\n'));
        } else {
            // One base64 text: the number of bytes as UInt64, then the bytes.
            ByteBuffer bytes = ByteBuffer.allocate(Math.addExact(8, Math.multiplyExact(8, values.length))).order(ByteOrder.LITTLE_ENDIAN);
            bytes.putLong(8L * values.length);
            Arrays.stream(values).forEach(bytes::putDouble);
            xml.append(Base64.getEncoder().encodeToString(bytes.array())).append('\n');
        }
        xml.append("        </DataArray>\n");
    }

    private static double step(double[] axis) {
        return axis.length == 1 ? 1 : (axis[axis.length - 1] - axis[0]) / (axis.length - 1);
    }

    private static String number(double value) {
        return Double.toString(value);
    }

    private static String escaped(String text) {
        StringBuilder escaped = new StringBuilder();
        text.codePoints().forEach(c -> {
            switch (c) {
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '&' -> escaped.append("&amp;");
                case '"' -> escaped.append("&quot;");
                // XML 1.0 has no control characters.
                default -> escaped.appendCodePoint(c < ' ' ? ' ' : c);
            }
        });
        return escaped.toString();
    }
}
