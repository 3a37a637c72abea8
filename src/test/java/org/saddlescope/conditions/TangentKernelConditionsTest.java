package org.saddlescope.conditions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.saddlescope.engine.Differences;
import org.saddlescope.engine.Kernels.Activation;
import org.saddlescope.engine.Precision;
import org.saddlescope.engine.Problem;
import org.saddlescope.engine.Samples;
import org.saddlescope.engine.Workers;
import org.saddlescope.model.Loss;
import org.saddlescope.model.NetworkProblem;
import org.saddlescope.model.TwoLayerWide;
import org.saddlescope.spectra.SymmetricEigen;
import org.saddlescope.spectra.TangentKernel;
import org.saddlescope.spectra.Vectors;

class TangentKernelConditionsTest {
    @Test
    void theEnvelopeFallsByOneFactorAndCountsTheStepsAboveIt() {
        GradientDescentEnvelope envelope = new GradientDescentEnvelope(8, 0.5, 0.5);
        assertEquals(0.75, envelope.factor());
        assertEquals(8 * 0.75 * 0.75 * 0.75, envelope.at(3), 1e-15);
        // From 6 to 4.5 is the factor itself; from 4.5 to 3.4 is above it, by 0.025; a NaN is a violation.
        double[] losses = {8, 6, 4.5, 3.4, Double.NaN};
        assertEquals(2, envelope.violations(losses, _ -> 0));
        assertEquals(1, envelope.violations(losses, _ -> 0.03));
    }

    @Test
    void theBallHasTheTheoremsRadius() {
        Ball ball = Ball.of(3, 2, 0.5);
        assertEquals(24, ball.radius());
        assertTrue(ball.holds(24));
        assertFalse(ball.holds(24.1));
        assertTrue(Double.isNaN(Ball.of(3, 2, 0).radius()));
        assertFalse(Ball.of(3, 2, -1).holds(0));
    }

    @Test
    void uniformConditioningIsItsOwnInverse() {
        UniformConditioning conditioning = new UniformConditioning(0.4, 2, 9, 5);
        assertEquals(0.3 / (2 * 2 * 3 * 5), conditioning.largestModelHessian(0.1), 1e-15);
        assertEquals(0.1, conditioning.leastEigenvalue(conditioning.largestModelHessian(0.1)), 1e-15);
    }

    /** Along a ray from w_0, with L_F and sup‖H_F‖ of the ray: the kernel moves by no more than 2 L_F √n sup‖H_F‖ R. */
    @Test
    void theKernelMovesByNoMoreThanUniformConditioningAllows() {
        int n = 5;
        TwoLayerWide network = new TwoLayerWide(12, Activation.TANH, TwoLayerWide.Outer.SIGNS, true, 1);
        Samples samples = new Samples(n, List.of(3), Differences.gaussian(3, 3 * n), new Samples.Values(new double[n], 1));
        Problem problem = NetworkProblem.of(network, Loss.HALF_SQUARED_ERROR, samples, Optional.empty(), Precision.DOUBLE, Workers.shared());
        double[] start = problem.initial(2);
        double first = least(problem, start);
        for (int seed = 0; seed < 20; seed++) {
            double[] way = Vectors.unit(Differences.gaussian(seed, start.length));
            double radius = 0.5;
            double lipschitz = 0;
            double curvature = 0;
            double lowest = first;
            for (int k = 0; k <= 50; k++) {
                double[] at = start.clone();
                Vectors.add(at, radius * k / 50, way);
                double[] values = TangentKernel.of(problem.outputs().orElseThrow(), at).eigenvalues();
                lipschitz = Math.max(lipschitz, Math.sqrt(values[n - 1]));
                lowest = Math.min(lowest, values[0]);
                curvature = Math.max(curvature, TwoLayerModelHessian.of(network, samples, 1, at).orElseThrow().value());
            }
            double allowed = new UniformConditioning(first, lipschitz, n, radius).leastEigenvalue(curvature);
            assertTrue(lowest >= allowed, lowest + " below " + allowed);
        }
    }

    private static double least(Problem problem, double[] theta) {
        return SymmetricEigen.of(TangentKernel.of(problem.outputs().orElseThrow(), theta).entries()).values()[0];
    }

    @Test
    void theRankCountsWhatIsAboveTheThreshold() {
        assertEquals(2, EssentialNonConvexity.rank(new double[] {-4, 1e-9, 0, 1e-3}, 1e-6));
        assertEquals(3, EssentialNonConvexity.rank(new double[] {-4, 1e-9, 0, 1e-3}, 1e-10));
        assertEquals(0, EssentialNonConvexity.rank(new double[3], 1e-10));
        assertFalse(new EssentialNonConvexity(8, 4, 1e-10).applies());
        assertTrue(new EssentialNonConvexity(9, 4, 1e-10).applies());
    }

    @Test
    void theTransitionToLinearityIsASlopeOfMinusOneHalf() {
        double[] widths = {32, 256, 2048};
        double[] norms = new double[3];
        for (int i = 0; i < 3; i++) {
            norms[i] = 1.3 / Math.sqrt(widths[i]);
        }
        TransitionToLinearity transition = TransitionToLinearity.of(widths, norms);
        assertEquals(-0.5, transition.slope(), 1e-14);
        assertEquals(0, transition.standardError(), 1e-14);
    }

    @Test
    void partialPlStarIsHalfTheEigenvalueAtTwiceTheMinimum() {
        PartialPlStar partial = new PartialPlStar(0.6, 5);
        assertEquals(0.3, partial.constant(10), 1e-15);
        assertEquals(0, partial.constant(5));
        assertEquals(0, partial.constant(1));
        assertEquals(0.6 * 0.2, partial.bound(6.25), 1e-15);
    }
}
