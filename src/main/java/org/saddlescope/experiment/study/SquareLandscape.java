package org.saddlescope.experiment.study;

import java.util.stream.DoubleStream;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.SingularValueDecomposition;
import org.saddlescope.conditions.OneHiddenMinimisers;

/**
 * A global minimiser θ* of a network of square matrices and what was derived for this project of PL = ‖∇f‖²/(2(f − f*))
 * around it (MATH 1.C; of Zhou, Liang 2017, arXiv 1710.06910, the abstract alone could be read).
 */
sealed interface SquareLandscape {
    /** d: the blocks of θ are d × d. */
    int size();

    /** θ*. */
    double[] minimiser();

    /** f*. */
    double minimum();

    /** Where f* comes from, for people. */
    String minimumFrom();

    /** τ, in which the bound is written. */
    double tau();

    /** ρ_j: block j may be off by ‖W_j − W_j*‖₂ ≤ ρ_j. */
    double[] radii();

    /**
     * The bound on PL where ‖W_j − W_j*‖₂ ≤ s·ρ_j for all j.
     *
     * @param s below 2
     */
    double bound(double s);

    /** The bound on PL at θ, from the singular values there. */
    double bound(double[] theta);

    /** The singular values of d × d numbers, row by row, descending. */
    static double[] singularValues(double[] elements, int block, int d, double diagonal) {
        double[][] rows = new double[d][d];
        for (int i = 0; i < d; i++) {
            System.arraycopy(elements, (block * d + i) * d, rows[i], 0, d);
            rows[i][i] += diagonal;
        }
        return new SingularValueDecomposition(MatrixUtils.createRealMatrix(rows)).getSingularValues();
    }

    /** The least of {@link #singularValues}. */
    static double least(double[] elements, int block, int d, double diagonal) {
        return singularValues(elements, block, d, diagonal)[d - 1];
    }

    /**
     * W_l ⋯ W₁, W_k = A_k + {@code diagonal}·I. With f − f* = ½‖(W − B)X‖²,
     * PL ≥ λ_min(XXᵀ) Σ_k Π_{j≠k} σ_min(W_j)², and where ‖W_j − W_j*‖₂ ≤ τ = ½ min_j σ_min(W_j*) that is at least
     * l τ^{2(l−1)} λ_min(XXᵀ).
     *
     * @param l               the number of matrices
     * @param diagonal        1 in a residual network, 0 in a plain one
     * @param inputEigenvalue λ_min(XXᵀ)
     */
    record Linear(int size, int l, double diagonal, double inputEigenvalue, double[] minimiser, double minimum, double tau) implements SquareLandscape {
        static Linear of(int size, int l, double diagonal, double inputEigenvalue, double[] minimiser, double minimum) {
            double least = Double.POSITIVE_INFINITY;
            for (int j = 0; j < l; j++) {
                least = Math.min(least, least(minimiser, j, size, diagonal));
            }
            return new Linear(size, l, diagonal, inputEigenvalue, minimiser, minimum, least / 2);
        }

        /** Whether W_k = I + A_k. */
        boolean residual() {
            return diagonal != 0;
        }

        @Override
        public String minimumFrom() {
            return "of the least-squares solution B";
        }

        @Override
        public double[] radii() {
            return DoubleStream.generate(() -> tau).limit(l).toArray();
        }

        /** l ((2 − s)τ)^{2(l−1)} λ_min(XXᵀ), since σ_min(W_j) ≥ σ_min(W_j*) − sτ ≥ (2 − s)τ. */
        @Override
        public double bound(double s) {
            return l * Math.pow((2 - s) * tau, 2 * (l - 1)) * inputEigenvalue;
        }

        /** λ_min(XXᵀ) Σ_k Π_{j≠k} σ_min(W_j)². */
        @Override
        public double bound(double[] theta) {
            double[] least = new double[l];
            for (int j = 0; j < l; j++) {
                least[j] = least(theta, j, size, diagonal);
            }
            double sum = 0;
            for (int k = 0; k < l; k++) {
                double others = 1;
                for (int j = 0; j < l; j++) {
                    others *= j == k ? 1 : least[j] * least[j];
                }
                sum += others;
            }
            return inputEigenvalue * sum;
        }
    }

    /**
     * W₂ s(W₁X) with Z = s(W₁X) square: the gradient in W₂ alone gives PL ≥ σ_min(Z)². With a Lipschitz constant Λ of s,
     * ‖Z − Z*‖_F ≤ Λ‖(W₁ − W₁*)X‖_F ≤ Λ √d ‖W₁ − W₁*‖₂ σ_max(X), so that σ_min(Z) ≥ τ = ½σ_min(Z*) for
     * ρ₁ = τ/(Λ √d σ_max(X)), and PL ≥ τ². W₂ does not enter: ρ₂ = ½σ_min(W₂*).
     *
     * @param features  Z of a θ
     * @param lipschitz Λ
     */
    record OneHidden(OneHiddenMinimisers features, double lipschitz, double[] minimiser, double tau) implements SquareLandscape {
        static OneHidden of(OneHiddenMinimisers features, double lipschitz, double[] minimiser) {
            return new OneHidden(features, lipschitz, minimiser, leastFeature(features, minimiser) / 2);
        }

        private static double leastFeature(OneHiddenMinimisers minimisers, double[] theta) {
            return new SingularValueDecomposition(MatrixUtils.createRealMatrix(minimisers.features(theta))).getSingularValues()[minimisers.size() - 1];
        }

        @Override
        public int size() {
            return features.size();
        }

        @Override
        public double minimum() {
            return 0;
        }

        @Override
        public String minimumFrom() {
            return "as W₂Z = Y";
        }

        @Override
        public double[] radii() {
            double inner = tau / (lipschitz * Math.sqrt(size()) * features.inputValues()[0]);
            return new double[] {inner, SquareLandscape.least(minimiser, 1, size(), 0) / 2};
        }

        /** ((2 − s)τ)². */
        @Override
        public double bound(double s) {
            double least = (2 - s) * tau;
            return least * least;
        }

        /** σ_min(Z)². */
        @Override
        public double bound(double[] theta) {
            double least = leastFeature(features, theta);
            return least * least;
        }
    }
}
