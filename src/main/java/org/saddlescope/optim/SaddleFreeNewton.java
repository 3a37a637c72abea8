package org.saddlescope.optim;

import org.saddlescope.engine.Objective;
import org.saddlescope.schema.Setting;
import org.saddlescope.schema.Variant;

/**
 * θ ← θ − γ(|H| + δI)⁻¹g, where |H| is H = ∇²f(θ) with the absolute values of its eigenvalues (Dauphin, Pascanu, Gulcehre,
 * Cho, Ganguli, Bengio 2014, Algorithm 1): along negative curvature it goes away from the saddle that Newton's method runs
 * into. Directions in which |H| + δI vanishes are left alone.
 * The Hessian is written out and decomposed for up to 64 parameters; beyond that it is restricted to the Krylov space
 * of g of the dimension {@code krylov}, which costs as many Hessian-vector products (see {@link Curvature}).
 */
@Variant(value = "saddleFreeNewton", label = "Saddle-free Newton", doc = "Newton steps on the absolute Hessian: repelled by saddles")
public record SaddleFreeNewton(
        @Setting(doc = NAME, fallback = "\"\"") String name,
        @Setting(doc = STEP_SIZE, fallback = "1", min = 0, above = true, max = 1e6) double stepSize,
        @Setting(doc = "The δ that is added to every absolute eigenvalue of the Hessian", fallback = "0.01", min = 0, max = 1e9)
        double damping,
        @Setting(doc = KRYLOV, fallback = "20", min = 1, max = 10_000) int krylov,
        @Setting(doc = SCHEDULE, fallback = "{\"type\": \"constant\"}") Schedule schedule,
        @Setting(doc = BATCH, fallback = "0", min = 0, max = 10_000_000) int batch) implements Optimizer {
    @Override
    public State init(double[] theta) {
        return State.start(theta);
    }

    @Override
    public State step(State state, Objective objective, double gamma) {
        double[] g = objective.gradient(state.theta()).gradient();
        double[] solved = Curvature.along(objective, state.theta(), g, krylov)
                .solve(eigenvalue -> Math.abs(eigenvalue) + damping);
        return state.next(Gradients.along(state.theta(), -gamma, solved), gamma);
    }
}
