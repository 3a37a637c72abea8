package org.saddlescope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.saddlescope.data.DataFolder;
import org.saddlescope.data.FileServer;
import org.saddlescope.data.KnownSet;
import picocli.CommandLine;

class DataCommandTest {
    private static final byte[] CONTENT = {1, 2, 3, 4};

    @TempDir
    private Path folder;
    private FileServer server;
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void start() throws Exception {
        server = new FileServer();
        server.put("a.bin", CONTENT);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void fetchSaysWhereTheDataAreAndListThatTheyAreThere() throws Exception {
        execute("list");
        assertTrue(out.toString().contains("toy: a toy\n    not there; data fetch toy downloads 0.0 MB"), out.toString());
        assertEquals(ExitCode.DONE, execute("fetch", "toy"));
        assertTrue(out.toString().endsWith("toy: " + folder.resolve("toy") + System.lineSeparator()), out.toString());
        assertEquals("a.bin: downloading 0.0 MB", err.toString().strip());
        assertTrue(Files.exists(folder.resolve("toy/a.bin")));
        execute();
        assertTrue(out.toString().contains("toy: a toy\n    there; in an experiment: {}"), out.toString());
        assertTrue(out.toString().endsWith("folder: " + folder + System.lineSeparator()), out.toString());
    }

    @Test
    void withoutANetworkTheCommandSaysWhatToPutWhere() throws Exception {
        server.close();
        assertEquals(ExitCode.FAILED, execute("fetch", "toy"));
        assertTrue(err.toString().contains("By hand: put a.bin (4 bytes) into " + folder.resolve("toy")), err.toString());
    }

    @Test
    void aNameThatIsNotKnownIsAnsweredWithTheNearest() throws Exception {
        assertEquals(ExitCode.BAD_INPUT, execute("fetch", "toi"));
        assertTrue(err.toString().contains("no data set is named \"toi\"; did you mean \"toy\"?"), err.toString());
        assertEquals(ExitCode.BAD_INPUT, new Harness().execute("data", "fetch", "mnits"));
    }

    private int execute(String... arguments) throws Exception {
        String digest = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(CONTENT));
        KnownSet toy = new KnownSet("toy", "a toy", "{}", List.of(server.base()),
                List.of(new KnownSet.File("a.bin", CONTENT.length, digest, List.of())));
        Terminal terminal = new Terminal(new PrintWriter(out, true), new PrintWriter(err, true), false);
        return new CommandLine(new DataCommand(terminal, List.of(toy), new DataFolder(folder), Duration.ofSeconds(20)))
                .setExecutionExceptionHandler((problem, _, _) -> {
                    err.write(problem.getMessage());
                    return problem instanceof UsageException ? ExitCode.BAD_INPUT : ExitCode.FAILED;
                }).execute(arguments);
    }
}
