package org.saddlescope.landscape;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.saddlescope.spectra.EigenPair;
import org.saddlescope.spectra.Lanczos;
import org.saddlescope.spectra.LinearOperator;
import org.saddlescope.spectra.Vectors;

/**
 * The first two principal directions of points θ_1, …, θ_N in R^p: the leading right singular vectors of the N × p
 * matrix X with rows θ_i − θ̄, θ̄ the mean (Lorch 2016, "Visualizing deep network training trajectories with PCA";
 * centred, as the reference code of Li et al. 2018 is too). They come from XᵀX or XXᵀ, whichever is smaller,
 * without either being formed where that is large.
 *
 * <p>Where the points span less than a plane, the rest is filled up: a second direction is the coordinate axis least
 * along the first, made orthogonal to it, and explains 0; for points that do not move at all both are axes; with one
 * parameter the second is zero.
 *
 * @param mean        θ̄
 * @param direction1  a unit vector, its element of largest magnitude positive
 * @param direction2  a unit vector orthogonal to the first, or zero where p = 1
 * @param explained1  σ_1² / Σσ_j², the share of the variance along the first; 0 where nothing moves
 * @param explained2  σ_2² / Σσ_j²
 * @param leftOut     how many points were left out because an element was NaN or infinite
 */
public record PrincipalDirections(double[] mean, double[] direction1, double[] direction2, double explained1,
                                  double explained2, int leftOut) {
    /** A second variance below this share of the first is rounding. */
    private static final double ROUNDING = 1e-14;
    /** Elements of the rows that are kept: 32 MB. */
    private static final long MOST_KEPT = 1L << 22;
    private static final Lanczos LANCZOS = new Lanczos(1e-12, 400, 1);

    /**
     * @param points θ_1, …, θ_N of p elements each; not all have an element that is NaN or infinite
     */
    public static PrincipalDirections of(List<double[]> points) {
        List<double[]> kept = points.stream().filter(Vectors::finite).toList();
        if (kept.isEmpty()) {
            throw new IllegalArgumentException("principal directions of " + points.size()
                    + " points, none of which is finite");
        }
        int leftOut = points.size() - kept.size();
        Centred rows = Centred.of(kept);
        double total = rows.totalVariance();
        int p = rows.mean.length;
        if (total == 0) {
            return new PrincipalDirections(rows.mean, Vectors.axis(p, 0), p > 1 ? Vectors.axis(p, 1) : new double[p],
                    0, 0, leftOut);
        }
        boolean wide = p > kept.size();
        List<EigenPair> pairs = LANCZOS.largest(wide ? rows.gram() : rows.covariance(), Math.min(2, Math.min(p, kept.size())));
        double variance1 = pairs.getFirst().value();
        double[] first = Vectors.oriented(rows.direction(pairs.getFirst(), wide));
        if (pairs.size() > 1 && pairs.get(1).value() > ROUNDING * variance1) {
            double[] second = orthogonal(rows.direction(pairs.get(1), wide), first);
            return new PrincipalDirections(rows.mean, first, Vectors.oriented(second), Math.min(1, variance1 / total),
                    pairs.get(1).value() / total, leftOut);
        }
        return new PrincipalDirections(rows.mean, first, filler(first), 1, 0, leftOut);
    }

    /** A unit vector orthogonal to {@code first} that depends on nothing else. */
    private static double[] filler(double[] first) {
        int p = first.length;
        if (p == 1) {
            return new double[1];
        }
        int least = IntStream.range(0, p).reduce(0, (a, b) -> Math.abs(first[b]) < Math.abs(first[a]) ? b : a);
        return Vectors.oriented(orthogonal(Vectors.axis(p, least), first));
    }

    private static double[] orthogonal(double[] vector, double[] unit) {
        double[] rest = vector.clone();
        // The second pass takes out what rounding left where the vectors are nearly parallel.
        for (int pass = 0; pass < 2; pass++) {
            Vectors.add(rest, -Vectors.dot(unit, rest), unit);
        }
        return Vectors.unit(rest);
    }

    /** The rows (θ_i − mean)/scale, computed when they are needed; the scale keeps their squares finite. */
    private record Centred(List<double[]> points, double[] mean, double scale) {
        static Centred of(List<double[]> points) {
            double[] mean = new double[points.getFirst().length];
            for (double[] point : points) {
                Vectors.add(mean, 1.0 / points.size(), point);
            }
            double scale = 0;
            for (double[] point : points) {
                for (int j = 0; j < mean.length; j++) {
                    scale = Math.max(scale, Math.abs(point[j] - mean[j]));
                }
            }
            // Equal points differ from their computed mean by rounding; that is no direction.
            return new Centred(points, mean, same(points) ? 0 : scale);
        }

        private static boolean same(List<double[]> points) {
            return points.stream().allMatch(point -> Arrays.equals(point, points.getFirst()));
        }

        double[] row(int i) {
            double[] point = points.get(i);
            double[] row = new double[mean.length];
            for (int j = 0; j < row.length; j++) {
                row[j] = (point[j] - mean[j]) / scale;
            }
            return row;
        }

        double totalVariance() {
            if (scale == 0) {
                return 0;
            }
            double sum = 0;
            for (int i = 0; i < points.size(); i++) {
                double[] row = row(i);
                sum += Vectors.dot(row, row);
            }
            return sum;
        }

        /** The rows as they will be asked for again and again, kept where that takes little memory. */
        private IntFunction<double[]> rows() {
            if ((long) points.size() * mean.length > MOST_KEPT) {
                return this::row;
            }
            double[][] kept = IntStream.range(0, points.size()).mapToObj(this::row).toArray(double[][]::new);
            return i -> kept[i];
        }

        /** XᵀX on R^p. */
        LinearOperator covariance() {
            IntFunction<double[]> rows = rows();
            return operator(mean.length, v -> spread(rows, project(rows, v)));
        }

        /** XXᵀ on R^N. */
        LinearOperator gram() {
            IntFunction<double[]> rows = rows();
            return operator(points.size(), u -> project(rows, spread(rows, u)));
        }

        /** The unit right singular vector that belongs to an eigenpair of either operator. */
        double[] direction(EigenPair pair, boolean ofGram) {
            return ofGram ? Vectors.unit(spread(this::row, pair.vector())) : pair.vector();
        }

        /** X v. */
        private double[] project(IntFunction<double[]> rows, double[] v) {
            return IntStream.range(0, points.size()).mapToDouble(i -> Vectors.dot(rows.apply(i), v)).toArray();
        }

        /** Xᵀ u. */
        private double[] spread(IntFunction<double[]> rows, double[] u) {
            double[] sum = new double[mean.length];
            for (int i = 0; i < u.length; i++) {
                Vectors.add(sum, u[i], rows.apply(i));
            }
            return sum;
        }

        private static LinearOperator operator(int dimension, UnaryOperator<double[]> map) {
            return new LinearOperator() {
                @Override
                public int dimension() {
                    return dimension;
                }

                @Override
                public List<double[]> apply(List<double[]> vectors) {
                    return vectors.stream().map(map).toList();
                }
            };
        }
    }
}
