package org.saddlescope.spectra;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.saddlescope.engine.SeededRandom;
import org.saddlescope.engine.Workers;

/**
 * The eigenvalue density φ(λ) = (1/p) Σ_i δ(λ − λ_i) of a symmetric operator, by stochastic Lanczos quadrature (Lin, Saad,
 * Yang 2016; Ghorbani, Krishnan, Xiao 2019): each probe, a vector of random signs over √p, gives a Lanczos matrix T
 * whose eigenvalues are the nodes and whose eigenvectors' squared first elements are the weights. All probes go forward
 * in lockstep, one call of the operator a step. Each probe's weights add up to 1.
 *
 * @param dimension p
 * @param probes    the rules of the probes in order; empty where the operator gave NaN or infinity
 */
public record SpectralDensity(int dimension, List<Rule> probes) {
    /** The variance of the smoothing Gaussians relative to max(1, λ_max − λ_min), as PyHessian has it. */
    public static final double SMOOTHING = 1e-5;
    /** How far beyond the extreme nodes the grid of {@link #curve} goes, as PyHessian has it. */
    public static final double MARGIN = 0.01;

    /** exp(−x/2) is zero in double precision from here on. */
    private static final double NOTHING_LEFT = 1492;

    /** The most points of {@link #resolved}. */
    public static final int MOST_POINTS = 50_000;

    public SpectralDensity {
        probes = List.copyOf(probes);
    }

    /**
     * A quadrature rule for φ.
     *
     * @param nodes   ascending
     * @param weights not negative, with the sum 1
     */
    public record Rule(double[] nodes, double[] weights) {}

    /**
     * The density on a grid.
     *
     * @param lambda  ascending, evenly spaced
     * @param density φ smoothed, with the area 1 under the curve by the rectangle rule
     * @param variance of the Gaussians that it was smoothed with, in the units of λ²
     */
    public record Curve(double[] lambda, double[] density, double variance) {
        /** The standard deviation of the Gaussians. */
        public double sigma() {
            return Math.sqrt(variance);
        }
    }

    /**
     * @param probes how many random vectors, at least 1
     * @param steps  Lanczos steps a probe, at least 1; the rule is exact for polynomials of degree 2·steps − 1 in A along
     *               the probe
     * @param seed   the same seed gives the same bits
     */
    public static SpectralDensity of(LinearOperator operator, int probes, int steps, long seed) {
        return of(operator, probes, steps, seed, Workers.shared(), () -> false);
    }

    /**
     * @param cancelled asked before each step; once true, the rules are those of the steps made, of which there is at
     *                  least one
     */
    public static SpectralDensity of(LinearOperator operator, int probes, int steps, long seed, Workers workers,
                                     BooleanSupplier cancelled) {
        if (probes < 1 || steps < 1) {
            throw new IllegalArgumentException(probes + " probes of " + steps + " Lanczos steps");
        }
        int p = operator.dimension();
        SeededRandom random = SeededRandom.of(seed, "spectral density");
        try (PreparedOperator prepared = operator.prepared()) {
            List<KrylovSpace> spaces = new ArrayList<>();
            for (int i = 0; i < probes; i++) {
                spaces.add(new KrylovSpace(prepared, signs(p, random), random.split("probe " + i)));
            }
            for (int step = 0; step < Math.min(steps, p); step++) {
                if (step > 0 && cancelled.getAsBoolean()) {
                    break;
                }
                List<double[]> products = prepared.apply(spaces.stream().map(KrylovSpace::next).toList());
                workers.each(probes, i -> spaces.get(i).extend(products.get(i)));
                if (!spaces.stream().allMatch(KrylovSpace::finite)) {
                    return new SpectralDensity(p, List.of());
                }
            }
            Rule[] rules = new Rule[probes];
            workers.each(probes, i -> rules[i] = rule(spaces.get(i).ritz()));
            return new SpectralDensity(p, List.of(rules));
        }
    }

    private static double[] signs(int p, SeededRandom random) {
        double[] probe = new double[p];
        double size = 1 / Math.sqrt(p);
        for (int i = 0; i < p; i++) {
            probe[i] = random.nextLong() < 0 ? -size : size;
        }
        return probe;
    }

    /** Weights of nodes that only a restart reached are 0: their vectors have nothing along the probe. */
    private static Rule rule(SymmetricEigen ritz) {
        double[] weights = new double[ritz.values().length];
        for (int i = 0; i < weights.length; i++) {
            double first = ritz.vectors().get(i)[0];
            weights[i] = first * first;
        }
        return new Rule(ritz.values(), weights);
    }

