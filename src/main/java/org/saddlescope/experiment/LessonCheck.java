package org.saddlescope.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.saddlescope.experiment.ExperimentCheck.Finding;

/** Whether the steps of a lesson can be gone through with its experiment. */
final class LessonCheck {
    private LessonCheck() {}

    /** What contradicts itself; formulas are typeset elsewhere, where there is something to typeset them with. */
    static List<Finding> findings(Experiment experiment, Lesson lesson) {
        List<Finding> findings = new ArrayList<>();
        List<LessonPlan.Stage> stages = LessonPlan.of(lesson).stages();
        for (int i = 0; i < stages.size(); i++) {
            LessonPlan.Stage stage = stages.get(i);
            String path = "lesson.steps[" + i + "].";
            text(stage.step(), path, lesson.steps().size()).ifPresent(findings::add);
            views(stage.step(), path).ifPresent(findings::add);
            Optional<Finding> change = stage.runStep() == i ? change(experiment, stage.run(), path) : Optional.empty();
            change.ifPresent(findings::add);
            if (change.isEmpty()) {
                at(experiment, stage, path).ifPresent(findings::add);
            }
        }
        return findings;
    }

    private static Optional<Finding> text(Lesson.Step step, String path, int steps) {
        try {
            return LessonText.of(step.text()).numbers().stream().filter(number -> number.step().isPresent() && (number.step().getAsInt() < 1 || number.step().getAsInt() > steps))
                    .findFirst().map(number -> new Finding(path + "text", "expected a step of the lesson from #1 to #" + steps + ", found #" + number.step().getAsInt()
                            + "; the nearest valid value is #" + Math.clamp(number.step().getAsInt(), 1, steps)));
        } catch (IllegalArgumentException e) {
            return Optional.of(new Finding(path + "text", e.getMessage()));
        }
    }

    private static Optional<Finding> views(Lesson.Step step, String path) {
        List<ViewKind> views = step.views();
        return IntStream.range(0, views.size()).filter(i -> views.indexOf(views.get(i)) < i).boxed().findFirst()
                .map(i -> new Finding(path + "views[" + i + "]", "expected every view once, found \"" + views.get(i) + "\" again"));
    }

    private static Optional<Finding> change(Experiment experiment, Lesson.Run run, String path) {
        try {
            LessonPlan.experiment(experiment, run);
            return Optional.empty();
        } catch (ExperimentException e) {
            // One by one, to name the one that does not apply; what they contradict together is said of the run.
            for (int j = 0; j < run.set().size(); j++) {
                try {
                    LessonPlan.experiment(experiment, new Lesson.Run(run.set().subList(0, j + 1), 0));
                } catch (ExperimentException first) {
                    return Optional.of(new Finding(path + "run.set[" + j + "]", "expected a change that the experiment takes, found \"" + run.set().get(j) + "\": " + first.getMessage()));
                }
            }
            // Without a change the experiment is what is wrong, which others say.
            return Optional.empty();
        }
    }

    private static Optional<Finding> at(Experiment experiment, LessonPlan.Stage stage, String path) {
        if (stage.step().at().isEmpty() || stage.at().isEmpty()) {
            return Optional.empty();
        }
        int at = stage.at().get();
        try {
            Experiment.Training training = LessonPlan.experiment(experiment, stage.run()).training();
            int last = training.steps();
            int nearest = Math.min(last, Math.round((float) at / training.recordEvery()) * training.recordEvery());
            return at == last || at <= last && at % training.recordEvery() == 0 ? Optional.empty()
                    : Optional.of(new Finding(path + "at", "expected a recorded step, every " + training.recordEvery() + " up to " + last + ", or -1 for the newest, found " + at
                            + "; the nearest valid value is " + (at > last ? last : nearest)));
        } catch (ExperimentException e) {
            return Optional.empty();
        }
    }
}
