package org.saddlescope.spectra;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class PowerLawTest {
    @Test
    void aPowerLawIsFoundAgainWithoutError() {
        double[] x = {1, 10, 100, 1000};
        double[] y = {3, 3 * Math.pow(10, 1.5), 3 * Math.pow(100, 1.5), 3 * Math.pow(1000, 1.5)};
        PowerLaw fit = PowerLaw.of(x, y);
        assertEquals(1.5, fit.exponent(), 1e-12);
        assertEquals(3, fit.factor(), 1e-11);
        assertEquals(0, fit.standardError(), 1e-12);
    }

    @Test
    void theStandardErrorIsThatOfTheSlopeOfALine() {
        // log y = (0, 1, 0) over log x = (−1, 0, 1): slope 0, residuals (−1/3, 2/3, −1/3), RSS 2/3, Σx² 2.
        PowerLaw fit = PowerLaw.of(new double[] {1 / Math.E, 1, Math.E}, new double[] {1, Math.E, 1});
        assertEquals(0, fit.exponent(), 1e-15);
        assertEquals(Math.sqrt(1 / 3.0), fit.standardError(), 1e-14);
        assertTrue(Double.isNaN(PowerLaw.of(new double[] {1, 2}, new double[] {1, 2}).standardError()));
        assertTrue(Double.isNaN(PowerLaw.of(new double[0], new double[0]).exponent()));
    }
}
