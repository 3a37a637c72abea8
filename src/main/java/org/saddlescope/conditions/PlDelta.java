package org.saddlescope.conditions;

/**
 * The relaxed PL condition ‖∇f‖^δ ≥ (2μ)^{δ/2} (f − f*) of Islamov, Ajroldi, Orvieto, Lucchi 2024 (Figs. 1 and 8), as they plot
 * it: 2 log‖∇f‖ − (2/δ) log(f − f*) ≥ log(2μ), natural logarithms. With δ = 2 it is log(2·PL).
 *
 * @param delta δ > 0
 */
record PlDelta(double delta) implements Condition {
    @Override
    public String id() {
        return "pl_delta_" + Parameters.text(delta);
    }

    @Override
    public String label() {
        return "PL δ=" + Parameters.text(delta) + "  2log‖∇f‖ − (2/δ)log(f−f*)";
    }

    @Override
    public String formula() {
        return "2\\log\\|\\nabla f(x)\\|-\\frac{2}{\\delta}\\log(f(x)-f^*),\\ \\delta=" + Parameters.text(delta);
    }

    @Override
    public String statement() {
        return "Relaxed PL with δ = " + Parameters.text(delta) + ": ‖∇f‖^δ ≥ (2μ)^(δ/2) (f − f*), shown as a natural logarithm that is at least log(2μ) "
                + "(Islamov, Ajroldi, Orvieto, Lucchi 2024, Figs. 1 and 8); δ = 2 is log(2·PL).";
    }

    @Override
    public String nearSaddle() {
        return "goes to −∞";
    }

    @Override
    public boolean usesValue() {
        return true;
    }

    @Override
    public boolean usesPoint() {
        return false;
    }

    @Override
    public boolean logarithmic() {
        return true;
    }

    /** The logarithm is taken of each part: their powers would overflow sooner. */
    @Override
    public Ratio ratio(Sight sight) {
        return new Ratio(2 * Math.log(sight.gradientNorm()) - 2 / delta * Math.log(sight.gap()), Math.pow(sight.gradientNorm(), delta), sight.gap());
    }
}
