package org.saddlescope.ui.scene;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import javafx.scene.text.TextAlignment;
import org.saddlescope.figures.Ticks;

/**
 * The floor and the two back walls of the box with grid lines, tick labels and axis names. All of it lies behind the
 * surface from wherever the camera may stand, so that it is drawn flat, sharp and thin, underneath the 3-D picture.
 */
final class AxesLayer {
    private static final double FROM_ABOVE = 70;
    /** Degrees; a little more is allowed to the left, so that names of upright edges read upwards. */
    private static final double UPSIDE_DOWN = 90;
    private static final double EMS_PER_TICK = 3.6;
    private static final double H = SurfaceSpace.HALF_HEIGHT;

    private final GraphicsContext canvas;
    private final Viewpoint view;
    private final Inks inks;
    private final Font font;
    private final Port port;
    private final List<Bounds> taken = new ArrayList<>();

    private AxesLayer(GraphicsContext canvas, Viewpoint view, Inks inks, Font font) {
        this.canvas = canvas;
        this.view = view;
        this.inks = inks;
        this.font = font;
        this.port = new Port(canvas.getCanvas().getWidth(), canvas.getCanvas().getHeight(), font.getSize());
    }

    static void draw(GraphicsContext canvas, Viewpoint view, SurfaceSpace space, Inks inks, Font font) {
        new AxesLayer(canvas, view, inks, font).draw(space);
    }

    private void draw(SurfaceSpace space) {
        canvas.setFill(inks.paper());
        canvas.fillRect(0, 0, port.width(), port.height());
        Vec towards = view.towards();
        double farX = towards.x() > 0 ? -1 : 1;
        double farY = towards.y() > 0 ? -1 : 1;
        boolean walls = view.camera().elevation() < FROM_ABOVE;
        double[] alpha = space.slice().alpha();
        double[] beta = space.slice().beta();
        Vec nearCorner = new Vec(-farX, -farY, -H);
        List<Ticks.Tick> alphas = Ticks.linear(alpha[0], alpha[alpha.length - 1], fit(nearCorner, new Vec(farX, -farY, -H)));
        List<Ticks.Tick> betas = Ticks.linear(beta[0], beta[beta.length - 1], fit(nearCorner, new Vec(-farX, farY, -H)));
        List<Ticks.Tick> heights = space.scale().ticks(Math.clamp(fit(new Vec(farX, -farY, -H), new Vec(farX, -farY, H)), 2, 6));

        canvas.setLineWidth(1);
        canvas.setStroke(inks.grid());
        for (Ticks.Tick tick : alphas) {
            double x = space.x(tick.value());
            line(new Vec(x, -1, -H), new Vec(x, 1, -H));
            if (walls) {
                line(new Vec(x, farY, -H), new Vec(x, farY, H));
            }
        }
        for (Ticks.Tick tick : betas) {
            double y = space.y(tick.value());
            line(new Vec(-1, y, -H), new Vec(1, y, -H));
            if (walls) {
                line(new Vec(farX, y, -H), new Vec(farX, y, H));
            }
        }
        if (walls) {
            for (Ticks.Tick tick : heights) {
                double z = SurfaceSpace.z(space.scale().t(tick.value()));
                line(new Vec(-1, farY, z), new Vec(1, farY, z));
                line(new Vec(farX, -1, z), new Vec(farX, 1, z));
            }
        }
        frame(farX, farY, walls);
        label(alphas, tick -> new Vec(space.x(tick.value()), -farY, -H), new Vec(0, -farY, 0),
                space.slice().plane().axis1(), new Vec(-1, -farY, -H), new Vec(1, -farY, -H));
        label(betas, tick -> new Vec(-farX, space.y(tick.value()), -H), new Vec(-farX, 0, 0),
                space.slice().plane().axis2(), new Vec(-farX, -1, -H), new Vec(-farX, 1, -H));
        if (walls) {
            Vec left = leftmost(farX, farY);
            label(heights, tick -> new Vec(left.x(), left.y(), SurfaceSpace.z(space.scale().t(tick.value()))),
                    new Vec(left.x() == farX ? 0 : left.x(), left.y() == farY ? 0 : left.y(), 0),
                    space.slice().quantity(), new Vec(left.x(), left.y(), -H), new Vec(left.x(), left.y(), H));
        }
    }

