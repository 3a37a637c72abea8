package org.saddlescope.experiment;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.saddlescope.landscape.Slice;

class SurfaceFileTest {
    /** Real surfaces of other people's networks, no part of this project. */
    private static final Path SHARED = Path.of("..", "shared", "data");
    private static final Path NEAR = Files.isDirectory(SHARED) ? SHARED : Path.of("..", "..", "shared", "data");

    @TempDir
    private Path folder;

    private static Path shared(String name) {
        Path file = NEAR.resolve(name);
        assumeTrue(Files.exists(file), "needs ../shared/data/" + name);
        return file;
    }

    @Test
    void theSurfaceOfALossLandscapeForkOpens() throws Exception {
        Surface surface = SurfaceFile.open(shared("dense_entropy_surface_25x25.h5"));
        assertEquals("train_loss", surface.slice().quantity());
        assertEquals(List.of("train_acc", "train_loss"), surface.quantities().stream().sorted().toList());
        Slice slice = surface.slice();
        assertEquals(25, slice.columns());
        assertEquals(25, slice.rows());
        assertTrue(slice.complete());
        assertEquals(-1, slice.alpha()[0]);
        // What h5dump prints of train_loss at (0,0), (0,24), (24,0) and (12,12).
        assertEquals(9.062050993347167, slice.value(0, 0), 1e-14);
        assertEquals(6.5513543324788408, slice.value(0, 24), 1e-14);
        assertEquals(9.0602044448852546, slice.value(24, 0), 1e-14);
        assertEquals(0.22301528457800548, slice.value(12, 12), 1e-15);
        assertTrue(slice.plane().description().startsWith("from dense_entropy_surface_25x25.h5; directions model_"));
        assertFalse(slice.plane().description().contains("/"));
        assertFalse(slice.plane().isKnown());
    }

    @Test
    void theCsvSurfaceHasItsXFastestAndItsInfinitiesCounted() throws Exception {
        Surface surface = SurfaceFile.open(shared("cifar100_resnet50_surface_21x21.csv")).showing("5");
        Slice slice = surface.slice();
        assertEquals(21, slice.columns());
        assertEquals(21, slice.rows());
        assertEquals(17, surface.slices().size());
        // Line 4 of the file: x = −0.7, y = −1; line 45: x = −0.8, y = −0.9.
        assertEquals(Double.POSITIVE_INFINITY, slice.value(0, 0));
        assertEquals(18.894825917367456, slice.value(1, 2));
        int infinite = 0;
        for (double value : slice.values()) {
            infinite += Double.isInfinite(value) ? 1 : 0;
        }
        assertEquals(31, infinite);
        assertTrue(surface.summary().contains("  column 5: 2.1912869654293594 to 24.04767138184802, 31 infinite"), surface.summary().toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"h5", "csv", "npz"})
    void aSliceThatIsWrittenOpensWithTheSameBits(String extension) throws Exception {
        Surface surface = Surface.of("run", RunFixture.frame(1, 1, Frame.Phase.STOPPED, Optional.of(RunFixture.slice(false)))).orElseThrow();
        Path file = folder.resolve("s." + extension);
        SurfaceFile.write(file, surface);
        Slice back = SurfaceFile.open(file).slice();
        Slice slice = surface.slice();
        assertArrayEquals(slice.alpha(), back.alpha());
        assertArrayEquals(slice.beta(), back.beta());
        assertArrayEquals(slice.computed(), back.computed());
        for (int i = 0; i < slice.values().length; i++) {
            assertEquals(slice.computed()[i] ? slice.values()[i] : Double.NaN, back.values()[i], "value " + i);
        }
        assertEquals(extension.equals("npz"), back.plane().isKnown());
    }

    @Test
    void aSurfaceFromOutsideGoesThroughTheFileOfASliceAndBack() throws Exception {
        Files.writeString(folder.resolve("a.csv"), "x,y,loss\n0,0,1\n1,0,inf\n0,1,nan\n1,1,4\n");
        Surface outside = SurfaceFile.open(folder.resolve("a.csv"));
        SurfaceFile.write(folder.resolve("b.npz"), outside);
        Surface back = SurfaceFile.open(folder.resolve("b.npz"));
        assertArrayEquals(outside.slice().values(), back.slice().values());
        assertEquals(outside.slice().plane().description(), back.slice().plane().description());
        assertFalse(back.slice().plane().isKnown());
        assertThrows(IllegalStateException.class, () -> back.slice().plane().at(0, 0));
    }

    @Test
    void anUnknownQuantityAndAnUnknownFormatNameTheNearest() throws Exception {
        Files.writeString(folder.resolve("a.csv"), "x,y,train_loss,acc\n0,0,1,2\n1,0,1,2\n0,1,1,2\n1,1,4,2\n");
        Surface surface = SurfaceFile.open(folder.resolve("a.csv"));
        assertEquals("train_loss", surface.slice().quantity());
        String message = assertThrows(ExperimentException.class, () -> surface.showing("train_los")).getMessage();
        assertTrue(message.contains("train_loss"), message);
        message = assertThrows(ExperimentException.class, () -> SurfaceFile.write(folder.resolve("a.vtx"), surface)).getMessage();
        assertTrue(message.contains(".h5, .csv, .npz, .vti or .vtp"), message);
    }

    @Test
    void aQuantityNamedAsAnArrayOfTheSliceFileIsNotWrittenOverIt() throws Exception {
        Files.writeString(folder.resolve("a.csv"), "x,y,alpha\n0,0,1\n1,0,1\n0,1,1\n1,1,4\n");
        Surface surface = SurfaceFile.open(folder.resolve("a.csv"));
        assertTrue(assertThrows(ExperimentException.class, () -> SurfaceFile.write(folder.resolve("a.npz"), surface)).getMessage()
                .contains("named \"alpha\""));
        assertFalse(Files.exists(folder.resolve("a.npz")));
    }
}
