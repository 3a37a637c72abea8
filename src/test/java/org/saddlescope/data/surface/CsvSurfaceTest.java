package org.saddlescope.data.surface;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.saddlescope.data.DataException;
import org.saddlescope.data.HostileFiles;
import org.saddlescope.data.numpy.Npy;
import org.saddlescope.data.numpy.NpyArray;

class CsvSurfaceTest {
    @TempDir
    private Path folder;

    private SurfaceGrid read(String text) throws Exception {
        return SurfaceReader.read(Files.writeString(folder.resolve("s.csv"), text));
    }

    private static void assertGrid(SurfaceGrid grid, double... values) {
        assertArrayEquals(new double[] {0, 1, 2}, grid.x());
        assertArrayEquals(new double[] {-1, 1}, grid.y());
        assertArrayEquals(values, grid.fields().getFirst().values());
    }

    @Test
    void aRowAPointIsReadInEveryOrder() throws Exception {
        assertGrid(read("0,-1,1\n1,-1,2\n2,-1,3\n0,1,4\n1,1,5\n2,1,6\n"), 1, 2, 3, 4, 5, 6);
        assertGrid(read("0,-1,1\n0,1,4\n1,-1,2\n1,1,5\n2,-1,3\n2,1,6\n"), 1, 2, 3, 4, 5, 6);
        assertGrid(read("2,1,6\n0,1,4\n1,-1,2\n1,1,5\n0,-1,1\n2,-1,3\n"), 1, 2, 3, 4, 5, 6);
        assertGrid(read("x;y;loss\n0;-1;1\n1;-1;2\n2;-1;3\n0;1;4\n1;1;5\n2;1;6\n"), 1, 2, 3, 4, 5, 6);
        assertGrid(read("# by hand\n 0 -1 1\n 1 -1 2\n 2 -1 3\n 0 1 4\n 1 1 5\n 2 1 6"), 1, 2, 3, 4, 5, 6);
    }

    @Test
    void everyFurtherColumnIsAQuantityWithItsName() throws Exception {
        SurfaceGrid grid = read("alpha,beta,loss,\"acc\"\n0,0,1,9\n1,0,2,8\n0,1,3,7\n1,1,4,6\n");
        assertEquals("alpha", grid.xLabel());
        assertEquals("beta", grid.yLabel());
        assertEquals(List.of("loss", "acc"), grid.fields().stream().map(GridField::name).toList());
        assertArrayEquals(new double[] {9, 8, 7, 6}, grid.fields().getLast().values());
        assertEquals(List.of("column 3"), read("0,0,1\n1,0,2\n0,1,3\n1,1,4\n").fields().stream().map(GridField::name).toList());
    }

    @Test
    void infinityNanAndNothingAreToldApart() throws Exception {
        GridField field = read("x,y,z\n0,-1,inf\n1,-1,-Infinity\n2,-1,NaN\n0,1,\n1,1,1e3\n").fields().getFirst();
        assertEquals(2, field.infinite());
        assertEquals(1, field.nan());
        assertEquals(2, field.missing());
        assertEquals(1000, field.least());
        assertArrayEquals(new boolean[] {true, true, true, false, true, false}, field.computed());
    }

    @Test
    void aMatrixHasItsCoordinatesInItsFirstRowAndColumn() throws Exception {
        assertGrid(read(",0,1,2\n-1,1,2,3\n1,4,5,6\n"), 1, 2, 3, 4, 5, 6);
        assertGrid(read("y\\x,0,1,2\n1,4,5,6\n-1,1,2,3\n"), 1, 2, 3, 4, 5, 6);
    }

    @Test
    void aBareMatrixIsCounted() throws Exception {
        SurfaceGrid grid = read("0.5,0.25,0.75,1\n0.1,0.2,0.3,0.4\n7,8,9,10\n");
        assertArrayEquals(new double[] {0, 1, 2, 3}, grid.x());
        assertArrayEquals(new double[] {0, 1, 2}, grid.y());
        assertEquals(0.3, grid.fields().getFirst().values()[6]);
        assertTrue(grid.notes().getFirst().contains("counted"));
    }

