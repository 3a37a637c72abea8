package org.saddlescope.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunFolderTest {
    @TempDir
    private Path folder;

    @Test
    void aFolderThatHoldsOtherFilesIsRefused() throws IOException {
        Files.writeString(folder.resolve("thesis.tex"), "years of work");
        ExperimentException problem = assertThrows(ExperimentException.class, () -> RunFolder.create(folder));
        assertTrue(problem.getMessage().startsWith(folder + ": holds files but no run"), problem.getMessage());
        assertTrue(Files.exists(folder.resolve("thesis.tex")));
    }

    @Test
    void aFolderThatCannotBeMadeIsNamed() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");
        for (Path path : List.of(file, file.resolve("run"))) {
            ExperimentException problem = assertThrows(ExperimentException.class, () -> RunFolder.create(path));
            assertTrue(problem.getMessage().contains(path.toString()), problem.getMessage());
            assertFalse(problem.getMessage().contains("\n"));
        }
    }

    @Test
    void anEarlierRunGoesFileByFileAndOtherFilesStay() throws Exception {
        RunFolder first = RunFolder.create(folder.resolve("run"));
        try (RunWriter writer = new RunWriter(first, RunFixture.experiment(), Control.running())) {
            writer.checkpoint("a/b", 3, new double[] {1});
            writer.finish(RunFixture.frame(2, Frame.Phase.DONE), RunEnd.DONE, "");
        }
        Files.writeString(first.path().resolve("notes.txt"), "mine");
        Files.writeString(first.theta().resolve("mine.npy"), "mine");
        RunFolder.create(first.path());
        assertFalse(Files.exists(first.summary()));
        assertFalse(Files.exists(first.history()));
        assertFalse(Files.exists(first.theta().resolve("a_b-00000003.npy")));
        assertTrue(Files.exists(first.path().resolve("notes.txt")));
        assertTrue(Files.exists(first.theta().resolve("mine.npy")));
    }

    @Test
    void aNewRunGetsTheFirstFreeNumber() throws IOException {
        assertEquals(folder.resolve("two-moons"), RunFolder.unused(folder, "two-moons"));
        Files.createDirectories(folder.resolve("two-moons"));
        Files.createDirectories(folder.resolve("two-moons-2"));
        assertEquals(folder.resolve("two-moons-3"), RunFolder.unused(folder, "two-moons"));
    }

    @Test
    void whatIsNoRunFolderIsSaidToBeNone() {
        assertEquals(folder + ": is no run folder (it has no experiment.json)",
                assertThrows(ExperimentException.class, () -> RunFolder.open(folder)).getMessage());
        assertEquals(folder.resolve("x") + ": there is no such run folder",
                assertThrows(ExperimentException.class, () -> RunFolder.open(folder.resolve("x"))).getMessage());
    }

    @Test
    void fileNamesAreSafeAndDifferentOnEverySystem() {
        assertEquals(List.of("Adam", "adam_2", "a_b", "a_b_2", "_con", "_", "hidden", "γ_0.1"),
                FileNames.unique(List.of("Adam", "adam", "a/b", "a\\b", "con", "..", ".hidden", "γ = 0.1")));
        assertEquals(60, FileNames.of("x".repeat(500)).length());
    }
}
