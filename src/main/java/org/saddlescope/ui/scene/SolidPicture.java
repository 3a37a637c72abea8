package org.saddlescope.ui.scene;

import java.util.List;
import java.util.Optional;
import javafx.geometry.Point2D;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.canvas.Canvas;
import javafx.scene.input.MouseEvent;
import javafx.scene.text.Font;
import org.saddlescope.ui.chart.StepCursor;

/** Triangles between two flat layers: axes behind, names and colour bar in front, and over all the place that is pointed at. */
final class SolidPicture implements SurfacePicture {
    private final Canvas behind = new Canvas();
    private final SolidScene scene = new SolidScene();
    private final Canvas front = new Canvas();
    private final Group pointed = new Group();
    private final Group node = new Group(behind, scene.node(), front, pointed);
    private final SurfaceMesh meshes = new SurfaceMesh();
    private Optional<Solid> shown = Optional.empty();

    SolidPicture() {
        node.setManaged(false);
        front.setMouseTransparent(true);
        pointed.setManaged(false);
        pointed.setMouseTransparent(true);
    }

    @Override
    public Node node() {
        return node;
    }

    @Override
    public Prepared prepare(Wanted wanted) {
        Solid solid = Solid.build(wanted.plot(), wanted.theme(), meshes);
        return new Prepared(wanted, Optional.of(solid), solid.notes(), wanted.place());
    }

    @Override
    public void draw(Prepared prepared, Viewpoint view, Font font, StepCursor steps) {
        Solid solid = prepared.solid().orElseThrow();
        if (shown.isEmpty() || shown.get() != solid) {
            shown = Optional.of(solid);
            scene.show(solid);
        }
        place(solid, view, font, steps);
        if (behind.getWidth() > 0 && behind.getHeight() > 0) {
            scene.look(view, new Port(behind.getWidth(), behind.getHeight(), font.getSize()));
            AxesLayer.draw(behind.getGraphicsContext2D(), view, solid.space(), Inks.of(solid.theme()), font);
            FrontLayer.draw(front.getGraphicsContext2D(), solid, view, font);
        }
    }

    @Override
    public void move(Prepared prepared, Viewpoint view, Font font, StepCursor steps) {
        prepared.solid().filter(solid -> shown.filter(last -> last == solid).isPresent()).ifPresent(solid -> place(solid, view, font, steps));
    }

    private void place(Solid solid, Viewpoint view, Font font, StepCursor steps) {
        scene.place(solid, steps);
        pointed.getChildren().setAll(steps.place().map(at -> solid.space().on(at.alpha(), at.beta())).filter(at -> !Double.isNaN(at.z())).map(at -> {
            Point2D there = view.project(at, new Port(behind.getWidth(), behind.getHeight(), font.getSize()));
            return PointedRing.at(there.getX(), there.getY(), solid.space().seen(at, view.towards()), font);
        }).stream().toList());
    }

    @Override
    public boolean resize(double width, double height) {
        if (behind.getWidth() == width && behind.getHeight() == height) {
            return false;
        }
        for (Canvas canvas : List.of(behind, front)) {
            canvas.setWidth(width);
            canvas.setHeight(height);
        }
        scene.resize(width, height);
        return true;
    }

    @Override
    public Optional<Point2D> pick(Prepared prepared, Viewpoint view, Font font, MouseEvent event) {
        return shown.flatMap(solid -> scene.picked(event.getPickResult())
                .map(at -> new Point2D(solid.space().alpha(at.x()), solid.space().beta(at.y()))));
    }

    @Override
    public boolean settled() {
        return true;
    }

    SolidScene scene() {
        return scene;
    }
}
