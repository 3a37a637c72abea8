package org.saddlescope.figures;

import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoublePredicate;
import org.saddlescope.landscape.Slice;
import org.saddlescope.landscape.Trajectory;

/** The key of a map or surface: what each path is and how much of it the plane shows, and what every sign means. */
final class LandscapeKey {
    private static final double NEGLIGIBLE = 1e-9;
    private static final String BRIEF_MEANS = "Each path: share explained, distance off plane, end loss true / in plane";
    private static final Words FULL = new Words("explains ", " of path, off-plane ≤ ", "; end ", " true, ", " in plane", "in the plane; end loss ");
    private static final Words BRIEF = new Words("", ", off-plane ≤ ", ", end ", " / ", "", "in the plane, end ");
    private static final Words TOGETHER = new Words("", "", "", "", "", "end loss ");

    /** What stands between the numbers of a statement. */
    private record Words(String explains, String off, String end, String isTrue, String inPlane, String within) {}

    private LandscapeKey() {}

    /** The key of a map, on which NaN and infinite values have colours of their own. */
    static Key map(Slice slice, List<Trajectory> trajectories, List<Figure.Mark> marks, List<Figure.Arrow> arrows, ColourScale scale, Style style) {
        List<Key.Entry> signs = signs(trajectories, marks, style);
        if (count(slice, Double::isNaN) > 0) {
            signs.add(Key.Entry.sign(Symbol.hatched(ColourMap.NAN_ARGB, style), count(slice, Double::isNaN) + " NaN"));
        }
        if (count(slice, Double::isInfinite) > 0) {
            signs.add(Key.Entry.sign(Symbol.patch(ColourMap.INFINITE_ARGB, style), count(slice, Double::isInfinite) + " infinite"));
        }
        List<Key.Entry> steps = arrows.stream().map(arrow -> Key.Entry.line(ArrowPainter.sign(arrow.kind(), style), StepArrows.statement(arrow, arrows), StepArrows.brief(arrow, arrows))).toList();
        List<String> notes = new ArrayList<>(StepArrows.note(arrows));
        notes.addAll(notes(slice, trajectories, scale));
        return new Key(List.of(steps, paths(trajectories, style), signs), notes, briefMeans(trajectories), style);
    }

    /** The key of a map without arrows. */
    static Key map(Slice slice, List<Trajectory> trajectories, List<Figure.Mark> marks, ColourScale scale, Style style) {
        return map(slice, trajectories, marks, List.of(), scale, style);
    }

    /** The key of a surface, in which NaN and infinite values are holes. */
    static Key surface(Slice slice, List<Trajectory> trajectories, List<Figure.Mark> marks, ColourScale scale, Style style) {
        List<String> notes = new ArrayList<>(notes(slice, trajectories, scale));
        int nan = count(slice, Double::isNaN);
        int infinite = count(slice, Double::isInfinite);
        if (nan + infinite > 0) {
            notes.add("Holes: " + nan + " NaN and " + infinite + " infinite of " + slice.values().length + " values");
        }
        return new Key(List.of(paths(trajectories, style), signs(trajectories, marks, style)), notes, briefMeans(trajectories), style);
    }

    /**
     * "Adam: explains 97.3 % of path, off-plane ≤ 0.12; end 0.031 true, 0.029 in plane", or, where the path lies in the
     * plane, "Adam: in the plane; end loss 0.031".
     */
    static String statement(Trajectory path) {
        return statement(path, FULL);
    }

    private static String statement(Trajectory path, Words words) {
        if (path.size() == 0) {
            return path.name() + ": no point yet";
        }
        StringBuilder text = new StringBuilder(path.name()).append(": ");
        String trueLoss = Numbers.format(path.trueLoss()[path.size() - 1], 3);
        if (within(path)) {
            return text.append(words.within).append(trueLoss).toString();
        }
        if (Double.isNaN(path.explained())) {
            text.append(words.off.substring(words.off.indexOf("off-plane")));
        } else {
            text.append(words.explains).append(percent(path.explained()))
                    .append(path.poor() ? " (LESS THAN " + percent(path.wanted()) + ")" : "").append(words.off);
        }
        // rounded up, so that it stays a bound; less the rounding error of a norm
        text.append(Numbers.format(off(path) * (1 - 1e-12), 2, RoundingMode.CEILING)).append(words.end).append(trueLoss).append(words.isTrue);
        double inside = path.inPlaneLoss()[path.size() - 1];
        boolean missing = Double.isNaN(inside) && !Double.isNaN(path.trueLoss()[path.size() - 1]);
        return text.append(missing ? "not computed" : Numbers.format(inside, 3)).append(words.inPlane).toString();
    }

    /** The largest finite distance from the plane, NaN where there is none. */
    private static double off(Trajectory path) {
        return Arrays.stream(path.offPlane()).filter(Double::isFinite).max().orElse(Double.NaN);
    }

    /** Whether every point that has a place lies in the plane, up to rounding: its two losses are then one. */
    private static boolean within(Trajectory path) {
        return off(path) < NEGLIGIBLE;
    }

