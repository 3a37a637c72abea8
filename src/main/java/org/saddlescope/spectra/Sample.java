package org.saddlescope.spectra;

import java.util.Arrays;

/**
 * The mean of independent draws of one law.
 *
 * @param error its standard error √(Σ(x_i − mean)² / (n(n − 1))); NaN for a single draw
 */
public record Sample(double mean, double error) {
    public static Sample of(double[] draws) {
        double mean = Arrays.stream(draws).sum() / draws.length;
        double squares = 0;
        for (double draw : draws) {
            squares += (draw - mean) * (draw - mean);
        }
        return new Sample(mean, Math.sqrt(squares / (draws.length - 1) / draws.length));
    }
}
