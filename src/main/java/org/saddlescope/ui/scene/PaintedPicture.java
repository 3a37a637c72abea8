package org.saddlescope.ui.scene;

import java.util.List;
import java.util.Optional;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.input.MouseEvent;
import javafx.scene.text.Font;
import org.saddlescope.figures.Figure;
import org.saddlescope.figures.Style;
import org.saddlescope.ui.NewestWork;
import org.saddlescope.ui.Pictures;

/** The figure that exports get, painted again for each viewpoint, for machines without 3-D hardware. */
final class PaintedPicture implements SurfacePicture {
    private static final String WHY = "No 3-D hardware here: this surface is painted";

    private final ImageView node = new ImageView();
    private final NewestWork<Order, Image> painting = new NewestWork<>(Order::paint, node::setImage, problem -> node.setImage(null));
    private double width;
    private double height;

    PaintedPicture() {
        node.setManaged(false);
        node.setMouseTransparent(true);
        node.setSmooth(true);
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
    public void draw(Prepared prepared, Viewpoint view, Font font) {
        if (width < 1 || height < 1) {
            return;
        }
        double scale = node.getScene() == null || node.getScene().getWindow() == null
                ? 1 : node.getScene().getWindow().getRenderScaleX();
        node.setFitWidth(width);
        node.setFitHeight(height);
        // The painted figure is moved as a whole: it has no pan of its own.
        Port port = new Port(width, height, font.getSize());
        Point2D centre = Viewpoint.of(view.camera()).project(new Vec(0, 0, 0), port);
        Point2D panned = view.project(new Vec(0, 0, 0), port);
        node.setTranslateX(panned.getX() - centre.getX());
        node.setTranslateY(panned.getY() - centre.getY());
        Figure.SurfacePlot plot = prepared.wanted().plot();
        painting.request(new Order(new Figure.SurfacePlot("", plot.slice(), plot.trajectories(), plot.marks(),
                plot.logHeight(), plot.colours(), view.camera()), new Style(font.getSize(), prepared.wanted().theme(), true),
                width, height, scale));
    }

    @Override
    public boolean resize(double newWidth, double newHeight) {
        boolean changed = width != newWidth || height != newHeight;
        width = newWidth;
        height = newHeight;
        return changed;
    }

    @Override
    public Optional<Point2D> pick(MouseEvent event) {
        return Optional.empty();
    }

    @Override
    public boolean settled() {
        return !painting.busy();
    }

    private record Order(Figure.SurfacePlot plot, Style style, double width, double height, double scale) {
        Image paint() {
            return Pictures.paint(plot, style, width, height, scale);
        }
    }
}
