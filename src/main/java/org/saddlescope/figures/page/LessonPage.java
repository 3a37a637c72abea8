package org.saddlescope.figures.page;

import java.util.List;
import java.util.Optional;
import org.saddlescope.experiment.Experiment;
import org.saddlescope.experiment.Experiment.FigureKind;
import org.saddlescope.experiment.Frame;
import org.saddlescope.figures.Figure;
import org.saddlescope.figures.RunFigures;
import org.saddlescope.figures.movie.Chapter;
import org.saddlescope.figures.movie.Moment;
import org.saddlescope.figures.movie.Scene;

/**
 * A lesson as one page that needs nothing else: a section a step with its text, its formulas and the figures that it names at
 * its moment. Page Up, Page Down and the arrow keys go through it. The same lesson gives the same page.
 */
public final class LessonPage {
    private static final double WIDTH = 640;
    private static final double HEIGHT = 500;
    private static final double EM = 13;

    private final Markup page;

    private LessonPage(String title) {
        page = PageStyle.begin(title);
    }

    /** @param chapters as {@link Chapter#of} makes them of the experiment */
    public static String of(Experiment experiment, List<Chapter> chapters) {
        return new LessonPage(experiment.name()).write(experiment, chapters);
    }

    private String write(Experiment experiment, List<Chapter> chapters) {
        page.open("header").element("h1", experiment.name());
        experiment.lesson().ifPresent(lesson -> page.prose("p", lesson.topic(), "class", "summary"));
        page.element("p", "Page Down and Page Up, or the arrow keys, go from step to step.", "class", "facts");
        page.open("nav", "aria-label", "Steps").open("ol", "class", "contents");
        for (int i = 0; i < chapters.size(); i++) {
            page.open("li").element("a", chapters.get(i).step().title(), "href", "#step-" + (i + 1)).close("li");
        }
        page.close("ol").close("nav").close("header").open("main");
        for (int i = 0; i < chapters.size(); i++) {
            chapter(chapters.get(i), i + 1);
        }
        Footing.notes(page, experiment);
        Footing.write(page, experiment);
        page.close("main").open("div", "class", "pages").element("button", "←", "type", "button", "id", "back", "aria-label", "Step before")
                .element("output", "1 of " + chapters.size(), "id", "place").element("button", "→", "type", "button", "id", "forward", "aria-label", "Next step").close("div");
        return PageStyle.end(page, "page/lesson.js");
    }

    private void chapter(Chapter chapter, int number) {
        page.open("section", "class", "chapter", "id", "step-" + number, "tabindex", "-1", "aria-labelledby", "title-" + number)
                .element("h2", number + ". " + chapter.step().title(), "id", "title-" + number);
        LessonProse.write(page, chapter.step().text());
        chapter.step().run().filter(run -> !run.set().isEmpty()).ifPresent(run -> {
            page.open("p", "class", "facts").words("Trained with ");
            for (int i = 0; i < run.set().size(); i++) {
                page.words(i == 0 ? "" : ", ").element("code", run.set().get(i));
            }
            page.words(".").close("p");
        });
        chapter.scene().ifPresent(this::figures);
        page.close("section");
    }

    private void figures(Scene scene) {
        boolean end = scene.frame().tracks().stream().allMatch(track -> track.step() <= scene.to());
        if (!scene.frame().tracks().isEmpty() && !scene.kinds().isEmpty()) {
            page.element("p", end ? "At the end, after step " + scene.to() + "." : "At step " + scene.to() + ".", "class", "facts");
        }
        page.open("div", "class", "figures");
        Frame then = Moment.at(scene.frame(), scene.to());
        RunFigures.Look look = new RunFigures.Look(scene.logScale(), scene.colours(), Optional.of(scene.camera()), end ? Optional.empty() : Optional.of((double) scene.to()));
        scene.paths().forEach(figure -> figure(figure, scene.experiment().name()));
        for (FigureKind kind : scene.kinds()) {
            RunFigures.of(kind, scene.experiment(), then, look).ifPresent(figure -> figure(figure, scene.experiment().name()));
        }
        page.close("div");
    }

    private void figure(Figure figure, String experiment) {
        page.open("figure", "class", "plot").element("figcaption", Described.caption(figure, experiment));
        new PictureData(figure.untitled(), Described.of(figure), WIDTH, HEIGHT, EM, false).write(page);
        page.close("figure");
    }
}
