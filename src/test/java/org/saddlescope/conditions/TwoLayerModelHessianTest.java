package org.saddlescope.conditions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.saddlescope.engine.Differences;
import org.saddlescope.engine.Kernels.Activation;
import org.saddlescope.engine.Precision;
import org.saddlescope.engine.Problem;
import org.saddlescope.engine.Samples;
import org.saddlescope.engine.Workers;
import org.saddlescope.model.Loss;
import org.saddlescope.model.NetworkProblem;
import org.saddlescope.model.TwoLayerWide;
import org.saddlescope.model.TwoLayerWide.Outer;
import org.saddlescope.spectra.DenseHessian;
import org.saddlescope.spectra.ModelHessianNorm;
import org.saddlescope.spectra.OutputHessian;
import org.saddlescope.spectra.SymmetricEigen;

/** MATH GT11, model Hessian, against dense matrices. */
class TwoLayerModelHessianTest {
    private static final int SAMPLES = 4;
    private static final int INPUTS = 3;

    static Stream<TwoLayerWide> networks() {
        return Stream.of(Activation.values()).flatMap(s -> Stream.of(
                new TwoLayerWide(9, s, Outer.GAUSSIAN, true, 1, false),
                new TwoLayerWide(9, s, Outer.GAUSSIAN, true, 1, true),
                new TwoLayerWide(9, s, Outer.SIGNS, true, 1, true),
                new TwoLayerWide(9, s, Outer.SIGNS, false, 1, true)));
    }

    private static Samples samples(int outputs) {
        return new Samples(SAMPLES, List.of(INPUTS), Differences.gaussian(3, SAMPLES * INPUTS),
                new Samples.Values(Differences.gaussian(4, SAMPLES * outputs), outputs));
    }

    private static Problem problem(TwoLayerWide network, Samples samples) {
        return NetworkProblem.of(network, Loss.HALF_SQUARED_ERROR, samples, Optional.empty(), Precision.DOUBLE, Workers.shared());
    }

    @ParameterizedTest
    @MethodSource("networks")
    void theClosedFormIsTheLargestEigenvalueOfTheDenseHessians(TwoLayerWide network) {
        for (int outputs = 1; outputs <= 2; outputs++) {
            Samples samples = samples(outputs);
            Problem problem = problem(network, samples);
            double[] theta = problem.initial(6);
            double largest = 0;
            int where = -1;
            for (int i = 0; i < SAMPLES * outputs; i++) {
                double[] values = SymmetricEigen.of(DenseHessian.of(new OutputHessian(problem.outputs().orElseThrow(), theta, i)).entries()).values();
                double norm = Math.max(-values[0], values[values.length - 1]);
                if (norm > largest) {
                    largest = norm;
                    where = i;
                }
            }
            ModelHessianNorm norm = TwoLayerModelHessian.of(network, samples, outputs, theta).orElseThrow();
            assertEquals(largest, norm.value(), 1e-13 * (1 + largest), network.toString());
            assertEquals(SAMPLES * outputs, norm.looked());
            assertTrue(norm.converged());
            // With signs the outputs of a sample share one norm, and without a second derivative neurons do.
            if (network.outer() == Outer.GAUSSIAN && network.activation() != Activation.IDENTITY && network.activation() != Activation.RELU) {
                assertEquals(where, norm.output(), network.toString());
            }
        }
    }

    @Test
    void frozenGaussianOuterWeightsAreNotInTheta() {
        TwoLayerWide network = new TwoLayerWide(5, Activation.TANH, Outer.GAUSSIAN, false, 1);
        assertTrue(TwoLayerModelHessian.of(network, samples(1), 1, problem(network, samples(1)).initial(1)).isEmpty());
    }

    @Test
    void aWeightThatIsNotANumberMakesTheNormNone() {
        TwoLayerWide network = new TwoLayerWide(5, Activation.TANH, Outer.SIGNS, true, 1);
        double[] theta = problem(network, samples(1)).initial(1);
        theta[4] = Double.NaN;
        ModelHessianNorm norm = TwoLayerModelHessian.of(network, samples(1), 1, theta).orElseThrow();
        assertTrue(Double.isNaN(norm.value()));
        assertFalse(norm.converged());
    }
}
