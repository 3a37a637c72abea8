package org.saddlescope.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.saddlescope.engine.Samples;

class IdxSetTest {
    private static final byte[] PIXELS = {0, (byte) 255, 51, 102, (byte) 153, (byte) 204, 0, 0, 0, 0, 0, 0, 1, 2, 3, 4, 5, 6};

    @TempDir
    private Path folder;

    @Test
    void pixelsAreScaledToMinusOneToOneAndPartsFollowEachOther() throws Exception {
        images("t10k-images.gz", true);
        labels("t10k-labels.gz", true, 3, 0, 1);
        Dataset data = load(2, 1);
        assertEquals(List.of(1, 2, 3), data.training().inputShape());
        assertArrayEquals(new double[] {-1, 1, -0.6, -0.2, 0.2, 0.6}, Arrays.copyOf(data.training().inputs(), 6), 1e-15);
        assertArrayEquals(new int[] {3, 0}, ((Samples.Labels) data.training().targets()).labels());
        assertEquals(4, data.training().targets().outputs());
        Samples held = data.heldOut().orElseThrow();
        assertEquals((5 / 255.0 - 0.5) / 0.5, held.inputs()[4]);
        assertArrayEquals(new int[] {1}, ((Samples.Labels) held.targets()).labels());
    }

    @Test
    void ofSeveralPairsTheTrainingPairIsTaken() throws Exception {
        images("t10k-images.gz", true);
        labels("t10k-labels.gz", true, 3, 0, 1);
        images("train-images-idx3-ubyte", false);
        labels("train-labels-idx1-ubyte", false, 1, 1, 0);
        assertArrayEquals(new int[] {1, 1, 0}, ((Samples.Labels) load(3, 0).training().targets()).labels());
    }

    @Test
    void filesWithoutACommonPrefixStillMakeAPair() throws Exception {
        images("my-images", false);
        labels("the-labels.gz", true, 0, 1, 1);
        assertEquals(3, load(3, 0).training().count());
    }

    @Test
    void anAbsentFolderOrFileIsAnsweredWithWhatToPutThere() throws Exception {
        Path missing = folder.resolve("nowhere");
        assertTrue(message(() -> new DataSource.Idx(missing.toString(), 1, 0).load(1)).startsWith(
                missing + ": there is no such folder; put a pair of IDX files there, gzipped or plain, such as train-images"));
        images("t10k-images.gz", true);
        assertTrue(message(() -> load(1, 0)).startsWith(
                folder + ": found no file whose name contains \"labels\"; put a pair of IDX files there"));
    }

    @Test
    void moreThanThereIsIsAnsweredWithTheNearestNumber() throws Exception {
        images("a-images", false);
        Path labels = labels("a-labels", false, 3, 0, 1);
        assertEquals(labels + ": expected at least train + heldOut = 2 + 5 = 7 labels, found 3; the nearest valid heldOut is 1",
                message(() -> load(2, 5)));
        assertEquals(labels + ": expected at least train + heldOut = 9 + 0 = 9 labels, found 3;"
                + " the nearest valid values are train 2 and heldOut 1", message(() -> load(9, 0)));
    }

    @Test
    void truncatedFilesSayHowMuchThereIs() throws Exception {
        Path images = images("a-images", false);
        labels("a-labels", false, 3, 0, 1);
        Files.write(images, Arrays.copyOf(Files.readAllBytes(images), 16 + 11));
        assertEquals(images + ": truncated: expected 18 bytes for 3 x 2 x 3 elements, found 11", message(() -> load(3, 0)));
        assertEquals(images + ": truncated: expected 18 bytes for 3 x 2 x 3 elements, found 11", message(() -> load(1, 0)));
        Files.write(images, Arrays.copyOf(Files.readAllBytes(images), 9));
        assertEquals(images + ": truncated: expected a header of 16 bytes, found 9", message(() -> load(1, 0)));
        Files.write(images, new byte[0]);
        assertEquals(images + ": expected an IDX file that starts with the bytes 00 00 08 03, found an empty file",
                message(() -> load(1, 0)));
    }