    /** The mean over probes of Σ weight · node^k, an unbiased estimate of tr(Aᵏ)/p for k ≤ 2·steps − 1. */
    public double moment(int k) {
        double sum = 0;
        for (Rule rule : probes) {
            for (int i = 0; i < rule.nodes().length; i++) {
                sum += rule.weights()[i] * StrictMath.pow(rule.nodes()[i], k);
            }
        }
        return sum / probes.size();
    }

    /** The estimate of tr A, with the standard error of its mean over the probes; NaN with a single probe. */
    public double[] trace() {
        Sample sample = power(1);
        return new double[] {sample.mean(), sample.error()};
    }

    /** The estimate of tr Aᵏ = Σ λ_iᵏ for k ≤ 2·steps − 1, with its error; for k = 2 that is ‖A‖_F². */
    public Sample power(int k) {
        return Sample.of(probes.stream().mapToDouble(rule -> {
            double sum = 0;
            for (int i = 0; i < rule.nodes().length; i++) {
                sum += rule.weights()[i] * StrictMath.pow(rule.nodes()[i], k);
            }
            return dimension * sum;
        }).toArray());
    }

    /** The density of eigenvalues that are all known: a single rule with equal weights, exact for every power. */
    public static SpectralDensity exact(double[] eigenvalues) {
        double[] weights = new double[eigenvalues.length];
        Arrays.fill(weights, 1.0 / eigenvalues.length);
        return new SpectralDensity(eigenvalues.length, List.of(new Rule(eigenvalues.clone(), weights)));
    }

    /**
     * φ on a grid that loses nothing of it: from five standard deviations below the lowest node to as many above the highest,
     * at least {@code points}, and as many as put two on a standard deviation, up to {@link #MOST_POINTS}. The Gaussians have
     * the variance {@link #SMOOTHING} · max(1, range), where that many points do not suffice the square of two spacings.
     */
    public Curve resolved(int points) {
        double low = probes.stream().mapToDouble(rule -> rule.nodes()[0]).min().orElse(Double.NaN);
        double high = probes.stream().mapToDouble(rule -> rule.nodes()[rule.nodes().length - 1]).max().orElse(Double.NaN);
        if (!Double.isFinite(low) || !Double.isFinite(high)) {
            return new Curve(new double[0], new double[0], Double.NaN);
        }
        double sigma = Math.max(Math.sqrt(SMOOTHING * Math.max(1, high - low)), 2 * (high - low) / (MOST_POINTS - 20));
        double from = low - 5 * sigma;
        double to = high + 5 * sigma;
        int needed = (int) Math.min(MOST_POINTS, Math.ceil(2 * (to - from) / sigma) + 1);
        return curve(Math.max(points, needed), from, to, sigma * sigma);
    }

    /** φ with every node widened to a Gaussian of variance {@link #SMOOTHING} · max(1, range), on {@code points} points. */
    public Curve curve(int points) {
        double low = probes.stream().mapToDouble(rule -> rule.nodes()[0]).min().orElse(Double.NaN);
        double high = probes.stream().mapToDouble(rule -> rule.nodes()[rule.nodes().length - 1]).max().orElse(Double.NaN);
        return curve(points, low - MARGIN, high + MARGIN, SMOOTHING * Math.max(1, high - low));
    }

    /**
     * φ with every node widened to a Gaussian.
     *
     * @param points   at least 2, evenly spaced from {@code low} to {@code high}
     * @param variance of the Gaussians, in the units of λ²
     */
    public Curve curve(int points, double low, double high, double variance) {
        double[] lambda = new double[points];
        double[] density = new double[points];
        double spacing = (high - low) / (points - 1);
        double area = 0;
        for (int j = 0; j < points; j++) {
            lambda[j] = low + j * spacing;
            for (Rule rule : probes) {
                for (int i = 0; i < rule.nodes().length; i++) {
                    double d = lambda[j] - rule.nodes()[i];
                    // Further off the exponential is zero.
                    if (d * d < NOTHING_LEFT * variance) {
                        density[j] += rule.weights()[i] * StrictMath.exp(-d * d / (2 * variance));
                    }
                }
            }
            area += density[j] * spacing;
        }
        for (int j = 0; j < points; j++) {
            density[j] /= area;
        }
        return new Curve(lambda, density, variance);
    }
}
