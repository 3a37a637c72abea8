package org.saddlescope.experiment.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.saddlescope.cli.ChildProcess;
import org.saddlescope.experiment.Experiment;
import org.saddlescope.experiment.ExperimentException;
import org.saddlescope.experiment.ExperimentFile;

class ReproductionTest {
    private static final String RISES = "[{'says': 'so', 'basis': 'theory', 'type': 'monotone', 'term': {'quantity': 'mixed'}, 'along': 'training.steps', 'direction': 'rises'}]";

    @TempDir
    private Path folder;

    /** Counts how often it runs. */
    private static final class Counting extends Claims.ToyStudy {
        private final AtomicInteger runs = new AtomicInteger();

        @Override
        public Findings run(Experiment member, BooleanSupplier cancelled, DoubleConsumer progress) throws ExperimentException {
            runs.incrementAndGet();
            return super.run(member, cancelled, progress);
        }
    }

    private static final class Heard implements Reproduction.Listener {
        private final List<String> finished = new ArrayList<>();
        private final ConcurrentLinkedQueue<Double> left = new ConcurrentLinkedQueue<>();

        @Override
        public void progress(String claim, int done, int total, double secondsLeft) {
            left.add(secondsLeft);
        }

        @Override
        public void finished(ClaimResult result) {
            finished.add(result.id());
        }
    }

    private List<ClaimResult> run(Path out, int threads, Study study, BooleanSupplier cancelled, Experiment... experiments)
            throws ExperimentException, InterruptedException {
        List<Reproduction.Subject> subjects = new ArrayList<>();
        for (Experiment experiment : experiments) {
            subjects.add(new Reproduction.Subject("toy" + subjects.size(), experiment));
        }
        return new Reproduction(out, threads, _ -> study).run(subjects, cancelled, new Heard());
    }

