package org.saddlescope.figures.page;

import java.awt.geom.Rectangle2D;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.saddlescope.experiment.Frame;
import org.saddlescope.figures.Figure;
import org.saddlescope.figures.SeriesStyle;
import org.saddlescope.landscape.Trajectory;

/** One figure of a page, with what moves over it: paths up to a step on a map, a line and points on curves over steps. */
final class PlotPage {
    private static final double WIDTH = 640;
    private static final double HEIGHT = 460;
    private static final double EM = 13;
    private static final double MARKER = 6;
    private static final double DOT = 4.5;

    private final Markup page;
    private final Frame frame;
    private final int[] steps;

    /** @param steps those that the page can show */
    PlotPage(Markup page, Frame frame, int[] steps) {
        this.page = page;
        this.frame = frame;
        this.steps = steps;
    }

    /**
     * Writes the figure as it is at the last step.
     *
     * @return what its script needs to know, as JSON
     */
    String write(Figure figure, int last) {
        page.open("div", "class", "stack");
        String data = switch (figure.untitled()) {
            case Figure.SliceMap map when map.slice().rows() > 1 -> map(map, figure.title());
            case Figure.CurvePlot plot when plot.xLabel().equals("step") && !plot.logX() && steps.length > 0 -> curves(plot, figure.title(), last);
            default -> still(figure);
        };
        page.close("div");
        return data;
    }

    private String still(Figure figure) {
        new PictureData(figure.untitled(), Described.of(figure), WIDTH, HEIGHT, EM, false).write(page);
        return new PageData().begin('{').name("kind").text("still").end('}').toString();
    }

    private String map(Figure.SliceMap map, String title) {
        Figure.SliceMap bare = new Figure.SliceMap("", map.slice(), List.of(), map.marks(), map.logColour(), map.colours(), map.contours());
        new PictureData(bare, title, WIDTH, HEIGHT, EM, true).write(page);
        PlotPlaces places = new PlotPlaces(bare, WIDTH, HEIGHT, EM);
        over(places.area());
        PageData json = new PageData().begin('{').name("kind").text("map").name("paths").begin('[');
        for (int i = 0; i < map.trajectories().size(); i++) {
            Trajectory path = map.trajectories().get(i);
            double[] x = at(path.steps(), Arrays.stream(path.alpha()).map(places::x).toArray());
            double[] y = at(path.steps(), Arrays.stream(path.beta()).map(places::y).toArray());
            json.begin('{').name("x").places(x).name("y").places(y).end('}');
            String line = line(x, y);
            page.raw("<g data-path=\"" + i + "\"><path class=\"casing\" d=\"" + line + "\"/><path class=\"path\" d=\"" + line + "\" stroke=\"" + PageStyle.colour(i) + "\"/>");
            int first = finite(x, y, 0, 1);
            int end = finite(x, y, x.length - 1, -1);
            if (first >= 0) {
                page.raw(String.format(Locale.ROOT, "<circle class=\"start\" r=\"5\" cx=\"%.1f\" cy=\"%.1f\" stroke=\"%s\"/>", x[first], y[first], PageStyle.colour(i)));
                page.raw(String.format(Locale.ROOT, "<path class=\"end\" d=\"%s\" fill=\"%s\" transform=\"translate(%.1f %.1f)\"/>",
                        PathMarks.outline(SeriesStyle.marker(i, MARKER)), PageStyle.colour(i), x[end], y[end]));
            }
            page.raw("</g>");
        }
        page.raw("</svg></svg>\n");
        return json.end(']').end('}').toString();
    }

    private String curves(Figure.CurvePlot plot, String title, int last) {
        new PictureData(plot, title + ". " + Described.of(plot), WIDTH, HEIGHT, EM, true).write(page);
        PlotPlaces places = new PlotPlaces(plot, WIDTH, HEIGHT, EM);
        Rectangle2D area = places.area();
        over(area);
        page.raw(String.format(Locale.ROOT, "<path class=\"cursor\" d=\"M0 %.1fV%.1f\" transform=\"translate(%.1f 0)\"/>", area.getMinY(), area.getMaxY(), places.x(last)));
        PageData json = new PageData().begin('{').name("kind").text("curves").name("x").places(IntStream.of(steps).mapToDouble(places::x).toArray())
                .name("curves").begin('[');
        for (Figure.Curve curve : plot.curves().stream().filter(one -> one.drawn() == Figure.Drawn.LINE).toList()) {
            int[] known = Arrays.stream(curve.x()).mapToInt(x -> (int) x).toArray();
            double[] x = at(known, Arrays.stream(curve.x()).map(places::x).toArray());
            double[] y = at(known, Arrays.stream(curve.y()).map(v -> plot.logY() && !(v > 0) ? Double.NaN : places.y(v)).toArray());
            json.begin('{').name("x").places(x).name("y").places(y).end('}');
            int end = x.length - 1;
            boolean there = Double.isFinite(x[end]) && Double.isFinite(y[end]);
            page.raw(String.format(Locale.ROOT, "<path class=\"dot\" d=\"%s\" fill=\"%s\" transform=\"translate(%.1f %.1f)\"%s/>",
                    PathMarks.outline(SeriesStyle.marker(Math.max(0, curve.series()), DOT)), PageStyle.colour(curve.series()), there ? x[end] : 0, there ? y[end] : 0,
                    there ? "" : " visibility=\"hidden\""));
        }
        page.raw("</svg></svg>\n");
        return json.end(']').end('}').toString();
    }

    /** Opens the picture that lies over the other one; nothing of it is seen outside the plot. */
    private void over(Rectangle2D area) {
        page.raw(String.format(Locale.ROOT, "<svg class=\"over\" viewBox=\"0 0 %.0f %.0f\" aria-hidden=\"true\"><svg x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" viewBox=\"%.1f %.1f %.1f %.1f\">",
                WIDTH, HEIGHT, area.getX(), area.getY(), area.getWidth(), area.getHeight(), area.getX(), area.getY(), area.getWidth(), area.getHeight()));
    }

    /** The value at the last record up to each step of the page; NaN before the first. */
    private double[] at(int[] recorded, double[] values) {
        return IntStream.of(steps).mapToDouble(step -> {
            int found = Arrays.binarySearch(recorded, step);
            int index = found >= 0 ? found : -found - 2;
            return index < 0 ? Double.NaN : values[index];
        }).toArray();
    }

    private static int finite(double[] x, double[] y, int from, int by) {
        for (int i = from; i >= 0 && i < x.length; i += by) {
            if (Double.isFinite(x[i]) && Double.isFinite(y[i])) {
                return i;
            }
        }
        return -1;
    }

    /** The data of an SVG path through these points, broken where one is not finite. */
    private static String line(double[] x, double[] y) {
        StringBuilder data = new StringBuilder();
        boolean down = false;
        for (int i = 0; i < x.length; i++) {
            boolean there = Double.isFinite(x[i]) && Double.isFinite(y[i]);
            if (there) {
                data.append(String.format(Locale.ROOT, "%s%.1f %.1f", down ? "L" : "M", x[i], y[i]));
            }
            down = there;
        }
        return data.toString();
    }
}
