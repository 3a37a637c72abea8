package org.saddlescope.experiment.study;

/**
 * The slope of log y against log x by least squares.
 *
 * @param slope         NaN where a number has no logarithm
 * @param standardError √(RSS / (n − 2) / Σ(log x − mean)²); NaN for two points, which any line fits
 */
record LogSlope(double slope, double standardError) {
    static LogSlope of(double[] x, double[] y) {
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
            double dx = Math.log(x[i]) - meanX;
            xx += dx * dx;
            xy += dx * (Math.log(y[i]) - meanY);
        }
        double slope = xy / xx;
        double residual = 0;
        for (int i = 0; i < n; i++) {
            double r = Math.log(y[i]) - meanY - slope * (Math.log(x[i]) - meanX);
            residual += r * r;
        }
        return new LogSlope(slope, n > 2 ? Math.sqrt(residual / (n - 2) / xx) : Double.NaN);
    }
}
