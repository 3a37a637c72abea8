package org.saddlescope.conditions;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.saddlescope.model.Matrices.eigenvalues;
import static org.saddlescope.model.Matrices.elements;
import static org.saddlescope.model.Matrices.gaussian;
import static org.saddlescope.model.Matrices.gram;
import static org.saddlescope.model.Matrices.inverse;
import static org.saddlescope.model.Matrices.product;
import static org.saddlescope.model.Matrices.transpose;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.saddlescope.engine.Differences;
import org.saddlescope.engine.Kernels.Activation;
import org.saddlescope.engine.Objective;
import org.saddlescope.engine.Precision;
import org.saddlescope.engine.Problem;
import org.saddlescope.engine.Samples;
import org.saddlescope.engine.Workers;
import org.saddlescope.model.Architecture;
import org.saddlescope.model.Architecture.DeepLinear;
import org.saddlescope.model.Initialisation;
import org.saddlescope.model.LinearResidual;
import org.saddlescope.model.Loss;
import org.saddlescope.model.NetworkProblem;
import org.saddlescope.model.OneHidden;

/** MATH 1.C against the program's own loss and gradient. */
class SquareMinimisersTest {
    private static final int D = 4;

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void anyInvertibleFactorsGiveACriticalPointWithTheLeastLoss(int l) {
        double[][] x = gaussian(1, 20, D);
        double[][] y = gaussian(2, 20, D);
        SquareMinimisers minimisers = new SquareMinimisers(samples(x, y));
        double least = leastLoss(x, y);
        assertEquals(least, minimisers.minimum(), 1e-12 * least);
        assertEquals(eigenvalues(gram(transpose(x)))[0], minimisers.leastInputEigenvalue(), 1e-11);
        for (int seed = 0; seed < 10; seed++) {
            List<double[][]> factors = new ArrayList<>();
            for (int k = 2; k <= l; k++) {
                factors.add(gaussian(100 * seed + k, D, D));
            }
            critical(objective(new DeepLinear(Collections.nCopies(l - 1, D)), x, y), minimisers.linear(factors), least);
            critical(objective(new LinearResidual(l, new Initialisation.Zero()), x, y), minimisers.residual(factors), least);
        }
    }

    private static void critical(Objective f, double[] theta, double least) {
        assertEquals(least, f.value(theta), 1e-9 * least);
        // Factors of condition κ make gradients of up to κ‖B‖ times rounding.
        assertTrue(Differences.norm(f.gradient(theta).gradient()) <= 1e-8 * Differences.norm(theta) * Differences.norm(theta));
    }

    @ParameterizedTest
    @EnumSource(Activation.class)
    void oneHiddenLayerFitsTheDataExactlyFromAnyW1WithInvertibleFeatures(Activation activation) {
        double[][] x = gaussian(3, D, D);
        double[][] y = gaussian(4, D, D);
        Problem problem = problem(new OneHidden(activation, new Initialisation.Automatic()), x, y);
        OneHiddenMinimisers minimisers = new OneHiddenMinimisers(problem.outputs().orElseThrow(), samples(x, y));
        double[] theta = minimisers.of(gaussian(5, D, D));
        assertEquals(0, problem.objective().value(theta), 1e-22);
        assertTrue(problem.objective().value(new double[theta.length]) > 1);
    }

    @ParameterizedTest
    @EnumSource(value = Activation.class, names = {"IDENTITY", "TANH", "SIGMOID", "SOFTPLUS", "ERF"})
    void anInvertibleActivationTakesAnyFeaturesInItsRange(Activation activation) {
        double[][] x = gaussian(6, D, D);
        double[][] y = gaussian(7, D, D);
        double[][] c = gaussian(8, D, D);
        for (double[] row : c) {
            for (int i = 0; i < D; i++) {
                row[i] = 0.5 + 0.4 * Math.tanh(row[i]);
            }
        }
        Problem problem = problem(new OneHidden(activation, new Initialisation.Automatic()), x, y);
        OneHiddenMinimisers minimisers = new OneHiddenMinimisers(problem.outputs().orElseThrow(), samples(x, y));
        double[] theta = minimisers.ofFeatures(activation, c);
        assertArrayEquals(elements(c), elements(minimisers.features(theta)), 1e-12);
        assertEquals(0, problem.objective().value(theta), 1e-22);
    }

    @Test
    void featuresThatAnActivationNeverTakesAndActivationsWithoutAnInverseAreRefused() {
        double[][] x = gaussian(6, D, D);
        Problem problem = problem(new OneHidden(Activation.TANH, new Initialisation.Automatic()), x, x);
        OneHiddenMinimisers minimisers = new OneHiddenMinimisers(problem.outputs().orElseThrow(), samples(x, x));
        refused("tanh never takes the value", () -> minimisers.ofFeatures(Activation.TANH, new double[][] {{2, 0, 0, 0}, {0, 2, 0, 0}, {0, 0, 2, 0}, {0, 0, 0, 2}}));
        refused("relu has no inverse", () -> minimisers.ofFeatures(Activation.RELU, gaussian(1, D, D)));
        refused("the features s(W1 X) are not invertible: its least singular value is 0.00", () -> minimisers.of(new double[D][D]));
        refused("W1 is 3 x 3, not 4 x 4", () -> minimisers.of(new double[3][3]));
    }

    @Test
    void dataWithoutSuchMinimisersAreRefusedWithTheLeastSingularValue() {
        double[][] x = gaussian(9, 20, D);
        double[][] flat = gaussian(10, 20, D);
        for (double[] row : flat) {
            row[3] = row[0];
        }
        refused("the inputs are linearly dependent: its least singular value is", () -> new SquareMinimisers(samples(flat, x)));
        SquareMinimisers singular = new SquareMinimisers(samples(x, flat));
        refused("B of these data is not invertible: its least singular value is", () -> singular.linear(List.of()));
        SquareMinimisers minimisers = new SquareMinimisers(samples(x, gaussian(11, 20, D)));
        refused("the factor C3 is not invertible: its least singular value is 0.00", () -> minimisers.residual(List.of(gaussian(1, D, D), new double[D][D])));
        refused("at least as many samples as inputs, 4, the data have 3", () -> new SquareMinimisers(samples(gaussian(1, 3, D), gaussian(2, 3, D))));
        refused("4 inputs and 2 targets", () -> new SquareMinimisers(samples(x, gaussian(2, 20, 2))));
    }

    private static void refused(String words, Executable action) {
        String message = assertThrows(IllegalArgumentException.class, action).getMessage();
        assertTrue(message.contains(words), message);
    }

    /** ½‖XBᵀ − Y‖² with the normal equations' B, independently of the class. */
    private static double leastLoss(double[][] x, double[][] y) {
        double[][] b = product(product(transpose(y), x), inverse(gram(transpose(x))));
        double[] fitted = elements(product(x, transpose(b)));
        double[] targets = elements(y);
        double sum = 0;
        for (int i = 0; i < fitted.length; i++) {
            sum += (fitted[i] - targets[i]) * (fitted[i] - targets[i]) / 2;
        }
        return sum;
    }

    private static Samples samples(double[][] x, double[][] y) {
        return new Samples(x.length, List.of(x[0].length), elements(x), new Samples.Values(elements(y), y[0].length));
    }

    private static Objective objective(Architecture architecture, double[][] x, double[][] y) {
        return problem(architecture, x, y).objective();
    }

    private static Problem problem(Architecture architecture, double[][] x, double[][] y) {
        return NetworkProblem.of(architecture, Loss.HALF_SQUARED_ERROR, samples(x, y), Optional.empty(), Precision.DOUBLE, Workers.shared());
    }
}
