package org.saddlescope.figures.movie;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import org.saddlescope.experiment.Experiment;
import org.saddlescope.experiment.Experiment.FigureKind;
import org.saddlescope.experiment.ExperimentException;
import org.saddlescope.experiment.Frame;
import org.saddlescope.experiment.Lesson;
import org.saddlescope.experiment.LessonPlan;
import org.saddlescope.experiment.PathReport;
import org.saddlescope.experiment.PathStudy;
import org.saddlescope.experiment.Subject;
import org.saddlescope.experiment.ViewKind;
import org.saddlescope.figures.ColourMap;
import org.saddlescope.figures.Figure;
import org.saddlescope.figures.PathFigures;

/**
 * A step of a lesson with what is seen in it.
 *
 * @param step  what is read
 * @param scene what is seen; empty where the run has nothing for the views that the step names
 */
public record Chapter(Lesson.Step step, Optional<Scene> scene) {
    /**
     * The chapters of a lesson. What a step leaves out stays as the step before has it; what it trains are the changes of the
     * experiment as its file has it. Where the first step trains nothing, the experiment is trained for it. The path that the
     * experiment declares is followed where a step says so, unless it leads between points at which optimizers arrived.
     *
     * @param cancelled asked often while a path is followed
     * @throws java.util.concurrent.CancellationException once it was cancelled
     * @throws ExperimentException where the experiment has no lesson, or a step of it cannot be trained; the message names the step
     */
    public static List<Chapter> of(Experiment experiment, ColourMap colours, Trainer trainer, BooleanSupplier cancelled) throws ExperimentException, InterruptedException {
        Lesson lesson = experiment.lesson().orElseThrow(() -> new ExperimentException(experiment.name() + ": lesson: this experiment has none; expected one with steps"));
        List<LessonPlan.Stage> stages = LessonPlan.of(lesson).stages();
        State state = new State(experiment, colours, trainer, cancelled);
        List<Chapter> chapters = new ArrayList<>();
        for (int i = 0; i < stages.size(); i++) {
            chapters.add(state.next(stages.get(i), i, (i + 1) + "/" + stages.size() + "  " + stages.get(i).step().title()));
        }
        return List.copyOf(chapters);
    }

    /** What a lesson has come to. */
    private static final class State {
        private static final List<ViewKind> UNLESS_NAMED = List.of(ViewKind.MAP, ViewKind.SURFACE, ViewKind.LOSS, ViewKind.RATIOS);

        private final Experiment base;
        private final ColourMap colours;
        private final Trainer trainer;
        private final BooleanSupplier cancelled;
        private final Map<Experiment, Frame> trained = new HashMap<>();
        private final Map<Experiment, List<Figure>> followed = new HashMap<>();
        private OptionalInt before = OptionalInt.empty();

        State(Experiment base, ColourMap colours, Trainer trainer, BooleanSupplier cancelled) {
            this.base = base;
            this.colours = colours;
            this.trainer = trainer;
            this.cancelled = cancelled;
        }

        Chapter next(LessonPlan.Stage stage, int step, String title) throws ExperimentException, InterruptedException {
            Experiment experiment = experiment(stage);
            Frame frame = trained.get(experiment);
            if (frame == null) {
                frame = trainer.train(experiment);
                trained.put(experiment, frame);
            }
            boolean fresh = step == 0 || stage.runStep() == step;
            Optional<Scene> scene = scene(stage, experiment, frame, title, fresh);
            before = stage.at().map(OptionalInt::of).orElse(OptionalInt.empty());
            return new Chapter(stage.step(), scene);
        }

        private Experiment experiment(LessonPlan.Stage stage) throws ExperimentException {
            try {
                return LessonPlan.experiment(base, stage.run());
            } catch (ExperimentException e) {
                throw new ExperimentException(base.name() + ", lesson: lesson.steps[" + stage.runStep() + "].run.set: " + e.getMessage());
            }
        }

        private List<Figure> paths(LessonPlan.Stage stage, Experiment experiment) throws ExperimentException {
            if (!stage.follow() || !stage.views().contains(ViewKind.PATH) || PathStudy.needsRun(experiment)) {
                return List.of();
            }
            List<Figure> figures = followed.get(experiment);
            if (figures == null) {
                PathReport report = new PathStudy(Subject.atStart(experiment), false).run(cancelled, (_, _, _) -> { });
                if (cancelled.getAsBoolean()) {
                    throw new CancellationException("stopped");
                }
                figures = List.copyOf(PathFigures.of(experiment, report).values());
                followed.put(experiment, figures);
            }
            return figures;
        }

        private Optional<Scene> scene(LessonPlan.Stage stage, Experiment experiment, Frame frame, String title, boolean fresh) throws ExperimentException {
            List<FigureKind> there = Scene.available(experiment, frame);
            List<FigureKind> kinds = (stage.views().isEmpty() ? UNLESS_NAMED : stage.views()).stream().flatMap(view -> kinds(view).stream()).distinct()
                    .filter(there::contains).limit(Scene.MOST_FIGURES).toList();
            List<Figure> paths = paths(stage, experiment);
            if (kinds.isEmpty() && paths.isEmpty()) {
                return Optional.empty();
            }
            int[] steps = Moment.steps(frame);
            int first = steps.length == 0 ? 0 : steps[0];
            int last = steps.length == 0 ? 0 : steps[steps.length - 1];
            boolean log = stage.log().orElse(true);
            int to = Math.clamp(stage.at().orElse(last), first, last);
            // Nothing of a picture of paths alone moves.
            int from = kinds.isEmpty() ? to : fresh ? first : Math.min(to, Math.clamp(before.orElse(last), first, last));
            Figure.Camera eye = stage.camera().map(seen -> new Figure.Camera(seen.azimuth(), seen.elevation(), seen.zoom())).orElseGet(() -> Scene.best(experiment, frame, log));
            return Optional.of(new Scene(title, experiment, frame, kinds, paths, log, colours, eye, from, to));
        }
    }

    /** The figures of a view; none for those that only the window has. */
    private static List<FigureKind> kinds(ViewKind view) {
        return view == ViewKind.TOGETHER ? List.of(FigureKind.LOSS, FigureKind.RATIOS)
                : Arrays.stream(FigureKind.values()).filter(kind -> kind.name().equals(view.name())).toList();
    }
}
