package org.saddlescope.experiment.study;

import java.util.List;

/**
 * Quantities of a claim over a swept number, as a plot shows them.
 *
 * @param field      the swept field's path
 * @param quantities those that share the plot, because the claim compares them
 * @param deviation  whether the values are standard deviations over the seeds instead of means
 * @param series     one a quantity and place in the rest of the sweep, those first of which something is expected
 * @param lines      predictions, bounds and fits
 * @param printed    numbers from elsewhere, printed beside and never expected
 */
public record SweptPlot(String field, List<Quantity> quantities, boolean deviation, List<Series> series, List<Line> lines, List<Printed> printed) {
    public SweptPlot {
        quantities = List.copyOf(quantities);
        series = List.copyOf(series);
        lines = List.copyOf(lines);
        printed = List.copyOf(printed);
    }

    /** The swept field for an axis: the last part of its path. */
    public String axis() {
        return MemberNames.last(field);
    }

    /**
     * @param quantity its index among the plot's
     * @param place    its place in the rest of the sweep, for people; empty where nothing else is swept
     * @param x        the field's values, ascending
     * @param y        the mean or the standard deviation over the seeds; NaN where a seed gave NaN
     * @param low      the smallest over the seeds, NaN of a standard deviation
     * @param high     the largest
     * @param seeds    how many seeds there are at most
     */
    public record Series(int quantity, String place, double[] x, double[] y, double[] low, double[] high, int seeds) {}

    /**
     * @param name      what it is: "expected 16 (derived)", "at least 1 (bound, theory)", "slope −0.500 ± 0.003"
     * @param place     of which place in the rest of the sweep, for people; empty for all
     * @param kind      what kind of line
     * @param x         ascending
     * @param y         the line
     * @param tolerance how far off an expected number may be; 0 for others
     */
    public record Line(String name, String place, Kind kind, double[] x, double[] y, double tolerance) {
        public enum Kind { EXPECTED, BOUND, FIT }
    }

    /**
     * @param quantity its index among the plot's
     * @param label    what the numbers are and where they come from
     * @param x        the field's values
     * @param y        the numbers
     */
    public record Printed(int quantity, String label, double[] x, double[] y) {}
}
