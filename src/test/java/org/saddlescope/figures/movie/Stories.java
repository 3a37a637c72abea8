package org.saddlescope.figures.movie;

import java.util.List;
import java.util.Optional;
import org.saddlescope.experiment.Experiment;
import org.saddlescope.experiment.Experiment.FigureKind;
import org.saddlescope.experiment.Lesson;
import org.saddlescope.experiment.ViewKind;
import org.saddlescope.figures.ColourMap;
import org.saddlescope.figures.Style;
import org.saddlescope.ui.Frames;

/** Small runs and lessons to make pictures of. */
public final class Stories {
    public static final int STEPS = 12;

    private Stories() {}

    public static Scene scene(FigureKind... kinds) {
        return Scene.of(Frames.experiment(), Frames.frame(Frames.slice(21), STEPS), List.of(kinds), true, ColourMap.VIRIDIS, Optional.empty());
    }

    static Storyboard board(Timing timing, FigureKind... kinds) {
        return new Storyboard(List.of(scene(kinds)), timing, new MovieSize(320, 180), Style.Theme.LIGHT, false);
    }

    /** Three steps: held at step 0, held at step 5, and a run with another step size. */
    public static Experiment lesson() {
        return taught(new Lesson("Going <down>", List.of(
                step("Where it starts", "The function\n\n$$f(x,y)=(x^2+y-11)^2$$\n\nhas minima where $f=0$ & more.", List.of(ViewKind.MAP, ViewKind.NOTES), 0, List.of()),
                step("Half way", "On $\\nabla f$, at {0.5|loss@end}.", List.of(), 5, List.of()),
                step("Larger <steps>", "A formula that cannot be read: $\\frac{1}$.", List.of(ViewKind.TOGETHER), null, List.of("optimizers.0.stepSize=0.02")))));
    }

    public static Experiment taught(Lesson lesson) {
        Experiment e = Frames.experiment();
        return new Experiment(1, e.name(), "Look at the <minima>.", 1, e.precision(), e.problem(), e.start(), e.optimizers(), e.training(), e.plane(), e.grid(), e.slice(), e.camera(),
                e.probes(), e.spectrum(), e.critical(), e.path(), e.figures(), Optional.empty(), Optional.of(lesson));
    }

    static Lesson.Step step(String title, String text, List<ViewKind> views, Integer at, List<String> set) {
        return new Lesson.Step(title, text, views, Optional.empty(), Optional.ofNullable(at),
                set.isEmpty() ? Optional.empty() : Optional.of(new Lesson.Run(set, 0)), Optional.empty(), false);
    }
}
