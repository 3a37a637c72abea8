package org.saddlescope.experiment;

import java.util.List;
import java.util.function.BooleanSupplier;
import org.saddlescope.engine.ParameterStack;
import org.saddlescope.landscape.Plane;
import org.saddlescope.landscape.SliceGrid;
import org.saddlescope.landscape.SliceSampler;

/** Times a few points of a slice, spread over its grid. */
final class SliceTiming {
    private static final double LEAST_SECONDS = 0.3;
    private static final int MOST_BATCHES = 4;

    private SliceTiming() {}

    /** Seconds a point; NaN where it was cancelled before one was computed. */
    static double secondsAPoint(SliceSampler sampler, SliceTarget target, BooleanSupplier cancelled) {
        return secondsAPoint(sampler, target.plane(), target.grid(), cancelled);
    }

    /** The same of a slice that nobody keeps. */
    static double secondsAPoint(SliceSampler sampler, Plane plane, SliceGrid grid, BooleanSupplier cancelled) {
        double seconds = 0;
        int points = 0;
        // The first batch is slower than all others, and counts only where it is slow enough to say something.
        for (int i = 0; i <= MOST_BATCHES && seconds < LEAST_SECONDS && !cancelled.getAsBoolean(); i++) {
            double[][] coefficients = coefficients(grid, Math.min(sampler.batch(), grid.cells()), i);
            long began = System.nanoTime();
            sampler.values().of(new ParameterStack.Affine(plane.origin(),
                    List.of(plane.direction1(), plane.direction2()), coefficients));
            double took = (System.nanoTime() - began) / 1e9;
            if (i > 0 || took > LEAST_SECONDS) {
                seconds += took;
                points += coefficients.length;
            }
        }
        return points == 0 ? Double.NaN : seconds / points;
    }

    private static double[][] coefficients(SliceGrid grid, int size, int batch) {
        int columns = grid.columns();
        long all = (long) size * (MOST_BATCHES + 1);
        double[][] coefficients = new double[size][];
        for (int g = 0; g < size; g++) {
            int cell = (int) ((g * (MOST_BATCHES + 1L) + batch) * (grid.cells() - 1) / all);
            coefficients[g] = new double[] {grid.alpha()[cell % columns], grid.beta()[cell / columns]};
        }
        return coefficients;
    }
}
