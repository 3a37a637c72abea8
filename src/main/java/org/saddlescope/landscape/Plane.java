package org.saddlescope.landscape;

import java.util.Arrays;

/**
 * The plane {origin + α·direction1 + β·direction2} in parameter space, or a line where {@code direction2} is all zero.
 * The directions need be neither unit nor orthogonal.
 *
 * @param origin      θ at (0, 0); p elements
 * @param direction1  p elements
 * @param direction2  p elements
 * @param axis1       the label of α, with what the direction is, for instance "PC 1 (93.1 %)"
 * @param axis2       the label of β
 * @param description how the plane was chosen, in one line
 * @param explained1  the fraction of the trajectory's variance along direction 1, NaN where the plane was not fitted
 * @param explained2  the same along direction 2
 */
public record Plane(double[] origin, double[] direction1, double[] direction2, String axis1, String axis2,
                    String description, double explained1, double explained2) {
    public Plane {
        if (origin.length != direction1.length || origin.length != direction2.length) {
            throw new IllegalArgumentException("origin and directions of " + origin.length + ", " + direction1.length
                    + " and " + direction2.length + " elements");
        }
    }

    /**
     * A plane whose parameter vectors nobody knows, as that of a surface which another tool has computed: it has axes and
     * no points, so its vectors have 0 elements.
     */
    public static Plane unknown(String axis1, String axis2, String description) {
        double[] none = {};
        return new Plane(none, none, none, axis1, axis2, description, Double.NaN, Double.NaN);
    }

    /** Whether its parameter vectors are known; see {@link #unknown}. */
    public boolean isKnown() {
        return origin.length > 0;
    }

    /** The number p of parameters; 0 for an unknown plane. */
    public int dimension() {
        return origin.length;
    }

    /** Whether this is a line: the second direction is known and zero. */
    public boolean isLine() {
        return isKnown() && Arrays.stream(direction2).allMatch(x -> x == 0);
    }

    /** θ at (α, β); an unknown plane has none. */
    public double[] at(double alpha, double beta) {
        if (!isKnown()) {
            throw new IllegalStateException("a plane without known parameter vectors");
        }
        double[] theta = origin.clone();
        for (int i = 0; i < theta.length; i++) {
            theta[i] += alpha * direction1[i] + beta * direction2[i];
        }
        return theta;
    }
}
