package org.saddlescope.conditions;

import java.util.Optional;
import java.util.OptionalDouble;
import org.saddlescope.engine.Minima;

/** The conditions without parameters. */
enum StandardCondition implements Condition {
    PL("pl", "PL  ‖∇f‖²/(2(f−f*))", "\\frac{\\|\\nabla f(x)\\|^2}{2\\,(f(x)-f^*)}", Uses.VALUE,
            "Polyak-Łojasiewicz: ‖∇f‖² ≥ 2μ(f − f*) (Polyak 1963; Karimi, Nutini, Schmidt 2016).",
            "goes to 0 quadratically, as ‖H(x − xₛ)‖²/(2Δₛ), as it does at every critical point that is not a global minimum") {
        @Override
        public Ratio ratio(Sight s) {
            return new Ratio(s.gradientSquared(), 2 * s.gap());
        }
    },
    PL_STAR("pl_star", "PL*  ‖∇f‖²/(2f)", "\\frac{\\|\\nabla f(x)\\|^2}{2\\,f(x)}", Uses.NOTHING,
            "PL*: ½‖∇f‖² ≥ μf with f* taken as 0 (Liu, Zhu, Belkin 2022, in the form with ½). For "
                    + "half the squared error it lies between the extreme eigenvalues of the tangent kernel.",
            "goes to 0 quadratically") {
        @Override
        public Ratio ratio(Sight s) {
            return new Ratio(s.gradientSquared(), 2 * s.loss());
        }

        @Override
        public boolean overLoss() {
            return true;
        }
    },
    EB("eb", "EB  ‖∇f‖/‖x−xₚ‖", "\\frac{\\|\\nabla f(x)\\|}{\\|x-x_p\\|}", Uses.POINT,
            "Error bound: ‖∇f‖ ≥ μ‖x − x_p‖ (Luo, Tseng 1993; Karimi, Nutini, Schmidt 2016).",
            "goes to 0 linearly, as ‖H(x − xₛ)‖/dₛ") {
        @Override
        public Ratio ratio(Sight s) {
            return new Ratio(s.gradientNorm(), s.distance());
        }
    },
    QG("qg", "QG  2(f−f*)/‖x−xₚ‖²", "\\frac{2\\,(f(x)-f^*)}{\\|x-x_p\\|^2}", Uses.BOTH,
            "Quadratic growth: f − f* ≥ (μ/2)‖x − x_p‖² (Karimi, Nutini, Schmidt 2016).",
            "goes to 2Δₛ/dₛ² > 0: quadratic growth does not see saddles") {
        @Override
        public Ratio ratio(Sight s) {
            return new Ratio(2 * s.gap(), s.distanceSquared());
        }
    },
    RSI("rsi", "RSI  ⟨∇f, x−xₚ⟩/‖x−xₚ‖²", "\\frac{\\langle\\nabla f(x),\\,x-x_p\\rangle}{\\|x-x_p\\|^2}", Uses.POINT,
            "Restricted secant inequality: ⟨∇f, x − x_p⟩ ≥ μ‖x − x_p‖² (Zhang, Yin 2013; Karimi, Nutini, Schmidt 2016). "
                    + "Negative where a gradient step leads away from the minimiser.",
            "goes to 0 from either side") {
        @Override
        public Ratio ratio(Sight s) {
            return new Ratio(s.inner(), s.distanceSquared());
        }
    },
    AIMING("aiming", "aiming  ⟨∇f, x−xₚ⟩/f", "\\frac{\\langle\\nabla f(x),\\,x-x_p\\rangle}{f(x)}", Uses.POINT,
            "Aiming: ⟨∇f, x − x_p⟩ ≥ θf (Liu, Drusvyatskiy, Belkin, Davis, Ma 2023; Islamov, Ajroldi, Orvieto, Lucchi "
                    + "2024, Table 1 and Fig. 10).",
            "goes to 0 from either side") {
        @Override
        public Ratio ratio(Sight s) {
            return new Ratio(s.inner(), s.loss());
        }

        @Override
        public boolean overLoss() {
            return true;
        }
    },
    AIMING_GAP("aiming_gap", "aiming (gap)  ⟨∇f, x−xₚ⟩/(f−f*)", "\\frac{\\langle\\nabla f(x),\\,x-x_p\\rangle}{f(x)-f^*}", Uses.BOTH,
            "Quasar convexity around the nearest minimiser: ⟨∇f, x − x_p⟩ ≥ θ(f − f*) (Islamov, Ajroldi, Orvieto, "
                    + "Lucchi 2024, Table 1). The aiming ratio where f* is not 0.",
            "goes to 0 from either side") {
        @Override
        public Ratio ratio(Sight s) {
            return new Ratio(s.inner(), s.gap());
        }

        /** Where f* = 0 it is the aiming ratio, and one line is enough. */
        @Override
        public boolean measurable(Optional<Minima> minima) {
            return super.measurable(minima) && minima.get().value() != 0;
        }
    },
    COSINE("cosine", "cosine  ⟨∇f, x−xₚ⟩/(‖∇f‖‖x−xₚ‖)", "\\frac{\\langle\\nabla f(x),\\,x-x_p\\rangle}{\\|\\nabla f(x)\\|\\,\\|x-x_p\\|}",
            Uses.POINT,
            "The cosine of the angle between the gradient and the way from the nearest minimiser (Islamov, Ajroldi, "
                    + "Orvieto, Lucchi 2024, Figs. 1 and 2).",
            "has a limit that depends on the direction of the approach") {
        @Override
        public Ratio ratio(Sight s) {
            return new Ratio(s.inner(), s.gradientNorm() * s.distance());
        }
    },
    GRADIENT_DOMINANCE("gradient_dominance", "dominance  (f−f*)/‖∇f‖²", "\\frac{f(x)-f^*}{\\|\\nabla f(x)\\|^2}", Uses.VALUE,
            "Gradient dominance: f − f* ≤ λ‖∇f‖² (the exponent 2 of Zhou and Liang 2017, as far as it could be read). Holds with λ where this "
                    + "number is at most λ; it is 1/(2·PL).",
            "goes to ∞ as the inverse of the squared distance from it") {
        @Override
        public Ratio ratio(Sight s) {
            return new Ratio(s.gap(), s.gradientSquared());
        }
    },
    QUASAR("quasar", "quasar  ⟨∇f, x−xₚ⟩/(f−f*), star-convex from 1", "\\frac{\\langle\\nabla f(x),\\,x-x_p\\rangle}{f(x)-f^*}", Uses.BOTH,
            "Weak quasar-convexity around the nearest minimiser: ⟨∇f, x − x_p⟩ ≥ θ(f − f*) with θ in (0, 1] (Islamov, Ajroldi, Orvieto, Lucchi "
                    + "2024, Table 1); star-convexity is θ = 1, so that the function is star-convex where this number is at least 1.",
            "goes to 0 from either side") {
        @Override
        public Ratio ratio(Sight s) {
            return new Ratio(s.inner(), s.gap());
        }

        @Override
        public OptionalDouble threshold() {
            return OptionalDouble.of(1);
        }

        @Override
        public String fromThreshold() {
            return "star-convex";
        }
    };

