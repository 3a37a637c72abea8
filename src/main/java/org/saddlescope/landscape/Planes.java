package org.saddlescope.landscape;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.saddlescope.engine.ParameterLayout;
import org.saddlescope.engine.ParameterLayout.Block;
import org.saddlescope.engine.SeededRandom;
import org.saddlescope.spectra.Vectors;

/** The ways to choose a plane through parameter space. */
public final class Planes {
    /** A second direction with less than this share of its length across the first shows a line in any picture. */
    private static final double PARALLEL = 1e-9;
    /** A cosine that is zero but for rounding. */
    private static final double ROUNDING = 1e-12;
    private static final String ORTHOGONAL = "orthogonal";

    private Planes() {}

    /**
     * The plane of two coordinates of θ, so that α = θ_first and β = θ_second; the others are as they are at the origin.
     *
     * @throws IllegalArgumentException where an index is outside θ or both are the same
     */
    public static Plane axes(double[] origin, ParameterLayout layout, int first, int second) {
        if (first == second || Math.min(first, second) < 0 || Math.max(first, second) >= origin.length) {
            throw new IllegalArgumentException("axes " + first + " and " + second + " of " + origin.length + " parameters");
        }
        double[] moved = origin.clone();
        moved[first] = 0;
        moved[second] = 0;
        String name1 = name(layout, first);
        String name2 = name(layout, second);
        return new Plane(moved, axis(origin.length, first), axis(origin.length, second), name1, name2,
                "the coordinates " + name1 + " and " + name2, Double.NaN, Double.NaN);
    }

    /** The line of one coordinate of θ, so that α = θ_index. */
    public static Plane axis(double[] origin, ParameterLayout layout, int index) {
        if (index < 0 || index >= origin.length) {
            throw new IllegalArgumentException("axis " + index + " of " + origin.length + " parameters");
        }
        double[] moved = origin.clone();
        moved[index] = 0;
        String name = name(layout, index);
        return line(moved, axis(origin.length, index), name, "the coordinate " + name);
    }

    /**
     * Two random directions around {@code origin} (see {@link Directions}). Their angle is stated.
     *
     * @param orthogonalise whether the second is made orthogonal to the first, which the reference code does not do
     * @param seed          the same seed gives the same directions, bit for bit
     * @throws DegeneratePlaneException where a direction is zero, as with a normalisation by a θ that is zero
     */
    public static Plane random(double[] origin, ParameterLayout layout, Normalisation normalisation,
                               boolean ignoreBias, boolean orthogonalise, long seed) {
        double[] first = Directions.random(origin, layout, normalisation, ignoreBias, SeededRandom.of(seed, "direction 1"));
        double[] second = Directions.random(origin, layout, normalisation, ignoreBias, SeededRandom.of(seed, "direction 2"));
        return through(origin, new Direction(first, "random direction 1"), new Direction(second, "random direction 2"), orthogonalise,
                randomWords(normalisation, ignoreBias, seed));
    }

    /** As drawn, not made orthogonal. */
    public static Plane random(double[] origin, ParameterLayout layout, Normalisation normalisation, boolean ignoreBias, long seed) {
        return random(origin, layout, normalisation, ignoreBias, false, seed);
    }

    private static String randomWords(Normalisation normalisation, boolean ignoreBias, long seed) {
        return String.format(Locale.ROOT, "random directions, %s%s, seed %d", normalisation.words(),
                ignoreBias ? ", bias and norm ignored" : "", seed);
    }

    /**
     * The plane through {@code origin} along two directions, with what they say of themselves and the angle between them
     * in its description.
     *
     * @param orthogonalise whether the second is replaced by its part across the first, Gram-Schmidt; its length is that
     *                      part's, so that the plane is the same and a point with β keeps it
     * @param what          how the plane was chosen
     * @throws DegeneratePlaneException where they span no plane
     */
    public static Plane through(double[] origin, Direction first, Direction second, boolean orthogonalise, String what) {
        require(origin, first);
        require(origin, second);
        double[] unit1 = Vectors.unit(first.vector());
        double[] across = across(second.vector(), unit1);
        double sine = Vectors.norm(across) / Vectors.norm(second.vector());
        if (!(sine > PARALLEL)) {
            throw new DegeneratePlaneException(String.format(Locale.ROOT, "%s and %s are parallel (the sine of their angle is %.1e): "
                    + "they span a line, not a plane", first.axis(), second.axis(), sine));
        }
        String angle = angle(Vectors.dot(unit1, Vectors.unit(second.vector())), sine);
        List<String> parts = new ArrayList<>(List.of(what, first.description(), second.description()));
        parts.add(orthogonalise && !angle.equals(ORTHOGONAL) ? "made orthogonal (before: " + angle + ")" : angle);
        return new Plane(origin.clone(), first.vector().clone(), orthogonalise ? across : second.vector().clone(),
                first.axis(), second.axis(), parts.stream().filter(part -> !part.isBlank()).collect(Collectors.joining(", ")),
                Double.NaN, Double.NaN);
    }

