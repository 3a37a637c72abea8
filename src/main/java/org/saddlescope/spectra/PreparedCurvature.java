package org.saddlescope.spectra;

import java.util.List;
import org.saddlescope.engine.Curvature;

/** A matrix of second derivatives that is ready for products; closing the operator closes it. */
record PreparedCurvature(int dimension, Curvature curvature) implements PreparedOperator {
    @Override
    public List<double[]> apply(List<double[]> vectors) {
        return curvature.products(vectors);
    }

    @Override
    public void close() {
        curvature.close();
    }
}
