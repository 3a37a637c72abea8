package org.saddlescope.conditions;

import java.util.List;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.QRDecomposition;
import org.hipparchus.linear.RealMatrix;
import org.saddlescope.engine.Samples;

/**
 * Global minimisers of f = ½‖W_l ⋯ W₁ X − Y‖² with square W_k and X (d × n) of full row rank, made of any invertible
 * matrices (of the kind of Zhou, Liang 2017, arXiv 1710.06910, whose abstract alone could be read; derived for this project).
 *
 * <p>B = Y Xᵀ(X Xᵀ)⁻¹ has the least ½‖BX − Y‖², and (BX − Y)Xᵀ = 0. Where B is invertible, the W_k with product B are
 * W_k = C_{k+1} C_k⁻¹ with C₁ = I, C_{l+1} = B and any invertible C₂, …, C_l; in a linear residual network W_k = I + A_k,
 * so that A_k = C_{k+1} C_k⁻¹ − I. There f − f* = ½‖(W_l ⋯ W₁ − B)X‖².
 */
public final class SquareMinimisers {
    private final SquareSamples samples;
    private final RealMatrix solution;
    private final double[] inputValues;
    private final double minimum;

    /**
     * @throws IllegalArgumentException where the samples are not those of a square network, or X has not full row rank; the
     *                                  message says how many samples are missing or has the least singular value
     */
    public SquareMinimisers(Samples training) {
        samples = SquareSamples.of(training);
        if (samples.count() < samples.size()) {
            throw new IllegalArgumentException("the minimisers of square networks need at least as many samples as inputs, "
                    + samples.size() + ", the data have " + samples.count());
        }
        inputValues = SquareSamples.regular(samples.x(), "the inputs are linearly dependent");
        solution = new QRDecomposition(samples.x().transpose()).getSolver().solve(samples.y().transpose()).transpose();
        double norm = solution.multiply(samples.x()).subtract(samples.y()).getFrobeniusNorm();
        minimum = norm * norm / 2;
    }

    /** d: the matrices are d × d. */
    public int size() {
        return samples.size();
    }

    /** f* = ½‖BX − Y‖². */
    public double minimum() {
        return minimum;
    }

    /** B = Y Xᵀ(X Xᵀ)⁻¹, d rows. */
    public double[][] solution() {
        return solution.getData();
    }

    /** λ_min(X Xᵀ) = σ_min(X)². */
    public double leastInputEigenvalue() {
        double least = inputValues[inputValues.length - 1];
        return least * least;
    }

    /**
     * θ of a deep linear network of l = {@code factors.size() + 1} matrices: W₁, …, W_l, row by row.
     *
     * @param factors C₂, …, C_l
     * @throws IllegalArgumentException where one of them, or B, is not an invertible d × d matrix
     */
    public double[] linear(List<double[][]> factors) {
        return chain(factors, 0);
    }

    /**
     * θ of a linear residual network of l = {@code factors.size() + 1} matrices: A₁, …, A_l, row by row.
     *
     * @param factors C₂, …, C_l
     * @throws IllegalArgumentException where one of them, or B, is not an invertible d × d matrix
     */
    public double[] residual(List<double[][]> factors) {
        return chain(factors, 1);
    }

    private double[] chain(List<double[][]> factors, double identities) {
        SquareSamples.regular(solution, "the least-squares solution B of these data is not invertible");
        int d = size();
        RealMatrix identity = MatrixUtils.createRealIdentityMatrix(d);
        double[] theta = new double[(factors.size() + 1) * d * d];
        RealMatrix before = identity;
        for (int k = 0; k <= factors.size(); k++) {
            String name = "the factor C" + (k + 2);
            RealMatrix next = k == factors.size() ? solution : samples.square(factors.get(k), name);
            SquareSamples.regular(next, name + " is not invertible");
            // W C_k = C_{k+1}, solved as C_kᵀ Wᵀ = C_{k+1}ᵀ.
            RealMatrix w = new QRDecomposition(before.transpose()).getSolver().solve(next.transpose()).transpose();
            SquareSamples.put(theta, k, w.subtract(identity.scalarMultiply(identities)));
            before = next;
        }
        return theta;
    }
}
