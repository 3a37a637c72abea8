package org.saddlescope.optim;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.saddlescope.engine.Objective;
import org.saddlescope.engine.ParameterStack;

/** Each optimizer against its recurrence worked out by hand on f(x) = λx²/2, ∇f = λx. */
class OptimizerTest {
    private static final double LAMBDA = 3;
    private static final double GAMMA = 0.1;
    private static final Schedule CONSTANT = new Schedule.Constant();

    private record Quadratic() implements Objective {
        @Override
        public int dimension() {
            return 1;
        }

        @Override
        public double[] values(ParameterStack thetas) {
            throw new AssertionError("an optimizer of first order asks for gradients only");
        }

        @Override
        public ValueGradient gradient(double[] theta) {
            return new ValueGradient(LAMBDA * theta[0] * theta[0] / 2, new double[] {LAMBDA * theta[0]});
        }

        @Override
        public List<double[]> hvps(double[] theta, List<double[]> directions) {
            throw new AssertionError("an optimizer of first order asks for gradients only");
        }
    }

    private static double[] path(Optimizer optimizer, int steps) {
        double[] path = new double[steps + 1];
        Optimizer.State state = optimizer.init(new double[] {1});
        path[0] = 1;
        for (int t = 0; t < steps; t++) {
            double[] before = state.theta().clone();
            Optimizer.State next = optimizer.step(state, new Quadratic(), GAMMA);
            assertArrayEquals(before, state.theta(), "a step changed the state it came from");
            state = next;
            path[t + 1] = state.theta()[0];
            assertEquals(t + 1, state.updates());
        }
        return path;
    }

    @Test
    void gradientDescentContractsByOneMinusGammaLambda() {
        assertArrayEquals(new double[] {1, 0.7, 0.49, 0.343}, path(new Optimizer.Sgd("", GAMMA, CONSTANT, 0), 3), 1e-15);
    }

    @Test
    void momentumCarriesTheVelocityOn() {
        // v₁ = −0.3, x₁ = 0.7; v₂ = 0.5·(−0.3) − 0.21 = −0.36, x₂ = 0.34; v₃ = −0.18 − 0.102 = −0.282, x₃ = 0.058.
        assertArrayEquals(new double[] {1, 0.7, 0.34, 0.058}, path(new Optimizer.Momentum("", GAMMA, 0.5, CONSTANT, 0), 3), 1e-15);
    }

    @Test
    void nesterovTakesTheGradientAhead() {
        // v₁ = −0.3, x₁ = 0.7; ahead 0.55: v₂ = −0.15 − 0.165 = −0.315, x₂ = 0.385; ahead 0.2275: v₃ = −0.1575 − 0.06825.
        assertArrayEquals(new double[] {1, 0.7, 0.385, 0.15925}, path(new Optimizer.Nesterov("", GAMMA, 0.5, CONSTANT, 0), 3), 1e-15);
    }

    @Test
    void adamStepsByGammaFirstAndThenByTheCorrectedMoments() {
        double beta1 = 0.9;
        double beta2 = 0.99;
        double[] path = path(new Optimizer.Adam("", GAMMA, beta1, beta2, 1e-8, CONSTANT, 0), 2);
        assertEquals(1 - GAMMA * 3 / (3 + 1e-8), path[1], 1e-15);
        double g2 = LAMBDA * path[1];
        double m = (beta1 * 0.1 * 3 + 0.1 * g2) / (1 - beta1 * beta1);
        double v = (beta2 * 0.01 * 9 + 0.01 * g2 * g2) / (1 - beta2 * beta2);
        assertEquals(path[1] - GAMMA * m / (Math.sqrt(v) + 1e-8), path[2], 1e-14);
    }

    @Test
    void theCosineScheduleFallsFromOneToItsFraction() {
        Schedule cosine = new Schedule.Cosine(0.2);
        assertEquals(1, cosine.factor(0, 100));
        assertEquals(0.6, cosine.factor(50, 100), 1e-15);
        assertEquals(0.2, cosine.factor(100, 100), 1e-15);
        assertEquals(0.2 + 0.8 * (1 + Math.cos(Math.PI / 4)) / 2, cosine.factor(25, 100), 1e-15);
        assertEquals(1, CONSTANT.factor(17, 100));
    }
}
