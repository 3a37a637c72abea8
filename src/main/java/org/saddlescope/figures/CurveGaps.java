package org.saddlescope.figures;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Takes out of curves what cannot be drawn, and says in one line what was taken out of which. */
final class CurveGaps {
    private static final int NAMED = 3;
    private static final int KINDS = 2;

    private final boolean logX;
    private final boolean logY;
    private final Map<Lost, List<String>> curves = new LinkedHashMap<>();

    /**
     * @param logX whether places need a logarithm
     * @param logY whether values need one
     */
    CurveGaps(boolean logX, boolean logY) {
        this.logX = logX;
        this.logY = logY;
    }

    /** How many of a curve's values are not drawn, and why. */
    private record Lost(int noPlace, int noLogarithm, int nan, int infinite, int of) {
        Lost plus(Lost other) {
            return new Lost(noPlace + other.noPlace, noLogarithm + other.noLogarithm, nan + other.nan, infinite + other.infinite, of + other.of);
        }

        String words() {
            List<String> words = new ArrayList<>();
            if (noPlace > 0) {
                words.add(noPlace + " at x ≤ 0 (off the log axis)");
            }
            if (noLogarithm > 0) {
                words.add(noLogarithm + " not above 0 (no logarithm)");
            }
            if (nan > 0) {
                words.add(nan + " NaN");
            }
            if (infinite > 0) {
                words.add(infinite + " infinite");
            }
            return "of " + of + " values, " + String.join(", ", words);
        }
    }

    /** The curve's values with NaN for each that cannot be drawn. */
    double[] drawable(Figure.Curve curve) {
        double[] y = curve.y().clone();
        int nan = 0;
        int infinite = 0;
        int noLogarithm = 0;
        int noPlace = 0;
        for (int i = 0; i < y.length; i++) {
            if (logX && !(curve.x()[i] > 0)) {
                noPlace++;
                y[i] = Double.NaN;
            } else if (Double.isNaN(y[i])) {
                nan++;
            } else if (Double.isInfinite(y[i])) {
                infinite++;
                y[i] = Double.NaN;
            } else if (logY && y[i] <= 0) {
                noLogarithm++;
                y[i] = Double.NaN;
            }
        }
        if (noPlace + nan + infinite + noLogarithm > 0) {
            curves.computeIfAbsent(new Lost(noPlace, noLogarithm, nan, infinite, y.length), _ -> new ArrayList<>()).add(CurveKey.withoutFormula(curve.name()));
        }
        return y;
    }

    /** "Gaps in GD, Adam: of 6 values, 2 NaN": curves of equal counts together; the sums where many differ. */
    Optional<String> note() {
        int affected = curves.values().stream().mapToInt(List::size).sum();
        if (affected == 0) {
            return Optional.empty();
        }
        if (curves.size() > KINDS || affected > NAMED) {
            Lost sum = curves.entrySet().stream().flatMap(entry -> entry.getValue().stream().map(_ -> entry.getKey()))
                    .reduce(Lost::plus).orElseThrow();
            return Optional.of("Gaps in " + affected + " curves: " + sum.words());
        }
        return Optional.of("Gaps in " + curves.entrySet().stream()
                .map(entry -> String.join(", ", entry.getValue()) + ": " + entry.getKey().words())
                .collect(Collectors.joining("; ")));
    }
}
