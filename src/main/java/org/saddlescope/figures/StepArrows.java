package org.saddlescope.figures;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.saddlescope.experiment.StepAccount;
import org.saddlescope.landscape.Plane;
import org.saddlescope.landscape.Projection;
import org.saddlescope.landscape.Slice;
import org.saddlescope.optim.StepArithmetic;
import org.saddlescope.optim.StepArithmetic.Role;
import org.saddlescope.spectra.Vectors;

/**
 * A step of an optimizer as arrows in the plane of a slice, from where it begins. All of them have their true length, or
 * are drawn longer by one factor where the longest could hardly be seen; what is no part of the step is drawn shorter,
 * by a factor of its own, where it would leave the picture.
 */
public final class StepArrows {
    /** The longest arrow has at least this share of the picture's side. */
    private static final double SHORTEST = 0.14;
    /** An arrow that is no part of the step has at most this share. */
    private static final double LONGEST = 0.45;

    private StepArrows() {}

    /**
     * A vector of parameter space as the plane sees it.
     *
     * @param alpha its component along the first direction
     * @param off   the norm of the part across the plane
     * @param share the share of its norm that lies in the plane, in 0..1
     */
    public record InPlane(double alpha, double beta, double off, double share) {}

    /** The components of vectors in a plane; empty where its directions are not known or belong to another space. */
    public static Optional<Projection> projection(Plane plane, int dimension) {
        if (!plane.isKnown() || plane.dimension() != dimension) {
            return Optional.empty();
        }
        // Through 0: vectors are projected, no points, and lose nothing to an origin far away.
        return Optional.of(new Projection(new Plane(new double[dimension], plane.direction1(), plane.direction2(), plane.axis1(), plane.axis2(),
                plane.description(), plane.explained1(), plane.explained2())));
    }

    /** A vector in such a plane. */
    public static InPlane inPlane(Projection through0, double[] vector) {
        Projection.Coordinates at = through0.of(vector);
        double norm = Vectors.norm(vector);
        double part = norm == 0 ? 0 : Math.min(1, at.offPlane() / norm);
        return new InPlane(at.alpha(), at.beta(), at.offPlane(), Math.sqrt((1 - part) * (1 + part)));
    }

    /** The arrows of a step; none where the slice is a line or its plane is one of another space, or the step begins nowhere. */
    public static List<Figure.Arrow> of(StepAccount account, Slice slice) {
        Optional<Projection> projection = slice.rows() == 1 ? Optional.empty() : projection(slice.plane(), account.theta().length);
        if (projection.isEmpty() || !Vectors.finite(account.theta())) {
            return List.of();
        }
        Projection.Coordinates from = new Projection(slice.plane()).of(account.theta());
        List<Figure.Arrow> arrows = new ArrayList<>();
        List<Boolean> parts = new ArrayList<>();
        for (StepArithmetic.Vector vector : account.arithmetic().vectors()) {
            Optional<Figure.ArrowKind> kind = kind(vector.role());
            if (kind.isPresent() && Vectors.finite(vector.value())) {
                InPlane in = inPlane(projection.get(), vector.value());
                arrows.add(new Figure.Arrow(vector.name(), kind.get(), account.step(), from.alpha(), from.beta(), in.alpha(), in.beta(), 1,
                        Vectors.norm(vector.value()), in.off()));
                parts.add(vector.part() || vector.role() == Role.TOTAL);
            }
        }
        return scaled(arrows, parts, slice);
    }

    private static List<Figure.Arrow> scaled(List<Figure.Arrow> arrows, List<Boolean> parts, Slice slice) {
        double longest = 0;
        for (int i = 0; i < arrows.size(); i++) {
            longest = parts.get(i) ? Math.max(longest, length(arrows.get(i), slice)) : longest;
        }
        double factor = factor(longest);
        List<Figure.Arrow> drawn = new ArrayList<>();
        for (int i = 0; i < arrows.size(); i++) {
            Figure.Arrow arrow = arrows.get(i);
            double own = factor;
            if (!parts.get(i) && own * length(arrow, slice) > LONGEST) {
                own = roundedDown(LONGEST / length(arrow, slice));
            }
            drawn.add(RecordCopy.with(arrow, "factor", own));
        }
        return drawn;
    }