    /** What must be known of the minimum. */
    private enum Uses { NOTHING, VALUE, POINT, BOTH }

    private final String id;
    private final String label;
    private final String formula;
    private final Uses uses;
    private final String statement;
    private final String nearSaddle;

    StandardCondition(String id, String label, String formula, Uses uses, String statement, String nearSaddle) {
        this.id = id;
        this.label = label;
        this.formula = formula;
        this.uses = uses;
        this.statement = statement;
        this.nearSaddle = nearSaddle;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public String label() {
        return label;
    }

    @Override
    public String formula() {
        return formula;
    }

    @Override
    public String statement() {
        return statement;
    }

    @Override
    public String nearSaddle() {
        return nearSaddle;
    }

    @Override
    public boolean usesValue() {
        return uses == Uses.VALUE || uses == Uses.BOTH;
    }

    @Override
    public boolean usesPoint() {
        return uses == Uses.POINT || uses == Uses.BOTH;
    }

    @Override
    public boolean measurable(Optional<Minima> minima) {
        return Condition.super.measurable(minima);
    }

    @Override
    public boolean overLoss() {
        return false;
    }

    @Override
    public OptionalDouble threshold() {
        return OptionalDouble.empty();
    }

    @Override
    public String fromThreshold() {
        return "it holds";
    }
}
