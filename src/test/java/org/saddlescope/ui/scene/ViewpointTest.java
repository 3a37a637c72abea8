package org.saddlescope.ui.scene;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import javafx.geometry.Point2D;
import javafx.geometry.Point3D;
import org.junit.jupiter.api.Test;
import org.saddlescope.figures.Figure;

class ViewpointTest {
    private static final Port PORT = new Port(640, 480, 12);
    private static final double H = SurfaceSpace.HALF_HEIGHT;

    private static Point2D see(Figure.Camera camera, double x, double y, double z) {
        return Viewpoint.of(camera).project(new Vec(x, y, z), PORT);
    }

    @Test
    void fromTheTopAlphaPointsRightBetaUpAndHeightIsNotSeen() {
        Point2D centre = see(Figure.Camera.TOP, 0, 0, 0);
        Point2D alpha = see(Figure.Camera.TOP, 0.5, 0, 0);
        Point2D beta = see(Figure.Camera.TOP, 0, 0.5, 0);
        assertEquals(new Point2D(320, 240), centre);
        assertTrue(alpha.getX() > centre.getX() + 50);
        assertEquals(centre.getY(), alpha.getY(), 1e-6);
        assertTrue(beta.getY() < centre.getY() - 50);
        assertEquals(centre.getX(), beta.getX(), 1e-6);
        assertEquals(alpha.getX() - centre.getX(), centre.getY() - beta.getY(), 1e-6);
        assertTrue(see(Figure.Camera.TOP, 1, 1, H).distance(see(Figure.Camera.TOP, 1, 1, -H)) < 1.5);
    }

    @Test
    void fromTheHorizonHeightPointsUpAndWhatIsNearIsLarger() {
        Figure.Camera horizon = new Figure.Camera(0, 0, 1);
        assertTrue(see(horizon, 0, 0, 0.3).getY() < see(horizon, 0, 0, 0).getY());
        double near = see(horizon, 1, -1, 0).getX() - see(horizon, -1, -1, 0).getX();
        double far = see(horizon, 1, 1, 0).getX() - see(horizon, -1, 1, 0).getX();
        assertTrue(near > far);
    }

    @Test
    void theBoxTurnsCounterClockwiseByTheAzimuthAsInThePaintedFigure() {
        Figure.Camera quarter = new Figure.Camera(90, 90, 1);
        assertTrue(see(quarter, 1, 0, 0).getY() < 200, "α points up");
        assertTrue(see(quarter, 0, 1, 0).getX() < 250, "β points left");
    }

    @Test
    void theWholeBoxFillsTheViewAtZoomOneFromEverywhere() {
        for (double azimuth = -180; azimuth < 180; azimuth += 15) {
            for (double elevation = 0; elevation <= 90; elevation += 10) {
                double widest = 0;
                for (int i = 0; i < 8; i++) {
                    Point2D p = see(new Figure.Camera(azimuth, elevation, 1), (i & 1) * 2 - 1, (i & 2) - 1, ((i & 4) / 2 - 1) * H);
                    double x = Math.abs(p.getX() - 320) / PORT.reachX();
                    double y = Math.abs(p.getY() - 240) / PORT.reachY();
                    widest = Math.max(widest, Math.max(x, y));
                }
                assertEquals(1, widest, 1e-9, azimuth + ", " + elevation);
            }
        }
    }

    @Test
    void theTransformAndFieldOfViewOfJavaFxGiveTheSameProjection() {
        Viewpoint view = new Viewpoint(new Figure.Camera(-35, 32, 1.7), 0.2, -0.1);
        double focal = 240 / Math.tan(Math.toRadians(view.fieldOfView(PORT)) / 2);
        for (Vec p : new Vec[] {new Vec(0, 0, 0), new Vec(1, -1, H), new Vec(-0.3, 0.8, -0.2)}) {
            // what PerspectiveCamera does at (0, 0, -D)
            Point3D at = view.transform().transform(p.x(), -p.z(), p.y());
            double depth = at.getZ() + view.distance();
            Point2D expected = new Point2D(320 + at.getX() / depth * focal, 240 + at.getY() / depth * focal);
            assertTrue(expected.distance(view.project(p, PORT)) < 1e-9);
        }
    }

    @Test
    void panningMovesTheMiddleOfTheBoxWithThePointer() {
        Viewpoint view = Viewpoint.of(new Figure.Camera(20, 40, 1.5));
        Point2D before = view.project(new Vec(0, 0, 0), PORT);
        Point2D after = view.panned(30, -12, PORT).project(new Vec(0, 0, 0), PORT);
        assertEquals(30, after.getX() - before.getX(), 1e-9);
        assertEquals(-12, after.getY() - before.getY(), 1e-9);
    }

    @Test
    void draggingRightTurnsTheNearSideRight() {
        Viewpoint view = Viewpoint.of(new Figure.Camera(0, 30, 1));
        Vec near = new Vec(0, -1, 0);
        assertTrue(view.turned(20, 0, 0.5).project(near, PORT).getX() > view.project(near, PORT).getX());
        assertEquals(90, view.turned(0, 1000, 0.5).camera().elevation());
        assertEquals(0, view.turned(0, -1000, 0.5).camera().elevation());
        assertEquals(-170, view.turned(190 / 0.5, 0, 0.5).camera().azimuth(), 1e-9);
    }

    @Test
    void zoomMagnifiesAboutTheMiddle() {
        Point2D one = see(new Figure.Camera(10, 20, 1), 0.4, 0.3, 0.2);
        Point2D two = see(new Figure.Camera(10, 20, 2), 0.4, 0.3, 0.2);
        assertEquals(2 * (one.getX() - 320), two.getX() - 320, 1e-9);
        assertEquals(2 * (one.getY() - 240), two.getY() - 240, 1e-9);
    }
}
