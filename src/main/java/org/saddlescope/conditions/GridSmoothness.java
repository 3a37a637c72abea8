package org.saddlescope.conditions;

import java.util.ArrayList;
import java.util.List;
import org.saddlescope.engine.Objective;
import org.saddlescope.spectra.SymmetricEigen;

/**
 * The smoothness L of component functions as far as a grid shows it: the largest |λ(∇²f_i(x))| over the components and
 * the points of a regular grid of a box, both ends included. A lower bound of the smallest L on the box.
 *
 * @param value  L
 * @param points grid points along each variable
 */
public record GridSmoothness(double value, int points, double from, double to) {
    /** What can be measured so: the number of grid points grows with the power of the dimension. */
    public static final int MOST_DIMENSIONS = 2;

    /** @param components functions of at most {@link #MOST_DIMENSIONS} variables */
    public static GridSmoothness of(List<Objective> components, double from, double to, int points) {
        int dimension = components.getFirst().dimension();
        if (dimension > MOST_DIMENSIONS) {
            throw new IllegalArgumentException(dimension + " variables on a grid");
        }
        List<double[]> axes = new ArrayList<>();
        for (int i = 0; i < dimension; i++) {
            double[] axis = new double[dimension];
            axis[i] = 1;
            axes.add(axis);
        }
        double largest = 0;
        int count = dimension == 1 ? points : points * points;
        for (int g = 0; g < count; g++) {
            double[] x = new double[dimension];
            for (int i = 0, rest = g; i < dimension; i++, rest /= points) {
                x[i] = from + (to - from) * (rest % points) / (points - 1);
            }
            for (Objective component : components) {
                // Math.max keeps a NaN.
                largest = Math.max(largest, spectralNorm(component.hvps(x, axes)));
            }
        }
        return new GridSmoothness(largest, points, from, to);
    }

    private static double spectralNorm(List<double[]> columns) {
        double norm = 0;
        for (double value : SymmetricEigen.of(columns.toArray(double[][]::new)).values()) {
            norm = Math.max(norm, Math.abs(value));
        }
        return norm;
    }
}
