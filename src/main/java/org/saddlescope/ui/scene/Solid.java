package org.saddlescope.ui.scene;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.shape.TriangleMesh;
import org.saddlescope.figures.Figure;
import org.saddlescope.figures.Style;
import org.saddlescope.landscape.Trajectory;
import org.saddlescope.ui.base.Text;
import org.saddlescope.ui.chart.Readout;
import org.saddlescope.ui.chart.StepCursor;

/**
 * Everything that the 3-D picture is made of, built off the JavaFX application thread. The meshes belong to nobody until
 * {@link SolidScene} takes them.
 *
 * @param lines some of the grid lines of the surface
 * @param paths one an optimizer, in the order of the trajectories, with the dashes of its place among them
 * @param balls where each optimizer began, and the known critical points
 */
record Solid(Figure.SurfacePlot plot, Style.Theme theme, SurfaceSpace space, TriangleMesh surface, TriangleMesh lines,
             List<TriangleMesh> paths, List<Ball> balls) {
    private static final double PATH_RADIUS = 0.0105;
    private static final double LIFT = 0.012;
    private static final double LIFT_BETWEEN = 0.004;
    /** How much thicker paths and balls are where they are looked at from the last row. */
    private static final double THICKER = 1.6;

    /** @param series the optimizer whose colour it has, or −1 for a critical point */
    record Ball(Vec centre, double radius, int series, String label, String symbol) {}

    static Solid build(Figure.SurfacePlot plot, Style.Theme theme, SurfaceMesh meshes) {
        SurfaceSpace space = SurfaceSpace.of(plot);
        double thick = thickness(theme);
        List<TriangleMesh> paths = new ArrayList<>();
        for (Trajectory t : plot.trajectories()) {
            // One above the other: paths that coincide would flicker through each other.
            double lift = LIFT * thick + LIFT_BETWEEN * paths.size();
            paths.add(TubeMesh.build(Dashes.cut(SurfacePath.of(t, space, lift), paths.size()), PATH_RADIUS * thick));
        }
        List<Ball> balls = new ArrayList<>();
        for (int i = 0; i < plot.trajectories().size(); i++) {
            Trajectory t = plot.trajectories().get(i);
            if (t.size() > 0) {
                add(balls, SurfacePath.at(t, 0, space), 0.022 * thick, i, "", "");
            }
        }
        for (Figure.Mark mark : plot.marks()) {
            add(balls, space.on(mark.alpha(), mark.beta()), 0.03 * thick, -1, mark.name(), mark.symbol());
        }
        return new Solid(plot, theme, space, meshes.build(space), MeshLines.build(space), List.copyOf(paths), List.copyOf(balls));
    }

    private static double thickness(Style.Theme theme) {
        return theme.contrast() ? THICKER : 1;
    }

    /** Where each optimizer is at a step, or at its end; none where that is beside the surface. */
    List<Ball> at(Optional<Double> step) {
        List<Ball> there = new ArrayList<>();
        for (int i = 0; i < plot.trajectories().size(); i++) {
            Trajectory t = plot.trajectories().get(i);
            int series = i;
            step.map(now -> Readout.at(t, now)).orElse(t.size() > 0 ? Optional.of(t.size() - 1) : Optional.empty())
                    .ifPresent(index -> add(there, SurfacePath.at(t, index, space), 0.042 * thickness(theme), series, "", ""));
        }
        return List.copyOf(there);
    }

    private static void add(List<Ball> balls, Vec at, double radius, int series, String label, String symbol) {
        if (!Double.isNaN(at.z())) {
            // Raised, so that narrow valleys do not swallow it.
            balls.add(new Ball(at.plus(new Vec(0, 0, 0.9 * radius)), radius, series, label, symbol));
        }
    }

    /** In words, what is not drawn, and what is drawn though it has not been computed. */
    List<String> notes() {
        List<String> notes = new ArrayList<>();
        int holes = space.holes();
        if (holes > 0) {
            notes.add(holes == 1 ? Text.of("scene.solid.gap", holes) : Text.of("scene.solid.gaps", holes));
        }
        if (!plot.slice().complete()) {
            notes.add(Text.of("scene.solid.coarseOfGridPointsComputed", space.computed(), plot.slice().values().length));
        }
        return List.copyOf(notes);
    }
}
