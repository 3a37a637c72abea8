package org.saddlescope.conditions;

import java.util.Arrays;
import java.util.Locale;
import java.util.function.DoubleUnaryOperator;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.QRDecomposition;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.special.Erf;
import org.saddlescope.engine.Kernels.Activation;
import org.saddlescope.engine.OutputMap;
import org.saddlescope.engine.Samples;

/**
 * Global minimisers of f = ½‖W₂ s(W₁X) − Y‖² with square W₁, W₂ and as many samples as inputs (of the kind of Zhou, Liang
 * 2017, arXiv 1710.06910, whose abstract alone could be read; derived for this project). With Z = s(W₁X) invertible,
 * W₂ = Y Z⁻¹ gives f = 0; where s is invertible, any invertible Z is had from W₁ = s⁻¹(Z) X⁻¹.
 */
public final class OneHiddenMinimisers {
    private final SquareSamples samples;
    private final OutputMap outputs;

    /**
     * @param outputs the network's, of which Z is read with W₂ = I
     * @throws IllegalArgumentException where the samples are not those of a square network, or not as many as inputs
     */
    public OneHiddenMinimisers(OutputMap outputs, Samples training) {
        this.outputs = outputs;
        samples = SquareSamples.of(training);
        if (samples.count() != samples.size()) {
            throw new IllegalArgumentException("the minimisers of a network of one hidden layer need as many samples as inputs, "
                    + samples.size() + ", the data have " + samples.count());
        }
    }

    /** d: the matrices are d × d. */
    public int size() {
        return samples.size();
    }

    /** The singular values of X, descending. */
    public double[] inputValues() {
        return SquareSamples.regular(samples.x(), "the inputs are linearly dependent");
    }

    /** Z = s(W₁X), d rows; W₁ is the first block of θ. */
    public double[][] features(double[] theta) {
        int d = size();
        double[] probe = Arrays.copyOf(theta, 2 * d * d);
        SquareSamples.put(probe, 1, MatrixUtils.createRealIdentityMatrix(d));
        double[] values = outputs.values(probe);
        double[][] z = new double[d][d];
        for (int i = 0; i < d; i++) {
            for (int k = 0; k < d; k++) {
                z[k][i] = values[i * d + k];
            }
        }
        return z;
    }

    /**
     * θ = (W₁, Y Z⁻¹), row by row.
     *
     * @param inner W₁
     * @throws IllegalArgumentException where Z is not invertible; the message has its least singular value
     */
    public double[] of(double[][] inner) {
        double[] theta = new double[2 * size() * size()];
        SquareSamples.put(theta, 0, samples.square(inner, "W1"));
        RealMatrix z = MatrixUtils.createRealMatrix(features(theta));
        SquareSamples.regular(z, "the features s(W1 X) are not invertible");
        SquareSamples.put(theta, 1, new QRDecomposition(z.transpose()).getSolver().solve(samples.y().transpose()).transpose());
        return theta;
    }

    /**
     * θ with Z = C, for an invertible activation: W₁ = s⁻¹(C) X⁻¹.
     *
     * @param s        the network's activation
     * @param features C, each element a value that s takes
     * @throws IllegalArgumentException where s has no inverse, C has a value that s does not take, or C or X is not
     *                                  invertible; the message says which
     */
    public double[] ofFeatures(Activation s, double[][] features) {
        RealMatrix c = samples.square(features, "the features");
        SquareSamples.regular(c, "the features are not invertible");
        SquareSamples.regular(samples.x(), "the inputs are linearly dependent");
        DoubleUnaryOperator inverse = inverse(s);
        RealMatrix before = MatrixUtils.createRealMatrix(size(), size());
        for (int i = 0; i < size(); i++) {
            for (int k = 0; k < size(); k++) {
                double value = inverse.applyAsDouble(c.getEntry(i, k));
                if (!Double.isFinite(value)) {
                    throw new IllegalArgumentException(String.format(Locale.ROOT, "%s never takes the value %.6g of the features",
                            s.name().toLowerCase(Locale.ROOT), c.getEntry(i, k)));
                }
                before.setEntry(i, k, value);
            }
        }
        return of(new QRDecomposition(samples.x().transpose()).getSolver().solve(before.transpose()).transpose().getData());
    }

    private static DoubleUnaryOperator inverse(Activation s) {
        return switch (s) {
            case IDENTITY -> y -> y;
            case TANH -> y -> (StrictMath.log1p(y) - StrictMath.log1p(-y)) / 2;
            case SIGMOID -> y -> StrictMath.log(y) - StrictMath.log1p(-y);
            case SOFTPLUS -> y -> StrictMath.log(StrictMath.expm1(y));
            case ERF -> y -> Math.abs(y) < 1 ? Erf.erfInv(y) : Double.NaN;
            case RELU, SILU, GELU -> throw new IllegalArgumentException(s.name().toLowerCase(Locale.ROOT)
                    + " has no inverse; identity, tanh, sigmoid, softplus and erf have one");
        };
    }
}
