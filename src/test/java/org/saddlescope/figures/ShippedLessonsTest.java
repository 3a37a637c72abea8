package org.saddlescope.figures;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.saddlescope.experiment.Control;
import org.saddlescope.experiment.Experiment;
import org.saddlescope.experiment.ExperimentFile;
import org.saddlescope.experiment.Frame;
import org.saddlescope.experiment.LessonNumber;
import org.saddlescope.experiment.LessonPlan;
import org.saddlescope.experiment.LessonText;
import org.saddlescope.experiment.PathReport;
import org.saddlescope.experiment.PathStudy;
import org.saddlescope.experiment.Session;
import org.saddlescope.experiment.ViewKind;
import org.saddlescope.figures.movie.Chapter;

/** Every step of every lesson that comes with the program: it runs, it shows something, and what it quotes is true. */
class ShippedLessonsTest {
    /** What one step of a lesson trains, and the path that it declares where some step follows it. */
    private record Trained(Experiment experiment, Frame frame, Optional<PathReport> path) {}

    static List<String> lessons() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("sample-experiments"))) {
            return files.map(file -> file.getFileName().toString()).filter(name -> name.startsWith("lesson-")).sorted().toList();
        }
    }

    private static Experiment lesson(String file) throws Exception {
        return ExperimentFile.read(Path.of("sample-experiments", file));
    }

    @Test
    void thereAreAtLeastEightOfFiveToNineSteps() throws Exception {
        assertTrue(lessons().size() >= 8, lessons().toString());
        for (String file : lessons()) {
            int steps = lesson(file).lesson().orElseThrow().steps().size();
            assertTrue(steps >= 5 && steps <= 9, file + ": " + steps);
        }
    }

    @ParameterizedTest
    @MethodSource("lessons")
    void everyFormulaIsTypeset(String file) throws Exception {
        assertEquals(List.of(), LessonFormulas.findings(lesson(file)));
    }

    @ParameterizedTest
    @MethodSource("lessons")
    void everyStepShowsSomethingAndQuotesWhatItsRunMeasures(String file) throws Exception {
        Experiment base = lesson(file);
        LessonPlan plan = LessonPlan.of(base.lesson().orElseThrow());
        Map<Integer, Trained> runs = new HashMap<>();
        for (LessonPlan.Stage stage : plan.stages()) {
            if (!runs.containsKey(stage.runStep())) {
                runs.put(stage.runStep(), trained(LessonPlan.experiment(base, stage.run()),
                        plan.stages().stream().anyMatch(other -> other.runStep() == stage.runStep() && other.follow())));
            }
        }
        List<String> wrong = new ArrayList<>();
        for (int i = 0; i < plan.stages().size(); i++) {
            LessonPlan.Stage stage = plan.stages().get(i);
            Trained run = runs.get(stage.runStep());
            String step = file + " step " + (i + 1);
            assertTrue(!stage.views().isEmpty(), step + " shows nothing");
            for (ViewKind view : stage.views()) {
                if (!hasContent(view, run)) {
                    wrong.add(step + ": nothing to see in " + view);
                }
            }
            stage.at().filter(at -> Arrays.binarySearch(run.frame().tracks().getFirst().history().steps(), at) < 0)
                    .ifPresent(at -> wrong.add(step + ": step " + at + " is not recorded"));
            for (LessonNumber number : LessonText.of(stage.step().text()).numbers()) {
                int of = number.step().isPresent() ? plan.stages().get(number.step().getAsInt() - 1).runStep() : stage.runStep();
                check(step, number, runs.get(of).frame()).ifPresent(wrong::add);
            }
        }
        List<Chapter> chapters = Chapter.of(base, ColourMap.VIRIDIS,
                experiment -> runs.values().stream().filter(run -> run.experiment().equals(experiment)).findFirst().orElseThrow().frame(), () -> false);
        chapters.stream().filter(chapter -> chapter.scene().isEmpty()).forEach(chapter -> wrong.add(file + ": a film shows nothing of " + chapter.step().title()));
        assertEquals(List.of(), wrong);
    }

    private static Optional<String> check(String step, LessonNumber number, Frame frame) {
        try {
            double measured = number.measured(frame);
            return Math.abs(measured - number.value()) <= number.tolerance() ? Optional.empty()
                    : Optional.of(step + ": quotes " + number.shown() + " as " + number.optimizer() + ":" + number.quantity() + number.which() + number.step() + ", measured " + measured);
        } catch (IllegalArgumentException e) {
            return Optional.of(step + ": " + e.getMessage());
        }
    }

    private static Trained trained(Experiment experiment, boolean follow) throws Exception {
        try (Session session = new Session(experiment)) {
            Frame frame = session.run(Control.running(), _ -> { });
            assertEquals(Frame.Phase.DONE, frame.phase());
            return new Trained(experiment, frame, follow ? Optional.of(new PathStudy(session.subject().orElseThrow(), false).run(() -> false, (_, _, _) -> { }))
                    : Optional.empty());
        }
    }

    private static boolean hasContent(ViewKind view, Trained run) {
        return switch (view) {
            case TOGETHER -> hasContent(ViewKind.LOSS, run) && hasContent(ViewKind.RATIOS, run);
            case PATH -> run.path().filter(path -> !path.paths().isEmpty()).isPresent();
            // Nothing in a lesson asks for these instruments.
            case CRITICAL, WAYS, EIGENVALUES -> false;
            case STEP -> run.frame().tracks().stream().anyMatch(track -> track.step() > 0);
            case NOTES -> !run.experiment().notes().isBlank();
            default -> RunFigures.of(Experiment.FigureKind.valueOf(view.name()), run.experiment(), run.frame(), RunFigures.Look.DEFAULT).isPresent();
        };
    }

    @Test
    void thePathOutOfTheDeadPointNeverRisesWhileTheStraightLineHasABarrier() throws Exception {
        Experiment base = lesson("lesson-no-confined.json");
        LessonPlan.Stage stage = LessonPlan.of(base.lesson().orElseThrow()).stages().getLast();
        List<PathReport.Measured> paths = trained(LessonPlan.experiment(base, stage.run()), true).path().orElseThrow().paths();
        double[] way = paths.getFirst().profile().loss();
        double[] line = paths.getLast().profile().loss();
        for (int i = 1; i < way.length; i++) {
            assertTrue(way[i] <= way[i - 1] + 1e-12, "rises at " + i);
        }
        assertEquals(0, way[way.length - 1], 1e-20);
        assertTrue(Arrays.stream(line).max().orElseThrow() > line[0] * 1.01, "the line climbs");
    }
}
