package org.saddlescope.data.surface;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jhdf.HdfFile;
import io.jhdf.WritableHdfFile;
import io.jhdf.api.DatasetCreationOptions;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.saddlescope.data.DataException;
import org.saddlescope.data.HostileFiles;

class HostileSurfacesTest {
    private static final long OVERHEAD = 4 << 20;
    private static final double[] AXIS = {0, 1, 2, 3, 4};

    /** Held, so that its level stays. */
    private static final java.util.logging.Logger LIBRARY = java.util.logging.Logger.getLogger("io.jhdf");

    static {
        LIBRARY.setLevel(java.util.logging.Level.OFF);
    }

    @TempDir
    private static Path folder;

    /** A file of this project with something done to it. Extents stand in a file as 8 bytes each. */
    enum Harm {
        CUT_TO_A_HALF(bytes -> Arrays.copyOf(bytes, bytes.length / 2)),
        CUT_BY_ONE_BYTE_OF_THE_ROOT(bytes -> Arrays.copyOf(bytes, 70)),
        ONLY_A_SIGNATURE(bytes -> Arrays.copyOf(bytes, 8)),
        EXTENTS_OF_A_BILLION(bytes -> patched(bytes, 5, 1_000_000_000L)),
        EXTENTS_OF_2_TO_62(bytes -> patched(bytes, 5, 1L << 62)),
        NEGATIVE_EXTENTS(bytes -> patched(bytes, 5, -5)),
        DATA_BEYOND_THE_END(bytes -> replaced(bytes, 200, 1L << 40)),
        LINKS_TO_THE_ROOT(bytes -> patchedLinks(bytes, 64)),
        LINKS_BEYOND_THE_END(bytes -> patchedLinks(bytes, 1L << 45));

        private final UnaryOperator<byte[]> done;

        Harm(UnaryOperator<byte[]> done) {
            this.done = done;
        }
    }

    /** Every 64-bit integer of a value becomes another; checksums are then wrong, which is one more thing to be found out. */
    private static byte[] patched(byte[] bytes, long from, long to) {
        byte[] patched = bytes.clone();
        ByteBuffer buffer = ByteBuffer.wrap(patched).order(ByteOrder.LITTLE_ENDIAN);
        for (int at = 0; at + 8 <= patched.length; at++) {
            if (buffer.getLong(at) == from) {
                buffer.putLong(at, to);
            }
        }
        return patched;
    }

    /** The eight-byte addresses of contiguous data: those of 40 or 200 bytes follow them. */
    private static byte[] replaced(byte[] bytes, long size, long address) {
        byte[] patched = bytes.clone();
        ByteBuffer buffer = ByteBuffer.wrap(patched).order(ByteOrder.LITTLE_ENDIAN);
        for (int at = 8; at + 8 <= patched.length; at++) {
            if (buffer.getLong(at) == size) {
                buffer.putLong(at - 8, address);
            }
        }
        return patched;
    }

    /** The addresses behind the names of the root's links. */
    private static byte[] patchedLinks(byte[] bytes, long address) {
        byte[] patched = bytes.clone();
        ByteBuffer buffer = ByteBuffer.wrap(patched).order(ByteOrder.LITTLE_ENDIAN);
        for (String name : new String[] {"xcoordinates", "ycoordinates", "train_loss"}) {
            byte[] text = name.getBytes(java.nio.charset.StandardCharsets.US_ASCII);
            for (int at = 0; at + text.length + 8 <= patched.length; at++) {
                if (Arrays.equals(patched, at, at + text.length, text, 0, text.length)) {
                    buffer.putLong(at + text.length, address);
                }
            }
        }
        return patched;
    }

    private static byte[] good(DatasetCreationOptions options, double[][] loss) throws IOException {
        Path file = Files.createTempFile(folder, "good", ".h5");
        Files.delete(file);
        try (WritableHdfFile out = HdfFile.write(file)) {
            out.putDataset("xcoordinates", AXIS);
            out.putDataset("ycoordinates", AXIS);
            out.putDataset("train_loss", loss, options);
        }
        return Files.readAllBytes(file);
    }

    /** Loads the classes, which take more than any file here. */
    @BeforeAll
    static void readGoodFiles() throws Exception {
        SurfaceReader.read(HostileFiles.write(folder.resolve("x"), good(DatasetCreationOptions.DEFAULT, new double[5][5])));
        SurfaceReader.read(HostileFiles.write(folder.resolve("x"), good(DatasetCreationOptions.builder().deflate().build(), new double[5][5])));
        assertThrows(DataException.class, () -> SurfaceReader.read(HostileFiles.write(folder.resolve("x"),
                Arrays.copyOf(good(DatasetCreationOptions.DEFAULT, new double[5][5]), 300))));
    }

