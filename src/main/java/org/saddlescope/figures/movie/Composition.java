package org.saddlescope.figures.movie;

import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.saddlescope.experiment.Frame;
import org.saddlescope.experiment.History;
import org.saddlescope.figures.Figure;
import org.saddlescope.figures.Ink;
import org.saddlescope.figures.Numbers;
import org.saddlescope.figures.Painter;
import org.saddlescope.figures.SeriesStyle;
import org.saddlescope.figures.Style;
import org.saddlescope.figures.TextFit;
import org.saddlescope.landscape.Trajectory;

/**
 * Several figures on one sheet: a title with the step, every optimizer with its loss at that step and the share of its path that
 * the plane shows, then the figures on a grid. Nothing moves from step to step but what changes.
 *
 * @param width  in pixels
 * @param height in pixels
 * @param em     the size of its letters, in pixels
 * @param titled whether the scene's title stands above; otherwise it is read elsewhere
 */
record Composition(int width, int height, double em, boolean titled, Style.Theme theme) {
    /** So many letters' sizes fit the sheet, so that text is as large on every size of picture. */
    private static final double EMS_ACROSS = 84;
    private static final double EMS_DOWN = 47;
    private static final double SMALLEST = 8;
    /** A figure that is higher than so many times its width is out of shape. */
    private static final double HIGHEST = 1.3;

    /** The size of letters that a sheet takes. */
    static double em(MovieSize size) {
        return Math.max(SMALLEST, Math.min(size.width() / EMS_ACROSS, size.height() / EMS_DOWN));
    }

    /** Where words go on, downwards. */
    private record Pen(Graphics2D canvas, double em, double left, double right) {}

    void paint(Scene scene, int step, double turn, Graphics2D canvas) {
        CardText.hint(canvas);
        canvas.setPaint(Ink.of(theme).paper());
        canvas.fillRect(0, 0, width, height);
        Pen pen = new Pen(canvas, em, em, width - em);
        double top = optimizers(pen, scene, step, title(pen, scene, step));
        List<Figure> figures = scene.at(step, turn);
        List<Rectangle2D> places = places(figures.size(), new Rectangle2D.Double(0, top, width, height - top));
        for (int i = 0; i < figures.size(); i++) {
            Painter.paintKeyless(figures.get(i), new Style(em, theme, true), canvas, places.get(i));
        }
    }

    private double title(Pen pen, Scene scene, int step) {
        Graphics2D canvas = pen.canvas;
        Style style = new Style(1.25 * pen.em, theme);
        int total = Math.max(scene.to(), scene.frame().tracks().stream().mapToInt(Frame.Track::total).max().orElse(0));
        canvas.setFont(style.font());
        canvas.setPaint(Ink.of(theme).text());
        FontMetrics metrics = canvas.getFontMetrics();
        double y = 0.5 * pen.em + metrics.getAscent();
        String moment = scene.frame().tracks().isEmpty() || !scene.showsRun() ? "" : "step " + step + " of " + total;
        // Where the widest step would begin, so that the title is cut at one place throughout.
        double widest = moment.isEmpty() ? 0 : metrics.stringWidth("step " + total + " of " + total + "    ");
        canvas.drawString(moment, (float) (pen.right - metrics.stringWidth(moment)), (float) y);
        if (titled) {
            canvas.setFont(style.titleFont());
            canvas.drawString(TextFit.elided(scene.title(), canvas.getFontMetrics(), pen.right - pen.left - widest), (float) pen.left, (float) y);
        }
        return y + metrics.getDescent() + 0.3 * pen.em;
    }

    /** In columns that are as wide as the widest words can be: the losses change, the places do not. */
    private double optimizers(Pen pen, Scene scene, int step, double top) {
        List<Frame.Track> tracks = scene.frame().tracks();
        if (tracks.isEmpty() || !scene.showsRun()) {
            return top;
        }
        Graphics2D canvas = pen.canvas;
        canvas.setFont(new Style(pen.em, theme).font());
        FontMetrics metrics = canvas.getFontMetrics();
        double sign = 1.6 * pen.em;
        double widest = tracks.stream().mapToDouble(track -> metrics.stringWidth(words(track, "−8.888×10⁻⁸⁸", scene))).max().orElse(0) + sign + 1.5 * pen.em;
        int columns = Math.clamp((long) ((pen.right - pen.left) / widest), 1, tracks.size());
        double column = Math.min(widest, (pen.right - pen.left) / columns);
        double line = metrics.getHeight();
        for (int i = 0; i < tracks.size(); i++) {
            double x = pen.left + i % columns * column;
            double y = top + i / columns * line + metrics.getAscent();
            canvas.setPaint(SeriesStyle.colour(i, theme));
            canvas.fill(AffineTransform.getTranslateInstance(x + 0.5 * pen.em, y - 0.35 * pen.em).createTransformedShape(SeriesStyle.marker(i, 0.42 * pen.em)));
            canvas.setPaint(Ink.of(theme).text());
            canvas.drawString(TextFit.elided(words(tracks.get(i), loss(tracks.get(i), step), scene), metrics, column - sign), (float) (x + sign), (float) y);
        }
        return top + Math.ceilDiv(tracks.size(), columns) * line;
    }

    private static String words(Frame.Track track, String loss, Scene scene) {
        Optional<Trajectory> path = scene.path(track.name()).filter(_ -> scene.showsPlane());
        String share = path.map(Trajectory::explained).filter(explained -> explained < 0.9995)
                .map(explained -> " (plane shows " + Numbers.format(Math.floor(1000 * explained) / 10, 3) + " % of its path)").orElse("");
        return track.name() + ": loss " + loss + share;
    }

    private static String loss(Frame.Track track, int step) {
        History history = track.history();
        int index = Moment.index(history, step);
        return index < 0 ? "not known" : Numbers.format(history.loss()[index], 4) + (track.divergedAt() >= 0 && step >= track.divergedAt() ? ", diverged" : "");
    }

    /** One figure has all the room; two stand beside each other, or on a high sheet above each other; of three the first is the largest. */
    private static List<Rectangle2D> places(int count, Rectangle2D area) {
        boolean wide = area.getWidth() >= area.getHeight();
        List<Rectangle2D> places = new ArrayList<>();
        switch (count) {
            case 1 -> places.add(area);
            case 2 -> {
                double high = wide ? Math.min(1, HIGHEST * area.getWidth() / 2 / area.getHeight()) : 0.5;
                double top = wide ? (1 - high) / 2 : 0;
                places.add(part(area, 0, top, wide ? 0.5 : 1, high));
                places.add(part(area, wide ? 0.5 : 0, wide ? top : 0.5, wide ? 0.5 : 1, high));
            }
            case 3 -> {
                places.add(part(area, 0, 0, wide ? 0.55 : 1, wide ? 1 : 0.5));
                places.add(wide ? part(area, 0.55, 0, 0.45, 0.5) : part(area, 0, 0.5, 1, 0.25));
                places.add(wide ? part(area, 0.55, 0.5, 0.45, 0.5) : part(area, 0, 0.75, 1, 0.25));
            }
            default -> {
                for (int i = 0; i < count; i++) {
                    places.add(wide ? part(area, i % 2 * 0.5, i / 2 * 0.5, 0.5, 0.5) : part(area, 0, 1.0 * i / count, 1, 1.0 / count));
                }
            }
        }
        return places;
    }

    private static Rectangle2D part(Rectangle2D area, double x, double y, double width, double height) {
        return new Rectangle2D.Double(area.getX() + x * area.getWidth(), area.getY() + y * area.getHeight(), width * area.getWidth(), height * area.getHeight());
    }
}
