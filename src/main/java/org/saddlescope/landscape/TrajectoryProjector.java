package org.saddlescope.landscape;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.saddlescope.engine.ParameterStack;
import org.saddlescope.landscape.Projection.Coordinates;
import org.saddlescope.spectra.Vectors;

/**
 * Sees optimizers' paths in a plane, and says what the plane does not show of them: how far each point lies off it, the
 * loss there and at its projection, and the share of the path's variance that lies in it.
 */
public final class TrajectoryProjector {
    private final Projection projection;

    public TrajectoryProjector(Plane plane) {
        this.projection = new Projection(plane);
    }

    public Projection projection() {
        return projection;
    }

    /** The path without its in-plane losses, which are NaN. */
    public Trajectory project(String name, int[] steps, List<double[]> points, double[] trueLoss) {
        if (steps.length != points.size() || trueLoss.length != points.size()) {
            throw new IllegalArgumentException(points.size() + " points with " + steps.length + " steps and "
                    + trueLoss.length + " losses");
        }
        Coordinates[] coordinates = points.stream().map(projection::of).toArray(Coordinates[]::new);
        double[] unknown = new double[points.size()];
        Arrays.fill(unknown, Double.NaN);
        return new Trajectory(name, steps, Arrays.stream(coordinates).mapToDouble(Coordinates::alpha).toArray(),
                Arrays.stream(coordinates).mapToDouble(Coordinates::beta).toArray(),
                Arrays.stream(coordinates).mapToDouble(Coordinates::offPlane).toArray(), trueLoss, unknown,
                explained(points, coordinates));
    }

    /**
     * The same path with the loss at the projection of every point that has a finite one.
     *
     * @param trajectory one of this plane
     * @param loss       the loss as a function of θ
     * @param points     points a call of {@code loss}; the bits do not depend on it
     * @param cancelled  asked between calls; once true, the losses not computed yet stay as they are
     */
    public Trajectory withInPlaneLoss(Trajectory trajectory, ToValues loss, int points, BooleanSupplier cancelled) {
        List<Integer> todo = new ArrayList<>();
        for (int i = 0; i < trajectory.size(); i++) {
            if (Double.isFinite(trajectory.alpha()[i]) && Double.isFinite(trajectory.beta()[i])) {
                todo.add(i);
            }
        }
        double[] inPlane = trajectory.inPlaneLoss().clone();
        Plane plane = projection.plane();
        for (int from = 0; from < todo.size() && !cancelled.getAsBoolean(); from += points) {
            List<Integer> batch = todo.subList(from, Math.min(todo.size(), from + points));
            double[][] coefficients = batch.stream()
                    .map(i -> new double[] {trajectory.alpha()[i], trajectory.beta()[i]}).toArray(double[][]::new);
            double[] values = loss.of(new ParameterStack.Affine(plane.origin(),
                    List.of(plane.direction1(), plane.direction2()), coefficients));
            for (int i = 0; i < values.length; i++) {
                inPlane[batch.get(i)] = values[i];
            }
        }
        return new Trajectory(trajectory.name(), trajectory.steps(), trajectory.alpha(), trajectory.beta(),
                trajectory.offPlane(), trajectory.trueLoss(), inPlane, trajectory.explained(), trajectory.wanted());
    }

    /**
     * Σ ‖P(θ_i − θ̄)‖² / Σ ‖θ_i − θ̄‖² over the points that are finite; NaN where none of them differs from another.
     */
    private double explained(List<double[]> points, Coordinates[] coordinates) {
        List<Integer> finite = new ArrayList<>();
        double[] mean = new double[projection.plane().dimension()];
        double[] planeMean = new double[2];
        for (int i = 0; i < coordinates.length; i++) {
            if (Double.isFinite(coordinates[i].offPlane())) {
                finite.add(i);
            }
        }
        for (int i : finite) {
            Vectors.add(mean, 1.0 / finite.size(), points.get(i));
            Vectors.add(planeMean, 1.0 / finite.size(), inPlane(coordinates[i]));
        }
        double scale = 0;
        for (int i : finite) {
            scale = Math.max(scale, Vectors.norm(Vectors.difference(points.get(i), mean)));
        }
        if (scale == 0 || finite.stream().allMatch(i -> Arrays.equals(points.get(i), points.get(finite.getFirst())))) {
            return Double.NaN;
        }
        double total = 0;
        double within = 0;
        for (int i : finite) {
            // Divided by the largest distance, so that the squares of a path that diverged do not overflow.
            double whole = Vectors.norm(Vectors.difference(points.get(i), mean)) / scale;
            double part = Vectors.norm(Vectors.difference(inPlane(coordinates[i]), planeMean)) / scale;
            total += whole * whole;
            within += part * part;
        }
        return Math.min(1, within / total);
    }

    private double[] inPlane(Coordinates point) {
        return projection.orthonormal(point.alpha(), point.beta());
    }
}
