package org.saddlescope.ui.scene;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Point2D;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Pane;
import javafx.scene.shape.Path;
import javafx.scene.text.Font;
import org.saddlescope.figures.Figure;
import org.saddlescope.figures.Painter;
import org.saddlescope.figures.Style;
import org.saddlescope.figures.SurfacePlace;
import org.saddlescope.landscape.Trajectory;
import org.saddlescope.ui.base.NewestWork;
import org.saddlescope.ui.base.Pictures;
import org.saddlescope.ui.base.Text;
import org.saddlescope.ui.chart.Readout;
import org.saddlescope.ui.chart.SeriesMarker;
import org.saddlescope.ui.chart.StepCursor;

/** The figure that exports get, painted again for each viewpoint, for machines without 3-D hardware. */
final class PaintedPicture implements SurfacePicture {
    private static final String WHY = Text.of("scene.paintedPicture.no3DHardwareHere");

    /** At this size of text markers have the sizes that are given for them. */
    private static final double USUAL_FONT = 13;

    private final ImageView image = new ImageView();
    private final Pane markers = new Pane();
    private final Group node = new Group(image, markers);
    private final NewestWork<Order, Image> painting = new NewestWork<>(Order::paint, image::setImage, problem -> image.setImage(null));
    private Optional<PaintedPick> picking = Optional.empty();
    private double width;
    private double height;

    PaintedPicture() {
        node.setManaged(false);
        node.setMouseTransparent(true);
        image.setSmooth(true);
        markers.setManaged(false);
    }

    @Override
    public Node node() {
        return node;
    }

    @Override
    public Prepared prepare(Wanted wanted) {
        return new Prepared(wanted, Optional.empty(), List.of(WHY), wanted.place());
    }

    @Override
    public void draw(Prepared prepared, Viewpoint view, Font font, StepCursor steps) {
        if (width < 1 || height < 1) {
            return;
        }
        double scale = node.getScene() == null || node.getScene().getWindow() == null
                ? 1 : node.getScene().getWindow().getRenderScaleX();
        image.setFitWidth(width);
        image.setFitHeight(height);
        // The painted figure is moved as a whole: it has no pan of its own.
        Port port = new Port(width, height, font.getSize());
        Point2D centre = Viewpoint.of(view.camera()).project(new Vec(0, 0, 0), port);
        Point2D panned = view.project(new Vec(0, 0, 0), port);
        node.setTranslateX(panned.getX() - centre.getX());
        node.setTranslateY(panned.getY() - centre.getY());
        Figure.SurfacePlot plot = prepared.wanted().plot();
        painting.request(new Order(seen(plot, view), style(prepared, font), width, height, scale, prepared.wanted().draft()));
        move(prepared, view, font, steps);
    }

    private static Figure.SurfacePlot seen(Figure.SurfacePlot plot, Viewpoint view) {
        return new Figure.SurfacePlot("", plot.slice(), plot.trajectories(), plot.marks(), plot.logHeight(), plot.colours(), view.camera(), plot.range());
    }

    private static Style style(Prepared prepared, Font font) {
        return new Style(font.getSize(), prepared.wanted().theme(), true);
    }

    /** Markers over the picture, which is not painted again; an outline where the surface hides the place. */
    @Override
    public void move(Prepared prepared, Viewpoint view, Font font, StepCursor steps) {
        Optional<Double> step = steps.shown();
        if (step.isEmpty() && steps.place().isEmpty() || width < 1 || height < 1) {
            markers.getChildren().clear();
            return;
        }
        Figure.SurfacePlot plot = seen(prepared.wanted().plot(), view);
        SurfaceSpace space = SurfaceSpace.of(plot);
        SurfacePlace places = SurfacePlace.of(plot, style(prepared, font), width, height);
        List<Node> nodes = new ArrayList<>();
        for (int i = 0; i < plot.trajectories().size(); i++) {
            Trajectory t = plot.trajectories().get(i);
            int series = i;
            step.flatMap(now -> Readout.at(t, now)).map(at -> SurfacePath.at(t, at, space)).filter(at -> !Double.isNaN(at.z())).ifPresent(at -> {
                Path marker = SeriesMarker.node(series, prepared.wanted().theme(), space.seen(at, view.towards()), font.getSize() / USUAL_FONT);
                java.awt.geom.Point2D there = places.at(at.x(), at.y(), at.z());
                marker.setLayoutX(there.getX());
                marker.setLayoutY(there.getY());
                nodes.add(marker);
            });
        }
        steps.place().map(at -> space.on(at.alpha(), at.beta())).filter(at -> !Double.isNaN(at.z())).ifPresent(at -> {
            java.awt.geom.Point2D there = places.at(at.x(), at.y(), at.z());
            nodes.add(PointedRing.at(there.getX(), there.getY(), space.seen(at, view.towards()), font));
        });
        markers.getChildren().setAll(nodes);
    }

    @Override
    public boolean resize(double newWidth, double newHeight) {
        boolean changed = width != newWidth || height != newHeight;
        width = newWidth;
        height = newHeight;
        return changed;
    }

    /** The foremost place of the painted surface under the pointer. */
    @Override
    public Optional<Point2D> pick(Prepared prepared, Viewpoint view, Font font, MouseEvent event) {
        if (width < 1 || height < 1) {
            return Optional.empty();
        }
        Figure.SurfacePlot plot = seen(prepared.wanted().plot(), view);
        PaintedPick.Order order = new PaintedPick.Order(plot, style(prepared, font), width, height);
        if (picking.filter(last -> last.of(order)).isEmpty()) {
            picking = Optional.of(new PaintedPick(order, view.towards()));
        }
        return picking.get().at(event.getX() - node.getTranslateX(), event.getY() - node.getTranslateY());
    }

    @Override
    public boolean settled() {
        return !painting.busy();
    }

    private record Order(Figure.SurfacePlot plot, Style style, double width, double height, double scale, boolean draft) {
        Image paint() {
            return draft ? Pictures.paint((canvas, area) -> Painter.paintDraft(plot, style, canvas, area), width, height, scale)
                    : Pictures.paint(plot, style, width, height, scale);
        }
    }
}