    @Test
    void aGzipStreamCutShortIsTruncatedToo() throws Exception {
        Path images = images("a-images", true);
        labels("a-labels", false, 3, 0, 1);
        byte[] whole = Files.readAllBytes(images);
        Files.write(images, Arrays.copyOf(whole, whole.length - 12));
        assertTrue(message(() -> load(3, 0)).startsWith(images + ": truncated: expected 18 bytes for 3 x 2 x 3 elements, found "));
        Files.write(images, Arrays.copyOf(whole, 5));
        assertEquals(images + ": truncated: expected a gzip header, found its beginning only", message(() -> load(3, 0)));
    }

    @Test
    void aWrongMagicNumberIsShownBesideTheRightOne() throws Exception {
        Path images = write("a-images", new byte[] {0, 0, 8, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0}, false);
        labels("a-labels", false, 3, 0, 1);
        assertEquals(images + ": expected an IDX file that starts with the bytes 00 00 08 03, found 00 00 08 01",
                message(() -> load(1, 0)));
    }

    @Test
    void differentCountsAreBothNamed() throws Exception {
        images("a-images", false);
        Path labels = labels("a-labels", false, 3, 0, 1, 1);
        assertEquals(labels + ": expected as many labels as a-images has images, 3, found 4", message(() -> load(1, 0)));
    }

    @Test
    void bytesBeyondTheLastImageAreRefused() throws Exception {
        Path images = images("a-images", false);
        labels("a-labels", false, 3, 0, 1);
        Files.write(images, Arrays.copyOf(Files.readAllBytes(images), 16 + 19));
        assertEquals(images + ": expected 18 bytes for 3 x 2 x 3 elements, found more", message(() -> load(1, 0)));
    }

    @Test
    void aHeaderThatPromisesTerabytesAllocatesNothingMuch() throws Exception {
        byte[] header = ByteBuffer.allocate(16).putInt(0x803).putInt(30_000).putInt(60_000).putInt(1).array();
        Path images = write("a-images", header, false);
        byte[] labels = ByteBuffer.allocate(30_008).putInt(0x801).putInt(30_000).array();
        labels[10] = 1;
        write("a-labels", labels, false);
        assertEquals(images + ": truncated: expected 1800000000 bytes for 30000 x 60000 x 1 elements, found 0",
                message(() -> load(30_000, 0)));
        Files.write(images, ByteBuffer.allocate(16).putInt(0x803).putInt(30_000).putInt(70_000).putInt(1).array());
        assertEquals(images + ": dimension 1: expected 1 to 65535, found 70000", message(() -> load(30_000, 0)));
    }

    @Test
    void theRealDigitsAreRead() throws Exception {
        Path real = Path.of(System.getProperty("saddlescope.shared.data", "../shared/data"));
        assumeTrue(Files.exists(real.resolve("t10k-images.gz")), "no MNIST files in " + real);
        Dataset data = new DataSource.Idx(real.toString(), 2000, 1000).load(1);
        assertEquals(List.of(1, 28, 28), data.training().inputShape());
        int[] labels = ((Samples.Labels) data.training().targets()).labels();
        assertArrayEquals(new int[] {7, 2, 1, 0, 4, 1, 4, 9, 5, 9}, Arrays.copyOf(labels, 10));
        assertEquals(10, data.training().targets().outputs());
        assertEquals(1000, data.heldOut().orElseThrow().count());
        assertEquals(-1, Arrays.stream(data.training().inputs()).min().orElseThrow());
        assertEquals(1, Arrays.stream(data.training().inputs()).max().orElseThrow());
    }

    private Path images(String name, boolean gzip) throws IOException {
        return write(name, ByteBuffer.allocate(16 + PIXELS.length).putInt(0x803).putInt(3).putInt(2).putInt(3).put(PIXELS).array(), gzip);
    }

    private Path labels(String name, boolean gzip, int... labels) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(8 + labels.length).putInt(0x801).putInt(labels.length);
        Arrays.stream(labels).forEach(label -> buffer.put((byte) label));
        return write(name, buffer.array(), gzip);
    }

    private Path write(String name, byte[] bytes, boolean gzip) throws IOException {
        ByteArrayOutputStream buffer = new ByteArrayOutputStream();
        try (OutputStream out = gzip ? new GZIPOutputStream(buffer) : buffer) {
            out.write(bytes);
        }
        return Files.write(folder.resolve(name), buffer.toByteArray());
    }

    private Dataset load(int train, int heldOut) throws DataException {
        return new DataSource.Idx(folder.toString(), train, heldOut).load(1);
    }

    private static String message(Executable action) {
        return assertThrows(DataException.class, action).getMessage();
    }
}
