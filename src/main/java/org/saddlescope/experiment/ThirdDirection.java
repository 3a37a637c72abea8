package org.saddlescope.experiment;

import java.nio.file.Path;
import java.util.stream.IntStream;
import org.saddlescope.engine.Problem;
import org.saddlescope.engine.SeededRandom;
import org.saddlescope.experiment.Experiment.PlaneSpec;
import org.saddlescope.landscape.Direction;
import org.saddlescope.landscape.Directions;
import org.saddlescope.landscape.HessianDirections;
import org.saddlescope.landscape.Normalisation;
import org.saddlescope.landscape.Plane;
import org.saddlescope.landscape.Planes;
import org.saddlescope.spectra.Lanczos;
import org.saddlescope.spectra.Vectors;

/** Chooses the third direction of a box on a plane. */
final class ThirdDirection {
    /** A direction with less than this share of its length across the plane lies in it but for rounding. */
    private static final double IN_PLANE = 1e-9;

    private final Problem problem;
    private final long seed;
    private final int dimension;

    /** @param seed of random directions and of Lanczos */
    ThirdDirection(Problem problem, long seed) {
        this.problem = problem;
        this.seed = seed;
        dimension = problem.objective().dimension();
    }

    /**
     * The third direction of a box: the next of what the plane is made of, or a random one across the plane.
     *
     * @throws ExperimentException where it lies in the plane
     */
    Direction of(PlaneSpec spec, Plane plane, double[] current, SliceSpec slice) throws ExperimentException {
        if (dimension < 3) {
            throw new ExperimentException("slice.layers: a box needs three parameters, found " + dimension + "; the nearest valid value is 1");
        }
        Direction third = switch (spec) {
            case PlaneSpec.Axes(int first, int second) -> axis(slice.third().orElseGet(() ->
                    IntStream.of(0, 1, 2).filter(i -> i != first && i != second).findFirst().orElseThrow()));
            case PlaneSpec.Hessian hessian -> HessianDirections.of(problem.objective(), current, new int[] {slice.third().orElseGet(() ->
                    IntStream.of(1, 0, -1).filter(i -> i != hessian.first() && i != hessian.second()).findFirst().orElseThrow())},
                    new Lanczos(hessian.tolerance(), PlaneChooser.LANCZOS_STEPS, seed)).getFirst();
            case PlaneSpec.Random random -> drawn(current, random.normalisation(), random.ignoreBias(), random.seed());
            case PlaneSpec.FromFile(String file, _) when DirectionFile.read(Path.of(file), problem.layout()).size() > 2 ->
                    DirectionFile.read(Path.of(file), problem.layout()).get(2);
            default -> across(plane, drawn(current, Normalisation.FILTER, true, seed));
        };
        double[] rest = across(plane, third).vector();
        if (!(Vectors.norm(rest) > IN_PLANE * Vectors.norm(third.vector()))) {
            throw new ExperimentException("slice.third: " + third.axis() + " is zero or lies in the plane: the three directions span no box");
        }
        return third;
    }

    private Direction axis(int index) throws ExperimentException {
        if (index < 0 || index >= dimension) {
            throw new ExperimentException("slice.third: expected a parameter from 0 to " + (dimension - 1) + ", found " + index
                    + "; the nearest valid value is " + Math.clamp(index, 0, dimension - 1));
        }
        return new Direction(Vectors.axis(dimension, index), Planes.axis(new double[dimension], problem.layout(), index).axis1());
    }

    /** The part of a direction across the plane. */
    private static Direction across(Plane plane, Direction direction) {
        double[] e1 = Vectors.unit(plane.direction1());
        double[] e2 = plane.direction2().clone();
        double[] rest = direction.vector().clone();
        for (int pass = 0; pass < 2; pass++) {
            Vectors.add(e2, -Vectors.dot(e1, e2), e1);
        }
        e2 = Vectors.unit(e2);
        for (int pass = 0; pass < 2; pass++) {
            Vectors.add(rest, -Vectors.dot(e1, rest), e1);
            Vectors.add(rest, -Vectors.dot(e2, rest), e2);
        }
        return new Direction(rest, direction.axis() + ", across the plane", direction.description());
    }

    private Direction drawn(double[] at, Normalisation normalisation, boolean ignoreBias, long of) {
        return new Direction(Directions.random(at, problem.layout(), normalisation, ignoreBias, SeededRandom.of(of, "direction 3")),
                "random direction 3");
    }
}
