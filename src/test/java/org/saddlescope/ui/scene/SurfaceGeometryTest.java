package org.saddlescope.ui.scene;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javafx.scene.shape.TriangleMesh;
import org.junit.jupiter.api.Test;
import org.saddlescope.figures.ColourMap;
import org.saddlescope.figures.ColourScale;
import org.saddlescope.figures.Figure;
import org.saddlescope.figures.Style;
import org.saddlescope.landscape.Slice;
import org.saddlescope.landscape.Trajectory;
import org.saddlescope.ui.Frames;

class SurfaceGeometryTest {
    /** 3 x 2 grid points with the values 0 … 5, so that t = value/5. */
    private static Slice small(double... replaced) {
        double[] values = {0, 1, 2, 3, 4, 5};
        System.arraycopy(replaced, 0, values, 0, replaced.length);
        boolean[] computed = new boolean[6];
        Arrays.fill(computed, true);
        return new Slice(Frames.plane(), new double[] {10, 20, 30}, new double[] {-1, 1}, values, computed, "loss");
    }

    private static SurfaceSpace space(Slice slice) {
        return new SurfaceSpace(slice, ColourScale.of(slice, false));
    }

    private static Trajectory path(double[] alpha, double[] beta) {
        int[] steps = new int[alpha.length];
        Arrays.setAll(steps, i -> i);
        double[] zero = new double[alpha.length];
        return new Trajectory("path", steps, alpha, beta, zero, zero, zero, 1);
    }

    @Test
    void ballsAndTubesAreThickerForALecture() {
        Figure.SurfacePlot plot = new Figure.SurfacePlot("", small(), List.of(path(new double[] {12, 18}, new double[] {0, 0})), List.of(), false,
                ColourMap.VIRIDIS, Figure.Camera.DEFAULT);
        Solid usual = Solid.build(plot, Style.Theme.LIGHT, new SurfaceMesh());
        Solid lecture = Solid.build(plot, Style.Theme.LIGHT_CONTRAST, new SurfaceMesh());
        assertEquals(1.6, lecture.balls().getFirst().radius() / usual.balls().getFirst().radius(), 1e-12);
        assertEquals(1.6, lecture.at(Optional.empty()).getFirst().radius() / usual.at(Optional.empty()).getFirst().radius(), 1e-12);
        assertTrue(width(lecture.paths().getFirst()) > 1.5 * width(usual.paths().getFirst()));
    }

    /** Of a tube that runs along α: its extent along β, which is the z axis of JavaFX. */
    private static double width(TriangleMesh tube) {
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        for (int i = 2; i < tube.getPoints().size(); i += 3) {
            least = Math.min(least, tube.getPoints().get(i));
            most = Math.max(most, tube.getPoints().get(i));
        }
        return most - least;
    }

    @Test
    void theSurfaceGoesThroughTheGridValuesAndIsFlatOnEachTriangle() {
        SurfaceSpace space = space(small());
        double h = SurfaceSpace.HALF_HEIGHT;
        assertEquals(new Vec(-1, -1, -h), space.on(10, -1));
        assertEquals(h, space.on(30, 1).z(), 1e-12);
        assertEquals(SurfaceSpace.z(0.8), space.on(20, 1).z(), 1e-12);
        // the values are linear in the column and the row: so is every point between
        assertEquals(SurfaceSpace.z((0.4 + 0.75 * 3) / 5), space.on(14, 0.5).z(), 1e-12);
        assertEquals(SurfaceSpace.z((1.7 + 0.1 * 3) / 5), space.on(27, -0.8).z(), 1e-12);
    }

    @Test
    void whatIsNotComputedYetIsInterpolatedBetweenTheCoarseNodesAndWhatIsStandsAsItIs() {
        // Nodes at every second of 4 x 5 points carry 3 row + 2 column; one point between them is computed; the rest is
        // filled with the nearest node, as a sampler does.
        double[] values = new double[20];
        boolean[] computed = new boolean[20];
        for (int row = 0; row < 4; row++) {
            for (int column = 0; column < 5; column++) {
                computed[row * 5 + column] = row % 2 == 0 && column % 2 == 0 || row == 1 && column == 1;
                values[row * 5 + column] = 3 * (row / 2 * 2) + 2 * (column / 2 * 2);
            }
        }
        values[6] = 14;
        Slice slice = new Slice(Frames.plane(), new double[] {0, 1, 2, 3, 4}, new double[] {0, 1, 2, 3}, values, computed, "loss");
        SurfaceSpace space = space(slice);
        assertEquals(2.0 / 14, space.t(0, 1), 1e-12);
        assertEquals((3 + 6) / 14.0, space.t(1, 3), 1e-12);
        assertEquals(1, space.t(1, 1), 1e-12);
        // Beyond the last node there is nothing to interpolate with.
        assertEquals((6 + 2) / 14.0, space.t(3, 1), 1e-12);
        assertEquals(7, space.computed());
    }

    @Test
    void onACellsDiagonalTheHeightIsTheMeanOfItsTwoEndsNotOfAllFourCorners() {
        SurfaceSpace space = space(small(0, 5));
        assertEquals(SurfaceSpace.z((0 + 4) / 2.0 / 5), space.on(15, 0).z(), 1e-12);
    }

    @Test
    void outsideTheGridAndInHolesThereIsNoSurface() {
        assertTrue(Double.isNaN(space(small()).on(9.9, 0).z()));
        assertTrue(Double.isNaN(space(small()).on(15, 1.01).z()));
        SurfaceSpace holed = space(small(Double.NaN));
        assertTrue(Double.isNaN(holed.on(12, -0.9).z()));
        assertFalse(Double.isNaN(holed.on(25, 0.9).z()));
        assertEquals(1, holed.holes());
        assertEquals(2, space(small(Double.NaN, Double.NEGATIVE_INFINITY)).holes());
    }

