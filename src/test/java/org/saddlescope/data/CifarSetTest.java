package org.saddlescope.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.saddlescope.engine.Samples;

class CifarSetTest {
    @TempDir
    private Path folder;

    @Test
    void recordsOfAllFilesFollowEachOtherTheTestBatchLast() throws Exception {
        batch("data_batch_2.bin", 5);
        batch("data_batch_1.bin", 9, 3);
        batch("test_batch.bin", 7, 1);
        Dataset data = load(2, 2);
        assertEquals(List.of(3, 32, 32), data.training().inputShape());
        assertArrayEquals(new int[] {9, 3}, labels(data.training()));
        assertArrayEquals(new int[] {5, 7}, labels(data.heldOut().orElseThrow()));
        assertEquals(10, data.training().targets().outputs());
        // Pixel p of every image is p mod 256.
        assertEquals(-1, data.training().inputs()[0]);
        assertEquals(1, data.training().inputs()[3072 + 255], 1e-15);
        assertEquals(2 * 77 / 255.0 - 1, data.heldOut().orElseThrow().inputs()[3072 + 1024 + 77], 1e-15);
    }

    @Test
    void faultsNameTheFileWhatWasExpectedAndFound() throws Exception {
        Path batch = batch("data_batch_1.bin", 1, 2, 10);
        assertEquals(batch + ", record 2: expected a label, 0 to 9, found 10", message(3, 0));
        assertEquals(folder + ": expected at least train + heldOut = 2 + 5 = 7 images, found 3 in 1 files;"
                + " the nearest valid heldOut is 1", message(2, 5));
        Files.write(batch, Arrays.copyOf(Files.readAllBytes(batch), 3073 + 100));
        assertEquals(batch + ": expected records of 3073 bytes, found 3173 bytes, 1 records and 100 bytes more:"
                + " truncated, or another format", message(1, 0));
        Files.delete(batch);
        assertTrue(message(1, 0).startsWith(folder + ": found no file data_batch_1.bin; put data_batch_1.bin to"));
    }

    @Test
    void aBareKnownNameIsLookedUpInTheUsersFolder() throws Exception {
        DataFolder user = new DataFolder(folder);
        assertEquals("cifar10: there is no such folder, and none in " + folder + "; \"saddlescope data fetch cifar10\" gets it, or advice",
                assertThrows(DataException.class, () -> user.find("cifar10", "advice")).getMessage());
        Path there = Files.createDirectories(folder.resolve("cifar10"));
        assertEquals(there, user.find("cifar10", "advice"));
        Files.createDirectories(folder.resolve("other"));
        assertEquals("other: there is no such folder; advice",
                assertThrows(DataException.class, () -> user.find("other", "advice")).getMessage());
        assertEquals(folder, user.find(folder.toString(), "advice"));
    }

    @Test
    void theUsersFolderIsWhereEachSystemKeepsData() {
        Path home = folder.toAbsolutePath();
        assertEquals(home.resolve(".local/share/saddlescope/data"), DataFolder.of(Map.of(), "Linux", home).path());
        assertEquals(home.resolve("x/saddlescope/data"),
                DataFolder.of(Map.of("XDG_DATA_HOME", home.resolve("x").toString()), "Linux", home).path());
        assertEquals(home.resolve(".local/share/saddlescope/data"),
                DataFolder.of(Map.of("XDG_DATA_HOME", "relative"), "FreeBSD", home).path());
        assertEquals(home.resolve("Library/Application Support/Saddlescope/data"),
                DataFolder.of(Map.of("XDG_DATA_HOME", home.toString()), "Mac OS X", home).path());
        assertEquals(home.resolve("l/Saddlescope/data"),
                DataFolder.of(Map.of("LOCALAPPDATA", home.resolve("l").toString()), "Windows 11", home).path());
    }

    private Path batch(String name, int... labels) throws IOException {
        byte[] bytes = new byte[labels.length * Cifar.RECORD];
        for (int i = 0; i < labels.length; i++) {
            bytes[i * Cifar.RECORD] = (byte) labels[i];
            for (int p = 0; p < Cifar.PIXELS; p++) {
                bytes[i * Cifar.RECORD + 1 + p] = (byte) p;
            }
        }
        return Files.write(folder.resolve(name), bytes);
    }

    private static int[] labels(Samples samples) {
        return ((Samples.Labels) samples.targets()).labels();
    }

    private Dataset load(int train, int heldOut) throws DataException {
        return CifarSet.load(new Cifar(folder.toString(), train, heldOut), new DataFolder(folder.resolve("user")));
    }

    private String message(int train, int heldOut) {
        return assertThrows(DataException.class, () -> load(train, heldOut)).getMessage();
    }
}
