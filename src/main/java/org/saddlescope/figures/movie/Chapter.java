package org.saddlescope.figures.movie;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.saddlescope.experiment.Experiment;
import org.saddlescope.experiment.Experiment.FigureKind;
import org.saddlescope.experiment.ExperimentException;
import org.saddlescope.experiment.ExperimentFile;
import org.saddlescope.experiment.Frame;
import org.saddlescope.experiment.Lesson;
import org.saddlescope.experiment.ViewKind;
import org.saddlescope.figures.ColourMap;
import org.saddlescope.figures.Figure;

/**
 * A step of a lesson with what is seen in it.
 *
 * @param step  what is read
 * @param scene what is seen; empty where the run has nothing for the views that the step names
 */
public record Chapter(Lesson.Step step, Optional<Scene> scene) {
    /**
     * The chapters of a lesson. What a step leaves out stays as the step before has it; what it trains are the changes of the
     * experiment as its file has it. Where the first step trains nothing, the experiment is trained for it.
     *
     * @throws ExperimentException where the experiment has no lesson, or a step of it cannot be trained; the message names the step
     */
    public static List<Chapter> of(Experiment experiment, ColourMap colours, Trainer trainer) throws ExperimentException, InterruptedException {
        Lesson lesson = experiment.lesson().orElseThrow(() -> new ExperimentException(experiment.name() + ": lesson: this experiment has none; expected one with steps"));
        State state = new State(experiment, colours, trainer);
        List<Chapter> chapters = new ArrayList<>();
        for (Lesson.Step step : lesson.steps()) {
            chapters.add(state.next(step, (chapters.size() + 1) + "/" + lesson.steps().size() + "  " + step.title()));
        }
        return List.copyOf(chapters);
    }

    /** What a lesson has come to. */
    private static final class State {
        private final Experiment base;
        private final ColourMap colours;
        private final Trainer trainer;
        private final Map<Experiment, Frame> trained = new HashMap<>();
        private Experiment experiment;
        private List<ViewKind> views = List.of(ViewKind.MAP, ViewKind.SURFACE, ViewKind.LOSS, ViewKind.RATIOS);
        private Optional<Lesson.Camera> camera = Optional.empty();
        private boolean logScale = true;
        private int at = -1;

        State(Experiment base, ColourMap colours, Trainer trainer) {
            this.base = base;
            this.colours = colours;
            this.trainer = trainer;
            experiment = base;
        }

        Chapter next(Lesson.Step step, String title) throws ExperimentException, InterruptedException {
            if (step.run().isPresent()) {
                experiment = changed(step.run().get());
            }
            Frame frame = trained.get(experiment);
            if (frame == null) {
                frame = trainer.train(experiment);
                trained.put(experiment, frame);
            }
            views = step.views().isEmpty() ? views : step.views();
            camera = step.camera().or(() -> camera);
            logScale = step.logScale().orElse(logScale);
            int before = at;
            // A new run is followed to its newest step, unless the lesson holds it elsewhere.
            at = step.at().orElse(step.run().isPresent() ? -1 : at);
            return new Chapter(step, scene(frame, title, step.run().isPresent(), before));
        }

        private Experiment changed(Lesson.Run run) throws ExperimentException {
            String json = ExperimentFile.withOverrides(ExperimentFile.write(base), base.name() + ", lesson", run.set());
            return ExperimentFile.parse(json, base.name() + ", lesson");
        }

        private Optional<Scene> scene(Frame frame, String title, boolean fresh, int before) {
            List<FigureKind> there = Scene.available(experiment, frame);
            List<FigureKind> kinds = views.stream().flatMap(view -> kinds(view).stream()).distinct().filter(there::contains).limit(Scene.MOST_FIGURES).toList();
            if (kinds.isEmpty()) {
                return Optional.empty();
            }
            int[] steps = Moment.steps(frame);
            int first = steps.length == 0 ? 0 : steps[0];
            int last = steps.length == 0 ? 0 : steps[steps.length - 1];
            int to = at < 0 ? last : Math.clamp(at, first, last);
            int from = fresh ? first : Math.min(to, before < 0 ? last : Math.clamp(before, first, last));
            Figure.Camera eye = camera.map(seen -> new Figure.Camera(seen.azimuth(), seen.elevation(), 1)).orElseGet(() -> Scene.best(frame, logScale));
            return Optional.of(new Scene(title, experiment, frame, kinds, logScale, colours, eye, from, to));
        }
    }

    /** The figures of a view; none for those that only the window has. */
    private static List<FigureKind> kinds(ViewKind view) {
        return view == ViewKind.TOGETHER ? List.of(FigureKind.LOSS, FigureKind.RATIOS)
                : Arrays.stream(FigureKind.values()).filter(kind -> kind.name().equals(view.name())).toList();
    }
}
