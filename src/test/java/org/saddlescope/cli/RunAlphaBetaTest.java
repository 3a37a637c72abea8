package org.saddlescope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.saddlescope.experiment.AlphaBetaReport;
import org.saddlescope.experiment.RunFolder;

/** What {@code run} prints of the alpha-beta condition. */
class RunAlphaBetaTest {
    private static final Pattern LINE = Pattern.compile("alpha-beta with α − β = 0\\.1: α ≥ (\\S+), β ≥ (\\S+), βσ² = (\\S+), bound by step (\\d+), batch (\\d+) "
            + "\\((\\d+) records, (\\d+) dropped as 0/0\\)(.*)");

    @TempDir
    private Path folder;

    private String printed(String componentMinimum) throws Exception {
        Path file = Files.writeString(folder.resolve("small.json"), """
                {"problem": {"type": "network", "data": {"type": "sineProduct", "samples": 32, "dimension": 4},
                 "architecture": {"type": "mlp", "hidden": [4], "activation": "relu"}, "loss": "logistic"},
                 "optimizers": [{"type": "sgd", "stepSize": 0.1, "batch": 8}], "training": {"steps": 40}, "grid": {"columns": 3, "rows": 3},
                 "probes": {"every": 0, "curvatureEvery": 0, "minimum": {"type": "lastIterate"}, "alphaBeta": {"componentMinimum": %s}}}
                """.formatted(componentMinimum));
        Harness harness = new Harness().runner(Runner.SESSION);
        assertEquals(ExitCode.DONE, harness.execute("run", file, "--out", folder.resolve("out")), harness.err());
        return harness.out();
    }

    @Test
    void itsConstantsAndTheRecordThatBindsAreThoseOfTheRunFolder() throws Exception {
        String out = printed("{\"type\": \"known\"}");
        Matcher line = LINE.matcher(out);
        assertTrue(line.find(), out);
        List<AlphaBetaReport> reports = RunFolder.open(folder.resolve("out")).frame().alphaBeta();
        AlphaBetaReport report = reports.getFirst();
        assertEquals(1, reports.size());
        assertEquals(String.format(Locale.ROOT, "%.6g", report.alphaMin()), line.group(1));
        assertEquals(report.region().binding(0.1).orElseThrow().step(), Integer.parseInt(line.group(4)));
        assertEquals(40, Integer.parseInt(line.group(6)) + Integer.parseInt(line.group(7)));
        assertEquals("", line.group(8));
    }

    @Test
    void aLossBelowTheDeclaredMinimumIsSaid() throws Exception {
        String out = printed("{\"type\": \"declared\", \"value\": 1.5}");
        assertTrue(out.contains("is below f_i* = 1.5"), out);
    }
}
