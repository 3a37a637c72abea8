package org.saddlescope.conditions;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.saddlescope.engine.SeededRandom;

/**
 * The sufficient constants of Examples 4 and 5 of Islamov et al. 2024 with β = α − 1 (MATH.md 1.A) against the exact region
 * of records on bounded sets. The functions are written out by hand.
 */
class SufficientConstantsTest {
    private static final int POINTS = 3000;

    /**
     * f_ij = (X_ij − w_i·s_j)²/2 with residuals ε_ij ≠ 0 at x_p: α ≥ 2C/c with c = min ε_ij² suffices. C bounds e − a on the
     * set; with |w|, |s| ≤ B and |X| ≤ M it is at most r(r/2 + 4B²), r = M + B² (derived for this project).
     */
    @Test
    void forMatrixFactorisationTheTightAlphaIsBelowTheSufficientOneOfExample4() {
        SeededRandom random = SeededRandom.of(2, "factorisation");
        double bound = 1.5;
        int rows = 4;
        int rank = 2;
        double[][] target = new double[rows][rows];
        Arrays.setAll(target, _ -> random.gaussians(rows));
        double[][] w0 = ball(random, rows, rank, bound);
        double[][] s0 = ball(random, rows, rank, bound);
        double largest = 0;
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < rows; j++) {
                largest = Math.max(largest, Math.abs(target[i][j]));
                least = Math.min(least, Math.pow(target[i][j] - dot(w0[i], s0[j]), 2));
            }
        }
        List<AlphaBetaRecord> records = new ArrayList<>();
        for (int k = 0; k < POINTS; k++) {
            double[][] w = ball(random, rows, rank, bound);
            double[][] s = ball(random, rows, rank, bound);
            for (int i = 0; i < rows; i++) {
                for (int j = 0; j < rows; j++) {
                    double z = dot(w[i], s[j]);
                    double r = z - target[i][j];
                    double a = r * (2 * z - dot(s[j], w0[i]) - dot(w[i], s0[j]));
                    records.add(new AlphaBetaRecord(k, i * rows + j, a, r * r / 2, Math.pow(target[i][j] - dot(w0[i], s0[j]), 2) / 2));
                }
            }
        }
        double most = largest + bound * bound;
        double sufficient = 2 * most * (most / 2 + 4 * bound * bound) / least;
        AlphaBetaRegion region = AlphaBetaRegion.of(records);
        assertTrue(region.alphaMin(1) > 1);
        assertTrue(region.holds(sufficient, sufficient - 1), region.alphaMin(1) + " > " + sufficient);
    }

    /**
     * f_i = log(1 + exp(−y_i v·relu(W x_i))) + λ₁|v|² + λ₂‖W‖² on |v| ≤ R, ‖W‖ ≤ r:
     * α ≥ max(1, 2 max_i log(1 + exp(Rr|x_i|))/(c − f_i*)) with c = min_i f_i(x_p), here with the lower bound f_i* = 0.
     */
    @Test
    void forATwoLayerReluNetWithPenaltiesTheTightAlphaIsBelowTheSufficientOneOfExample5() {
        SeededRandom random = SeededRandom.of(3, "two layers");
        double big = 2;
        double small = 3;
        double lambda = 0.02;
        int samples = 12;
        int inputs = 3;
        int hidden = 4;
        double[][] x = new double[samples][];
        Arrays.setAll(x, _ -> random.gaussians(inputs));
        double[] y = random.gaussians(samples);
        double[] centre = theta(random, hidden, inputs, big, small);
        for (int step = 0; step < 4000; step++) {
            double[] g = new double[centre.length];
            for (int i = 0; i < samples; i++) {
                double[] each = new double[centre.length];
                net(centre, x[i], Math.signum(y[i]), lambda, hidden, each);
                for (int k = 0; k < g.length; k++) {
                    g[k] += each[k] / samples;
                }
            }
            for (int k = 0; k < g.length; k++) {
                centre[k] -= 0.1 * g[k];
            }
        }
        double least = Double.POSITIVE_INFINITY;
        double top = 0;
        for (int i = 0; i < samples; i++) {
            least = Math.min(least, net(centre, x[i], Math.signum(y[i]), lambda, hidden, new double[centre.length]));
            top = Math.max(top, Math.log1p(Math.exp(big * small * Math.sqrt(dot(x[i], x[i])))));
        }
        List<AlphaBetaRecord> records = new ArrayList<>();
        for (int k = 0; k < POINTS; k++) {
            double[] at = theta(random, hidden, inputs, big, small);
            for (int i = 0; i < samples; i++) {
                double[] g = new double[at.length];
                double e = net(at, x[i], Math.signum(y[i]), lambda, hidden, g);
                double a = dot(g, at) - dot(g, centre);
                records.add(new AlphaBetaRecord(k, i, a, e, net(centre, x[i], Math.signum(y[i]), lambda, hidden, new double[at.length])));
            }
        }
        double sufficient = Math.max(1, 2 * top / least);
        AlphaBetaRegion region = AlphaBetaRegion.of(records);
        assertTrue(region.alphaMin(1) > 1);
        assertTrue(region.holds(sufficient, sufficient - 1), region.alphaMin(1) + " > " + sufficient);
    }

    /** f_i at θ = (v, W), and its gradient into {@code g}. */
    private static double net(double[] theta, double[] x, double y, double lambda, int hidden, double[] g) {
        double[] z = new double[hidden];
        double out = 0;
        for (int j = 0; j < hidden; j++) {
            for (int k = 0; k < x.length; k++) {
                z[j] += theta[hidden + j * x.length + k] * x[k];
            }
            out += theta[j] * Math.max(0, z[j]);
        }
        double slope = -y / (1 + Math.exp(y * out));
        for (int j = 0; j < hidden; j++) {
            g[j] = slope * Math.max(0, z[j]);
            for (int k = 0; k < x.length; k++) {
                g[hidden + j * x.length + k] = z[j] > 0 ? slope * theta[j] * x[k] : 0;
            }
        }
        for (int i = 0; i < theta.length; i++) {
            g[i] += 2 * lambda * theta[i];
        }
        return Math.log1p(Math.exp(-y * out)) + lambda * dot(theta, theta);
    }

    private static double[] theta(SeededRandom random, int hidden, int inputs, double outer, double inner) {
        double[] v = inBall(random, hidden, outer);
        double[] w = inBall(random, hidden * inputs, inner);
        double[] theta = Arrays.copyOf(v, hidden + w.length);
        System.arraycopy(w, 0, theta, hidden, w.length);
        return theta;
    }

    private static double[][] ball(SeededRandom random, int rows, int rank, double radius) {
        double[][] vectors = new double[rows][];
        Arrays.setAll(vectors, _ -> inBall(random, rank, radius));
        return vectors;
    }

    private static double[] inBall(SeededRandom random, int n, double radius) {
        double[] v = random.gaussians(n);
        double length = radius * random.nextDouble() / Math.sqrt(dot(v, v));
        return Arrays.stream(v).map(c -> c * length).toArray();
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
