package org.saddlescope.landscape;

/**
 * A direction through parameter space, before it becomes an axis of a plane.
 *
 * @param vector      p elements
 * @param axis        the label of its axis, for instance "eigenvector of λ = 12.3"
 * @param description more about it, for the description of the plane; may be empty
 */
public record Direction(double[] vector, String axis, String description) {
    public Direction(double[] vector, String axis) {
        this(vector, axis, "");
    }
}
