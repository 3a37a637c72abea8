package org.saddlescope.landscape;

import org.saddlescope.spectra.Vectors;

/**
 * The orthogonal projection of parameter vectors onto a plane, whatever the length of its directions and the angle
 * between them: (α, β) minimise ‖origin + α·direction1 + β·direction2 − θ‖. The normal equations of the 2 × 2 Gram
 * matrix are solved through an orthonormal basis e_1, e_2 of the directions' span, which loses no digits where the
 * directions are almost parallel.
 */
public final class Projection {
    /** A second direction with less than this share of its length across the first is parallel to it but for rounding. */
    private static final double PARALLEL = 1e-12;

    /** What the directions span. */
    public enum Span {
        /** A plane; α and β are unique. */
        PLANE,
        /** A line along direction 1, as direction 2 is zero; β = 0. */
        LINE,
        /** A line along direction 2, as direction 1 is zero; α = 0. */
        SECOND_ONLY,
        /** A line, as the directions are parallel; of all (α, β) the one with β = 0 is given. */
        PARALLEL,
        /** Nothing, as both are zero; α = β = 0. */
        POINT
    }

    /**
     * @param alpha    along direction 1
     * @param beta     along direction 2
     * @param offPlane ‖θ − its projection‖
     */
    public record Coordinates(double alpha, double beta, double offPlane) {}

    private final Plane plane;
    private final Span span;
    private final double[] e1;
    private final double[] e2;
    /** direction1 = length1·e1, direction2 = along·e1 + across·e2. */
    private final double length1;
    private final double along;
    private final double across;

    public Projection(Plane plane) {
        this.plane = plane;
        double[] d2 = plane.direction2();
        length1 = Vectors.norm(plane.direction1());
        double length2 = Vectors.norm(d2);
        e1 = Vectors.unit(plane.direction1());
        double[] unit2 = Vectors.unit(d2);
        double cosine = Vectors.dot(e1, unit2);
        Vectors.add(unit2, -cosine, e1);
        double left = Vectors.dot(e1, unit2);
        Vectors.add(unit2, -left, e1);
        double sine = Vectors.norm(unit2);
        boolean spans = sine > PARALLEL;
        e2 = spans ? Vectors.unit(unit2) : new double[d2.length];
        along = (cosine + left) * length2;
        across = spans ? sine * length2 : 0;
        span = length1 == 0 ? length2 == 0 ? Span.POINT : Span.SECOND_ONLY
                : length2 == 0 ? Span.LINE : spans ? Span.PLANE : Span.PARALLEL;
    }

    public Plane plane() {
        return plane;
    }

    /** What the directions span: whether the coordinates are unique. */
    public Span span() {
        return span;
    }

    /** Where θ lies; NaN throughout where it has an element that is NaN or infinite. */
    public Coordinates of(double[] theta) {
        if (!Vectors.finite(theta)) {
            return new Coordinates(Double.NaN, Double.NaN, Double.NaN);
        }
        double[] rest = Vectors.difference(theta, plane.origin());
        double x1 = takeOut(rest, e1);
        double x2 = takeOut(rest, e2);
        double beta = across == 0 ? 0 : x2 / across;
        double alpha = length1 == 0 ? 0 : (x1 - along * beta) / length1;
        return new Coordinates(alpha, beta, Vectors.norm(rest));
    }

    /**
     * The components of a point given by its coordinates along the orthonormal basis of the span, so that distances in
     * the plane are Euclidean ones whatever the directions.
     */
    public double[] orthonormal(double alpha, double beta) {
        return new double[] {length1 * alpha + along * beta, across * beta};
    }

    /** Takes the component along a unit vector, or zero, out of {@code rest}, and returns it. */
    private static double takeOut(double[] rest, double[] unit) {
        double component = Vectors.dot(unit, rest);
        Vectors.add(rest, -component, unit);
        // What rounding left of a component much larger than the rest.
        double left = Vectors.dot(unit, rest);
        Vectors.add(rest, -left, unit);
        return component + left;
    }
}
