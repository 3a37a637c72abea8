package org.saddlescope.figures;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a linear axis with large values hides: that a curve is below 0, and by how little. A small negative λ_min decides
 * whether a point is a saddle, so it is said in words where its lowest or last value lies too near 0 to be seen.
 */
final class HiddenNegatives {
    /** The share of the axis that is too little to be seen. */
    private static final double SEEN = 0.03;

    private HiddenNegatives() {}

    /** All such curves in one line, by quantity. */
    static Optional<String> note(List<Figure.Curve> curves) {
        double low = 0;
        double high = 0;
        for (Figure.Curve curve : curves) {
            for (double y : curve.y()) {
                low = Double.isFinite(y) ? Math.min(low, y) : low;
                high = Double.isFinite(y) ? Math.max(high, y) : high;
            }
        }
        double seen = SEEN * (high - low);
        Map<String, List<String>> quantities = new LinkedHashMap<>();
        for (Figure.Curve curve : curves) {
            int at = curve.name().indexOf(Figure.OF);
            String quantity = at < 0 ? curve.name() : curve.name().substring(at + Figure.OF.length());
            String owner = at < 0 ? "" : curve.name().substring(0, at) + " ";
            words(curve, seen).ifPresent(words -> quantities.computeIfAbsent(quantity, _ -> new ArrayList<>()).add(owner + words));
        }
        return quantities.isEmpty() ? Optional.empty() : Optional.of("Below 0, too near to see: " + quantities.entrySet().stream()
                .map(entry -> entry.getKey() + ", " + String.join("; ", entry.getValue())).collect(Collectors.joining("; ")));
    }

    private static Optional<String> words(Figure.Curve curve, double seen) {
        double[] y = curve.y();
        int lowest = -1;
        int negative = 0;
        for (int i = 0; i < y.length; i++) {
            negative += y[i] < 0 ? 1 : 0;
            lowest = y[i] < 0 && (lowest < 0 || y[i] < y[lowest]) ? i : lowest;
        }
        if (lowest < 0) {
            return Optional.empty();
        }
        if (-y[lowest] < seen) {
            return Optional.of(negative + " of " + y.length + " times, lowest " + at(curve, lowest));
        }
        int last = y.length - 1;
        return y[last] < 0 && -y[last] < seen ? Optional.of(at(curve, last)) : Optional.empty();
    }

    private static String at(Figure.Curve curve, int i) {
        return Numbers.format(curve.y()[i], 2) + " at step " + Numbers.format(curve.x()[i], 9);
    }
}
