package org.saddlescope.landscape;

import java.util.List;
import java.util.Locale;
import org.saddlescope.engine.ParameterLayout;
import org.saddlescope.engine.ParameterLayout.Block;
import org.saddlescope.engine.SeededRandom;
import org.saddlescope.spectra.Vectors;

/** The ways to choose a plane through parameter space. */
public final class Planes {
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
     * Two random directions around {@code origin} (see {@link Directions}); they are not made orthogonal, and the cosine
     * between them is stated.
     *
     * @param seed the same seed gives the same directions, bit for bit
     */
    public static Plane random(double[] origin, ParameterLayout layout, Normalisation normalisation,
                               boolean ignoreBias, long seed) {
        double[] first = Directions.random(origin, layout, normalisation, ignoreBias, SeededRandom.of(seed, "direction 1"));
        double[] second = Directions.random(origin, layout, normalisation, ignoreBias, SeededRandom.of(seed, "direction 2"));
        String scaled = switch (normalisation) {
            case FILTER -> "filter-normalised";
            case NONE -> "not normalised";
        };
        double[] unit1 = Vectors.unit(first);
        double[] unit2 = Vectors.unit(second);
        String description = String.format(Locale.ROOT, "random directions, %s%s, seed %d, cosine %s", scaled,
                ignoreBias ? ", bias and norm ignored" : "", seed,
                // The minus sign of the axes, not the hyphen.
                String.format(Locale.ROOT, "%.3f", Vectors.dot(unit1, unit2)).replace('-', '\u2212'));
        return new Plane(origin.clone(), first, second, "random direction 1", "random direction 2", description,
                Double.NaN, Double.NaN);
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
