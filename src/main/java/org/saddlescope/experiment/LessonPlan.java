package org.saddlescope.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A lesson with everything that its steps leave out filled in from the steps before them, so that any step can be gone to
 * from any other.
 */
public record LessonPlan(Lesson lesson, List<Stage> stages) {
    public LessonPlan {
        stages = List.copyOf(stages);
    }

    /**
     * How a step looks, wherever one comes from.
     *
     * @param views   what is seen; empty: as the window has it
     * @param camera  where the surface is seen from; empty: as it was
     * @param at      where the timeline is held; empty: it follows the newest step
     * @param runStep the step, from 0, whose run is shown
     * @param run     what that run is
     * @param log     by the logarithm; empty: as the window has it
     * @param follow  whether the path that the experiment declares is followed once the run has ended
     */
    public record Stage(Lesson.Step step, List<ViewKind> views, Optional<Camera> camera, Optional<Integer> at, int runStep, Lesson.Run run,
                        Optional<Boolean> log, boolean follow) {}

    public static LessonPlan of(Lesson lesson) {
        List<Stage> stages = new ArrayList<>();
        // A lesson that names no run shows the experiment as it is.
        Stage before = new Stage(lesson.steps().getFirst(), List.of(), Optional.empty(), Optional.empty(), 0, new Lesson.Run(List.of(), 0), Optional.empty(), false);
        for (int i = 0; i < lesson.steps().size(); i++) {
            Lesson.Step step = lesson.steps().get(i);
            // A new run is followed, unless the step says otherwise.
            boolean anew = step.run().isPresent();
            Optional<Integer> at = step.at().or(anew ? Optional::empty : before::at).filter(recorded -> recorded >= 0);
            before = new Stage(step, step.views().isEmpty() ? before.views() : step.views(), step.camera().or(before::camera), at,
                    anew ? i : before.runStep(), step.run().orElse(before.run()), step.logScale().or(before::log),
                    step.follow() || before.follow() && !anew);
            stages.add(before);
        }
        return new LessonPlan(lesson, stages);
    }

    /**
     * What is trained: the experiment with the changes of this run, without the lesson.
     *
     * @throws ExperimentException where a change does not apply, or what it makes contradicts itself; the message says what was expected
     */
    public static Experiment experiment(Experiment base, Lesson.Run run) throws ExperimentException {
        Experiment plain = base.withoutLesson();
        return run.set().isEmpty() ? plain : ExperimentFile.parse(ExperimentFile.withOverrides(ExperimentFile.write(plain), run.set()), "");
    }
}