    @ParameterizedTest
    @EnumSource
    void aDamagedHdf5FileIsAnsweredInOneLineAndTakesNoMoreThanItsSize(Harm harm) throws Exception {
        byte[] content = harm.done.apply(good(DatasetCreationOptions.DEFAULT, new double[5][5]));
        assertRefused(HostileFiles.write(folder.resolve(harm + ".h5"), content));
    }

    private static String assertRefused(Path file) throws IOException {
        long before = allocated();
        DataException problem = assertThrows(DataException.class, () -> SurfaceReader.read(file));
        assertTrue(allocated() - before < 12 * Files.size(file) + OVERHEAD, "took " + (allocated() - before) + " bytes");
        assertTrue(problem.getMessage().startsWith(file.toString()), problem.getMessage());
        assertEquals(1, problem.getMessage().lines().count(), problem.getMessage());
        return problem.getMessage();
    }

    @Test
    void aDatasetLargerThanItsFileIsRefusedByItsSize() throws Exception {
        Path file = folder.resolve("sparse.h5");
        // The numbers of a compressed dataset may be more than the file, but not these.
        int side = 1200;
        HostileFiles.write(file, good(DatasetCreationOptions.builder().chunkDimensions(side, side).deflate().build(), new double[side][side]));
        double[] axis = new double[side];
        Arrays.setAll(axis, i -> i);
        Files.delete(file);
        try (WritableHdfFile out = HdfFile.write(file)) {
            out.putDataset("xcoordinates", axis);
            out.putDataset("ycoordinates", axis);
            out.putDataset("train_loss", new double[side][side], DatasetCreationOptions.builder().chunkDimensions(side, side).deflate().build());
        }
        assertTrue(assertRefused(file).contains("train_loss claims to be of shape [1200, 1200], 11520000 bytes"));
    }

    @Test
    void aDatasetNobodyWantsMayBeOfAnySize() throws Exception {
        Path file = folder.resolve("other.h5");
        try (WritableHdfFile out = HdfFile.write(file)) {
            out.putDataset("xcoordinates", AXIS);
            out.putDataset("ycoordinates", AXIS);
            out.putDataset("train_loss", new double[5][5]);
            out.putDataset("huge", new double[1200][1200], DatasetCreationOptions.builder().deflate().build());
        }
        assertEquals(1, SurfaceReader.read(file).fields().size());
    }

    /** The old format has no checksums: there every change gets as far as it can. */
    @ParameterizedTest
    @ValueSource(strings = {"old.h5", "new.h5"})
    void noByteThatIsChangedGetsPastTheReaderAsAnythingButAMessage(String name) throws Exception {
        byte[] content = Files.readAllBytes(LossLandscapeFileTest.resource(name));
        Random random = new Random(1);
        for (int trial = 0; trial < 400; trial++) {
            byte[] changed = content.clone();
            for (int n = 0; n < 1 + trial % 4; n++) {
                changed[random.nextInt(changed.length)] = (byte) (random.nextBoolean() ? 0xff : random.nextInt());
            }
            Path file = HostileFiles.write(folder.resolve("fuzz.h5"), changed);
            long before = allocated();
            try {
                SurfaceReader.read(file);
            } catch (DataException e) {
                assertTrue(e.getMessage().startsWith(file.toString()), e.getMessage());
            }
            assertTrue(allocated() - before < 12 * changed.length + OVERHEAD, "took " + (allocated() - before) + " bytes");
        }
    }

    @Test
    void anArchiveThatUnpacksToMuchMoreThanItsSizeIsRefused() throws Exception {
        Path file = HostileFiles.write(folder.resolve("bomb.npz"), HostileFiles.deflated(Map.of("z.npy", HostileFiles.npy("1000, 8000", 64_000_000))));
        assertTrue(assertRefused(file).contains("claim more than"));
    }

    @Test
    void aFolderAndAMissingFileSaySo() {
        assertTrue(assertThrows(DataException.class, () -> SurfaceReader.read(folder)).getMessage().contains("is a folder"));
        assertTrue(assertThrows(DataException.class, () -> SurfaceReader.read(folder.resolve("none.h5"))).getMessage().contains("no such file"));
    }

    private static long allocated() {
        return ((com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
    }
}
