package org.saddlescope.optim;

import java.util.List;
import org.saddlescope.engine.Objective;
import org.saddlescope.engine.Ranges;
import org.saddlescope.engine.Workers;
import org.saddlescope.schema.Setting;
import org.saddlescope.schema.Variant;

/**
 * A rule that moves θ. It is a value, and so is what it remembers: {@code step} takes a state to the next.
 */
public sealed interface Optimizer permits
        Optimizer.Sgd,
        Optimizer.Momentum,
        Optimizer.Nesterov,
        NormalisedSgd,
        AdaGrad,
        AdaGradNormMax,
        RmsProp,
        Optimizer.Adam,
        AdamW,
        NAdamW,
        Ngn,
        SpsMax,
        DecSps,
        PerturbedGd,
        Sam,
        Lbfgs,
        DampedNewton,
        SaddleFreeNewton {
    /** The name under which curves and trajectories are shown; empty: the kind of optimizer. */
    String name();

    /** The step size before the schedule. */
    double stepSize();

    /** Constant for the optimizers that set their own step sizes and so take no schedule. */
    default Schedule schedule() {
        return new Schedule.Constant();
    }

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
     * The same update with a step that is {@code factor} times as large: what someone who changes the step size by hand
     * asks for. A rule whose step is proportional to γ gets a γ times the factor; one that chooses its own step size
     * chooses as ever and takes that times the factor, which {@link State#stepSize} then says. What a rule carries along
     * (a velocity, moments) stays as it is: of a heavy ball only what the gradient adds is scaled.
     *
     * @param factor above 0; 1 gives {@link #step(State, Objective, double)} bit for bit
     */
    default State step(State state, Objective objective, double gamma, double factor) {
        return step(state, objective, gamma * factor);
    }

    /** Whether a factor on the step changes anything: not where a line search finds the length of every step. */
    default boolean scalable() {
        return true;
    }

    /**
     * Everything an optimizer remembers; the arrays are never changed.
     *
     * @param theta    the current parameters
     * @param slots    the vectors it carries along, such as a velocity or moments
     * @param scalars  the numbers it carries along, such as an accumulated sum
     * @param updates  the number of updates made
     * @param stepSize the step size that the last update took: the γ_k of the rules that choose their own, otherwise
     *                 the one given; NaN before the first update
     */
    record State(double[] theta, List<double[]> slots, double[] scalars, int updates, double stepSize) {
        public State {
            slots = List.copyOf(slots);
        }

        /** The state before the first update of an optimizer that carries these vectors along. */
        static State start(double[] theta, double[]... slots) {
            return new State(theta, List.of(slots), new double[0], 0, Double.NaN);
        }

        /** The state one update further. */
        State next(double[] theta, double stepSize, double[]... slots) {
            return new State(theta, List.of(slots), scalars, updates + 1, stepSize);
        }

        /** This state at another θ, with everything it remembers. */
        public State at(double[] other) {
            return new State(other, slots, scalars, updates, stepSize);
        }

        /** This state with other numbers carried along. */
        State with(double... scalars) {
            return new State(theta, slots, scalars, updates, stepSize);
        }
    }

    /** θ ← θ − γ∇f(θ) (Cauchy 1847); on mini-batches, stochastic gradient descent (Robbins, Monro 1951). */
    @Variant(value = "sgd", label = "Gradient descent", doc = "Steps along the negative gradient; stochastic with a mini-batch")
    record Sgd(
            @Setting(doc = NAME, fallback = "\"\"") String name,
            @Setting(doc = STEP_SIZE, fallback = "0.1", min = 0, above = true, max = 1e6) double stepSize,
            @Setting(doc = SCHEDULE, fallback = "{\"type\": \"constant\"}") Schedule schedule,
            @Setting(doc = BATCH, fallback = "0", min = 0, max = 10_000_000) int batch,
            @Setting(doc = L2, fallback = "0", min = 0, max = 1e6) double weightDecay,
            @Setting(doc = CLIP, fallback = "0", min = 0) double clip) implements Optimizer {
        /** Without weight decay and clipping. */
        public Sgd(String name, double stepSize, Schedule schedule, int batch) {
            this(name, stepSize, schedule, batch, 0, 0);
        }

        @Override
        public State init(double[] theta) {
            return State.start(theta);
        }

        @Override
        public State step(State state, Objective objective, double gamma) {
            double[] g = Gradients.of(objective, state.theta(), weightDecay, clip).gradient();
            return state.next(Gradients.along(state.theta(), -gamma, g), gamma);
        }
    }

    /** v ← βv − γ∇f(θ), θ ← θ + v (Polyak 1964, the heavy ball). */
    @Variant(value = "momentum", label = "Momentum", doc = "The heavy ball: the step carries on part of the last one")
    record Momentum(
            @Setting(doc = NAME, fallback = "\"\"") String name,
            @Setting(doc = STEP_SIZE, fallback = "0.01", min = 0, above = true, max = 1e6) double stepSize,
            @Setting(doc = "The fraction β of the last step carried on", fallback = "0.9", min = 0, max = 1) double beta,
            @Setting(doc = SCHEDULE, fallback = "{\"type\": \"constant\"}") Schedule schedule,
            @Setting(doc = BATCH, fallback = "0", min = 0, max = 10_000_000) int batch,
            @Setting(doc = L2, fallback = "0", min = 0, max = 1e6) double weightDecay,
            @Setting(doc = CLIP, fallback = "0", min = 0) double clip) implements Optimizer {
        /** Without weight decay and clipping. */
        public Momentum(String name, double stepSize, double beta, Schedule schedule, int batch) {
            this(name, stepSize, beta, schedule, batch, 0, 0);
        }

        @Override
        public State init(double[] theta) {
            return State.start(theta, new double[theta.length]);
        }

        @Override
        public State step(State state, Objective objective, double gamma) {
            return velocityStep(state, Gradients.of(objective, state.theta(), weightDecay, clip).gradient(), beta, gamma);
        }
    }

    /** v ← βv − γ∇f(θ + βv), θ ← θ + v (Nesterov 1983, in the form of Sutskever et al. 2013, Eq. 3–4). */
    @Variant(value = "nesterov", label = "Nesterov", doc = "Momentum with the gradient taken where the momentum leads")
    record Nesterov(
            @Setting(doc = NAME, fallback = "\"\"") String name,
            @Setting(doc = STEP_SIZE, fallback = "0.01", min = 0, above = true, max = 1e6) double stepSize,
            @Setting(doc = "The fraction β of the last step carried on", fallback = "0.9", min = 0, max = 1) double beta,
            @Setting(doc = SCHEDULE, fallback = "{\"type\": \"constant\"}") Schedule schedule,
            @Setting(doc = BATCH, fallback = "0", min = 0, max = 10_000_000) int batch,
            @Setting(doc = L2, fallback = "0", min = 0, max = 1e6) double weightDecay,
            @Setting(doc = CLIP, fallback = "0", min = 0) double clip) implements Optimizer {
        /** Without weight decay and clipping. */
        public Nesterov(String name, double stepSize, double beta, Schedule schedule, int batch) {
            this(name, stepSize, beta, schedule, batch, 0, 0);
        }

        @Override
        public State init(double[] theta) {
            return State.start(theta, new double[theta.length]);
        }

        @Override
        public State step(State state, Objective objective, double gamma) {
            double[] velocity = state.slots().getFirst();
            double[] ahead = Gradients.along(state.theta(), beta, velocity);
            return velocityStep(state, Gradients.of(objective, ahead, weightDecay, clip).gradient(), beta, gamma);
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
            @Setting(doc = BATCH, fallback = "0", min = 0, max = 10_000_000) int batch,
            @Setting(doc = L2, fallback = "0", min = 0, max = 1e6) double weightDecay,
            @Setting(doc = CLIP, fallback = "0", min = 0) double clip) implements Optimizer {
        /** Without weight decay and clipping. */
        public Adam(String name, double stepSize, double beta1, double beta2, double epsilon, Schedule schedule,
                    int batch) {
            this(name, stepSize, beta1, beta2, epsilon, schedule, batch, 0, 0);
        }

        @Override
        public State init(double[] theta) {
            return State.start(theta, new double[theta.length], new double[theta.length]);
        }

        @Override
        public State step(State state, Objective objective, double gamma) {
            double[] g = Gradients.of(objective, state.theta(), weightDecay, clip).gradient();
            int t = state.updates() + 1;
            double correction1 = 1 - StrictMath.pow(beta1, t);
            double correction2 = 1 - StrictMath.pow(beta2, t);
            // Both corrections once a step instead of once an element: divisions are most of its time.
            double rate = gamma / correction1;
            double scale = 1 / Math.sqrt(correction2);
            double[][] made = Ranges.vectors(3, g.length, Workers.shared());
            double[] m = made[0];
            double[] v = made[1];
            double[] next = made[2];
            double[] m0 = state.slots().get(0);
            double[] v0 = state.slots().get(1);
            double[] theta = state.theta();
            Ranges.each(g.length, Workers.shared(), (from, to) -> {
                for (int i = from; i < to; i++) {
                    m[i] = beta1 * m0[i] + (1 - beta1) * g[i];
                    v[i] = beta2 * v0[i] + (1 - beta2) * g[i] * g[i];
                    next[i] = theta[i] - rate * m[i] / (Math.sqrt(v[i]) * scale + epsilon);
                }
            });
            return state.next(next, gamma, m, v);
        }
    }

    String NAME = "The name on curves and trajectories; empty: the kind of optimizer";
    String STEP_SIZE = "The step size (learning rate)";
    String SCHEDULE = "How the step size changes over the steps";
    String BATCH = "The mini-batch size; 0: all samples in every step";
    String L2 = "The weight decay λ as a penalty: λθ is added to the gradient";
    String DECOUPLED = "The weight decay λ, decoupled from the gradient: θ shrinks by the factor 1 − γλ a step";
    String CLIP = "The largest gradient norm, to which longer gradients are shortened; 0: no limit";
    String KRYLOV = "The number of Hessian-vector products an update, beyond 64 parameters";
    String SAMPLE_MINIMUM = "The infimum f_i* of the loss of one mini-batch; 0 for losses that are never negative";

    private static State velocityStep(State state, double[] gradient, double beta, double gamma) {
        double[] velocity = state.slots().getFirst();
        double[] theta = state.theta();
        double[][] made = Ranges.vectors(2, gradient.length, Workers.shared());
        double[] v = made[0];
        double[] next = made[1];
        Ranges.each(gradient.length, Workers.shared(), (from, to) -> {
            for (int i = from; i < to; i++) {
                v[i] = beta * velocity[i] - gamma * gradient[i];
                next[i] = theta[i] + v[i];
            }
        });
        return state.next(next, gamma, v);
    }
}
