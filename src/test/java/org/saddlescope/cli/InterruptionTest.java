package org.saddlescope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.saddlescope.Main;
import org.saddlescope.experiment.ExperimentFile;
import org.saddlescope.experiment.Frame;
import org.saddlescope.experiment.RunEnd;
import org.saddlescope.experiment.RunFixture;
import org.saddlescope.experiment.RunFolder;
import org.saddlescope.experiment.SavedRun;

class InterruptionTest {
    @TempDir
    private Path folder;

    /** A program whose run goes on until it is stopped. */
    static final class Endless {
        public static void main(String[] arguments) {
            Runner endless = (_, control, _, frames) -> {
                frames.accept(RunFixture.frame(2, Frame.Phase.TRAINING));
                System.out.println("training");
                while (!control.stopped()) {
                    Thread.onSpinWait();
                }
                return RunFixture.frame(3, Frame.Phase.STOPPED);
            };
            Terminal terminal = Terminal.ofProcess();
            Services services = new Services(endless, _ -> {
                throw new IllegalStateException();
            }, Optional::empty);
            System.exit(new Cli(services, terminal).execute(arguments));
        }
    }

    @ParameterizedTest
    @CsvSource({"INT, 130", "TERM, 143"})
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "POSIX signals")
    void aSignalStopsTheRunAndClosesItsFolder(String signal, int code) throws Exception {
        Path file = Files.writeString(folder.resolve("fixture.json"), ExperimentFile.write(RunFixture.experiment()));
        Path out = folder.resolve("out");
        Process process = ChildProcess.java(Endless.class, "run", file, "--out", out).start();
        try (BufferedReader output = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            String line = output.readLine();
            while (line != null && !line.equals("training")) {
                line = output.readLine();
            }
            assertEquals("training", line);
            assumeFalse(signal.equals("INT") && ignoresInterrupts(process), "started where SIGINT is ignored, as in the background of a shell");
            assertEquals(0, new ProcessBuilder("kill", "-" + signal, String.valueOf(process.pid())).inheritIO().start().waitFor());
            String rest = output.readAllAsString();
            assertEquals(code, process.waitFor(), rest);
            assertTrue(rest.contains("fixture: stopped, what was computed is kept"), rest);
        } finally {
            process.destroyForcibly();
        }
        SavedRun saved = RunFolder.open(out);
        assertEquals(Optional.of(RunEnd.STOPPED), saved.end());
        assertEquals(4, saved.frame().tracks().getFirst().history().size());
    }

    /** Sixteen members: some are done by the time that the signal comes, and not all. */
    private static String claim() {
        return """
                {'name': 'Many members', 'seed': 1, 'problem': {'type': 'network', 'data': {'type': 'spherePoints', 'samples': 30, 'dimension': 8},
                   'architecture': {'type': 'twoLayerWide', 'width': 64, 'activation': 'tanh', 'outer': 'signs', 'trained': true}, 'loss': 'halfSquaredError'},
                 'optimizers': [{'type': 'sgd', 'stepSize': 0.01}], 'training': {'steps': 1000},
                 'claim': {'statement': 'It ends', 'paper': 'b', 'study': {'type': 'training'}, 'seeds': 16,
                   'expect': [{'type': 'atLeast', 'says': 'above 0', 'basis': 'observed', 'term': {'quantity': 'final_loss', 'over': 'min'}, 'value': 0}]}}
                """.replace('\'', '"');
    }

    private static Set<Path> members(Path out) throws IOException {
        Path folder = out.resolve("many/members");
        if (!Files.isDirectory(folder)) {
            return Set.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".json")).collect(Collectors.toSet());
        }
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "POSIX signals")
    void anInterruptedReproductionKeepsItsMembersAndTheNextOneTakesThem() throws Exception {
        Path file = Files.writeString(folder.resolve("many.json"), claim());
        Path out = folder.resolve("out");
        Path log = folder.resolve("log.txt");
        Process process = ChildProcess.java(Main.class, "reproduce", file, "--out", out).redirectOutput(log.toFile()).start();
        try {
            while (process.isAlive() && members(out).isEmpty()) {
                Thread.sleep(5);
            }
            assertTrue(process.isAlive(), () -> "ended before its first member: " + read(log));
            assumeFalse(ignoresInterrupts(process), "started where SIGINT is ignored, as in the background of a shell");
            assertEquals(0, new ProcessBuilder("kill", "-INT", String.valueOf(process.pid())).inheritIO().start().waitFor());
            assertEquals(130, process.waitFor(), () -> read(log));
        } finally {
            process.destroyForcibly();
        }
        assertTrue(read(log).contains("reproduce: stopped; the members that are done are kept"), read(log));
        assertFalse(Files.exists(out.resolve("index.html")));
        Set<Path> kept = members(out);
        assertTrue(!kept.isEmpty() && kept.size() < 16, kept.size() + " members");
        Map<Path, FileTime> written = new HashMap<>();
        for (Path member : kept) {
            written.put(member, Files.getLastModifiedTime(member));
        }
        Harness again = new Harness();
        assertEquals(ExitCode.DONE, again.execute("reproduce", file, "--out", out), again.err());
        assertEquals(16, members(out).size());
        for (Path member : kept) {
            assertEquals(written.get(member), Files.getLastModifiedTime(member), member.toString());
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean ignoresInterrupts(Process process) throws IOException {
        Path status = Path.of("/proc", String.valueOf(process.pid()), "status");
        if (!Files.exists(status)) {
            return false;
        }
        String mask = Files.readAllLines(status).stream().filter(line -> line.startsWith("SigIgn:")).findFirst().orElseThrow().split("\\s+")[1];
        return new BigInteger(mask, 16).testBit(1);
    }
}
