package org.saddlescope.ui.scene;

import java.util.List;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import org.saddlescope.figures.Figure;
import org.saddlescope.figures.SurfacePlace;
import org.saddlescope.landscape.Trajectory;
import org.saddlescope.ui.chart.Places;

/** Where the surface of the window has its optimizers, for tests elsewhere. */
public final class SurfaceBalls {
    private SurfaceBalls() {}

    /** Whether the surface is a 3-D scene. */
    public static boolean solid(Node view) {
        return ((SurfaceView) view).picture() instanceof SolidPicture;
    }

    public static boolean settled(Node view) {
        return ((SurfaceView) view).settled();
    }

    /** The (α, β) of the optimizers' balls in the 3-D scene. */
    public static List<Point2D> plane(Node view, Figure.SurfacePlot plot) {
        SurfaceSpace space = SurfaceSpace.of(plot);
        SolidPicture picture = (SolidPicture) ((SurfaceView) view).picture();
        return picture.scene().placed().stream().map(at -> new Point2D(space.alpha(at.x()), space.beta(at.y()))).toList();
    }

    /** The pixels of the markers over the painted surface. */
    public static List<Point2D> pixels(Node view) {
        return Places.markers(view);
    }

    /** How far the pixels of this point and of the marker are from one another, by the figure's own projection. */
    public static Point2D expected(Node node, Trajectory path, int index, Figure.SurfacePlot plot) {
        SurfaceView view = (SurfaceView) node;
        Port port = view.port();
        Vec at = SurfacePath.at(path, index, SurfaceSpace.of(plot));
        java.awt.geom.Point2D pixel = SurfacePlace.of(plot, new org.saddlescope.figures.Style(port.em(), org.saddlescope.figures.Style.Theme.LIGHT, true),
                port.width(), port.height()).at(at.x(), at.y(), at.z());
        return new Point2D(pixel.getX(), pixel.getY());
    }
}
