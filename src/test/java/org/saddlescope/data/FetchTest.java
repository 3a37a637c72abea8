package org.saddlescope.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.saddlescope.data.FileServer.Mood;

class FetchTest {
    private static final byte[] CONTENT = new byte[300_000];

    static {
        new Random(1).nextBytes(CONTENT);
    }

    @TempDir
    private Path folder;
    private FileServer server;
    private KnownSet set;
    private Fetch fetch;
    private Path file;
    private Path part;
    private final List<Long> seen = new ArrayList<>();

    @BeforeEach
    void start() throws Exception {
        server = new FileServer();
        server.put("a.bin", CONTENT);
        set = set(List.of(server.base()), new KnownSet.File("a.bin", CONTENT.length, digest(CONTENT)));
        fetch = fetch(Duration.ofSeconds(20));
        file = folder.resolve("toy/a.bin");
        part = folder.resolve("toy/a.bin.part");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aFileArrivesWholeWithProgressAndIsNotFetchedTwice() throws Exception {
        assertEquals(Fetch.State.ABSENT, fetch.state(set));
        assertEquals(folder.resolve("toy"), fetch.fetch(set, (_, bytes, _) -> seen.add(bytes)));
        assertArrayEquals(CONTENT, Files.readAllBytes(file));
        assertFalse(Files.exists(part));
        assertEquals(CONTENT.length, seen.getLast());
        assertEquals(seen.stream().sorted().toList(), seen);
        assertEquals(Fetch.State.COMPLETE, fetch.state(set));
        fetch.fetch(set, (_, _, _) -> {});
        assertEquals(List.of(""), server.ranges());
    }

    @Test
    void aDownloadThatWasCutShortGoesOnWhereItStopped() throws Exception {
        server.mood(Mood.ENDS_EARLY);
        String message = message(fetch, set);
        assertTrue(message.startsWith(server.base() + "a.bin: truncated: expected 300000 bytes, found 150000"), message);
        assertTrue(message.endsWith("By hand: put a.bin (300000 bytes) into " + folder.resolve("toy")), message);
        assertFalse(Files.exists(file));
        assertEquals(Fetch.State.PARTIAL, fetch.state(set));
        server.mood(Mood.WELL);
        seen.clear();
        fetch.fetch(set, (_, bytes, _) -> seen.add(bytes));
        assertTrue(seen.getFirst() > 150_000);
        assertArrayEquals(CONTENT, Files.readAllBytes(file));
        assertEquals(List.of("", "bytes=150000-"), server.ranges());
    }

    @Test
    void aServerWithoutRangesStartsAnew() throws Exception {
        Files.createDirectories(part.getParent());
        Files.write(part, new byte[1000]);
        server.mood(Mood.NO_RANGES);
        fetch.fetch(set, (_, _, _) -> {});
        assertArrayEquals(CONTENT, Files.readAllBytes(file));
        assertEquals(List.of("bytes=1000-"), server.ranges());
    }

    @Test
    void aCorruptedFileIsRefusedAndRemoved() throws Exception {
        byte[] corrupted = CONTENT.clone();
        corrupted[200_000] ^= 1;
        server.put("a.bin", corrupted);
        String message = message(fetch, set);
        assertTrue(message.contains("corrupted, or another file: expected SHA-256 " + digest(CONTENT) + ", found " + digest(corrupted)), message);
        assertFalse(Files.exists(file));
        assertFalse(Files.exists(part));
    }

    @Test
    void aPartOfAnotherFileIsFoundOutAndFetchedAnewTheNextTime() throws Exception {
        Files.createDirectories(part.getParent());
        Files.write(part, new byte[1000]);
        assertTrue(message(fetch, set).contains("corrupted, or another file"));
        fetch.fetch(set, (_, _, _) -> {});
        assertArrayEquals(CONTENT, Files.readAllBytes(file));
    }

    @Test
    void aFileOfAnotherSizeIsNotDownloaded() throws Exception {
        server.put("a.bin", new byte[300_001]);
        assertTrue(message(fetch, set).contains("expected 300000 bytes, found 300001"));
        assertTrue(seen.isEmpty());
    }

    @Test
    void aDeadServerIsAnsweredWithWhatToPutWhere() {
        server.close();
        String message = message(fetch, set);
        assertTrue(message.contains("a.bin: no connection to "), message);
        assertTrue(message.contains("By hand: put a.bin (300000 bytes) into " + folder.resolve("toy")), message);
        assertEquals(1, message.lines().count());
    }

    @Test
    void aServerThatNeverAnswersIsGivenUp() {
        server.mood(Mood.NEVER_ANSWERS);
        assertTrue(message(fetch(Duration.ofMillis(300)), set).contains("a.bin: no answer within 0.3 s"));
    }

    @Test
    void aServerThatFallsSilentIsGivenUpAndWhatCameIsKept() throws Exception {
        server.mood(Mood.FALLS_SILENT);
        String message = message(fetch(Duration.ofMillis(700)), set);
        assertTrue(message.contains("silent for 0.7 s after 150000 of 300000 bytes"), message);
        assertArrayEquals(Arrays.copyOf(CONTENT, 150_000), Files.readAllBytes(part));
    }

    @Test
    void theNextAddressIsTriedWhereOneFails() throws Exception {
        KnownSet two = set(List.of(server.base().resolve("/elsewhere/"), server.base()), set.files().getFirst());
        server.mood(Mood.IS_GONE);
        String message = message(fetch, two);
        assertTrue(message.contains("/elsewhere/a.bin: expected the file, found the answer 404; " + server.base()), message);
        server.mood(Mood.WELL);
        fetch.fetch(two, (_, _, _) -> {});
        assertArrayEquals(CONTENT, Files.readAllBytes(file));
    }

    @Test
    void anArchiveIsTakenApartAndOnlyWhatIsAskedForIsWritten() throws Exception {
        byte[] one = Arrays.copyOf(CONTENT, 700);
        byte[] archive = tarGz(List.of("d/../../evil.bin", "d/one.bin", "d/other.bin"), List.of(new byte[5], one, new byte[512]));
        server.put("a.tar.gz", archive);
        KnownSet packed = set(List.of(server.base()), new KnownSet.File("a.tar.gz", archive.length, digest(archive),
                List.of(new KnownSet.Member("one.bin", 700))));
        fetch.fetch(packed, (_, _, _) -> {});
        assertArrayEquals(one, Files.readAllBytes(folder.resolve("toy/one.bin")));
        try (var files = Files.walk(folder)) {
            assertEquals(List.of("one.bin"), files.filter(Files::isRegularFile).map(f -> f.getFileName().toString()).toList());
        }
        assertEquals(Fetch.State.COMPLETE, fetch.state(packed));
    }

    @Test
    void anArchiveWithoutWhatIsAskedForSaysSo() throws Exception {
        byte[] archive = tarGz(List.of("d/one.bin"), List.of(new byte[10]));
        Path path = Files.write(folder.resolve("a.tar.gz"), archive);
        assertEquals(path + ": expected [two.bin] in it, found none", assertThrows(DataException.class,
                () -> TarGz.extract(path, List.of(new KnownSet.Member("two.bin", 1)), folder)).getMessage());
        assertEquals(path + ", d/one.bin: expected 11 bytes, found 10", assertThrows(DataException.class,
                () -> TarGz.extract(path, List.of(new KnownSet.Member("one.bin", 11)), folder)).getMessage());
    }

    @Test
    void knownSetsHaveDigestsSizesAndAddresses() {
        assertEquals(List.of("mnist", "fashion-mnist", "cifar10"), KnownSet.ALL.stream().map(KnownSet::name).toList());
        for (KnownSet known : KnownSet.ALL) {
            assertFalse(known.bases().isEmpty());
            for (URI base : known.bases()) {
                assertTrue(base.getPath().endsWith("/"), base.toString());
            }
            for (KnownSet.File one : known.files()) {
                assertTrue(one.sha256().matches("[0-9a-f]{64}"), one.name());
                assertTrue(one.bytes() > 0);
            }
        }
    }

    private Fetch fetch(Duration patience) {
        return new Fetch(new DataFolder(folder), new Download(patience));
    }

    private static KnownSet set(List<URI> bases, KnownSet.File file) {
        return new KnownSet("toy", "a toy", "{}", bases, List.of(file));
    }

    private String message(Fetch with, KnownSet of) {
        return assertThrows(DataException.class, () -> with.fetch(of, (_, bytes, _) -> seen.add(bytes))).getMessage();
    }

    static String digest(byte[] content) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    }

    private static byte[] tarGz(List<String> names, List<byte[]> contents) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(bytes)) {
            for (int i = 0; i < names.size(); i++) {
                byte[] header = new byte[512];
                byte[] name = names.get(i).getBytes(StandardCharsets.US_ASCII);
                System.arraycopy(name, 0, header, 0, name.length);
                byte[] size = "%011o".formatted(contents.get(i).length).getBytes(StandardCharsets.US_ASCII);
                System.arraycopy(size, 0, header, 124, size.length);
                header[156] = '0';
                out.write(header);
                out.write(contents.get(i));
                out.write(new byte[(512 - contents.get(i).length % 512) % 512]);
            }
            out.write(new byte[1024]);
        }
        return bytes.toByteArray();
    }
}
