package org.saddlescope.experiment.study;

import java.util.Arrays;
import org.saddlescope.experiment.Expectation.Over;

/** How the numbers of several members become one. */
final class Aggregate {
    private Aggregate() {}

    /**
     * The standard deviation is that of a sample (divided by n − 1), NaN for a single number; the median of an even count
     * is the mean of the middle two.
     *
     * @return NaN where one of the numbers is NaN, or there are none
     */
    static double of(Over over, double[] values) {
        if (values.length == 0 || Arrays.stream(values).anyMatch(Double::isNaN)) {
            return Double.NaN;
        }
        return switch (over) {
            case MEAN -> mean(values);
            case MEDIAN -> {
                double[] sorted = values.clone();
                Arrays.sort(sorted);
                int half = sorted.length / 2;
                yield sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
            }
            case MIN -> Arrays.stream(values).min().getAsDouble();
            case MAX -> Arrays.stream(values).max().getAsDouble();
            case SUM -> sum(values);
            case STANDARD_DEVIATION -> {
                double mean = mean(values);
                double squares = 0;
                for (double value : values) {
                    squares += (value - mean) * (value - mean);
                }
                yield values.length == 1 ? Double.NaN : Math.sqrt(squares / (values.length - 1));
            }
        };
    }

    private static double mean(double[] values) {
        return sum(values) / values.length;
    }

    /** In the order of the members, so that the last bits are the same everywhere. */
    private static double sum(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum;
    }
}
