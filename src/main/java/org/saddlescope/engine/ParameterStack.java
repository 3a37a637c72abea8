package org.saddlescope.engine;

import java.util.List;

/**
 * A stack Θ of G parameter vectors of the same dimension p. Stacks are how everything that looks at a landscape asks
 * for losses: a slice, a line or a set of checkpoints is one stack and one call of {@link Objective#values}.
 */
public sealed interface ParameterStack {
    /** The number G of parameter vectors. */
    int size();

    /** The dimension p of each. */
    int dimension();

    /** Writes parameter vector {@code index} into {@code target}, which has {@link #dimension()} elements. */
    void copyTo(int index, double[] target);

    /** Parameter vectors given one by one; they are not copied and must not change afterwards. */
    record Points(List<double[]> points) implements ParameterStack {
        public Points {
            points = List.copyOf(points);
            for (double[] point : points) {
                if (point.length != points.getFirst().length) {
                    throw new IllegalArgumentException("parameter vectors of " + points.getFirst().length + " and "
                            + point.length + " elements in one stack");
                }
            }
        }

        @Override
        public int size() {
            return points.size();
        }

        @Override
        public int dimension() {
            return points.isEmpty() ? 0 : points.getFirst().length;
        }

        @Override
        public void copyTo(int index, double[] target) {
            System.arraycopy(points.get(index), 0, target, 0, target.length);
        }
    }

    /**
     * The points {@code origin + Σ_j coefficients[g][j] · directions[j]}, never materialised together: a 51 × 51 slice
     * of a network with a million parameters stays three vectors.
     *
     * @param origin       p elements
     * @param directions   k vectors of p elements
     * @param coefficients G rows of k coefficients
     */
    record Affine(double[] origin, List<double[]> directions, double[][] coefficients) implements ParameterStack {
        public Affine {
            directions = List.copyOf(directions);
        }

        @Override
        public int size() {
            return coefficients.length;
        }

        @Override
        public int dimension() {
            return origin.length;
        }

        @Override
        public void copyTo(int index, double[] target) {
            System.arraycopy(origin, 0, target, 0, target.length);
            for (int j = 0; j < directions.size(); j++) {
                double c = coefficients[index][j];
                double[] direction = directions.get(j);
                // A zero coefficient must leave the origin's bits alone, also where a direction is infinite or NaN.
                if (c != 0) {
                    for (int i = 0; i < target.length; i++) {
                        target[i] = Math.fma(c, direction[i], target[i]);
                    }
                }
            }
        }
    }
}
