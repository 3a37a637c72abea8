package org.saddlescope.spectra;

import java.util.ArrayList;
import java.util.List;

/** A − B, for instance the rest R = H − G that the Gauss-Newton matrix leaves of the Hessian. */
public record Difference(LinearOperator first, LinearOperator second) implements LinearOperator {
    public Difference {
        if (first.dimension() != second.dimension()) {
            throw new IllegalArgumentException("operators of the dimensions " + first.dimension() + " and " + second.dimension());
        }
    }

    @Override
    public int dimension() {
        return first.dimension();
    }

    @Override
    public List<double[]> apply(List<double[]> vectors) {
        List<double[]> a = first.apply(vectors);
        List<double[]> b = second.apply(vectors);
        List<double[]> differences = new ArrayList<>();
        for (int k = 0; k < a.size(); k++) {
            differences.add(Vectors.difference(a.get(k), b.get(k)));
        }
        return differences;
    }

    @Override
    public PreparedOperator prepared() {
        PreparedOperator a = first.prepared();
        PreparedOperator b = second.prepared();
        Difference difference = new Difference(a, b);
        return new PreparedOperator() {
            @Override
            public int dimension() {
                return difference.dimension();
            }

            @Override
            public List<double[]> apply(List<double[]> vectors) {
                return difference.apply(vectors);
            }

            @Override
            public void close() {
                a.close();
                b.close();
            }
        };
    }
}
