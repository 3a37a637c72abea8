package org.saddlescope.figures;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.saddlescope.landscape.Slice;
import org.saddlescope.landscape.Trajectory;

/** The key of a map or surface: what each path is and how much of it the plane shows, and what every sign means. */
final class LandscapeKey {
    private static final double NEGLIGIBLE = 1e-9;

    private LandscapeKey() {}

    static Key of(Slice slice, List<Trajectory> trajectories, List<Figure.Mark> marks, ColourScale scale, List<String> notes,
                  Style style) {
        List<Key.Entry> paths = new ArrayList<>();
        for (int i = 0; i < trajectories.size(); i++) {
            paths.add(new Key.Entry(Symbol.line(i, 0, SeriesStyle.colour(i, style.theme()), style, true),
                    statement(trajectories.get(i))));
        }
        List<String> lines = new ArrayList<>();
        lines.add("Colours: " + scale.statement(slice.quantity()));
        lines.addAll(notes);
        outside(slice, trajectories, lines);
        if (!slice.plane().description().isBlank()) {
            lines.add("Plane: " + slice.plane().description());
        }
        if (!slice.complete()) {
            lines.add(computed(slice) + " of " + slice.values().length + " grid points computed so far");
        }
        return new Key(List.of(paths, signs(slice, trajectories, marks, style)), lines, style);
    }

    /** "Adam: explains 97.3 % of path, off-plane ≤ 0.12; at the end 0.031 true, 0.029 in the plane". */
    static String statement(Trajectory path) {
        if (path.size() == 0) {
            return path.name() + ": no point yet";
        }
        StringBuilder text = new StringBuilder(path.name()).append(": ");
        double off = Arrays.stream(path.offPlane()).filter(Double::isFinite).max().orElse(Double.NaN);
        if (!Double.isNaN(path.explained())) {
            text.append("explains ").append(percent(path.explained())).append(" of path, ");
        }
        text.append("off-plane ≤ ").append(off < NEGLIGIBLE ? "10⁻⁹" : Numbers.format(off, 2)).append("; at the end ");
        double trueLoss = path.trueLoss()[path.size() - 1];
        double inPlane = path.inPlaneLoss()[path.size() - 1];
        text.append(Numbers.format(trueLoss, 3)).append(" true, ");
        text.append(Double.isNaN(inPlane) && !Double.isNaN(trueLoss) ? "in-plane loss not computed"
                : Numbers.format(inPlane, 3) + " in the plane");
        return text.toString();
    }

    private static String percent(double share) {
        // rounded down, so that 99.97 % is not shown as all of it
        double tenths = Math.floor(share * 1000 + 1e-9) / 10;
        return Numbers.format(tenths, 4) + " %";
    }

    private static List<Key.Entry> signs(Slice slice, List<Trajectory> trajectories, List<Figure.Mark> marks, Style style) {
        List<Key.Entry> signs = new ArrayList<>();
        if (trajectories.stream().anyMatch(path -> path.size() > 0)) {
            signs.add(new Key.Entry(Symbol.start(-1, style), "start"));
            signs.add(new Key.Entry((canvas, x, y) -> {
                double r = 0.46 * style.fontSize();
                Symbol.filled(SeriesStyle.marker(0, r), style.ink().muted(), style.ink().text(), 1.1f * style.line())
                        .draw(canvas, x, y);
            }, "end"));
        }
        for (String kind : List.of("minimum", "saddle", "maximum", "degenerate")) {
            if (marks.stream().anyMatch(mark -> mark.symbol().equals(kind))) {
                signs.add(new Key.Entry(Symbol.critical(kind, style), kind.equals("degenerate") ? "degenerate point" : kind));
            }
        }
        if (has(slice, false)) {
            signs.add(new Key.Entry(Symbol.patch(ColourMap.NAN_ARGB, style), "NaN"));
        }
        if (has(slice, true)) {
            signs.add(new Key.Entry(Symbol.patch(ColourMap.INFINITE_ARGB, style), "infinite"));
        }
        return signs;
    }

    private static boolean has(Slice slice, boolean infinite) {
        for (int i = 0; i < slice.values().length; i++) {
            double v = slice.values()[i];
            if (slice.computed()[i] && (infinite ? Double.isInfinite(v) : Double.isNaN(v))) {
                return true;
            }
        }
        return false;
    }

    private static int computed(Slice slice) {
        int count = 0;
        for (boolean b : slice.computed()) {
            count += b ? 1 : 0;
        }
        return count;
    }

    private static void outside(Slice slice, List<Trajectory> trajectories, List<String> lines) {
        var bounds = ScalarImage.bounds(slice);
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
                lines.add(path.name() + ": " + outside + " of " + path.size() + " points lie outside the picture");
            }
        }
    }
}