    @Test
    void theMeshHasAVertexAGridPointAndTwoTrianglesACell() {
        TriangleMesh mesh = new SurfaceMesh().build(space(small()));
        assertEquals(6 * 3, mesh.getPoints().size());
        assertEquals(6 * 2, mesh.getTexCoords().size());
        assertEquals(4 * 9, mesh.getFaces().size());
        // the last grid point: α and β at their ends, the highest value, the last of the 256 colours
        assertEquals(1, mesh.getPoints().get(15));
        assertEquals(-SurfaceSpace.HALF_HEIGHT, mesh.getPoints().get(16), 1e-6);
        assertEquals(1, mesh.getPoints().get(17));
        assertEquals(255.5 / 256, mesh.getTexCoords().get(10), 1e-6);
        assertEquals(0.5 / 256, mesh.getTexCoords().get(0), 1e-6);
    }

    @Test
    void normalsStandOnThePlaneOfALinearSurface() {
        TriangleMesh mesh = new SurfaceMesh().build(space(small()));
        double rise = 2 * SurfaceSpace.HALF_HEIGHT / 5;
        // z = rise·x + 3·rise/2·y in box coordinates
        Vec expected = new Vec(-rise, -1.5 * rise, 1).unit();
        for (int i = 0; i < 6; i++) {
            assertEquals(expected.x(), mesh.getNormals().get(3 * i), 1e-6);
            assertEquals(-expected.z(), mesh.getNormals().get(3 * i + 1), 1e-6);
            assertEquals(expected.y(), mesh.getNormals().get(3 * i + 2), 1e-6);
        }
    }

    @Test
    void noTriangleTouchesAValueThatIsNotFiniteAndNoVertexIsNaN() {
        TriangleMesh mesh = new SurfaceMesh().build(space(small(Double.NaN)));
        // grid point 0 belongs to both triangles of the first cell
        assertEquals(2 * 9, mesh.getFaces().size());
        for (int i = 0; i < mesh.getFaces().size(); i += 3) {
            assertTrue(mesh.getFaces().get(i) != 0);
        }
        for (int i = 0; i < mesh.getPoints().size(); i++) {
            assertFalse(Float.isNaN(mesh.getPoints().get(i)));
        }
    }

    @Test
    void aMeshOfAnotherGridSizeHasItsOwnTriangles() {
        SurfaceMesh meshes = new SurfaceMesh();
        meshes.build(space(small()));
        assertEquals(50 * 50 * 18, meshes.build(space(Frames.slice(51))).getFaces().size());
        assertEquals(4 * 9, meshes.build(space(small())).getFaces().size());
    }

    @Test
    void aPathLiesOnTheSurfaceBetweenItsRecordedPointsToo() {
        SurfaceSpace space = space(Frames.slice(21));
        List<List<Vec>> pieces = SurfacePath.of(path(new double[] {-4, 4}, new double[] {-3, 5}), space, 0.01);
        assertEquals(1, pieces.size());
        assertTrue(pieces.getFirst().size() > 16, "more points than cells crossed");
        for (Vec p : pieces.getFirst()) {
            assertEquals(space.on(space.alpha(p.x()), space.beta(p.y())).z() + 0.01, p.z(), 1e-12);
        }
    }

    @Test
    void aPathIsBrokenWhereItLeavesTheGrid() {
        SurfaceSpace space = space(Frames.slice(21));
        List<List<Vec>> pieces = SurfacePath.of(path(new double[] {0, 50, 0}, new double[] {-3, 1, 3}), space, 0.01);
        assertEquals(2, pieces.size());
        assertEquals(1, pieces.get(0).getLast().x(), 1e-9, "up to the border");
        assertEquals(1, pieces.get(1).getFirst().x(), 1e-9, "and from it");
        assertTrue(SurfacePath.of(path(new double[] {60, 50, Double.NaN}, new double[] {-3, 1, 3}), space, 0.01).isEmpty());
    }

    @Test
    void aMillionJumpsOfADivergingOptimizerStayAFewThousandPoints() {
        SurfaceSpace space = space(Frames.slice(21));
        double[] alpha = new double[20_000];
        double[] beta = new double[20_000];
        for (int i = 0; i < alpha.length; i++) {
            alpha[i] = (i % 2 == 0 ? 4 : -4) * (1 + 1e-4 * i);
            beta[i] = Math.sin(i);
        }
        int points = SurfacePath.of(path(alpha, beta), space, 0.01).stream().mapToInt(List::size).sum();
        assertTrue(points > 100 && points < 500_000, "points: " + points);
    }

    @Test
    void everyCornerOfATubeIsOneRadiusFromItsLine() {
        Vec from = new Vec(0, 0, 0);
        Vec to = new Vec(0.3, -0.4, 0.5);
        TriangleMesh mesh = TubeMesh.build(List.of(List.of(from, to)), 0.02);
        Vec along = to.minus(from).unit();
        for (int i = 0; i < mesh.getPoints().size(); i += 3) {
            Vec p = new Vec(mesh.getPoints().get(i), mesh.getPoints().get(i + 2), -mesh.getPoints().get(i + 1));
            assertEquals(0.02, p.minus(along.times(p.dot(along))).length(), 1e-6);
        }
        assertEquals(12, mesh.getFaces().size() / 6);
    }
}
