package org.saddlescope.figures;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.function.DoubleBinaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.saddlescope.landscape.Slice;
import org.saddlescope.landscape.Trajectory;

class CameraChoiceTest {
    private static final DoubleBinaryOperator BOWL = (x, y) -> x * x + y * y;

    /** A wall of full height across the ground, and a path that ends behind it as seen from (−toX, −toY). */
    @ParameterizedTest
    @CsvSource({"1, 0", "-1, 0", "0, 1", "0, -1", "0.7, 0.7", "-0.7, 0.7", "0.7, -0.7", "-0.7, -0.7"})
    void theViewerStandsOnTheSideOfTheWallWhereThePathEnds(double toX, double toY) {
        DoubleBinaryOperator wall = (x, y) -> {
            double behind = toX * x + toY * y;
            return Math.exp(-behind * behind / 0.02) - 0.1 * behind;
        };
        Trajectory path = Landscapes.trajectory("GD", wall, new double[] {0.2 * toX, 0.5 * toX}, new double[] {0.2 * toY, 0.5 * toY}, 0, 1);
        Figure.Camera camera = Figure.Camera.showing(slice(wall), List.of(path), false);
        double[] eye = Projection.eye(camera);
        assertTrue(eye[0] * toX + eye[1] * toY > 0, camera::toString);
        assertEquals(Figure.Camera.DEFAULT.elevation(), camera.elevation());
    }

    @Test
    void whereNothingHidesAnythingTheUsualCameraStays() {
        Trajectory path = Landscapes.descent("GD", BOWL, 0.8, -0.6, 0.1, 0, 40);
        assertEquals(Figure.Camera.DEFAULT, Figure.Camera.showing(slice((x, y) -> 10 - y), List.of(), false));
        assertEquals(Figure.Camera.DEFAULT, Figure.Camera.showing(slice((x, y) -> 1 - 0.2 * BOWL.applyAsDouble(x, y)), List.of(path), false));
    }

    @Test
    void theBottomOfADeepFunnelIsLookedAtFromHigherUp() {
        DoubleBinaryOperator funnel = (x, y) -> -Math.exp(-BOWL.applyAsDouble(x, y) / 0.15);
        Trajectory path = Landscapes.trajectory("GD", funnel, new double[] {0.5, 0.2, 0}, new double[] {0.5, 0.2, 0}, 0, 1);
        assertTrue(Figure.Camera.showing(slice(funnel), List.of(path), false).elevation() > Figure.Camera.DEFAULT.elevation());
    }

    @Test
    void manyStepsAtOnePlaceDoNotOutweighTheWayThere() {
        DoubleBinaryOperator wall = (x, y) -> Math.exp(-(y + 0.1) * (y + 0.1) / 0.02);
        double[] a = new double[1000];
        double[] b = new double[1000];
        for (int i = 0; i < 1000; i++) {
            // to and fro behind the wall, then nearly a thousand steps at one place before it
            a[i] = i < 40 ? 0.9 * Math.cos(Math.PI * i / 5) : 0.9;
            b[i] = i < 40 ? 0.4 : -0.6;
        }
        Trajectory path = Landscapes.trajectory("GD", wall, a, b, 0, 1);
        double[] eye = Projection.eye(Figure.Camera.showing(slice(wall), List.of(path), false));
        assertTrue(eye[1] > 0);
    }

    @Test
    void whatIsNoSurfaceGivesTheUsualCamera() {
        List<Trajectory> diverged = List.of(Landscapes.trajectory("none", BOWL, new double[0], new double[0], 0, 1),
                Landscapes.trajectory("diverged", BOWL, new double[] {0.3, 1e200, Double.NaN},
                        new double[] {0.2, -1e300, Double.POSITIVE_INFINITY}, 0, 1));
        for (Slice slice : List.of(slice((x, y) -> Double.NaN), slice((x, y) -> 3), Landscapes.slice(BOWL, -1, 1, 0, 0, 7, 1))) {
            assertEquals(Figure.Camera.DEFAULT, Figure.Camera.showing(slice, diverged, true));
        }
        Figure.Camera once = Figure.Camera.showing(slice(BOWL), diverged, true);
        assertEquals(once, Figure.Camera.showing(slice(BOWL), diverged, true));
    }

    private static Slice slice(DoubleBinaryOperator f) {
        return Landscapes.slice(f, -1, 1, -1, 1, 41, 41);
    }
}
