package org.saddlescope.paths;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.saddlescope.engine.SeededRandom;
import org.saddlescope.spectra.HandCoded;
import org.saddlescope.spectra.SymmetricEigen;
import org.saddlescope.spectra.Vectors;

/** The small problem of a step, against the normal equations solved by an eigendecomposition, and steps against closed forms. */
class RegularisedLeastSquaresTest {
    private static final int K = 9;

    private static RegularisedLeastSquares random() {
        SeededRandom random = SeededRandom.of(3, "tridiagonal");
        return new RegularisedLeastSquares(random.gaussians(K), random.gaussians(K), 2.5);
    }

    /** Columns of T̄. */
    private static double[][] matrix(RegularisedLeastSquares problem) {
        double[][] t = new double[K + 1][K];
        for (int j = 0; j < K; j++) {
            t[j][j] = problem.diagonal()[j];
            t[j + 1][j] = problem.beside()[j];
            if (j > 0) {
                t[j - 1][j] = problem.beside()[j - 1];
            }
        }
        return t;
    }

    /** −(T̄ᵀT̄ + λI)^{−power} T̄ᵀβe₁. */
    private static double[] normalEquations(RegularisedLeastSquares problem, double lambda, int power) {
        double[][] t = matrix(problem);
        double[][] gram = new double[K][K];
        double[] right = new double[K];
        for (int i = 0; i < K; i++) {
            right[i] = -problem.start() * t[0][i];
            for (int j = 0; j < K; j++) {
                for (double[] row : t) {
                    gram[i][j] += row[i] * row[j];
                }
            }
        }
        SymmetricEigen eigen = SymmetricEigen.of(gram);
        double[] y = new double[K];
        for (int i = 0; i < K; i++) {
            double[] v = eigen.vectors().get(i);
            Vectors.add(y, Vectors.dot(v, right) / Math.pow(eigen.values()[i] + lambda, power), v);
        }
        return y;
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-8, 0.3, 20})
    void theSolutionAndItsSlopeAreThoseOfTheNormalEquations(double root) {
        RegularisedLeastSquares problem = random();
        StepEquation.Solution solution = problem.solve(root);
        double[] y = normalEquations(problem, root * root, 1);
        assertArrayEquals(y, solution.y(), 1e-11);
        assertEquals(Vectors.norm(y), solution.length(), 1e-11);
        assertEquals(Vectors.dot(y, normalEquations(problem, root * root, 2)), solution.slope(), 1e-9 * solution.slope());
    }

    private static HandCoded.Matrix diagonal(double[] values) {
        double[][] rows = new double[values.length][values.length];
        for (int i = 0; i < values.length; i++) {
            rows[i][i] = values[i];
        }
        return new HandCoded.Matrix(rows);
    }

    @Test
    void theResidualIsThatOfTheMatrix() {
        RegularisedLeastSquares problem = random();
        double[] y = SeededRandom.of(4, "y").gaussians(K);
        double[] expected = new double[K + 1];
        for (int i = 0; i <= K; i++) {
            expected[i] = (i == 0 ? problem.start() : 0) + Vectors.dot(matrix(problem)[i], y);
        }
        assertArrayEquals(expected, problem.residual(y), 1e-14);
    }

    @Test
    void anUnboundedStepOfASingularSystemIsTheShortestLeastSquaresSolution() {
        // H = diag(4, −2, 0, 0.5): s = −H⁺g, and what g has in the null space stays.
        GradientModel model = new GradientModel(new HandCoded.Matrix(new double[][] {{4, 0, 0, 0}, {0, -2, 0, 0}, {0, 0, 0, 0}, {0, 0, 0, 0.5}}),
                new double[] {1, 1, 0.1, 2}, 100, () -> false);
        GradientModel.Step step = model.step(Double.POSITIVE_INFINITY, 1e-12);
        assertArrayEquals(new double[] {-0.25, 0.5, 0, -4}, step.s(), 1e-12);
        assertEquals(0.1, step.residual(), 1e-12);
        assertTrue(!step.bounded() && step.solved());
    }

    @Test
    void aBoundedStepMinimisesTheModelOnTheSphereOfItsRadius() {
        double[] h = {4, -2, 0.3, 0.5, -0.1};
        double[] g = {1, 1, 0.1, 2, -0.7};
        double radius = 1.5;
        GradientModel model = new GradientModel(diagonal(h), g, 100, () -> false);
        GradientModel.Step step = model.step(radius, 1e-12);
        // s_i = −h_i g_i/(h_i² + λ) with λ found by bisection.
        double low = 0;
        double high = 100;
        double[] s = new double[5];
        for (int k = 0; k < 200; k++) {
            double lambda = (low + high) / 2;
            for (int i = 0; i < 5; i++) {
                s[i] = -h[i] * g[i] / (h[i] * h[i] + lambda);
            }
            if (Vectors.norm(s) > radius) {
                low = lambda;
            } else {
                high = lambda;
            }
        }
        assertTrue(step.bounded());
        assertArrayEquals(s, step.s(), 3e-3);
        double residual = 0;
        for (int i = 0; i < 5; i++) {
            residual += Math.pow(g[i] + h[i] * step.s()[i], 2);
        }
        assertEquals(Math.sqrt(residual), step.residual(), 1e-12);
    }

    @Test
    void aShorterStepOfTheSamePointNeedsNoFurtherProducts() {
        double[] h = {4, -2, 0.3, 0.5, -0.1};
        GradientModel model = new GradientModel(diagonal(h), new double[] {1, 1, 0.1, 2, -0.7}, 100, () -> false);
        model.step(Double.POSITIVE_INFINITY, 1e-12);
        int products = model.products();
        assertEquals(0.01, model.step(0.01, 1e-12).length(), 2e-5);
        assertEquals(products, model.products());
        assertEquals(5, products);
    }
}
