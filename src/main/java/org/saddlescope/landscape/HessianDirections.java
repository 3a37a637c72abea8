package org.saddlescope.landscape;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.saddlescope.engine.Objective;
import org.saddlescope.spectra.EigenPair;
import org.saddlescope.spectra.Hessian;
import org.saddlescope.spectra.Lanczos;
import org.saddlescope.spectra.LinearOperator;
import org.saddlescope.spectra.Vectors;

/**
 * Eigenvectors of the Hessian at θ as directions, counted from either end of its spectrum: 0 is the largest eigenvalue,
 * 1 the second largest, and so on; −1 the smallest, −2 the second smallest. Each has unit length and says its eigenvalue
 * and its residual ‖Hv − λv‖, and where the residual asked for was not reached, that.
 */
public final class HessianDirections {
    private HessianDirections() {}

    /**
     * @param indices from −p to p − 1
     * @throws DegeneratePlaneException where an index is beyond the spectrum or the Hessian is not finite
     */
    public static List<Direction> of(Objective objective, double[] theta, int[] indices, Lanczos lanczos) {
        int p = theta.length;
        for (int index : indices) {
            if (index < -p || index >= p) {
                throw new DegeneratePlaneException("eigenvector " + index + " of a Hessian in " + p + " parameters: expected "
                        + -p + " to " + (p - 1));
            }
        }
        Hessian hessian = new Hessian(objective, theta);
        List<EigenPair> top = lanczos.largest(hessian, Arrays.stream(indices).filter(i -> i >= 0).map(i -> i + 1).max().orElse(0));
        List<EigenPair> bottom = lanczos.largest(negative(hessian), Arrays.stream(indices).filter(i -> i < 0).map(i -> -i).max().orElse(0));
        List<Direction> directions = new ArrayList<>();
        for (int index : indices) {
            List<EigenPair> pairs = index >= 0 ? top : bottom;
            int place = index >= 0 ? index : -index - 1;
            if (place >= pairs.size()) {
                throw new DegeneratePlaneException("the Hessian at this point is not finite: it has no eigenvectors");
            }
            directions.add(direction(pairs.get(place), index));
        }
        return List.copyOf(directions);
    }

    private static Direction direction(EigenPair pair, int index) {
        double value = index >= 0 ? pair.value() : -pair.value();
        String axis = "eigenvector " + rank(index) + ", λ = " + number("%.4g", value);
        return new Direction(pair.vector(), axis, "λ = " + number("%.6g", value) + " with residual " + number("%.1e", pair.residual())
                + (pair.converged() ? "" : " (not converged)"));
    }

    /** With the minus sign of the axes, not the hyphen. */
    private static String number(String format, double value) {
        return String.format(Locale.ROOT, format, value).replace('-', '\u2212');
    }

    private static String rank(int index) {
        int n = index >= 0 ? index + 1 : -index;
        String end = index >= 0 ? "largest" : "smallest";
        return n == 1 ? end : n + (n % 10 == 2 && n != 12 ? "nd " : n % 10 == 3 && n != 13 ? "rd " : n % 10 == 1 && n != 11 ? "st " : "th ") + end;
    }

    private static LinearOperator negative(LinearOperator operator) {
        return new LinearOperator() {
            @Override
            public int dimension() {
                return operator.dimension();
            }

            @Override
            public List<double[]> apply(List<double[]> vectors) {
                List<double[]> products = operator.apply(vectors);
                return IntStream.range(0, products.size()).mapToObj(i -> Vectors.scaled(products.get(i), -1)).toList();
            }
        };
    }
}
