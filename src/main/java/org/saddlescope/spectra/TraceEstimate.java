package org.saddlescope.spectra;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.saddlescope.engine.SeededRandom;

/**
 * tr A and ‖A‖_F² = tr A² of a symmetric operator by Hutch++ (Meyer, Musco, Musco, Woodruff 2021, algorithm 1): with Q an
 * orthonormal basis of A S for n random sign vectors S, and n more, g_i, made orthogonal to Q,
 * <pre>
 * tr A   = tr QᵀAQ   + mean_i g_iᵀ A g_i
 * ‖A‖_F² = ‖A Q‖_F²  + mean_i ‖A g_i‖²
 * </pre>
 * Both are unbiased; where A has rank n or less they are exact but for rounding. 3n products, which both share.
 *
 * @param trace          the estimate of tr A
 * @param traceError     its standard error, from the scatter of the n terms of the mean; NaN with a single one
 * @param squares        the estimate of ‖A‖_F²
 * @param squaresError   its standard error
 * @param probes         n; those that were completed
 */
public record TraceEstimate(double trace, double traceError, double squares, double squaresError, int probes) {
    private static final int TOGETHER = 8;

    /**
     * @param probes    n, at least 1
     * @param seed      the same seed gives the same bits
     * @param cancelled asked every few products; once true, what was not computed is left out, and where that leaves
     *                  nothing the estimates are NaN
     */
    public static TraceEstimate of(LinearOperator operator, int probes, long seed, BooleanSupplier cancelled) {
        if (probes < 1) {
            throw new IllegalArgumentException(probes + " probes");
        }
        SeededRandom random = SeededRandom.of(seed, "trace");
        int p = operator.dimension();
        try (PreparedOperator prepared = operator.prepared()) {
            List<double[]> sketch = products(prepared, signs(p, probes, random), cancelled);
            if (!sketch.stream().allMatch(Vectors::finite)) {
                return new TraceEstimate(Double.NaN, Double.NaN, Double.NaN, Double.NaN, 0);
            }
            List<double[]> basis = Vectors.orthonormal(sketch);
            List<double[]> ofBasis = products(prepared, basis, cancelled);
            List<double[]> rest = signs(p, probes, random).stream().map(g -> Compression.project(g, basis)).toList();
            List<double[]> ofRest = products(prepared, rest, cancelled);
            if (ofBasis.size() < basis.size() || ofRest.isEmpty()) {
                return new TraceEstimate(Double.NaN, Double.NaN, Double.NaN, Double.NaN, 0);
            }
            double trace = 0;
            double squares = 0;
            for (int i = 0; i < basis.size(); i++) {
                trace += Vectors.dot(basis.get(i), ofBasis.get(i));
                squares += Vectors.dot(ofBasis.get(i), ofBasis.get(i));
            }
            double[] traces = new double[ofRest.size()];
            double[] norms = new double[ofRest.size()];
            for (int i = 0; i < traces.length; i++) {
                traces[i] = Vectors.dot(rest.get(i), ofRest.get(i));
                norms[i] = Vectors.dot(ofRest.get(i), ofRest.get(i));
            }
            Sample first = Sample.of(traces);
            Sample second = Sample.of(norms);
            return new TraceEstimate(trace + first.mean(), first.error(), squares + second.mean(), second.error(), traces.length);
        }
    }

    /** As many products as were made before the cancellation. */
    private static List<double[]> products(LinearOperator operator, List<double[]> vectors, BooleanSupplier cancelled) {
        List<double[]> products = new ArrayList<>();
        for (int from = 0; from < vectors.size() && !cancelled.getAsBoolean(); from += TOGETHER) {
            products.addAll(operator.apply(vectors.subList(from, Math.min(vectors.size(), from + TOGETHER))));
        }
        return products;
    }

    private static List<double[]> signs(int p, int count, SeededRandom random) {
        List<double[]> vectors = new ArrayList<>();
        for (int k = 0; k < count; k++) {
            double[] signs = new double[p];
            for (int i = 0; i < p; i++) {
                signs[i] = random.nextLong() < 0 ? -1 : 1;
            }
            vectors.add(signs);
        }
        return vectors;
    }
}
