package org.saddlescope.ui.scene;

import javafx.geometry.Point2D;
import javafx.scene.transform.Affine;
import org.saddlescope.figures.Figure;

/**
 * A camera that looks at the box [−1, 1] × [−1, 1] × [−h, h] of {@link SurfaceSpace}, with perspective. The camera
 * stands at distance D from the box's centre in the direction d = (sin a cos e, −cos a cos e, sin e), for azimuth a and
 * elevation e; to its right is r = (cos a, sin a, 0), above it u = d × r. A point p is seen at
 * ((p·r + panX) f / (D − p·d), (p·u + panY) f / (D − p·d)) from the centre of the view, y upwards, where the focal
 * length f in pixels is proportional to the zoom and to the smaller side of the view.
 *
 * @param panX how far the picture is moved to the right, in units of the box
 * @param panY how far it is moved up
 */
record Viewpoint(Figure.Camera camera, double panX, double panY) {
    /** The distance of the camera in units of the box: far enough for the top view to match the map. */
    static final double DISTANCE = 9;
    /** What half the smaller side of the view shows at zoom 1, in units of the box. */
    private static final double REACH = 1.72;
    private static final double LEAST_ZOOM = 0.2;
    private static final double MOST_ZOOM = 40;

    static Viewpoint of(Figure.Camera camera) {
        return new Viewpoint(camera, 0, 0);
    }

    /** Turned by a drag of so many pixels; the surface follows the pointer. */
    Viewpoint turned(double dx, double dy, double degreesPerPixel) {
        double azimuth = camera.azimuth() - dx * degreesPerPixel;
        azimuth -= 360 * Math.floor((azimuth + 180) / 360);
        double elevation = Math.clamp(camera.elevation() + dy * degreesPerPixel, 0, 90);
        return new Viewpoint(new Figure.Camera(azimuth, elevation, camera.zoom()), panX, panY);
    }

    Viewpoint zoomed(double factor) {
        double zoom = Math.clamp(camera.zoom() * factor, LEAST_ZOOM, MOST_ZOOM);
        return new Viewpoint(new Figure.Camera(camera.azimuth(), camera.elevation(), zoom), panX, panY);
    }

    /** Moved by a drag of so many pixels in a view of this size; points at the box's centre follow the pointer. */
    Viewpoint panned(double dx, double dy, double width, double height) {
        double unit = focal(width, height) / DISTANCE;
        return new Viewpoint(camera, panX + dx / unit, panY - dy / unit);
    }

    /** Where a point of the box is seen in a view of this size, from its top left corner. */
    Point2D project(Vec p, double width, double height) {
        double f = focal(width, height) / (DISTANCE - p.dot(towards()));
        return new Point2D(width / 2 + (p.dot(right()) + panX) * f, height / 2 - (p.dot(up()) + panY) * f);
    }

    /** From the camera's target to the camera: a unit vector. */
    Vec towards() {
        double a = Math.toRadians(camera.azimuth());
        double e = Math.toRadians(camera.elevation());
        return new Vec(Math.sin(a) * Math.cos(e), -Math.cos(a) * Math.cos(e), Math.sin(e));
    }

    /** The same projection for a JavaFX camera at (0, 0, −D) with a vertical field of view of {@link #fieldOfView}. */
    Affine transform() {
        Vec r = right();
        Vec u = up();
        Vec d = towards();
        // Box coordinates (x, y, z) are (x, −z, y) in JavaFX, where y points down and z away.
        return new Affine(
                r.x(), -r.z(), r.y(), panX,
                -u.x(), u.z(), -u.y(), -panY,
                -d.x(), d.z(), -d.y(), 0);
    }

    /** In degrees, from the top to the bottom of a view of this size. */
    double fieldOfView(double width, double height) {
        return 2 * Math.toDegrees(Math.atan(height / 2 / focal(width, height)));
    }

    private double focal(double width, double height) {
        return Math.max(1, Math.min(width, height)) / 2 * DISTANCE / REACH * camera.zoom();
    }

    private Vec right() {
        double a = Math.toRadians(camera.azimuth());
        return new Vec(Math.cos(a), Math.sin(a), 0);
    }

    private Vec up() {
        double a = Math.toRadians(camera.azimuth());
        double e = Math.toRadians(camera.elevation());
        return new Vec(-Math.sin(a) * Math.sin(e), Math.cos(a) * Math.sin(e), Math.cos(e));
    }
}
