package org.saddlescope.figures;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import org.junit.jupiter.api.Test;

class ProjectionTest {
    @Test
    void pointsOnALineThroughTheEyeAreOnePointOnTheCanvas() {
        for (double azimuth : new double[] {-35, 0, 55, 145}) {
            Figure.Camera camera = new Figure.Camera(azimuth, 40, 1);
            Projection p = Projection.fit(camera, AREA);
            double[] eye = Projection.eye(camera);
            double[] near = {0.4 + 0.05 * (eye[0] - 0.4), -0.7 + 0.05 * (eye[1] + 0.7), 0.2 + 0.05 * (eye[2] - 0.2)};
            assertEquals(0, p.at(0.4, -0.7, 0.2).distance(p.at(near[0], near[1], near[2])), 1e-9);
        }
    }

    private static final Rectangle2D AREA = new Rectangle2D.Double(100, 50, 400, 300);

    @Test
    void fromAboveAlphaPointsRightAndBetaUpWhateverTheHeight() {
        Projection top = Projection.fit(Figure.Camera.TOP, AREA);
        for (double z = -0.6; z <= 0.6; z += 0.3) {
            assertEquals(0, top.at(-1, -1, z).distance(new Point2D.Double(150, 350)), 1e-9);
            assertEquals(0, top.at(1, -1, z).distance(new Point2D.Double(450, 350)), 1e-9);
            assertEquals(0, top.at(1, 1, z).distance(new Point2D.Double(450, 50)), 1e-9);
            assertEquals(0, top.at(0, 0, z).distance(new Point2D.Double(300, 200)), 1e-9);
        }
    }

    @Test
    void theWholeBoxIsInsideTheArea() {
        for (int azimuth = -180; azimuth <= 180; azimuth += 30) {
            for (int elevation = 0; elevation <= 90; elevation += 30) {
                Projection p = Projection.fit(new Figure.Camera(azimuth, elevation, 1), AREA);
                for (int i = 0; i < 8; i++) {
                    Point2D c = p.at((i & 1) * 2 - 1, (i & 2) - 1, ((i & 4) / 2 - 1) * Projection.HALF_HEIGHT);
                    assertTrue(AREA.contains(c) || AREA.outcode(c.getX() + 1e-9, c.getY() + 1e-9) == 0
                            || AREA.outcode(c.getX() - 1e-9, c.getY() - 1e-9) == 0, azimuth + ", " + elevation + ": " + c);
                }
            }
        }
    }

    @Test
    void fromTheFrontHeightPointsUpAndWhatIsNearerLooksLarger() {
        Projection front = Projection.fit(new Figure.Camera(0, 20, 1), AREA);
        assertTrue(front.at(0, 0, 0.5).getY() < front.at(0, 0, -0.5).getY());
        double near = front.at(1, -1, 0).getX() - front.at(-1, -1, 0).getX();
        double far = front.at(1, 1, 0).getX() - front.at(-1, 1, 0).getX();
        assertTrue(near > far);
        assertTrue(front.back(0, 1) > front.back(0, -1));
        assertTrue(front.facesAway(0, 1, 0) && !front.facesAway(0, -1, 0) && front.facesAway(0, 0, -1));
    }

    @Test
    void zoomEnlargesAboutTheMiddle() {
        Projection one = Projection.fit(Figure.Camera.TOP, AREA);
        Projection two = Projection.fit(new Figure.Camera(0, 90, 2), AREA);
        assertEquals(0, one.at(0, 0, 0).distance(two.at(0, 0, 0)), 1e-9);
        assertEquals(2 * one.at(0, 0, 0).distance(one.at(1, 1, 0)), two.at(0, 0, 0).distance(two.at(1, 1, 0)), 1e-9);
    }
}
