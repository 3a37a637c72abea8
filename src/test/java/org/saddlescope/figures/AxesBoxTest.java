package org.saddlescope.figures;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import org.junit.jupiter.api.Test;

class AxesBoxTest {
    private static final Rectangle2D BOUNDS = new Rectangle2D.Double(10, 10, 200, 100);

    @Test
    void wordsThatWouldStickOutAtTheRightMoveAlongTheirLineUntilTheyDoNot() {
        double angle = Math.toRadians(-40);
        Point2D at = AxesBox.alongWithin(BOUNDS, new Point2D.Double(200, 60), angle, 50, 6);
        double reach = 50 * Math.cos(angle) + 6 * Math.sin(-angle);
        assertEquals(210 - reach, at.getX(), 1e-12);
        assertEquals(Math.tan(angle), (at.getY() - 60) / (at.getX() - 200), 1e-12);
    }

    @Test
    void wordsThatFitStayWhereTheyAre() {
        Point2D middle = new Point2D.Double(100, 60);
        assertEquals(middle, AxesBox.alongWithin(BOUNDS, middle, Math.toRadians(30), 40, 6));
    }

    @Test
    void uprightWordsStayWhereTheyAre() {
        Point2D middle = new Point2D.Double(209, 60);
        assertEquals(middle, AxesBox.alongWithin(BOUNDS, middle, Math.toRadians(-88), 40, 6));
    }

    @Test
    void wordsWiderThanTheRoomStandInItsMiddle() {
        assertTrue(Math.abs(AxesBox.alongWithin(BOUNDS, new Point2D.Double(150, 60), 0.1, 150, 6).getX() - 110) < 1e-12);
    }
}
