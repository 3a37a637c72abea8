package org.saddlescope.optim;

import java.util.List;
import org.saddlescope.engine.Objective;
import org.saddlescope.schema.Setting;
import org.saddlescope.schema.Variant;

/**
 * A rule that moves θ. It is a value, and so is what it remembers: {@code step} takes a state to the next.
 */
public sealed interface Optimizer {
    /** The name under which curves and trajectories are shown; empty: the kind of optimizer. */
    String name();

    /** The step size before the schedule. */
    double stepSize();

    Schedule schedule();

    /** The mini-batch size; 0: every step uses all samples. */
    int batch();

    /** The state at θ before the first step. */
    State init(double[] theta);

    /**
     * One update.
     *
     * @param objective the full or mini-batch objective of this step
     * @param gamma     the step size of this step, schedule included
     */
    State step(State state, Objective objective, double gamma);

    /**
     * Everything an optimizer remembers; the arrays are never changed.
     *
     * @param theta   the current parameters
     * @param slots   the vectors it carries along, such as a velocity or moments
     * @param updates the number of updates made
     */
    record State(double[] theta, List<double[]> slots, int updates) {
        public State {
            slots = List.copyOf(slots);
        }
    }

    /** θ ← θ − γ∇f(θ) (Cauchy 1847); on mini-batches, stochastic gradient descent (Robbins, Monro 1951). */
    @Variant(value = "sgd", label = "Gradient descent", doc = "Steps along the negative gradient; stochastic with a mini-batch")
    record Sgd(
            @Setting(doc = NAME, fallback = "\"\"") String name,
            @Setting(doc = STEP_SIZE, fallback = "0.1", min = 0, above = true, max = 1e6) double stepSize,
            @Setting(doc = SCHEDULE, fallback = "{\"type\": \"constant\"}") Schedule schedule,
            @Setting(doc = BATCH, fallback = "0", min = 0, max = 10_000_000) int batch) implements Optimizer {
        @Override
        public State init(double[] theta) {
            return new State(theta, List.of(), 0);
        }

        @Override
        public State step(State state, Objective objective, double gamma) {
            double[] g = objective.gradient(state.theta()).gradient();
            double[] next = new double[g.length];
            for (int i = 0; i < g.length; i++) {
                next[i] = state.theta()[i] - gamma * g[i];
            }
            return new State(next, List.of(), state.updates() + 1);
        }
    }

    /** v ← βv − γ∇f(θ), θ ← θ + v (Polyak 1964, the heavy ball). */
    @Variant(value = "momentum", label = "Momentum", doc = "The heavy ball: the step carries on part of the last one")
    record Momentum(
            @Setting(doc = NAME, fallback = "\"\"") String name,
            @Setting(doc = STEP_SIZE, fallback = "0.01", min = 0, above = true, max = 1e6) double stepSize,
            @Setting(doc = "The fraction β of the last step carried on", fallback = "0.9", min = 0, max = 1) double beta,
            @Setting(doc = SCHEDULE, fallback = "{\"type\": \"constant\"}") Schedule schedule,
            @Setting(doc = BATCH, fallback = "0", min = 0, max = 10_000_000) int batch) implements Optimizer {
        @Override
        public State init(double[] theta) {
            return new State(theta, List.of(new double[theta.length]), 0);
        }

        @Override
        public State step(State state, Objective objective, double gamma) {
            return velocityStep(state, objective.gradient(state.theta()).gradient(), beta, gamma);
        }
    }

