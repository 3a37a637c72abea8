package org.saddlescope.ui.scene;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import javafx.scene.text.TextAlignment;
import org.saddlescope.figures.ColourMap;
import org.saddlescope.figures.SeriesStyle;
import org.saddlescope.figures.Ticks;

/** What stands in front of the 3-D picture: the key of the optimizers, the colour bar, and names of critical points. */
final class FrontLayer {
    private static final double EMS_PER_TICK = 2.6;
    private static final double SIDE_EMS = 0.8;
    /** In a narrower view there is no colour bar; the names of axes that a lecture shows would run into it sooner. */
    private static final double LEAST = 24;
    private static final double LEAST_LECTURED = 30;
    private static final double LINE_EMS = 1.45;
    /** How long the sample of a line is. */
    private static final double KEY_EMS = 2.4;
    /** Of the dashes in the key. */
    private static final double EMS_PER_UNIT = 6;

    private final GraphicsContext canvas;
    private final Solid solid;
    private final Inks inks;
    private final double em;
    private final double width;
    private final double height;

    private FrontLayer(GraphicsContext canvas, Solid solid, Font font) {
        this.canvas = canvas;
        this.solid = solid;
        this.inks = Inks.of(solid.theme());
        this.em = font.getSize();
        this.width = canvas.getCanvas().getWidth();
        this.height = canvas.getCanvas().getHeight();
        canvas.clearRect(0, 0, width, height);
        canvas.setFont(font);
        canvas.setTextBaseline(VPos.CENTER);
    }

    static void draw(GraphicsContext canvas, Solid solid, Viewpoint view, Font font) {
        FrontLayer layer = new FrontLayer(canvas, solid, font);
        double right = layer.colourBar();
        layer.names(view, right);
        layer.key(right);
    }

    /** Down the right side; returns its left border. */
    private double colourBar() {
        double top = 3 * em;
        double bottom = height - 1.5 * em;
        if (solid.space().scale().empty() || width < (solid.theme().contrast() ? LEAST_LECTURED : LEAST) * em || bottom - top < 6 * em) {
            return width;
        }
        List<Ticks.Tick> ticks = solid.space().scale().ticks(Math.clamp((int) ((bottom - top) / (EMS_PER_TICK * em)), 2, 8));
        double labels = ticks.stream().mapToDouble(tick -> size(tick.label()).getWidth()).max().orElse(0);
        double left = width - labels - 2.2 * em;
        ColourMap map = solid.plot().colours();
        for (int y = 0; y < bottom - top; y++) {
            canvas.setFill(argb(map.argb(1 - y / (bottom - top))));
            canvas.fillRect(left, top + y, em, 1.5);
        }
        canvas.setStroke(inks.muted());
        canvas.setLineWidth(1);
        canvas.strokeRect(left, top, em, bottom - top);
        if (solid.space().scale().above()) {
            arrow(left, top, -1, argb(map.argb(1)));
        }
        if (solid.space().scale().below()) {
            arrow(left, bottom, 1, argb(map.argb(0)));
        }
        canvas.setTextAlign(TextAlignment.LEFT);
        canvas.setFill(inks.text());
        for (Ticks.Tick tick : ticks) {
            double y = bottom - solid.space().scale().t(tick.value()) * (bottom - top);
            canvas.strokeLine(left + em, y, left + 1.3 * em, y);
            canvas.fillText(tick.label(), left + 1.6 * em, y);
        }
        canvas.setTextAlign(TextAlignment.RIGHT);
        String quantity = solid.plot().slice().quantity() + (solid.space().scale().locked().isPresent() ? org.saddlescope.ui.base.Text.of("scene.frontLayer.rangeLocked") : "");
        canvas.fillText(quantity, width - 0.6 * em, 1.4 * em);
        return Math.min(left, width - 0.6 * em - size(quantity).getWidth());
    }

    /** Values lie beyond an end of the range that is kept: a triangle there, pointing up or down. */
    private void arrow(double left, double end, int down, Color fill) {
        double[] xs = {left, left + em, left + em / 2};
        double[] ys = {end + down * 0.15 * em, end + down * 0.15 * em, end + down * 0.95 * em};
        canvas.setFill(fill);
        canvas.fillPolygon(xs, ys, 3);
        canvas.setStroke(inks.text());
        canvas.strokePolygon(xs, ys, 3);
        canvas.setStroke(inks.muted());
    }

    /** Critical points in sight by name; where two names would overlap, the one further away stays unnamed. */
    private void names(Viewpoint view, double right) {
        canvas.setTextAlign(TextAlignment.CENTER);
        List<Bounds> taken = new ArrayList<>();
        solid.balls().stream().filter(ball -> !ball.label().isEmpty() && solid.space().seen(ball.centre(), view.towards()))
                .sorted((a, b) -> Double.compare(b.centre().dot(view.towards()), a.centre().dot(view.towards())))
                .forEach(ball -> {
                    Point2D at = view.project(ball.centre(), new Port(width, height, em)).subtract(0, 1.2 * em);
                    Bounds size = size(ball.label());
                    Bounds box = new BoundingBox(at.getX() - size.getWidth() / 2 - 3, at.getY() - 0.65 * em,
                            size.getWidth() + 6, 1.3 * em);
                    if (box.getMaxX() < right && taken.stream().noneMatch(box::intersects)) {
                        taken.add(box);
                        canvas.setFill(inks.paper().deriveColor(0, 1, 1, 0.8));
                        canvas.fillRoundRect(box.getMinX(), box.getMinY(), box.getWidth(), box.getHeight(), em / 2, em / 2);
                        canvas.setFill(inks.text());
                        canvas.fillText(ball.label(), at.getX(), at.getY());
                    }
                });
    }

    /** In lines from the top left corner, none of which reaches into the colour bar. */
    private void key(double right) {
        canvas.setTextAlign(TextAlignment.LEFT);
        double x = SIDE_EMS * em;
        double y = 1.3 * em;
        for (int i = 0; i < solid.plot().trajectories().size(); i++) {
            String name = solid.plot().trajectories().get(i).name();
            double wide = (KEY_EMS + 0.4) * em + size(name).getWidth();
            if (x > SIDE_EMS * em && x + wide > right - em) {
                x = SIDE_EMS * em;
                y += LINE_EMS * em;
            }
            canvas.setStroke(Inks.fx(SeriesStyle.colour(i, solid.theme())));
            canvas.setLineWidth(3);
            canvas.setLineDashes(Arrays.stream(Dashes.pattern(i)).map(length -> length * EMS_PER_UNIT * em).toArray());
            canvas.strokeLine(x, y, x + KEY_EMS * em, y);
            canvas.setLineDashes();
            canvas.setFill(inks.text());
            canvas.fillText(name, x + (KEY_EMS + 0.4) * em, y, Math.max(em, right - (KEY_EMS + 1.4) * em - x));
            x += wide + 1.2 * em;
        }
    }

    private Bounds size(String text) {
        Text measured = new Text(text);
        measured.setFont(canvas.getFont());
        return measured.getLayoutBounds();
    }

    private static Color argb(int argb) {
        return Color.rgb(argb >> 16 & 0xFF, argb >> 8 & 0xFF, argb & 0xFF);
    }
}