    /** 1 where the longest can be seen, else the least of 2, 5, 10, 20, … that makes it so. */
    private static double factor(double longest) {
        if (!(longest > 0) || longest >= SHORTEST) {
            return 1;
        }
        double below = roundedDown(SHORTEST / longest);
        return below * longest >= SHORTEST ? below : next(below);
    }

    /** The largest of 1, 2, 5 times a power of ten that is at most this. */
    private static double roundedDown(double value) {
        double decade = Math.pow(10, Math.floor(Math.log10(value)));
        double mantissa = value / decade;
        return (mantissa >= 5 ? 5 : mantissa >= 2 ? 2 : 1) * decade;
    }

    private static double next(double nice) {
        double decade = Math.pow(10, Math.floor(Math.log10(nice) + 1e-9));
        return switch ((int) Math.round(nice / decade)) {
            case 1 -> 2 * decade;
            case 2 -> 5 * decade;
            default -> 10 * decade;
        };
    }

    /** As a share of the picture's sides. */
    private static double length(Figure.Arrow arrow, Slice slice) {
        var bounds = ScalarImage.extent(slice);
        return Math.hypot(arrow.dAlpha() / bounds.getWidth(), arrow.dBeta() / bounds.getHeight());
    }

    /** How a vector is drawn; empty for one that is only on the way. */
    public static Optional<Figure.ArrowKind> kind(Role role) {
        return switch (role) {
            case NONE -> Optional.empty();
            case GRADIENT -> Optional.of(Figure.ArrowKind.GRADIENT);
            case MOMENTUM -> Optional.of(Figure.ArrowKind.MOMENTUM);
            case PRECONDITIONED -> Optional.of(Figure.ArrowKind.PRECONDITIONED);
            case DECAY -> Optional.of(Figure.ArrowKind.DECAY);
            case PUSH -> Optional.of(Figure.ArrowKind.PUSH);
            case TOTAL -> Optional.of(Figure.ArrowKind.STEP);
        };
    }

    /** A map with the arrows of a step. */
    static Figure on(Figure figure, Optional<StepAccount> account) {
        if (!(figure instanceof Figure.SliceMap map) || account.isEmpty()) {
            return figure;
        }
        List<Figure.Arrow> arrows = of(account.get(), map.slice());
        return arrows.isEmpty() ? figure : RecordCopy.with(map, "arrows", arrows);
    }

    /** "Arrows: step 12 → 13, drawn 20 times as long"; empty without arrows. */
    static List<String> note(List<Figure.Arrow> arrows) {
        return arrows.stream().filter(arrow -> arrow.kind() == Figure.ArrowKind.STEP).map(total -> "Arrows: step " + total.step() + " → " + (total.step() + 1) + ", "
                + (total.factor() == 1 ? "true length in the plane" : "×" + Numbers.format(total.factor(), 3))).toList();
    }

    /** What an arrow is, by how much it is drawn longer or shorter than the others, and how much of it the plane shows. */
    static String statement(Figure.Arrow arrow, List<Figure.Arrow> all) {
        return brief(arrow, all) + (arrow.share() > 0.9995 ? "" : " (" + Numbers.format(Math.floor(1000 * arrow.share()) / 10, 3) + " % in the plane)");
    }

    /** The same without how much of it the plane shows. */
    static String brief(Figure.Arrow arrow, List<Figure.Arrow> all) {
        double common = all.stream().filter(one -> one.kind() == Figure.ArrowKind.STEP).mapToDouble(Figure.Arrow::factor).findFirst().orElse(1);
        return arrow.name() + (arrow.factor() == common ? "" : " ×" + Numbers.format(arrow.factor(), 3));
    }
}
