package org.saddlescope.data.surface;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.jhdf.HdfFile;
import io.jhdf.WritableHdfFile;
import io.jhdf.api.DatasetCreationOptions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.saddlescope.data.DataException;
import org.saddlescope.data.hdf5.Hdf5Array;

class LossLandscapeFileTest {
    private static final double INF = Double.POSITIVE_INFINITY;
    private static final boolean[] ALL = {true, true, true, true, true, true};

    /** Held, so that its level stays. */
    private static final java.util.logging.Logger LIBRARY = java.util.logging.Logger.getLogger("io.jhdf");

    static {
        LIBRARY.setLevel(java.util.logging.Level.OFF);
    }

    @TempDir
    private Path folder;

    /** 3 x 2 points with everything a double can be. */
    static SurfaceGrid grid() {
        return new SurfaceGrid("x", new double[] {-1, 0, 1}, "y", new double[] {0.1, 0.3}, List.of(
                new GridField("loss", new double[] {0.1, Double.NaN, INF, 1.0 / 3, Double.MIN_VALUE, -INF}, ALL),
                new GridField("accuracy", new double[] {1, 2, Double.NaN, 4, 5, 6}, new boolean[] {true, true, false, true, true, true})), List.of());
    }

    @Test
    void whatIsWrittenIsReadBackBitForBit() throws Exception {
        Path file = folder.resolve("s.h5");
        LossLandscapeFile.write(file, grid());
        SurfaceGrid back = LossLandscapeFile.read(file);
        assertArrayEquals(grid().x(), back.x());
        assertArrayEquals(grid().y(), back.y());
        GridField loss = back.fields().stream().filter(field -> field.name().equals("train_loss")).findFirst().orElseThrow();
        assertArrayEquals(grid().fields().getFirst().values(), loss.values());
        assertEquals(0, loss.missing());
        GridField accuracy = back.fields().stream().filter(field -> field.name().equals("accuracy")).findFirst().orElseThrow();
        assertArrayEquals(grid().fields().getLast().values(), accuracy.values());
        assertArrayEquals(grid().fields().getLast().computed(), accuracy.computed());
    }

    @Test
    void h5dumpReadsTheSameNumbers() throws Exception {
        assumeTrue(h5dumpIsThere(), "needs h5dump of Debian's hdf5-tools");
        Path file = folder.resolve("s.h5");
        LossLandscapeFile.write(file, grid());
        assertArrayEquals(grid().x(), h5dump(file, "xcoordinates", 3));
        assertArrayEquals(grid().y(), h5dump(file, "ycoordinates", 2));
        assertArrayEquals(grid().fields().getFirst().values(), h5dump(file, "train_loss", 6));
        assertArrayEquals(new double[] {1, 2, -1, 4, 5, 6}, h5dump(file, "accuracy", 6));
        assertTrue(run("h5dump", "-H", "-d", "train_loss", file.toString()).contains("( 2, 3 ) / ( 2, 3 )"));
    }

    private static double[] h5dump(Path file, String dataset, int count) throws Exception {
        // %a prints every bit; a dataset's elements follow its "(0,0): " indices.
        String text = run("h5dump", "-y", "-w", "0", "-m", "%a", "-d", dataset, file.toString());
        String data = text.substring(text.indexOf("DATA {") + 6, text.lastIndexOf("}\n}"));
        List<Double> values = new ArrayList<>();
        Matcher number = Pattern.compile("-?(?:0x[0-9a-f.]+p[+-]?\\d+|inf|nan|\\d+(?:\\.\\d+)?(?:e[+-]?\\d+)?)").matcher(data);
        while (number.find()) {
            String value = number.group();
            values.add(value.endsWith("inf") ? value.startsWith("-") ? -INF : INF : value.endsWith("nan") ? Double.NaN : Double.parseDouble(value));
        }
        assertEquals(count, values.size(), text);
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }

    static boolean h5dumpIsThere() {
        try {
            return run("h5dump", "--version").contains("h5dump");
        } catch (IOException | InterruptedException e) {
            return false;
        }
    }

