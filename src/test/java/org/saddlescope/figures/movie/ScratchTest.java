package org.saddlescope.figures.movie;
import java.awt.image.BufferedImage;
import java.nio.file.*;
import java.util.*;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.saddlescope.experiment.Experiment.FigureKind;
import org.saddlescope.figures.*;
import org.saddlescope.ui.Frames;
class ScratchTest {
    @Test
    void draw() throws Exception {
        Path out = Path.of("/tmp/anim-out"); Files.createDirectories(out);
        var frame = Frames.frame(Frames.slice(51), 60);
        Scene scene = Scene.of(Frames.experiment(), frame, List.of(FigureKind.MAP, FigureKind.SURFACE, FigureKind.LOSS, FigureKind.RATIOS), true, ColourMap.VIRIDIS, Optional.empty());
        Files.writeString(out.resolve("run.html"), org.saddlescope.figures.page.RunPage.of(scene));
        var lesson = new org.saddlescope.experiment.Lesson("Gradient descent on four minima", List.of(
            new org.saddlescope.experiment.Lesson.Step("The landscape", "Himmelblau's function\n\n$$f(x,y)=(x^2+y-11)^2+(x+y^2-7)^2$$\n\nhas four minima, where $f=0$, and $\\lambda_{\\min}(\\nabla^2 f) > 0$ & <b>.", List.of(org.saddlescope.experiment.ViewKind.MAP, org.saddlescope.experiment.ViewKind.SURFACE), Optional.empty(), Optional.of(0), Optional.empty(), Optional.empty()),
            new org.saddlescope.experiment.Lesson.Step("Down", "Each step is $\\theta_{k+1}=\\theta_k-\\eta\\nabla f(\\theta_k)$, with $\\frac{1}{2}\\|\\nabla f\\|^2 \\ge \\mu (f-f^*)$.", List.of(org.saddlescope.experiment.ViewKind.MAP, org.saddlescope.experiment.ViewKind.LOSS), Optional.empty(), Optional.of(20), Optional.empty(), Optional.empty()),
            new org.saddlescope.experiment.Lesson.Step("Twice as far", "A larger step.", List.of(), Optional.empty(), Optional.empty(), Optional.of(new org.saddlescope.experiment.Lesson.Run(List.of("optimizers.0.stepSize=0.02"), 5)), Optional.empty())));
        String json = org.saddlescope.experiment.ExperimentFile.write(Frames.experiment());
        var e = Frames.experiment();
        var with = new org.saddlescope.experiment.Experiment(1, e.name(), "Notes <here>.", 1, e.precision(), e.problem(), e.start(), e.optimizers(), e.training(), e.plane(), e.grid(), e.slice(), e.probes(), e.spectrum(), e.critical(), e.path(), e.figures(), Optional.empty(), Optional.of(lesson));
        var chapters = Chapter.of(with, ColourMap.VIRIDIS, x -> frame);
        Files.writeString(out.resolve("lesson.html"), org.saddlescope.figures.page.LessonPage.of(with, chapters));
        Storyboard b = new Storyboard(chapters.stream().flatMap(c -> c.scene().stream()).toList(), new Timing(6, 5), MovieSize.HD, Style.Theme.LIGHT, false);
        ImageIO.write(b.paint(b.size() / 2), "png", out.resolve("l.png").toFile());
        System.err.println(Files.size(out.resolve("run.html")) + " " + Files.size(out.resolve("lesson.html")));
    }
}
