package org.saddlescope.experiment;

import java.util.List;
import java.util.Optional;
import org.saddlescope.schema.Setting;

/**
 * A lesson: the experiment gone through step by step, each with something to read and something to look at.
 *
 * @param topic what it teaches, in a few words
 * @param steps in the order in which they are gone through
 */
public record Lesson(
        @Setting(doc = "What it teaches, in a few words") String topic,
        @Setting(doc = "The steps, in the order in which they are gone through", minSize = 1, maxSize = 100) List<Step> steps) {
    public Lesson {
        steps = List.copyOf(steps);
    }

    /**
     * One step of a lesson. What it leaves out stays as the step before has it.
     *
     * @param text     paragraphs, formulas and numbers, see {@link LessonText}
     * @param views    what is seen, the most important first
     * @param camera   where the surface is seen from
     * @param at       at which recorded step the timeline is held; −1: the newest one
     * @param run      what is trained when the step begins
     * @param logScale colours, heights and curves by the logarithm
     * @param follow   whether the path that the experiment declares is followed once the run has ended
     */
    public record Step(
            @Setting(doc = "The heading") String title,
            @Setting(doc = "Paragraphs, with formulas as LaTeX between $ signs or, on lines of their own, between $$; a number that the run is to bear out as {44|loss<0.25}") String text,
            @Setting(doc = "The views that are seen, the most important first; empty: as before", fallback = "[]", maxSize = 6) List<ViewKind> views,
            @Setting(doc = "Where the surface is seen from", fallback = "null") Optional<Camera> camera,
            @Setting(doc = "The recorded step at which the timeline is held; -1: the newest one", fallback = "null", min = -1, max = 10_000_000) Optional<Integer> at,
            @Setting(doc = "What is trained when the step begins", fallback = "null") Optional<Run> run,
            @Setting(doc = "Whether colours, heights and curves are by the logarithm", fallback = "null") Optional<Boolean> logScale,
            @Setting(doc = "Whether the path that the experiment declares is followed once the run has ended", fallback = "false") boolean follow) {
        public Step {
            views = List.copyOf(views);
        }
    }


    /**
     * @param set     changes of the experiment, as of {@code --set}: {@code optimizers.0.stepSize=0.5}
     * @param seconds how long the training is stretched to be watched; 0: as fast as the machine can
     */
    public record Run(
            @Setting(doc = "Changes of the experiment, as of --set: optimizers.0.stepSize=0.5", fallback = "[]", maxSize = 20) List<String> set,
            @Setting(doc = "About how many seconds the training is stretched to; 0: as fast as the machine can", fallback = "0", min = 0, max = 600) double seconds) {
        public Run {
            set = List.copyOf(set);
        }
    }
}