    private void frame(double farX, double farY, boolean walls) {
        canvas.setStroke(inks.muted());
        line(new Vec(-1, -1, -H), new Vec(1, -1, -H));
        line(new Vec(1, -1, -H), new Vec(1, 1, -H));
        line(new Vec(1, 1, -H), new Vec(-1, 1, -H));
        line(new Vec(-1, 1, -H), new Vec(-1, -1, -H));
        if (walls) {
            line(new Vec(farX, farY, -H), new Vec(farX, farY, H));
            line(new Vec(-farX, farY, -H), new Vec(-farX, farY, H));
            line(new Vec(farX, -farY, -H), new Vec(farX, -farY, H));
            line(new Vec(-1, farY, H), new Vec(1, farY, H));
            line(new Vec(farX, -1, H), new Vec(farX, 1, H));
        }
    }

    /** Of the two vertical edges at the silhouette, the one on the left. */
    private Vec leftmost(double farX, double farY) {
        Vec one = new Vec(farX, -farY, 0);
        Vec other = new Vec(-farX, farY, 0);
        return at(one).getX() <= at(other).getX() ? one : other;
    }

    private void label(List<Ticks.Tick> ticks, Function<Ticks.Tick, Vec> place, Vec outward, String name,
                       Vec from, Vec to) {
        double em = font.getSize();
        canvas.setFont(font);
        canvas.setTextAlign(TextAlignment.CENTER);
        canvas.setTextBaseline(VPos.CENTER);
        double widest = 0;
        for (Ticks.Tick tick : ticks) {
            Vec foot = place.apply(tick);
            Point2D edge = at(foot);
            Point2D out = outwards(foot, outward);
            Bounds size = size(tick.label());
            double reach = 0.5 * em + Math.abs(out.getX()) * size.getWidth() / 2 + Math.abs(out.getY()) * size.getHeight() / 2;
            Point2D centre = edge.add(out.multiply(reach));
            widest = Math.max(widest, 2 * reach - 0.5 * em);
            Bounds box = new BoundingBox(centre.getX() - size.getWidth() / 2, centre.getY() - 0.4 * em, size.getWidth(), 0.8 * em);
            canvas.setStroke(inks.muted());
            canvas.strokeLine(edge.getX(), edge.getY(), edge.getX() + 0.3 * em * out.getX(), edge.getY() + 0.3 * em * out.getY());
            if (taken.stream().noneMatch(box::intersects)) {
                taken.add(box);
                canvas.setFill(inks.text());
                canvas.fillText(tick.label(), centre.getX(), centre.getY());
            }
        }
        name(name, from, to, outward, widest + 0.6 * em);
    }

    /** The name of an axis runs along its edge, beyond the labels, and reads from left to right. */
    private void name(String name, Vec from, Vec to, Vec outward, double distance) {
        Vec middle = from.plus(to).times(0.5);
        Point2D along = at(to).subtract(at(from));
        if (along.magnitude() < size(name).getWidth() / 2) {
            return;
        }
        Point2D out = outwards(middle, outward);
        double angle = Math.toDegrees(Math.atan2(along.getY(), along.getX()));
        angle = angle > UPSIDE_DOWN - 10 ? angle - 180 : angle <= -UPSIDE_DOWN - 10 ? angle + 180 : angle;
        // Off the edge at a right angle, on the side that faces away from the box.
        Point2D normal = new Point2D(-along.getY(), along.getX()).normalize();
        double side = Math.signum(normal.dotProduct(out));
        Point2D centre = at(middle).add(normal.multiply((side == 0 ? 1 : side) * (distance + 0.5 * font.getSize())));
        canvas.save();
        canvas.translate(centre.getX(), centre.getY());
        canvas.rotate(angle);
        canvas.setFill(inks.text());
        canvas.fillText(name, 0, 0);
        canvas.restore();
    }

    /** The direction on the screen that leads out of the box, perpendicular to the edge in space. */
    private Point2D outwards(Vec foot, Vec outward) {
        Point2D out = at(foot.plus(outward.times(0.1))).subtract(at(foot));
        return out.magnitude() > 1e-6 ? out.normalize() : new Point2D(0, 1);
    }

    /** How many labels fit along an edge. */
    private int fit(Vec from, Vec to) {
        return Math.clamp((int) (at(from).distance(at(to)) / (EMS_PER_TICK * font.getSize())), 2, 9);
    }

    private Bounds size(String text) {
        Text measured = new Text(text);
        measured.setFont(font);
        return measured.getLayoutBounds();
    }

    private Point2D at(Vec p) {
        return view.project(p, port);
    }

    private void line(Vec from, Vec to) {
        Point2D a = at(from);
        Point2D b = at(to);
        canvas.strokeLine(a.getX(), a.getY(), b.getX(), b.getY());
    }
}