    /** Whether there are several paths and all of them lie in the plane: then it is said once. */
    private static boolean allWithin(List<Trajectory> trajectories) {
        List<Trajectory> paths = trajectories.stream().filter(path -> path.size() > 0).toList();
        return paths.size() > 1 && paths.stream().allMatch(LandscapeKey::within);
    }

    private static String briefMeans(List<Trajectory> trajectories) {
        return trajectories.stream().filter(path -> path.size() > 0).allMatch(LandscapeKey::within) ? "" : BRIEF_MEANS;
    }

    private static List<Key.Entry> paths(List<Trajectory> trajectories, Style style) {
        boolean together = allWithin(trajectories);
        List<Key.Entry> paths = new ArrayList<>();
        for (int i = 0; i < trajectories.size(); i++) {
            Trajectory path = trajectories.get(i);
            paths.add(Key.Entry.line(Symbol.line(i, 0, SeriesStyle.colour(i, style.theme()), style, true),
                    statement(path, together ? TOGETHER : FULL), style.lecture() ? path.name() : statement(path, together ? TOGETHER : BRIEF), leastOf(path)));
        }
        return paths;
    }

    /** The name alone; a path that the plane shows badly is never shown without saying so. */
    private static String leastOf(Trajectory path) {
        return path.poor() ? statement(path, BRIEF) : path.name();
    }

    private static List<String> notes(Slice slice, List<Trajectory> trajectories, ColourScale scale) {
        List<String> lines = new ArrayList<>();
        lines.add("Colours: " + scale.statement(slice.quantity()));
        scale.lockStatement().ifPresent(lines::add);
        if (!slice.note().isEmpty()) {
            lines.add("Measured against: " + slice.note());
        }
        List<String> plane = new ArrayList<>();
        if (!slice.plane().description().isBlank()) {
            plane.add("Plane: " + slice.plane().description());
        }
        if (allWithin(trajectories)) {
            plane.add("all paths lie in the plane");
        }
        if (!slice.complete()) {
            plane.add(computed(slice) + " of " + slice.values().length + " grid points computed so far");
        }
        if (!plane.isEmpty()) {
            lines.add(String.join("; ", plane));
        }
        if (slice.errors().length > 0) {
            lines.add("Each value may be off by its residual, at most " + Numbers.format(slice.largestError(), 2, RoundingMode.CEILING));
        }
        outside(slice, trajectories, lines);
        SeriesStyle.repeats(trajectories.size()).ifPresent(lines::add);
        return lines;
    }

    private static String percent(double share) {
        // rounded down, so that 99.97 % is not shown as all of it
        double tenths = Math.floor(share * 1000 + 1e-9) / 10;
        return Numbers.format(tenths, 4) + " %";
    }

    private static List<Key.Entry> signs(List<Trajectory> trajectories, List<Figure.Mark> marks, Style style) {
        List<Key.Entry> signs = new ArrayList<>();
        if (trajectories.stream().anyMatch(path -> path.size() > 0)) {
            signs.add(Key.Entry.sign(Symbol.start(-1, 1, style), "start"));
            signs.add(Key.Entry.sign((canvas, x, y) -> {
                double r = 0.46 * style.fontSize();
                Symbol.filled(SeriesStyle.marker(0, r), style.ink().muted(), style.ink().text(), 1.1f * style.line())
                        .draw(canvas, x, y);
            }, "end"));
        }
        for (String kind : List.of("minimum", "saddle", "maximum", "degenerate", "binding")) {
            if (marks.stream().anyMatch(mark -> mark.symbol().equals(kind))) {
                signs.add(Key.Entry.sign(Symbol.critical(kind, style), switch (kind) {
                    case "degenerate" -> "degenerate point";
                    case "binding" -> "binding record of αₘᵢₙ";
                    default -> kind;
                }));
            }
        }
        return signs;
    }

    private static int count(Slice slice, DoublePredicate kind) {
        int count = 0;
        for (int i = 0; i < slice.values().length; i++) {
            count += slice.computed()[i] && kind.test(slice.values()[i]) ? 1 : 0;
        }
        return count;
    }

    private static int computed(Slice slice) {
        int count = 0;
        for (boolean b : slice.computed()) {
            count += b ? 1 : 0;
        }
        return count;
    }

    private static void outside(Slice slice, List<Trajectory> trajectories, List<String> lines) {
        var bounds = ScalarImage.extent(slice);
        List<String> paths = new ArrayList<>();
        for (Trajectory path : trajectories) {
            int outside = 0;
            for (int i = 0; i < path.size(); i++) {
                double a = path.alpha()[i];
                double b = path.beta()[i];
                boolean inside = a >= bounds.getMinX() && a <= bounds.getMaxX()
                        && (slice.rows() == 1 || b >= bounds.getMinY() && b <= bounds.getMaxY());
                outside += inside ? 0 : 1;
            }
            if (outside > 0) {
                paths.add(outside + " of " + path.size() + " points of " + path.name());
            }
        }
        if (!paths.isEmpty()) {
            lines.add("Outside the picture: " + String.join(", ", paths));
        }
    }
}