    private static Map<String, String> files(Path folder) throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.filter(p -> p.getParent().endsWith("members")).toList()) {
                files.put(folder.relativize(path).toString(), Files.readString(path));
            }
        }
        return files;
    }

    @Test
    void resultsAreTheSameBytesOnAnyNumberOfThreadsAndInOrder() throws Exception {
        Experiment first = Claims.toy(Claims.GRID, 5, RISES);
        Experiment second = Claims.toy("[]", 2, "[]");
        List<ClaimResult> one = run(folder.resolve("one"), 1, new Claims.ToyStudy(), () -> false, first, second);
        List<ClaimResult> many = run(folder.resolve("many"), 7, new Claims.ToyStudy(), () -> false, first, second);
        assertEquals(List.of("toy0", "toy1"), many.stream().map(ClaimResult::id).toList());
        assertEquals(one.stream().map(ClaimResult::members).toList(), many.stream().map(ClaimResult::members).toList());
        assertEquals(30, many.getFirst().members().size());
        assertEquals(10 + 1.0 / 4, many.getFirst().members().getFirst().quantity("mixed"));
        assertTrue(many.getFirst().holds());
        assertEquals(files(folder.resolve("one")), files(folder.resolve("many")));
        assertEquals(32, files(folder.resolve("one")).size());
    }

    @Test
    void aRunThatWasStoppedGoesOnWhereItWas() throws Exception {
        Experiment experiment = Claims.toy(Claims.GRID, 1, RISES);
        Counting counting = new Counting();
        // Stopped while the third is at work: its result is not trusted.
        List<ClaimResult> stopped = run(folder, 1, counting, () -> counting.runs.get() >= 3, experiment);
        assertEquals(List.of(), stopped);
        assertEquals(2, files(folder).size());
        Counting again = new Counting();
        List<ClaimResult> results = run(folder, 1, again, () -> false, experiment);
        assertEquals(4, again.runs.get());
        assertEquals(run(folder.resolve("fresh"), 1, new Claims.ToyStudy(), () -> false, experiment).getFirst().members(), results.getFirst().members());
        Counting third = new Counting();
        assertEquals(results.getFirst().members(), run(folder, 2, third, () -> false, experiment).getFirst().members());
        assertEquals(0, third.runs.get());
    }

    @Test
    void whatIsNotOfThisVeryMemberOrIsBrokenIsComputedAnew() throws Exception {
        Experiment experiment = Claims.toy(Claims.GRID, 1, RISES);
        run(folder, 1, new Claims.ToyStudy(), () -> false, experiment);
        Files.writeString(folder.resolve("toy0/members/001.json"), "{\"hash\": ");
        Counting again = new Counting();
        run(folder, 1, again, () -> false, experiment);
        assertEquals(1, again.runs.get());
        Counting other = new Counting();
        run(folder, 1, other, () -> false, experiment.seeded(4));
        assertEquals(6, other.runs.get());
        assertNotEquals(files(folder), Map.of());
    }

    @Test
    void wordsAndExpectationsAreNoPartOfWhatAMemberIs() throws Exception {
        run(folder, 1, new Claims.ToyStudy(), () -> false, Claims.toy(Claims.GRID, 1, RISES));
        Counting again = new Counting();
        run(folder, 1, again, () -> false, Claims.toy(Claims.GRID, 1, "[]").named("Another name"));
        assertEquals(0, again.runs.get());
    }

    /** Refuses 20 steps, and fails by a fault at 40. */
    private static final class Refusing extends Claims.ToyStudy {
        @Override
        public Findings run(Experiment member, BooleanSupplier cancelled, DoubleConsumer progress) throws ExperimentException {
            switch (member.training().steps()) {
                case 20 -> throw new ExperimentException("training.steps: 20 is not my number");
                case 40 -> throw new IllegalStateException("a fault");
                default -> {
                    return super.run(member, cancelled, progress);
                }
            }
        }
    }

    @Test
    void aMemberThatIsRefusedIsKeptWithItsReasonAndAFaultIsTriedAgain() throws Exception {
        Experiment experiment = Claims.toy("[{'field': 'training.steps', 'values': [10, 20, 40]}]", 1, RISES);
        ClaimResult result = run(folder, 2, new Refusing(), () -> false, experiment).getFirst();
        assertEquals(List.of("", "training.steps: 20 is not my number", "internal error: java.lang.IllegalStateException: a fault"),
                result.members().stream().map(MemberResult::refused).toList());
        assertEquals(Verdict.Outcome.NOT_MEASURED, result.verdicts().getFirst().outcome());
        assertTrue(result.failed());
        assertEquals(List.of("toy0/members/000.json", "toy0/members/001.json"), List.copyOf(files(folder).keySet()));
        ClaimResult healed = run(folder, 2, new Claims.ToyStudy(), () -> false, experiment).getFirst();
        assertEquals(List.of(false, true, false), healed.members().stream().map(member -> member.findings().isEmpty()).toList());
    }

    @Test
    void aMemberThatContradictsItselfIsRefusedWithoutBeingRun() throws Exception {
        Experiment experiment = Claims.toy("[{'field': 'optimizers.0.batch', 'values': [0, 64]}]", 1,
                "[{'says': 'so', 'basis': 'theory', 'type': 'refused', 'where': ['optimizers.0.batch=64'], 'because': 'training samples'}]");
        Counting counting = new Counting();
        ClaimResult result = run(folder, 1, counting, () -> false, experiment).getFirst();
        assertEquals(1, counting.runs.get());
        assertTrue(result.holds(), result.verdicts().getFirst().measured());
    }

    @Test
    void nothingRunsWhereOneOfTheClaimsCannotBeExamined() throws Exception {
        Counting counting = new Counting();
        Experiment wrong = Claims.toy(Claims.GRID, 1, RISES.replace("mixed", "mxed"));
        ExperimentException refused = assertThrows(ExperimentException.class,
                () -> run(folder, 1, counting, () -> false, Claims.toy(Claims.GRID, 1, RISES), wrong));
        assertTrue(refused.getMessage().startsWith("toy1: claim.expect[0].term.quantity: "), refused.getMessage());
        assertEquals(0, counting.runs.get());
        assertFalse(Files.exists(folder.resolve("toy0")));
    }

    @Test
    void aRemarkOfSomeMembersSaysOfWhich() throws Exception {
        Study remarking = new Claims.ToyStudy() {
            @Override
            public Findings run(Experiment member, BooleanSupplier cancelled, DoubleConsumer progress) throws ExperimentException {
                Findings found = super.run(member, cancelled, progress);
                int steps = member.training().steps();
                return new Findings(found.quantities(), List.of(), List.of(), List.of("all", steps == 10 ? "ten" : "more",
                        steps == 40 && member.trainingSeed() == 4 ? "odd" : "all"));
            }
        };
        ClaimResult result = run(folder, 2, remarking, () -> false, Claims.toy("[{'field': 'training.steps', 'values': [10, 20, 40]}]", 2, RISES)).getFirst();
        assertEquals(List.of("all", "steps 10: ten", "steps 20; steps 40: more", "steps 40, seed 4: odd"), result.remarks());
        assertEquals(List.of("all"), result.commonRemarks());
        assertEquals(List.of("steps 10: ten", "steps 20; steps 40: more", "steps 40, seed 4: odd"), result.memberRemarks());
    }

    @Test
    void timeThatIsLeftIsGuessedByTheClaimFirstAndThenMeasured() {
        Remaining remaining = new Remaining(2, new double[] {10, 1}, new int[] {4, 2});
        assertEquals(21, remaining.secondsLeft());
        remaining.advance(0, 0.5);
        assertEquals(18.5, remaining.secondsLeft());
        remaining.done(0, 2);
        remaining.advance(0, 0.5);
        assertEquals((3 * 2 + 2) / 2.0, remaining.secondsLeft());
        remaining.done(1, Double.NaN);
        remaining.advance(1, 1);
        assertEquals((3 * 2 + 1) / 2.0, remaining.secondsLeft());
    }

    /** Runs a toy whose members come to nothing from the fourth on: says so and waits to be killed. */
    static final class Hanging {
        public static void main(String[] arguments) throws Exception {
            AtomicInteger runs = new AtomicInteger();
            Study hanging = new Claims.ToyStudy() {
                @Override
                public Findings run(Experiment member, BooleanSupplier cancelled, DoubleConsumer progress) throws ExperimentException {
                    if (runs.incrementAndGet() == 4) {
                        System.out.println("hanging");
                        while (!cancelled.getAsBoolean()) {
                            Thread.onSpinWait();
                        }
                    }
                    return super.run(member, cancelled, progress);
                }
            };
            new Reproduction(Path.of(arguments[0]), 1, _ -> hanging).run(List.of(new Reproduction.Subject("toy0",
                    ExperimentFile.read(Path.of(arguments[1])))), () -> false, new Heard());
        }
    }

    @Test
    void aRunThatWasKilledGoesOnFromTheMembersThatWereDone() throws Exception {
        Experiment experiment = Claims.toy(Claims.GRID, 1, RISES);
        Path file = Files.writeString(folder.resolve("toy.json"), ExperimentFile.write(experiment));
        Process process = ChildProcess.java(Hanging.class, folder.resolve("out"), file).start();
        try (var output = process.inputReader()) {
            String line = output.readLine();
            while (line != null && !line.equals("hanging")) {
                line = output.readLine();
            }
            assertEquals("hanging", line);
        } finally {
            process.destroyForcibly().waitFor();
        }
        assertEquals(3, files(folder.resolve("out")).size());
        Counting rest = new Counting();
        run(folder.resolve("out"), 2, rest, () -> false, experiment);
        assertEquals(3, rest.runs.get());
        run(folder.resolve("fresh"), 2, new Claims.ToyStudy(), () -> false, experiment);
        assertEquals(files(folder.resolve("fresh")), files(folder.resolve("out")));
    }
}