    static String run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), output);
        return output;
    }

    @Test
    void theSameSurfaceGivesTheSameBytes() throws Exception {
        LossLandscapeFile.write(folder.resolve("a.h5"), grid());
        LossLandscapeFile.write(folder.resolve("b.h5"), grid());
        assertArrayEquals(Files.readAllBytes(folder.resolve("a.h5")), Files.readAllBytes(folder.resolve("b.h5")));
    }

    @Test
    void aComputedMinusOneIsToldFromNone() throws Exception {
        SurfaceGrid line = new SurfaceGrid("x", new double[] {0, 1, 2}, "", new double[] {0},
                List.of(new GridField("lambda", new double[] {-1, 5, Double.NaN}, new boolean[] {true, true, false})), List.of());
        LossLandscapeFile.write(folder.resolve("l.h5"), line);
        SurfaceGrid back = LossLandscapeFile.read(folder.resolve("l.h5"));
        assertTrue(back.isLine());
        assertEquals(1, back.fields().size());
        assertArrayEquals(new boolean[] {true, true, false}, back.fields().getFirst().computed());
        assertEquals(-1, back.fields().getFirst().values()[0]);
    }

    @Test
    void rowsCountYAndColumnsCountX() throws Exception {
        write("r.h5", new double[] {0, 1, 2}, new double[] {0, 1}, new double[][] {{1, 2, 3}, {4, 5, -1}}, null);
        GridField loss = LossLandscapeFile.read(folder.resolve("r.h5")).fields().getFirst();
        assertEquals(3, loss.values()[2]);
        assertEquals(4, loss.values()[3]);
        assertArrayEquals(new boolean[] {true, true, true, true, true, false}, loss.computed());
    }

    @Test
    void aGridThatLossLandscapeStoredTheOtherWayRoundIsReadAsItWasFilledAndSaysSo() throws Exception {
        // numpy.meshgrid's order 1..6 over (y, x), in an array that was allocated as (x, y).
        write("q.h5", new double[] {0, 1, 2}, new double[] {0, 1}, new double[][] {{1, 2}, {3, 4}, {5, 6}}, null);
        SurfaceGrid grid = LossLandscapeFile.read(folder.resolve("q.h5"));
        assertArrayEquals(new double[] {1, 2, 3, 4, 5, 6}, grid.fields().getFirst().values());
        assertTrue(grid.notes().getFirst().startsWith("train_loss is stored as 3 x 2"), grid.notes().toString());
    }

    @Test
    void descendingCoordinatesAreTurnedRoundWithTheirValues() throws Exception {
        write("d.h5", new double[] {2, 1, 0}, new double[] {1, 0}, new double[][] {{1, 2, 3}, {4, 5, 6}}, null);
        SurfaceGrid grid = LossLandscapeFile.read(folder.resolve("d.h5"));
        assertArrayEquals(new double[] {0, 1, 2}, grid.x());
        assertArrayEquals(new double[] {6, 5, 4, 3, 2, 1}, grid.fields().getFirst().values());
    }

    @Test
    void compressedChunksAreRead() throws Exception {
        double[] axis = IntStream.range(0, 30).asDoubleStream().toArray();
        double[][] values = new double[30][30];
        Arrays.setAll(values, row -> IntStream.range(0, 30).mapToDouble(column -> 100 * row + column).toArray());
        write("c.h5", axis, axis, values, DatasetCreationOptions.builder().chunkDimensions(7, 11).shuffle().deflate(6).build());
        SurfaceGrid grid = LossLandscapeFile.read(folder.resolve("c.h5"));
        assertEquals(100 * 29 + 28, grid.fields().getFirst().values()[29 * 30 + 28]);
    }

    @Test
    void aMapNeedsEvenCoordinates() throws Exception {
        write("u.h5", new double[] {0, 1, 10}, new double[] {0, 1}, new double[2][3], null);
        assertTrue(assertThrows(DataException.class, () -> LossLandscapeFile.read(folder.resolve("u.h5"))).getMessage()
                .contains("expected evenly spaced x coordinates"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"old.h5", "new.h5"})
    void filesOfH5pyAreReadAndLinksInThemLeadNowhere(String name) throws Exception {
        Path file = resource(name);
        SurfaceGrid grid = LossLandscapeFile.read(file);
        assertEquals(List.of("counts", "test_loss", "train_loss"), grid.fields().stream().map(GridField::name).sorted().toList());
        for (GridField field : grid.fields()) {
            if (!field.name().equals("counts")) {
                assertArrayEquals(new double[] {0, 1, 2, INF, 10, 11, 12, 13, 20, Double.NaN, 22, 23}, field.values(), field.name());
                assertEquals(1, field.missing());
            } else {
                assertArrayEquals(IntStream.range(239, 251).asDoubleStream().toArray(), field.values());
            }
        }
        assertEquals(List.of("directions directions.h5"), grid.notes());
        assertTrue(assertThrows(DataException.class, () -> LossLandscapeFile.directions(file)).getMessage().contains("in xdirection"));
    }

    static Path resource(String name) throws java.net.URISyntaxException {
        return Path.of(LossLandscapeFileTest.class.getResource(name).toURI());
    }

    @Test
    void directionsAreReadTensorByTensor() throws Exception {
        SequencedMap<String, List<Hdf5Array>> directions = new LinkedHashMap<>();
        List<Hdf5Array> tensors = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            tensors.add(new Hdf5Array(String.valueOf(i), List.of(1, 2, 2), new double[] {i, 1, 2, 3}));
        }
        directions.put("xdirection", tensors);
        LossLandscapeFile.writeDirections(folder.resolve("dir.h5"), directions);
        List<Hdf5Array> back = LossLandscapeFile.directions(folder.resolve("dir.h5")).get("xdirection");
        assertEquals(12, back.size());
        for (int i = 0; i < 12; i++) {
            assertArrayEquals(new double[] {i, 1, 2, 3}, back.get(i).values());
            assertEquals(List.of(1, 2, 2), back.get(i).shape());
        }
        assertTrue(assertThrows(DataException.class, () -> LossLandscapeFile.read(folder.resolve("dir.h5"))).getMessage().contains("found directions"));
    }

    private void write(String name, double[] x, double[] y, double[][] loss, DatasetCreationOptions options) {
        try (WritableHdfFile out = HdfFile.write(folder.resolve(name))) {
            out.putDataset("xcoordinates", x);
            out.putDataset("ycoordinates", y);
            out.putDataset("train_loss", loss, options == null ? DatasetCreationOptions.DEFAULT : options);
        }
    }
}
