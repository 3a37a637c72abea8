package org.saddlescope.conditions;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The pairs α > β > 0 for which the alpha-beta condition holds at every record, exactly (MATH 1.A): with δ = α − β,
 * α ≥ α_min(δ) = max(δ, max over records with c > 0 of (δe − a)/c), for 0 &lt; δ ≤ δ_max = min over records with c = 0 of a/e.
 * α_min is convex, piecewise linear and non-decreasing in δ; the region is convex and closed under (+t, +t).
 */
public final class AlphaBetaRegion {
    private final List<Line> envelope;
    private final double deltaMax;
    private final Optional<AlphaBetaRecord> cap;

    /** α = slope·δ + offset; of a record, or α = δ. */
    private record Line(double slope, double offset, Optional<AlphaBetaRecord> record) {
        double at(double delta) {
            return slope * delta + offset;
        }
    }

    /** A corner of the region's boundary: there α_min(δ) changes its slope. */
    public record Corner(double delta, double alpha) {
        public double beta() {
            return alpha - delta;
        }
    }

    private AlphaBetaRegion(List<Line> envelope, double deltaMax, Optional<AlphaBetaRecord> cap) {
        this.envelope = envelope;
        this.deltaMax = deltaMax;
        this.cap = cap;
    }

    /** The region of these records; a record in which something is not finite makes it empty. */
    public static AlphaBetaRegion of(List<AlphaBetaRecord> records) {
        double deltaMax = Double.POSITIVE_INFINITY;
        Optional<AlphaBetaRecord> cap = Optional.empty();
        List<Line> lines = new ArrayList<>();
        lines.add(new Line(1, 0, Optional.empty()));
        for (AlphaBetaRecord record : records) {
            if (!record.finite()) {
                return new AlphaBetaRegion(List.of(), Double.NaN, Optional.of(record));
            }
            if (record.bindsAlpha()) {
                lines.add(new Line(record.e() / record.c(), -record.a() / record.c(), Optional.of(record)));
            } else {
                // e = 0 as well: T = a whatever α and β are.
                double bound = record.e() > 0 ? record.a() / record.e() : record.a() >= 0 ? Double.POSITIVE_INFINITY : Double.NEGATIVE_INFINITY;
                if (bound < deltaMax) {
                    deltaMax = bound;
                    cap = Optional.of(record);
                }
            }
        }
        return new AlphaBetaRegion(upper(lines), deltaMax, cap);
    }

    /** The lines that are uppermost somewhere on δ > 0, by ascending slope. */
    private static List<Line> upper(List<Line> lines) {
        lines.sort(Comparator.comparingDouble(Line::slope).thenComparingDouble(Line::offset));
        List<Line> hull = new ArrayList<>();
        for (Line line : lines) {
            if (!hull.isEmpty() && hull.getLast().slope() == line.slope()) {
                hull.removeLast();
            }
            while (hull.size() > 1 && crossing(hull.get(hull.size() - 2), line) <= crossing(hull.get(hull.size() - 2), hull.getLast())) {
                hull.removeLast();
            }
            hull.add(line);
        }
        while (hull.size() > 1 && crossing(hull.get(0), hull.get(1)) <= 0) {
            hull.removeFirst();
        }
        return List.copyOf(hull);
    }

    private static double crossing(Line flat, Line steep) {
        return (flat.offset() - steep.offset()) / (steep.slope() - flat.slope());
    }

    /** Whether any pair is feasible. */
    public boolean feasible() {
        return deltaMax > 0;
    }

    /** The largest α − β that is feasible; infinite where every record has c > 0, at most 0 or NaN where none is. */
    public double deltaMax() {
        return deltaMax;
    }

    /** The smallest feasible α with α − β = δ > 0; infinite where there is none, NaN where a record is not finite. */
    public double alphaMin(double delta) {
        if (Double.isNaN(deltaMax)) {
            return Double.NaN;
        }
        return delta > deltaMax ? Double.POSITIVE_INFINITY : top(delta).at(delta);
    }

    /** The record that decides at this δ: that of α_min, or that of δ_max beyond it; empty where α = δ is feasible. */
    public Optional<AlphaBetaRecord> binding(double delta) {
        return delta <= deltaMax ? top(delta).record() : cap;
    }

    /** The records that decide at some δ: those alone have the same region. */
    public List<AlphaBetaRecord> decisive() {
        return Stream.concat(envelope.stream().flatMap(line -> line.record().stream()), cap.stream()).toList();
    }

    /** Whether the condition holds at every record. */
    public boolean holds(double alpha, double beta) {
        return alpha > beta && beta > 0 && alpha >= alphaMin(alpha - beta);
    }

    /** The corners of α_min for 0 &lt; δ ≤ most, with its value at 0 first and at the last feasible δ at the end. */
    public List<Corner> corners(double most) {
        double end = Math.min(most, deltaMax);
        if (!(end > 0)) {
            return List.of();
        }
        List<Corner> corners = new ArrayList<>();
        corners.add(new Corner(0, envelope.getFirst().at(0)));
        for (int i = 1; i < envelope.size(); i++) {
            double delta = crossing(envelope.get(i - 1), envelope.get(i));
            if (delta >= end) {
                break;
            }
            corners.add(new Corner(delta, envelope.get(i).at(delta)));
        }
        corners.add(new Corner(end, top(end).at(end)));
        return List.copyOf(corners);
    }

    private Line top(double delta) {
        int low = 0;
        int high = envelope.size() - 1;
        while (low < high) {
            int middle = (low + high) / 2;
            if (crossing(envelope.get(middle), envelope.get(middle + 1)) <= delta) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return envelope.get(low);
    }
}
