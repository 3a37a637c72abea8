package org.saddlescope.ui.runs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.saddlescope.experiment.Control;
import org.saddlescope.experiment.ExperimentException;
import org.saddlescope.experiment.Frame;
import org.saddlescope.experiment.History;
import org.saddlescope.experiment.RunDigest;
import org.saddlescope.experiment.RunEnd;
import org.saddlescope.experiment.RunFolder;
import org.saddlescope.experiment.RunLabel;
import org.saddlescope.experiment.RunWriter;
import org.saddlescope.ui.Experiments;
import org.saddlescope.ui.HeadlessOnly;

@Tag(HeadlessOnly.TAG)
class RunLibraryTest {
    @TempDir
    Path folder;

    private RunLibrary library;

    @BeforeEach
    void open() {
        library = library(100, 1_000_000_000);
    }

    private RunLibrary library(int runs, long bytes) {
        return new RunLibrary(folder.resolve("runs"), new RunLibrary.Limits(runs, bytes));
    }

    private static Frame frame(double... losses) {
        int[] steps = new int[losses.length];
        double[] sizes = new double[losses.length];
        for (int i = 0; i < steps.length; i++) {
            steps[i] = i;
            sizes[i] = 0.1;
        }
        int diverged = Double.isFinite(losses[losses.length - 1]) ? -1 : losses.length - 1;
        Frame.Track track = new Frame.Track("GD", losses.length - 1, 500, diverged, new History(steps, losses, losses.clone(), sizes, List.of()));
        return new Frame(Frame.Phase.DONE, List.of(track), Optional.empty(), List.of(), List.of(), 0, 0, Double.NaN, Double.NaN, "");
    }

    /** A run on this day of November; without an end where it was killed. */
    private Path run(int day, Optional<RunEnd> end, double... losses) throws ExperimentException {
        RunFolder run = library.begin("Two moons", LocalDateTime.of(2026, 11, day, 14, 3, 9));
        try (RunWriter writer = new RunWriter(run, Experiments.himmelblau(500).named("Two moons"), Control.running())) {
            writer.accept(frame(losses));
            if (end.isPresent()) {
                writer.finish(frame(losses), end.get(), "");
            }
        }
        library.ended(run);
        return run.path();
    }

    @Test
    void theListSaysOfEachRunHowItCameOut() throws Exception {
        run(1, Optional.of(RunEnd.DONE), 9, 4, 2);
        run(2, Optional.of(RunEnd.STOPPED), 9, 5);
        run(3, Optional.of(RunEnd.DONE), 9, 40, Double.POSITIVE_INFINITY);
        run(4, Optional.empty(), 9, 8, 7, 6);
        library.begin("begun", LocalDateTime.of(2026, 11, 5, 0, 0));
        List<RunEntry> entries = library.list();
        // The one that has only begun has no experiment yet.
        assertEquals(List.of("■ cut off at 2 / 500", "▲ diverged", "■ stopped at 1 / 500", "✓ done"), entries.stream().map(RunText::outcomeText).toList());
        assertEquals(7, entries.getFirst().digest().finalLoss(), "the row before the last one is settled");
        assertTrue(RunText.facts(entries.getLast(), LocalDate.of(2026, 11, 30)).startsWith("2026-11-01 14:03 · Gradient descent · loss\u00A02 · "),
                RunText.facts(entries.getLast(), LocalDate.of(2026, 11, 30)));
        assertTrue(RunText.facts(entries.getLast(), LocalDate.of(2026, 11, 1)).startsWith("14:03 · "));
        assertTrue(RunText.matches(entries.getLast(), "MOONS done", LocalDate.now()));
        assertFalse(RunText.matches(entries.getLast(), "moons diverged", LocalDate.now()));
    }

    @Test
    void twoRunsOfOneSecondHaveFoldersOfTheirOwn() throws Exception {
        Path first = run(1, Optional.of(RunEnd.DONE), 1);
        assertEquals("20261101-140309-Two_moons", first.getFileName().toString());
        assertEquals("20261101-140309-Two_moons-2", run(1, Optional.of(RunEnd.DONE), 1).getFileName().toString());
    }

    @Test
    void theOldestRunsGoButNoneThatIsPinnedOrInUse() throws Exception {
        Path pinned = run(1, Optional.of(RunEnd.DONE), 1);
        Path shown = run(2, Optional.of(RunEnd.DONE), 1);
        Path old = run(3, Optional.of(RunEnd.DONE), 1);
        Path young = run(4, Optional.of(RunEnd.DONE), 1);
        library.label(library.find(pinned).orElseThrow(), new RunLabel("", true));
        assertEquals(1, library(1, 1_000_000_000).prune(Set.of(shown)));
        assertEquals(List.of(true, true, false, true), List.of(pinned, shown, old, young).stream().map(Files::exists).toList());
        assertEquals(0, library(3, 1_000_000_000).prune(Set.of()));
        assertEquals(1, library(100, 10).prune(Set.of()), "the newest stays however large it is");
        assertEquals(List.of(true, false, false, true), List.of(pinned, shown, old, young).stream().map(Files::exists).toList());
    }

    @Test
    void aDeletedRunIsInTheTrashUntilThatIsEmptied() throws Exception {
        Path run = run(1, Optional.of(RunEnd.DONE), 1);
        RunLibrary.Deleted deleted = library.delete(library.list().getFirst());
        assertEquals(List.of(), library.list());
        library.restore(deleted);
        assertEquals(List.of(run), library.list().stream().map(RunEntry::folder).toList());
        library.delete(library.list().getFirst());
        library.emptyTrash();
        try (var left = Files.walk(folder.resolve("runs"))) {
            assertEquals(List.of(), left.filter(Files::isRegularFile).toList());
        }
    }

    @Test
    void aRunThatIsBeingMadeIsNotDeleted() throws Exception {
        RunFolder going = library.begin("going", LocalDateTime.of(2026, 11, 1, 0, 0));
        try (RunWriter writer = new RunWriter(going, Experiments.himmelblau(5), Control.running())) {
            writer.accept(frame(1, 2));
            RunEntry entry = library.find(going.path()).orElseThrow();
            assertTrue(entry.running());
            assertTrue(assertThrows(ExperimentException.class, () -> library.delete(entry)).getMessage().contains("still running"));
        }
    }

    @Test
    void aLabelNamesTheRunAndADamagedOneDoesNot() throws Exception {
        Path run = run(1, Optional.of(RunEnd.DONE), 1);
        library.label(library.list().getFirst(), new RunLabel("Mine", false));
        assertEquals("Mine", library.list().getFirst().name());
        Files.writeString(run.resolve("label.json"), "{");
        assertEquals("Two moons", library.list().getFirst().name());
    }

    @Test
    void aCopyHasEveryFileAndLeavesTheRun() throws Exception {
        Path run = run(1, Optional.of(RunEnd.DONE), 3, 2);
        Path target = Files.createDirectory(folder.resolve("copies"));
        Path copy = library.copy(library.list().getFirst(), target);
        assertEquals(RunDigest.of(run), RunDigest.of(copy));
        assertTrue(copy.startsWith(target));
        assertTrue(assertThrows(ExperimentException.class, () -> library.copy(library.list().getFirst(), run)).getMessage().contains("inside the run"));
    }
}