    /** v ← βv − γ∇f(θ + βv), θ ← θ + v (Nesterov 1983, in the form of Sutskever et al. 2013, Eq. 3–4). */
    @Variant(value = "nesterov", label = "Nesterov", doc = "Momentum with the gradient taken where the momentum leads")
    record Nesterov(
            @Setting(doc = NAME, fallback = "\"\"") String name,
            @Setting(doc = STEP_SIZE, fallback = "0.01", min = 0, above = true, max = 1e6) double stepSize,
            @Setting(doc = "The fraction β of the last step carried on", fallback = "0.9", min = 0, max = 1) double beta,
            @Setting(doc = SCHEDULE, fallback = "{\"type\": \"constant\"}") Schedule schedule,
            @Setting(doc = BATCH, fallback = "0", min = 0, max = 10_000_000) int batch) implements Optimizer {
        @Override
        public State init(double[] theta) {
            return new State(theta, List.of(new double[theta.length]), 0);
        }

        @Override
        public State step(State state, Objective objective, double gamma) {
            double[] velocity = state.slots().getFirst();
            double[] ahead = new double[velocity.length];
            for (int i = 0; i < ahead.length; i++) {
                ahead[i] = state.theta()[i] + beta * velocity[i];
            }
            return velocityStep(state, objective.gradient(ahead).gradient(), beta, gamma);
        }
    }

    /**
     * m ← β₁m + (1−β₁)g, v ← β₂v + (1−β₂)g², θ ← θ − γ m̂/(√v̂ + ε) with m̂ = m/(1−β₁ᵗ), v̂ = v/(1−β₂ᵗ)
     * (Kingma, Ba 2015, Algorithm 1).
     */
    @Variant(value = "adam", label = "Adam", doc = "Steps scaled by running moments of the gradient")
    record Adam(
            @Setting(doc = NAME, fallback = "\"\"") String name,
            @Setting(doc = STEP_SIZE, fallback = "0.001", min = 0, above = true, max = 1e6) double stepSize,
            @Setting(doc = "The decay β₁ of the first moment", fallback = "0.9", min = 0, max = 0.999999) double beta1,
            @Setting(doc = "The decay β₂ of the second moment", fallback = "0.999", min = 0, max = 0.9999999) double beta2,
            @Setting(doc = "The ε in the denominator", fallback = "1e-8", min = 0, above = true, max = 1) double epsilon,
            @Setting(doc = SCHEDULE, fallback = "{\"type\": \"constant\"}") Schedule schedule,
            @Setting(doc = BATCH, fallback = "0", min = 0, max = 10_000_000) int batch) implements Optimizer {
        @Override
        public State init(double[] theta) {
            return new State(theta, List.of(new double[theta.length], new double[theta.length]), 0);
        }

        @Override
        public State step(State state, Objective objective, double gamma) {
            double[] g = objective.gradient(state.theta()).gradient();
            int t = state.updates() + 1;
            double correction1 = 1 - StrictMath.pow(beta1, t);
            double correction2 = 1 - StrictMath.pow(beta2, t);
            // Both corrections once a step instead of once an element: divisions are most of its time.
            double rate = gamma / correction1;
            double scale = 1 / Math.sqrt(correction2);
            double[] m = new double[g.length];
            double[] v = new double[g.length];
            double[] next = new double[g.length];
            double[] m0 = state.slots().get(0);
            double[] v0 = state.slots().get(1);
            double[] theta = state.theta();
            for (int i = 0; i < g.length; i++) {
                m[i] = beta1 * m0[i] + (1 - beta1) * g[i];
                v[i] = beta2 * v0[i] + (1 - beta2) * g[i] * g[i];
                next[i] = theta[i] - rate * m[i] / (Math.sqrt(v[i]) * scale + epsilon);
            }
            return new State(next, List.of(m, v), t);
        }
    }

    String NAME = "The name on curves and trajectories; empty: the kind of optimizer";
    String STEP_SIZE = "The step size (learning rate)";
    String SCHEDULE = "How the step size changes over the steps";
    String BATCH = "The mini-batch size; 0: all samples in every step";

    private static State velocityStep(State state, double[] gradient, double beta, double gamma) {
        double[] velocity = state.slots().getFirst();
        double[] v = new double[gradient.length];
        double[] next = new double[gradient.length];
        for (int i = 0; i < gradient.length; i++) {
            v[i] = beta * velocity[i] - gamma * gradient[i];
            next[i] = state.theta()[i] + v[i];
        }
        return new State(next, List.of(v), state.updates() + 1);
    }
}
