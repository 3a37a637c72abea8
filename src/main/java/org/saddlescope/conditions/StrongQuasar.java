package org.saddlescope.conditions;

import java.util.OptionalDouble;

/**
 * Strong quasar-convexity around the nearest minimiser, ⟨∇f, x − x_p⟩ ≥ θ(f − f* + (μ/2)‖x − x_p‖²), as the ratio
 * (⟨∇f, x − x_p⟩ − θμ‖x − x_p‖²/2)/(f − f*) that is at least θ where it holds. θ = 1 with μ is strong star-convexity.
 *
 * @param theta 0 &lt; θ ≤ 1
 * @param mu    μ ≥ 0; with μ = 0 it is the weak quasar ratio
 */
record StrongQuasar(double theta, double mu) implements Condition {
    @Override
    public String id() {
        return "strong_quasar_" + Parameters.text(theta) + "_" + Parameters.text(mu);
    }

    @Override
    public String label() {
        return "strong quasar θ=" + Parameters.text(theta) + ", μ=" + Parameters.text(mu) + "  (⟨∇f, x−xₚ⟩ − θμ‖x−xₚ‖²/2)/(f−f*)";
    }

    @Override
    public String formula() {
        return "\\frac{\\langle\\nabla f(x),\\,x-x_p\\rangle-\\theta\\mu\\|x-x_p\\|^2/2}{f(x)-f^*},\\ \\theta=" + Parameters.text(theta)
                + ",\\ \\mu=" + Parameters.text(mu);
    }

    @Override
    public String statement() {
        return "Strong quasar-convexity: ⟨∇f, x − x_p⟩ ≥ θ(f − f* + (μ/2)‖x − x_p‖²); holds with θ = " + Parameters.text(theta) + " and μ = "
                + Parameters.text(mu) + " where this number is at least θ.";
    }

    @Override
    public String nearSaddle() {
        return "goes to −θμdₛ²/(2Δₛ) < 0";
    }

    @Override
    public boolean usesValue() {
        return true;
    }

    @Override
    public boolean usesPoint() {
        return true;
    }

    @Override
    public OptionalDouble threshold() {
        return OptionalDouble.of(theta);
    }

    @Override
    public Ratio ratio(Sight sight) {
        return new Ratio(sight.inner() - theta * mu * sight.distanceSquared() / 2, sight.gap());
    }
}
