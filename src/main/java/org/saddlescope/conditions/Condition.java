package org.saddlescope.conditions;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.saddlescope.engine.Minima;

/**
 * The conditions of which theory says that they decide convergence, each as the ratio numerator/denominator at a point:
 * the condition with constant c holds on a set where the ratio is at least c. With g = ∇f(x), x_p the minimiser nearest
 * to x, d = ‖x − x_p‖ and f* the minimum. For a quadratic, PL, error bound, growth and secant ratio all have λ_min as
 * their infimum. They obey EB² = PL·QG, aiming·QG = 2·RSI (aiming over f − f*), RSI = EB·cosine and |RSI| ≤ EB at
 * every point.
 */
public enum Condition {
    PL("pl", "PL  ‖∇f‖²/(2(f−f*))", Needs.VALUE,
            "Polyak-Łojasiewicz: ‖∇f‖² ≥ 2μ(f − f*) (Polyak 1963; Karimi, Nutini, Schmidt 2016). Goes to 0 at every critical "
                    + "point that is not a global minimum; 1/(2·PL) is the gradient dominance constant of Zhou and Liang 2017.") {
        @Override
        Ratio ratio(Sight s) {
            return new Ratio(s.gradientSquared(), 2 * s.gap());
        }
    },
    PL_STAR("pl_star", "PL*  ‖∇f‖²/(2f)", Needs.NOTHING,
            "PL*: ½‖∇f‖² ≥ μf with f* taken as 0 (Liu, Zhu, Belkin 2022, in the form with ½). For "
                    + "half the squared error it lies between the extreme eigenvalues of the tangent kernel.") {
        @Override
        Ratio ratio(Sight s) {
            return new Ratio(s.gradientSquared(), 2 * s.loss());
        }
    },
    EB("eb", "EB  ‖∇f‖/‖x−xₚ‖", Needs.POINT,
            "Error bound: ‖∇f‖ ≥ μ‖x − x_p‖ (Luo, Tseng 1993; Karimi, Nutini, Schmidt 2016).") {
        @Override
        Ratio ratio(Sight s) {
            return new Ratio(s.gradientNorm(), s.distance());
        }
    },
    QG("qg", "QG  2(f−f*)/‖x−xₚ‖²", Needs.POINT,
            "Quadratic growth: f − f* ≥ (μ/2)‖x − x_p‖² (Karimi, Nutini, Schmidt 2016). It does not see saddles: near "
                    + "one it stays away from 0.") {
        @Override
        Ratio ratio(Sight s) {
            return new Ratio(2 * s.gap(), s.distance() * s.distance());
        }
    },
    RSI("rsi", "RSI  ⟨∇f, x−xₚ⟩/‖x−xₚ‖²", Needs.POINT,
            "Restricted secant inequality: ⟨∇f, x − x_p⟩ ≥ μ‖x − x_p‖² (Zhang, Yin 2013; Karimi, Nutini, Schmidt 2016). "
                    + "Negative where a gradient step leads away from the minimiser.") {
        @Override
        Ratio ratio(Sight s) {
            return new Ratio(s.inner(), s.distance() * s.distance());
        }
    },
    AIMING("aiming", "aiming  ⟨∇f, x−xₚ⟩/f", Needs.POINT,
            "Aiming: ⟨∇f, x − x_p⟩ ≥ θf (Liu, Drusvyatskiy, Belkin, Davis, Ma 2023; Islamov, Ajroldi, Orvieto, Lucchi "
                    + "2024, Table 1 and Fig. 10).") {
        @Override
        Ratio ratio(Sight s) {
            return new Ratio(s.inner(), s.loss());
        }
    },
    AIMING_GAP("aiming_gap", "aiming  ⟨∇f, x−xₚ⟩/(f−f*)", Needs.POINT_AND_OTHER_VALUE,
            "Quasar convexity around the nearest minimiser: ⟨∇f, x − x_p⟩ ≥ θ(f − f*) (Islamov, Ajroldi, Orvieto, "
                    + "Lucchi 2024, Table 1). The aiming ratio where f* is not 0.") {
        @Override
        Ratio ratio(Sight s) {
            return new Ratio(s.inner(), s.gap());
        }
    },
    COSINE("cosine", "cosine  ⟨∇f, x−xₚ⟩/(‖∇f‖‖x−xₚ‖)", Needs.POINT,
            "The cosine of the angle between the gradient and the way from the nearest minimiser (Islamov, Ajroldi, "
                    + "Orvieto, Lucchi 2024, Figs. 1 and 2).") {
        @Override
        Ratio ratio(Sight s) {
            return new Ratio(s.inner(), s.gradientNorm() * s.distance());
        }
    };

    /** What must be known of the minimum. */
    private enum Needs { NOTHING, VALUE, POINT, POINT_AND_OTHER_VALUE }

    private final String id;
    private final String label;
    private final Needs needs;
    private final String documentation;

    Condition(String id, String label, Needs needs, String documentation) {
        this.id = id;
        this.label = label;
        this.needs = needs;
        this.documentation = documentation;
    }

    /** The name in files, in lower snake case. */
    public String id() {
        return id;
    }

    /** The name in plots, with the formula. */
    public String label() {
        return label;
    }

    /** The condition, its source and what to look for, for people. */
    public String documentation() {
        return documentation;
    }

    /** Whether the ratio uses f*. */
    public boolean usesValue() {
        return this == PL || this == QG || this == AIMING_GAP;
    }

    /** Whether the ratio uses x_p. */
    public boolean usesPoint() {
        return needs == Needs.POINT || needs == Needs.POINT_AND_OTHER_VALUE;
    }

    /** Whether the ratio can be measured with what is known of the minimum. */
    public boolean measurable(Optional<Minima> minima) {
        return switch (needs) {
            case NOTHING -> true;
            case VALUE -> minima.isPresent();
            case POINT -> minima.flatMap(Minima::projection).isPresent();
            // Where f* = 0 it is the aiming ratio, and one line is enough.
            case POINT_AND_OTHER_VALUE -> minima.filter(m -> m.value() != 0).flatMap(Minima::projection).isPresent();
        };
    }

    /** The conditions that can be measured with what is known of the minimum, in the order of this enum. */
    public static List<Condition> measurableWith(Optional<Minima> minima) {
        return Arrays.stream(values()).filter(condition -> condition.measurable(minima)).toList();
    }

    abstract Ratio ratio(Sight sight);

    record Ratio(double numerator, double denominator) {}
}
