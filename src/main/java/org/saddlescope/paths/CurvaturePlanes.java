package org.saddlescope.paths;

import java.util.Locale;
import org.saddlescope.landscape.Plane;
import org.saddlescope.landscape.Planes;
import org.saddlescope.spectra.EigenPair;

/** Planes through a critical point that show its curvature. */
public final class CurvaturePlanes {
    private CurvaturePlanes() {}

    /**
     * The plane through θ of the eigenvectors of λ_min and λ_max, which are orthonormal: α goes along the most negative and
     * β along the most positive curvature, so that the loss is f(θ) + λ_minα²/2 + λ_maxβ²/2 to second order. For a single
     * parameter it is the line.
     */
    public static Plane extremes(double[] theta, PointSpectrum spectrum) {
        EigenPair low = spectrum.lowest();
        EigenPair high = spectrum.highest();
        String description = String.format(Locale.ROOT, "eigenvectors of λ_min = %.6g and λ_max = %.6g of the Hessian at the point, residuals %.1e and %.1e",
                low.value(), high.value(), low.residual(), high.residual());
        if (theta.length == 1) {
            return Planes.line(theta, low.vector(), label(low), description);
        }
        return new Plane(theta.clone(), low.vector().clone(), high.vector().clone(), label(low), label(high), description, Double.NaN, Double.NaN);
    }

    private static String label(EigenPair pair) {
        return String.format(Locale.ROOT, "eigenvector of λ = %.4g", pair.value());
    }
}
