package org.saddlescope.ui.scene;

import javafx.geometry.Point2D;
import javafx.scene.transform.Affine;
import org.saddlescope.figures.Figure;

/**
 * A camera that looks at the box [−1, 1] × [−1, 1] × [−h, h] of {@link SurfaceSpace}, as the painted figure does: the box
 * is turned by the azimuth a about its vertical axis and seen from the elevation e. To the camera's right is
 * r = (cos a, −sin a, 0), towards it d = (−sin a cos e, −cos a cos e, sin e), above it u = d × r. A point p is seen at
 * ((p·r + panX) f / (D − p·d), (p·u + panY) f / (D − p·d)) from the centre of the view, y upwards. At zoom 1 the focal
 * length f lets the whole box fill the view; the distance D grows towards the view from above, so that this one is a
 * true map.
 *
 * @param panX how far the picture is moved to the right, in units of the box
 * @param panY how far it is moved up
 */
record Viewpoint(Figure.Camera camera, double panX, double panY) {
    private static final double DISTANCE = 11;
    private static final double FURTHEST = 500;
    private static final double LEAST_ZOOM = 0.2;
    private static final double MOST_ZOOM = 40;

    static Viewpoint of(Figure.Camera camera) {
        return new Viewpoint(camera, 0, 0);
    }

    /** Turned by a drag of so many pixels; the surface follows the pointer. */
    Viewpoint turned(double dx, double dy, double degreesPerPixel) {
        double azimuth = camera.azimuth() + dx * degreesPerPixel;
        azimuth -= 360 * Math.floor((azimuth + 180) / 360);
        double elevation = Math.clamp(camera.elevation() + dy * degreesPerPixel, 0, 90);
        return new Viewpoint(new Figure.Camera(azimuth, elevation, camera.zoom()), panX, panY);
    }

    Viewpoint zoomed(double factor) {
        double zoom = Math.clamp(camera.zoom() * factor, LEAST_ZOOM, MOST_ZOOM);
        return new Viewpoint(new Figure.Camera(camera.azimuth(), camera.elevation(), zoom), panX, panY);
    }

    /** Moved by a drag of so many pixels in a view of this size; points at the box's centre follow the pointer. */
    Viewpoint panned(double dx, double dy, Port port) {
        double unit = focal(port) / distance();
        return new Viewpoint(camera, panX + dx / unit, panY - dy / unit);
    }

    /** Where a point of the box is seen in a view of this size, from its top left corner. */
    Point2D project(Vec p, Port port) {
        double f = focal(port) / (distance() - p.dot(towards()));
        return new Point2D(port.width() / 2 + (p.dot(right()) + panX) * f, port.height() / 2 - (p.dot(up()) + panY) * f);
    }

    /** D, in units of the box. */
    double distance() {
        return Math.min(FURTHEST, DISTANCE / Math.max(1e-9, Math.cos(Math.toRadians(camera.elevation()))));
    }

    /** From the camera's target to the camera: a unit vector. */
    Vec towards() {
        double a = Math.toRadians(camera.azimuth());
        double e = Math.toRadians(camera.elevation());
        return new Vec(-Math.sin(a) * Math.cos(e), -Math.cos(a) * Math.cos(e), Math.sin(e));
    }

    /** The same projection for a JavaFX camera at (0, 0, −D) with the vertical field of view {@link #fieldOfView}. */
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
    double fieldOfView(Port port) {
        return 2 * Math.toDegrees(Math.atan(port.height() / 2 / focal(port)));
    }

    private double focal(Port port) {
        double x = 0;
        double y = 0;
        for (int corner = 0; corner < 8; corner++) {
            Vec p = new Vec((corner & 1) * 2 - 1, (corner & 2) - 1, ((corner & 4) / 2 - 1) * SurfaceSpace.HALF_HEIGHT);
            double depth = distance() - p.dot(towards());
            x = Math.max(x, Math.abs(p.dot(right())) / depth);
            y = Math.max(y, Math.abs(p.dot(up())) / depth);
        }
        return Math.min(port.reachX() / x, port.reachY() / y) * camera.zoom();
    }

    private Vec right() {
        double a = Math.toRadians(camera.azimuth());
        return new Vec(Math.cos(a), -Math.sin(a), 0);
    }

    private Vec up() {
        double a = Math.toRadians(camera.azimuth());
        double e = Math.toRadians(camera.elevation());
        return new Vec(Math.sin(a) * Math.sin(e), Math.cos(a) * Math.sin(e), Math.cos(e));
    }
}
