package org.saddlescope.figures;

import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;

/**
 * From the unit box [−1, 1] × [−1, 1] × [−H, H] to the canvas. The box turns by the azimuth about its vertical axis and
 * is seen from the elevation above the horizon: at elevation 90 and azimuth 0, x points right and y up. The
 * perspective is slight and fades towards the view from above, so that this one is a true map.
 */
final class Projection {
    /** H: half the height of the box. */
    static final double HALF_HEIGHT = 0.62;
    private static final double PERSPECTIVE = 0.09;

    private final double cosA;
    private final double sinA;
    private final double cosE;
    private final double sinE;
    private final double scale;
    private final double centreX;
    private final double centreY;

    private Projection(Figure.Camera camera, double scale, double centreX, double centreY) {
        this.cosA = Math.cos(Math.toRadians(camera.azimuth()));
        this.sinA = Math.sin(Math.toRadians(camera.azimuth()));
        this.cosE = Math.cos(Math.toRadians(camera.elevation()));
        this.sinE = Math.sin(Math.toRadians(camera.elevation()));
        this.scale = scale;
        this.centreX = centreX;
        this.centreY = centreY;
    }

    /** The projection by which the whole box fills an area, enlarged by the camera's zoom about the middle. */
    static Projection fit(Figure.Camera camera, Rectangle2D area) {
        Projection unit = new Projection(camera, 1, 0, 0);
        Rectangle2D box = new Rectangle2D.Double();
        for (int corner = 0; corner < 8; corner++) {
            Point2D p = unit.at((corner & 1) * 2 - 1, (corner & 2) - 1, ((corner & 4) / 2 - 1) * HALF_HEIGHT);
            if (corner == 0) {
                box.setRect(p.getX(), p.getY(), 0, 0);
            } else {
                box.add(p);
            }
        }
        double scale = Math.min(area.getWidth() / box.getWidth(), area.getHeight() / box.getHeight()) * camera.zoom();
        return new Projection(camera, scale, area.getCenterX() - scale * box.getCenterX(),
                area.getCenterY() - scale * box.getCenterY());
    }

    /** The place on the canvas. */
    Point2D at(double x, double y, double z) {
        double right = x * cosA - y * sinA;
        double back = x * sinA + y * cosA;
        double up = back * sinE + z * cosE;
        double depth = back * cosE - z * sinE;
        double size = scale / (1 + PERSPECTIVE * cosE * depth);
        return new Point2D.Double(centreX + size * right, centreY - size * up);
    }

    /** Where the eye is in the coordinates of the box: every straight line through it is one point on the canvas. */
    static double[] eye(Figure.Camera camera) {
        double a = Math.toRadians(camera.azimuth());
        return new double[] {-Math.sin(a) / PERSPECTIVE, -Math.cos(a) / PERSPECTIVE,
            Math.tan(Math.toRadians(camera.elevation())) / PERSPECTIVE};
    }

    /** How far back a place of the ground plane lies: what is further back is painted first. */
    double back(double x, double y) {
        return x * sinA + y * cosA;
    }

    /** Whether a face of the box with this outward normal is turned away from the viewer. */
    boolean facesAway(double nx, double ny, double nz) {
        double back = nx * sinA + ny * cosA;
        return back * cosE - nz * sinE > 1e-9;
    }

    /** The cosine of the angle between a normal and light that comes from behind the viewer's left shoulder. */
    double light(double nx, double ny, double nz) {
        double right = nx * cosA - ny * sinA;
        double back = nx * sinA + ny * cosA;
        double length = Math.sqrt(nx * nx + ny * ny + nz * nz);
        return (-0.45 * right - 0.25 * back + 0.857 * nz) / length;
    }
}
