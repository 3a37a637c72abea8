package org.saddlescope.experiment;

import org.saddlescope.landscape.GridRange;
import org.saddlescope.landscape.Plane;
import org.saddlescope.landscape.Projection;
import org.saddlescope.landscape.Slice;
import org.saddlescope.landscape.SliceGrid;

/**
 * A slice moved to go through a point of a path: the plane {o′ + αd₁ + βd₂} with o′ = θ − α_θd₁ − β_θd₂, where (α_θ, β_θ) are
 * the coordinates that θ had in the plane {o + αd₁ + βd₂}. What moves is only what lies across the plane: every point of
 * every path keeps its coordinates, and θ itself lies in the new plane.
 *
 * @param step where θ is: the step asked for, or the nearest one that is known
 */
record AroundStep(int step, Surveyor.Site site) {
    static AroundStep of(Slice shown, Recorder.Path path, int step) {
        int at = nearest(path.steps(), step);
        double[] theta = path.thetas().get(at);
        Plane plane = shown.plane();
        Projection.Coordinates there = new Projection(plane).of(theta);
        double[] origin = theta.clone();
        for (int i = 0; i < origin.length; i++) {
            origin[i] -= there.alpha() * plane.direction1()[i] + there.beta() * plane.direction2()[i];
        }
        Plane moved = new Plane(origin, plane.direction1(), plane.direction2(), plane.axis1(), plane.axis2(),
                plane.description(), plane.explained1(), plane.explained2());
        boolean line = plane.isLine();
        GridRange range = new GridRange(shown.alpha()[0], shown.alpha()[shown.columns() - 1], line ? -1 : shown.beta()[0],
                line ? 1 : shown.beta()[shown.rows() - 1]).centredAt(there.alpha(), line ? 0 : there.beta());
        return new AroundStep(path.steps()[at], new Surveyor.Site(moved, SliceGrid.of(range, shown.columns(), shown.rows())));
    }

    private static int nearest(int[] steps, int step) {
        int best = 0;
        for (int i = 1; i < steps.length; i++) {
            if (Math.abs((long) steps[i] - step) < Math.abs((long) steps[best] - step)) {
                best = i;
            }
        }
        return best;
    }
}