    @Test
    void twoColumnsAreALine() throws Exception {
        SurfaceGrid grid = read("t,loss\n0,3\n0.5,1\n2,4\n");
        assertTrue(grid.isLine());
        assertArrayEquals(new double[] {0, 0.5, 2}, grid.x());
        assertArrayEquals(new double[] {3, 1, 4}, grid.fields().getFirst().values());
        assertEquals(2, read("x,train_loss,test_loss\n0,3,4\n1,1,2\n2,4,5\n").fields().size());
    }

    @Test
    void anArrayOfNumPyHasRowsOfY() throws Exception {
        Npy.write(folder.resolve("z.npy"), NpyArray.matrix(2, 3, new double[] {1, 2, 3, 4, 5, Double.NaN}));
        SurfaceGrid grid = SurfaceReader.read(folder.resolve("z.npy"));
        assertArrayEquals(new double[] {0, 1, 2}, grid.x());
        assertArrayEquals(new double[] {1, 2, 3, 4, 5, Double.NaN}, grid.fields().getFirst().values());
        assertEquals(1, grid.fields().getFirst().nan());
    }

    @Test
    void whatIsWrittenIsReadBackBitForBit() throws Exception {
        SurfaceGrid grid = LossLandscapeFileTest.grid();
        CsvSurface.write(folder.resolve("w.csv"), grid);
        SurfaceGrid back = SurfaceReader.read(folder.resolve("w.csv"));
        assertArrayEquals(grid.x(), back.x());
        assertArrayEquals(grid.y(), back.y());
        for (int i = 0; i < 2; i++) {
            assertEquals(grid.fields().get(i).name(), back.fields().get(i).name());
            assertArrayEquals(grid.fields().get(i).values(), back.fields().get(i).values());
            assertArrayEquals(grid.fields().get(i).computed(), back.fields().get(i).computed());
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0,0,1;1,0,2;0,1,3;1,1,4;0,0,5;1,0,6 | line 5: the point (0.0, 0.0) comes twice
            x,y,z;0,0,1;1,0,2;0,1,3;1,1,four     | line 5, column 3: expected a number, found "four"
            0,0,1;1,0                            | line 2: expected 3 columns, found 2
            x,y,z                                | expected at least one row of numbers
            7                                    | found one column
            x,y,z;inf,0,1;1,0,2;inf,1,3;1,1,4    | expected finite x coordinates
            x,y,z;0,0,1;1,0,2;5,0,1;0,1,3;1,1,4;5,1,1 | expected evenly spaced x coordinates
            """)
    void aBadTableIsAnsweredWithTheLine(String lines, String expected) {
        String message = assertThrows(DataException.class, () -> read(lines.replace(";", "\n") + "\n")).getMessage();
        assertTrue(message.contains(expected), message);
        assertTrue(message.startsWith(folder.resolve("s.csv").toString()), message);
    }

    @Test
    void pointsThatFormNoGridDoNotBecomeOne() {
        StringBuilder text = new StringBuilder("x,y,z\n");
        for (int i = 0; i < 5000; i++) {
            text.append(i).append(',').append(i).append(",1\n");
        }
        String message = assertThrows(DataException.class, () -> read(text.toString())).getMessage();
        assertTrue(message.contains("5000 rows have 5000 different x and 5000 different y"), message);
    }

    @Test
    void bytesThatAreNoTextSaySo() {
        Path file = HostileFiles.write(folder.resolve("s.csv"), new byte[] {(byte) 0xff, (byte) 0xfe, 0, 1});
        assertTrue(assertThrows(DataException.class, () -> SurfaceReader.read(file)).getMessage().contains("UTF-8"));
    }
}
