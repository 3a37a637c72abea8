package org.saddlescope.figures.movie;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.saddlescope.experiment.Experiment;
import org.saddlescope.experiment.Experiment.FigureKind;
import org.saddlescope.experiment.Frame;
import org.saddlescope.figures.ColourMap;
import org.saddlescope.figures.Figure;
import org.saddlescope.figures.RunFigures;
import org.saddlescope.landscape.Trajectory;

/**
 * A stretch of a run that is watched through the same figures.
 *
 * @param title      what stands above
 * @param experiment what was run
 * @param frame      everything that was recorded
 * @param kinds      the figures, of each of which the frame has something; a moving picture takes the first four
 * @param paths      figures of the paths that the experiment declares, which no step changes; before the others
 * @param logScale   colours, heights and curves by the logarithm
 * @param colours    the colour map
 * @param camera     where the surface is seen from
 * @param from       the step at which it begins
 * @param to         the step at which it ends
 */
public record Scene(String title, Experiment experiment, Frame frame, List<FigureKind> kinds, List<Figure> paths, boolean logScale, ColourMap colours,
                    Figure.Camera camera, int from, int to) {
    /** More figures than this are too small to be read. */
    public static final int MOST_FIGURES = 4;

    public Scene {
        kinds = List.copyOf(kinds);
        paths = List.copyOf(paths);
        if (kinds.isEmpty() && paths.isEmpty()) {
            throw new IllegalArgumentException("no figure");
        }
    }

    /**
     * A whole run.
     *
     * @param camera where the surface is seen from; without one from where its paths are seen best
     */
    public static Scene of(Experiment experiment, Frame frame, List<FigureKind> kinds, boolean logScale, ColourMap colours, Optional<Figure.Camera> camera) {
        int[] steps = Moment.steps(frame);
        int last = steps.length == 0 ? 0 : steps[steps.length - 1];
        return new Scene(experiment.name(), experiment, frame, kinds, List.of(), logScale, colours, camera.orElseGet(() -> best(experiment, frame, logScale)),
                steps.length == 0 ? 0 : steps[0], last);
    }

    /** Where the experiment says that the surface is seen from, or else where it is seen best from. */
    static Figure.Camera best(Experiment experiment, Frame frame, boolean logScale) {
        return Figure.Camera.of(experiment).or(() -> frame.slice().map(slice -> Figure.Camera.showing(slice, frame.trajectories(), logScale))).orElse(Figure.Camera.DEFAULT);
    }

    /** The kinds of figures that a frame has something for. */
    public static List<FigureKind> available(Experiment experiment, Frame frame) {
        RunFigures.Look look = new RunFigures.Look(true, ColourMap.VIRIDIS, Figure.Camera.DEFAULT, Optional.empty());
        return Arrays.stream(FigureKind.values()).filter(kind -> RunFigures.of(kind, experiment, frame, look).isPresent()).toList();
    }

    /** What is watched where nobody has chosen: map, surface, loss and ratios, those of them that there are, or else whatever there is. */
    public static List<FigureKind> usual(Experiment experiment, Frame frame) {
        List<FigureKind> all = available(experiment, frame);
        List<FigureKind> usual = new ArrayList<>(List.of(FigureKind.MAP, FigureKind.SURFACE, FigureKind.LOSS, FigureKind.RATIOS));
        usual.retainAll(all);
        return usual.isEmpty() ? all.stream().limit(MOST_FIGURES).toList() : usual;
    }

    /** The steps that are watched: the recorded ones from the first to the last. */
    int[] steps() {
        int[] steps = Arrays.stream(Moment.steps(frame)).filter(step -> step >= from && step <= to).toArray();
        return steps.length == 0 ? new int[] {from} : steps;
    }

    /** The figures at a step, the camera turned by so many degrees. */
    List<Figure> at(int step, double turn) {
        RunFigures.Look look = new RunFigures.Look(logScale, colours, new Figure.Camera(camera.azimuth() + turn, camera.elevation(), camera.zoom()),
                Optional.of((double) step));
        Frame then = Moment.at(frame, step);
        Stream<Figure> moving = kinds.stream().flatMap(kind -> RunFigures.of(kind, experiment, kind == FigureKind.MAP || kind == FigureKind.SURFACE ? then : frame, look).stream())
                .map(Scene::plain);
        return Stream.concat(paths.stream().map(Figure::untitled), moving).limit(MOST_FIGURES).toList();
    }

    /** Whether anything that is seen is of the run, at one of its steps. */
    boolean showsRun() {
        return !kinds.isEmpty();
    }

    /** Whether there is a surface to go around. */
    boolean hasSurface() {
        return kinds.contains(FigureKind.SURFACE);
    }

    /** Whether the plane is seen, in one picture or another. */
    boolean showsPlane() {
        return kinds.contains(FigureKind.MAP) || hasSurface();
    }

    /** The path of an optimizer in the plane; empty where there is none. */
    Optional<Trajectory> path(String optimizer) {
        return frame.trajectories().stream().filter(path -> path.name().equals(optimizer)).findFirst();
    }

    /** The composition has one title for all, and says what the plane shows in a line of its own. */
    private static Figure plain(Figure figure) {
        return figure.untitled() instanceof Figure.CurvePlot plot ? plot.withoutNotes() : figure.untitled();
    }
}
