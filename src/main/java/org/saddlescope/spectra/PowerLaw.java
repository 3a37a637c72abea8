package org.saddlescope.spectra;

/**
 * y = factor · x^exponent, fitted by least squares to log y over log x.
 *
 * @param exponent      the slope
 * @param standardError √(RSS / (n − 2) / Σ(log x − mean)²) of the slope, from the scatter about the line; it says nothing of
 *                      a law that is not a power; NaN for fewer than three points
 * @param factor        y at x = 1
 */
public record PowerLaw(double exponent, double standardError, double factor) {
    /** @return NaN throughout for fewer than two different x */
    public static PowerLaw of(double[] x, double[] y) {
        int n = x.length;
        double meanX = 0;
        double meanY = 0;
        for (int i = 0; i < n; i++) {
            meanX += Math.log(x[i]) / n;
            meanY += Math.log(y[i]) / n;
        }
        double xx = 0;
        double xy = 0;
        for (int i = 0; i < n; i++) {
            xx += (Math.log(x[i]) - meanX) * (Math.log(x[i]) - meanX);
            xy += (Math.log(x[i]) - meanX) * (Math.log(y[i]) - meanY);
        }
        double slope = n < 2 ? Double.NaN : xy / xx;
        double residuals = 0;
        for (int i = 0; i < n; i++) {
            double off = Math.log(y[i]) - meanY - slope * (Math.log(x[i]) - meanX);
            residuals += off * off;
        }
        return new PowerLaw(slope, n < 3 ? Double.NaN : Math.sqrt(residuals / (n - 2) / xx), Math.exp(meanY - slope * meanX));
    }
}
