package org.saddlescope.optim;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import org.junit.jupiter.api.Test;

/** Updates of vectors so long that threads share them out: the bits are those of the recurrence, element by element. */
class LongVectorTest {
    private static final int LENGTH = 70_001;
    private static final Schedule CONSTANT = new Schedule.Constant();

    private static double[] start() {
        double[] theta = new double[LENGTH];
        for (int i = 0; i < LENGTH; i++) {
            theta[i] = Math.sin(i) + 1.5;
        }
        return theta;
    }

    /** f = Σ θ_i²/2, whose gradient is θ. */
    private static Closed bowl() {
        return new Closed(LENGTH, _ -> 0, double[]::clone, _ -> new double[0][]);
    }

    @Test
    void adamOfALongVectorIsTheRecurrence() {
        Optimizer adam = new Optimizer.Adam("", 0.1, 0.9, 0.99, 1e-3, CONSTANT, 0);
        Optimizer.State state = adam.init(start());
        double[] x = start();
        double[] m = new double[LENGTH];
        double[] v = new double[LENGTH];
        for (int t = 1; t <= 3; t++) {
            state = adam.step(state, bowl(), 0.1);
            double rate = 0.1 / (1 - StrictMath.pow(0.9, t));
            double scale = 1 / Math.sqrt(1 - StrictMath.pow(0.99, t));
            for (int i = 0; i < LENGTH; i++) {
                double g = x[i];
                m[i] = 0.9 * m[i] + (1 - 0.9) * g;
                v[i] = 0.99 * v[i] + (1 - 0.99) * g * g;
                x[i] = x[i] - rate * m[i] / (Math.sqrt(v[i]) * scale + 1e-3);
            }
            assertArrayEquals(x, state.theta());
            assertArrayEquals(m, state.slots().get(0));
            assertArrayEquals(v, state.slots().get(1));
        }
    }

    @Test
    void adamWOfALongVectorIsTheRecurrence() {
        Optimizer adamW = new AdamW("", 0.1, 0.9, 0.99, 1e-3, 0.25, CONSTANT, 0, 0);
        Optimizer.State state = adamW.step(adamW.init(start()), bowl(), 0.1);
        double[] x = start();
        for (int i = 0; i < LENGTH; i++) {
            double m = (1 - 0.9) * x[i];
            double v = (1 - 0.99) * x[i] * x[i];
            double scaled = m / (1 - StrictMath.pow(0.9, 1)) / (Math.sqrt(v / (1 - StrictMath.pow(0.99, 1))) + 1e-3);
            x[i] = x[i] - 0.1 * (scaled + 0.25 * x[i]);
        }
        assertArrayEquals(x, state.theta());
    }

    @Test
    void momentumOfALongVectorIsTheRecurrence() {
        Optimizer momentum = new Optimizer.Momentum("", 0.1, 0.9, CONSTANT, 0);
        Optimizer.State state = momentum.step(momentum.step(momentum.init(start()), bowl(), 0.1), bowl(), 0.1);
        double[] x = start();
        for (int i = 0; i < LENGTH; i++) {
            double v = -(0.1 * x[i]);
            x[i] += v;
            v = 0.9 * v - 0.1 * x[i];
            x[i] += v;
        }
        assertArrayEquals(x, state.theta());
    }
}
