package org.saddlescope.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SampleExperimentsTest {
    private static final Path FOLDER = Path.of("sample-experiments");

    static Stream<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".json")).sorted().toList().stream();
        }
    }

    @Test
    void theSamplesOfTheMenuAreThere() throws IOException {
        assertTrue(files().map(file -> file.getFileName().toString()).toList().containsAll(List.of("deep-linear.json",
                "himmelblau.json", "conv-bars.json", "gcn-blocks.json", "lstm-copy.json", "mnist-mlp.json", "resnet-glyphs.json", "rosenbrock.json", "saddle-escape.json", "transformer-parity.json", "two-moons.json", "wide-two-layer.json")));
    }

    @ParameterizedTest
    @MethodSource("files")
    void everySampleIsValidSurvivesARoundTripAndSaysWhatToLookAt(Path file) throws ExperimentException {
        Experiment experiment = ExperimentFile.read(file);
        assertEquals(experiment, ExperimentFile.parse(ExperimentFile.write(experiment), ""));
        // A lesson says it in its steps.
        assertTrue(experiment.lesson().isPresent() || experiment.notes().contains("Look at: (1)"), "notes of " + file);
        assertFalse(experiment.name().equals("Untitled"));
    }
}
