package org.saddlescope.figures;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.DoubleSummaryStatistics;
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
    private static final int NAMED = 2;

    private HiddenNegatives() {}

    /** What is hidden of one curve: its lowest value, or where that can be seen its last. */
    private record Hidden(String owner, double value, double step, boolean lowest) {
        String words() {
            return (owner.isEmpty() ? "" : owner + " ") + (lowest ? "lowest " : "") + Numbers.format(value, 2) + " at step "
                    + Numbers.format(step, 9);
        }
    }

    /** All such curves in one line, by quantity; of many only the one that is most negative. */
    static Optional<String> note(List<Figure.Curve> curves) {
        double seen = SEEN * span(curves);
        Map<String, List<Hidden>> quantities = new LinkedHashMap<>();
        for (Figure.Curve curve : curves) {
            int at = curve.name().indexOf(Figure.OF);
            String quantity = at < 0 ? curve.name() : curve.name().substring(at + Figure.OF.length());
            hidden(curve, at < 0 ? "" : curve.name().substring(0, at), seen)
                    .ifPresent(hidden -> quantities.computeIfAbsent(quantity, _ -> new ArrayList<>()).add(hidden));
        }
        return quantities.isEmpty() ? Optional.empty() : Optional.of("Negative, though the axis hides it: " + quantities.entrySet().stream()
                .map(entry -> entry.getKey() + words(entry.getValue())).collect(Collectors.joining("; ")));
    }

    private static String words(List<Hidden> hidden) {
        return hidden.size() <= NAMED ? ", " + hidden.stream().map(Hidden::words).collect(Collectors.joining("; "))
                : " of " + hidden.size() + " optimizers, "
                        + hidden.stream().min(Comparator.comparingDouble(Hidden::value)).orElseThrow().words();
    }

    /** From the lowest to the highest value, 0 among them. */
    private static double span(List<Figure.Curve> curves) {
        DoubleSummaryStatistics values = curves.stream().flatMapToDouble(curve -> Arrays.stream(curve.y()))
                .filter(Double::isFinite).summaryStatistics();
        return Math.max(0, values.getMax()) - Math.min(0, values.getMin());
    }

    private static Optional<Hidden> hidden(Figure.Curve curve, String owner, double seen) {
        double[] y = curve.y();
        int last = y.length - 1;
        int lowest = last;
        for (int i = 0; i < y.length; i++) {
            lowest = y[i] < y[lowest] || Double.isNaN(y[lowest]) ? i : lowest;
        }
        for (int i : y.length == 0 ? new int[0] : new int[] {lowest, last}) {
            if (y[i] < 0 && -y[i] < seen) {
                return Optional.of(new Hidden(owner, y[i], curve.x()[i], i == lowest));
            }
        }
        return Optional.empty();
    }
}