    /**
     * The line through {@code origin} along a direction.
     *
     * @throws DegeneratePlaneException where the direction is zero or not finite
     */
    public static Plane along(double[] origin, Direction direction, String what) {
        require(origin, direction);
        return line(origin, direction.vector(), direction.axis(),
                direction.description().isBlank() ? what : what + ", " + direction.description());
    }

    /** The part of a vector across a unit vector; the second pass takes out what rounding left. */
    private static double[] across(double[] vector, double[] unit) {
        double[] rest = vector.clone();
        Vectors.add(rest, -Vectors.dot(unit, rest), unit);
        Vectors.add(rest, -Vectors.dot(unit, rest), unit);
        return rest;
    }

    private static void require(double[] origin, Direction direction) {
        if (direction.vector().length != origin.length) {
            throw new DegeneratePlaneException(direction.axis() + " has " + direction.vector().length + " elements, expected "
                    + origin.length + ", one a parameter");
        }
        if (!Vectors.finite(origin)) {
            throw new DegeneratePlaneException("the point that the plane is to go through has elements that are NaN or infinite");
        }
        if (!Vectors.finite(direction.vector())) {
            throw new DegeneratePlaneException(direction.axis() + " has elements that are NaN or infinite");
        }
        if (Vectors.norm(direction.vector()) == 0) {
            throw new DegeneratePlaneException(direction.axis() + " is zero: there is no direction to look along");
        }
    }

    /** "orthogonal", or the angle in degrees with its cosine. */
    private static String angle(double cosine, double sine) {
        return Math.abs(cosine) <= ROUNDING ? ORTHOGONAL
                // The minus sign of the axes, not the hyphen.
                : String.format(Locale.ROOT, "angle %.1f°, cosine %.3f", Math.toDegrees(StrictMath.atan2(sine, cosine)), cosine).replace('-', '\u2212');
    }

    /**
     * The first two principal directions of all trajectories together (see {@link PrincipalDirections}).
     *
     * @param origin       θ at (0, 0)
     * @param trajectories the points of each path
     */
    public static Plane principal(double[] origin, List<? extends List<double[]>> trajectories) {
        List<double[]> points = trajectories.stream().<double[]>flatMap(List::stream).toList();
        PrincipalDirections fit = PrincipalDirections.of(points);
        String description = "principal directions of " + points.size() + " points"
                + (trajectories.size() > 1 ? " of " + trajectories.size() + " trajectories" : "")
                + (fit.leftOut() > 0 ? ", " + fit.leftOut() + " of them left out because they are not finite" : "");
        return new Plane(origin.clone(), fit.direction1(), fit.direction2(), principalLabel(1, fit.explained1()),
                principalLabel(2, fit.explained2()), description, fit.explained1(), fit.explained2());
    }

    /** The line {origin + α·direction}. */
    public static Plane line(double[] origin, double[] direction, String axis, String description) {
        return new Plane(origin.clone(), direction.clone(), new double[origin.length], axis, "", description,
                Double.NaN, Double.NaN);
    }

    /** The line of a plane's origin and first direction. */
    public static Plane line(Plane plane) {
        return new Plane(plane.origin(), plane.direction1(), new double[plane.dimension()], plane.axis1(), "",
                plane.description(), plane.explained1(), Double.NaN);
    }

    /** The name of parameter {@code index}: its block's, with the place in the block where that has several. */
    private static String name(ParameterLayout layout, int index) {
        for (Block block : layout.blocks()) {
            if (index < block.offset() + block.size()) {
                return block.size() == 1 ? block.name() : block.name() + place(block.shape(), index - block.offset());
            }
        }
        return "θ[" + index + "]";
    }

    /** The indices of a row-major offset, for instance [2, 0]. */
    private static String place(List<Integer> shape, int offset) {
        int rest = offset;
        StringBuilder text = new StringBuilder("]");
        for (int axis = shape.size() - 1; axis >= 0; axis--) {
            text.insert(0, (axis == 0 ? "[" : ", ") + rest % shape.get(axis));
            rest /= shape.get(axis);
        }
        return text.toString();
    }

    private static String principalLabel(int number, double explained) {
        return String.format(Locale.ROOT, "PC %d (%.1f %%)", number, 100 * explained);
    }

    private static double[] axis(int dimension, int index) {
        return Vectors.axis(dimension, index);
    }
}
