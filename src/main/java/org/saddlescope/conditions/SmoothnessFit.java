package org.saddlescope.conditions;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * (L₀, L₁)-smoothness, ‖∇²f(x)‖ ≤ L₀ + L₁‖∇f(x)‖ (Zhang, He, Sra, Jadbabaie 2020), fitted to measured pairs of a gradient
 * norm and a local smoothness: by least squares, with standard errors, and as the lowest line with L₀, L₁ ≥ 0 that lies
 * above every pair (lowest in the mean over the pairs). Both say something of the pairs, not of the function elsewhere.
 *
 * @param l0         intercept of least squares; NaN where all gradient norms are the same
 * @param l1         slope of least squares
 * @param l0Error    standard error of the intercept; NaN with fewer than three pairs
 * @param l1Error    standard error of the slope
 * @param upperL0    intercept of the upper envelope
 * @param upperL1    slope of the upper envelope
 * @param pairs      how many pairs were used
 * @param leftOut    how many were not finite
 */
public record SmoothnessFit(double l0, double l1, double l0Error, double l1Error, double upperL0, double upperL1, int pairs, int leftOut) {
    private record Pair(double x, double y) {}

    /**
     * @param gradientNorms ‖∇f‖, one a pair
     * @param smoothness    the smoothness there; pairs that are not finite are left out
     * @return empty where fewer than two pairs are finite
     */
    public static Optional<SmoothnessFit> of(double[] gradientNorms, double[] smoothness) {
        List<Pair> pairs = new ArrayList<>();
        for (int i = 0; i < gradientNorms.length; i++) {
            if (Double.isFinite(gradientNorms[i]) && Double.isFinite(smoothness[i])) {
                pairs.add(new Pair(gradientNorms[i], smoothness[i]));
            }
        }
        return pairs.size() < 2 ? Optional.empty() : Optional.of(of(pairs, gradientNorms.length - pairs.size()));
    }

    private static SmoothnessFit of(List<Pair> pairs, int leftOut) {
        int n = pairs.size();
        double x = pairs.stream().mapToDouble(Pair::x).sum() / n;
        double y = pairs.stream().mapToDouble(Pair::y).sum() / n;
        double squares = pairs.stream().mapToDouble(p -> (p.x - x) * (p.x - x)).sum();
        double products = pairs.stream().mapToDouble(p -> (p.x - x) * (p.y - y)).sum();
        double slope = squares == 0 ? Double.NaN : products / squares;
        double intercept = y - slope * x;
        double residuals = pairs.stream().mapToDouble(p -> Math.pow(p.y - intercept - slope * p.x, 2)).sum();
        double variance = n > 2 ? residuals / (n - 2) : Double.NaN;
        double[] upper = envelope(pairs, x);
        return new SmoothnessFit(intercept, slope, Math.sqrt(variance * (1.0 / n + x * x / squares)), Math.sqrt(variance / squares), upper[0], upper[1], n, leftOut);
    }

    /** Of all lines above the pairs the one that is lowest at the mean x: it holds the edge of their upper hull there. */
    private static double[] envelope(List<Pair> pairs, double mean) {
        double highest = pairs.stream().mapToDouble(Pair::y).max().orElseThrow();
        Pair[] hull = hull(pairs);
        int edge = 0;
        while (edge + 2 < hull.length && hull[edge + 1].x < mean) {
            edge++;
        }
        double slope = hull.length < 2 ? 0 : (hull[edge + 1].y - hull[edge].y) / (hull[edge + 1].x - hull[edge].x);
        if (!(slope > 0)) {
            return new double[] {highest, 0};
        }
        double intercept = hull[edge].y - slope * hull[edge].x;
        return intercept >= 0 ? new double[] {intercept, slope}
                : new double[] {0, pairs.stream().filter(p -> p.x > 0).mapToDouble(p -> p.y / p.x).max().orElse(0)};
    }

    /** The upper hull from left to right (Andrew's monotone chain). */
    private static Pair[] hull(List<Pair> pairs) {
        Pair[] sorted = pairs.toArray(Pair[]::new);
        Arrays.sort(sorted, Comparator.comparingDouble(Pair::x).thenComparing(Comparator.comparingDouble(Pair::y).reversed()));
        List<Pair> hull = new ArrayList<>();
        for (Pair pair : sorted) {
            if (!hull.isEmpty() && hull.getLast().x == pair.x) {
                continue;
            }
            while (hull.size() > 1 && !turnsDown(hull.get(hull.size() - 2), hull.getLast(), pair)) {
                hull.removeLast();
            }
            hull.add(pair);
        }
        return hull.toArray(Pair[]::new);
    }

    private static boolean turnsDown(Pair a, Pair b, Pair c) {
        return (b.y - a.y) * (c.x - b.x) > (c.y - b.y) * (b.x - a.x);
    }
}
