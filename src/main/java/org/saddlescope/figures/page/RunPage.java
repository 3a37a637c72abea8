package org.saddlescope.figures.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.saddlescope.experiment.Experiment.FigureKind;
import org.saddlescope.experiment.Frame;
import org.saddlescope.experiment.History;
import org.saddlescope.figures.Figure;
import org.saddlescope.figures.Numbers;
import org.saddlescope.figures.RunFigures;
import org.saddlescope.figures.movie.Moment;
import org.saddlescope.figures.movie.Scene;

/**
 * A run as one page that needs nothing else: its figures, a slider through the recorded steps with the paths up to each of
 * them, the losses at that step, the notes, and the experiment to copy. Without scripts it shows the end of the run. No date
 * and no machine is in it: the same run gives the same page.
 */
public final class RunPage {
    /** A slider has no more places than this on any screen. */
    static final int MOST_STEPS = 1500;
    private static final int DIGITS = 5;

    private final Scene scene;
    private final Frame frame;
    private final int[] steps;
    private final Markup page;
    private final List<String> plots = new ArrayList<>();

    private RunPage(Scene scene) {
        this.scene = scene;
        frame = scene.frame();
        int[] all = Moment.steps(frame);
        steps = all.length <= MOST_STEPS ? all
                : IntStream.range(0, MOST_STEPS).map(i -> all[(int) ((long) i * (all.length - 1) / (MOST_STEPS - 1))]).toArray();
        page = PageStyle.begin(scene.experiment().name());
    }

    /**
     * @param scene the run, and which of its figures the page has
     */
    public static String of(Scene scene) {
        return new RunPage(scene).write(Moment.steps(scene.frame()).length);
    }

    private String write(int recorded) {
        page.open("header").element("h1", scene.experiment().name()).element("p", summary(), "class", "facts").close("header").open("main");
        if (steps.length > 0) {
            scrubber(recorded);
            table();
        }
        page.open("div", "class", "figures");
        scene.kinds().forEach(this::figure);
        page.close("div");
        Footing.notes(page, scene.experiment());
        Footing.write(page, scene.experiment());
        page.close("main");
        page.open("script", "type", "application/json", "id", "run").raw(data()).close("script");
        return PageStyle.end(page, "page/run.js");
    }

    private String summary() {
        int total = frame.tracks().stream().mapToInt(Frame.Track::total).max().orElse(0);
        String optimizers = frame.tracks().size() + (frame.tracks().size() == 1 ? " optimizer" : " optimizers");
        String end = switch (frame.phase()) {
            case DONE -> "";
            case FAILED -> "; the run failed";
            default -> "; the run had not ended";
        };
        return frame.tracks().isEmpty() ? "A surface" : optimizers + ", " + total + " steps" + end + (frame.message().isBlank() ? "" : ". " + frame.message());
    }

    private void scrubber(int recorded) {
        int last = steps.length - 1;
        page.open("section", "class", "scrubber", "aria-label", "Steps");
        page.open("button", "type", "button", "id", "play", "aria-label", "Play").words("▶").close("button");
        page.element("label", "Step", "for", "step");
        page.empty("input", "type", "range", "id", "step", "min", "0", "max", Integer.toString(last), "value", Integer.toString(last), "step", "1",
                "aria-valuetext", "step " + steps[last]);
        page.element("output", "step " + steps[last], "id", "moment", "for", "step").close("section");
        if (recorded > steps.length) {
            page.element("p", steps.length + " of the " + recorded + " recorded steps are in this page, at equal distances.", "class", "facts");
        }
        page.element("noscript", "Without scripts this page shows the last step.");
    }

    private void table() {
        page.open("table", "class", "moment").element("caption", "At this step").open("thead").open("tr");
        List.of("Optimizer", "Loss", "Norm of the gradient", "In the picture").forEach(header -> page.element("th", header, "scope", "col"));
        page.close("tr").close("thead").open("tbody");
        for (int i = 0; i < frame.tracks().size(); i++) {
            Frame.Track track = frame.tracks().get(i);
            History history = track.history();
            int end = history.size() - 1;
            page.open("tr").open("td");
            PathMarks.sign(page, i);
            page.words(" " + track.name() + (track.divergedAt() >= 0 ? " (diverged at step " + track.divergedAt() + ")" : "")).close("td")
                    .element("td", end < 0 ? "" : Numbers.format(history.loss()[end], DIGITS), "data-loss", Integer.toString(i), "class", "number")
                    .element("td", end < 0 ? "" : Numbers.format(history.gradientNorm()[end], DIGITS), "data-norm", Integer.toString(i), "class", "number")
                    .element("td", PathMarks.share(frame, track.name()));
            page.close("tr");
        }
        page.close("tbody").close("table");
    }

    private void figure(FigureKind kind) {
        int last = steps.length == 0 ? 0 : steps[steps.length - 1];
        RunFigures.Look look = new RunFigures.Look(scene.logScale(), scene.colours(), scene.camera(), Optional.empty());
        RunFigures.of(kind, scene.experiment(), frame, look).ifPresent(figure -> {
            page.open("figure", "class", "plot").element("figcaption", Described.caption(figure, scene.experiment().name()));
            plots.add(new PlotPage(page, frame, steps).write(figure, last));
            page.close("figure");
        });
    }

    private String data() {
        PageData json = new PageData();
        json.begin('{').name("steps").integers(steps).name("total").number(frame.tracks().stream().mapToInt(Frame.Track::total).max().orElse(0));
        json.name("tracks").begin('[');
        for (Frame.Track track : frame.tracks()) {
            json.begin('{').name("name").text(track.name()).name("loss").numbers(at(track.history(), track.history().loss()))
                    .name("norm").numbers(at(track.history(), track.history().gradientNorm())).end('}');
        }
        json.end(']').name("plots").begin('[');
        plots.forEach(json::raw);
        return json.end(']').end('}').toString();
    }

    /** What was measured at the last record up to each step. */
    private double[] at(History history, double[] values) {
        return IntStream.of(steps).mapToDouble(step -> {
            int index = Moment.index(history, step);
            return index < 0 ? Double.NaN : values[index];
        }).toArray();
    }
}
