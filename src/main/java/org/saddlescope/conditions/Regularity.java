package org.saddlescope.conditions;

/**
 * The regularity condition ⟨∇f, x − x_p⟩ ≥ a‖x − x_p‖² + b‖∇f‖² (after Zhou, Liang 2017; their statement could not be read, this form
 * is the usual one): for a given b, the largest a that is feasible at x, RSI − b·EB².
 *
 * @param b at least 0; with b = 0 it is the restricted secant inequality
 */
record Regularity(double b) implements Condition {
    @Override
    public String id() {
        return "regularity_b_" + Parameters.text(b);
    }

    @Override
    public String label() {
        return "regularity a at b=" + Parameters.text(b) + "  (⟨∇f, x−xₚ⟩ − b‖∇f‖²)/‖x−xₚ‖²";
    }

    @Override
    public String formula() {
        return "\\frac{\\langle\\nabla f(x),\\,x-x_p\\rangle-b\\|\\nabla f(x)\\|^2}{\\|x-x_p\\|^2},\\ b=" + Parameters.text(b);
    }

    @Override
    public String statement() {
        return "Regularity: ⟨∇f, x − x_p⟩ ≥ a‖x − x_p‖² + b‖∇f‖² (the usual form; what Zhou and Liang 2017 call it could not be read). Shown "
                + "is the largest feasible a for b = " + Parameters.text(b) + ", which is RSI − b·EB².";
    }

    @Override
    public String nearSaddle() {
        return "goes to 0, so that the condition fails there with every a > 0";
    }

    @Override
    public boolean usesValue() {
        return false;
    }

    @Override
    public boolean usesPoint() {
        return true;
    }

    @Override
    public Ratio ratio(Sight sight) {
        return new Ratio(sight.inner() - b * sight.gradientSquared(), sight.distanceSquared());
    }
}
