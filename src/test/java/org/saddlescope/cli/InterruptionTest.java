package org.saddlescope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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

    private static boolean ignoresInterrupts(Process process) throws IOException {
        Path status = Path.of("/proc", String.valueOf(process.pid()), "status");
        if (!Files.exists(status)) {
            return false;
        }
        String mask = Files.readAllLines(status).stream().filter(line -> line.startsWith("SigIgn:")).findFirst().orElseThrow().split("\\s+")[1];
        return new BigInteger(mask, 16).testBit(1);
    }
}
