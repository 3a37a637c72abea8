package org.saddlescope.conditions;

import java.util.List;
import java.util.stream.Stream;
import org.saddlescope.schema.Setting;
import org.saddlescope.schema.Variant;

/** Conditions that an experiment records besides the {@link Condition#usual}, with their parameters. */
public sealed interface ConditionFamily {
    /** The conditions, in the order of their columns. */
    List<Condition> conditions();

    /** One of each, with its usual parameters. */
    static List<ConditionFamily> usual() {
        return List.of(RelaxedPl.DEFAULT, new Dominance(), new QuasarConvexity(), StrongQuasarConvexity.DEFAULT, RegularityCondition.DEFAULT);
    }

    /** ‖∇f‖^δ ≥ (2μ)^{δ/2}(f − f*) for several δ. */
    @Variant(value = "plDelta", label = "Relaxed PL", doc = "2 log‖∇f‖ − (2/δ) log(f − f*) ≥ log(2μ): PL with another power (Islamov et al. 2024); a column a δ")
    record RelaxedPl(
            @Setting(doc = "The powers δ; 2 is PL", fallback = "[1, 1.25, 1.5, 1.75, 2]", min = 0, above = true, max = 100, minSize = 1, maxSize = 20)
            List<Double> deltas) implements ConditionFamily {
        static final RelaxedPl DEFAULT = new RelaxedPl(List.of(1.0, 1.25, 1.5, 1.75, 2.0));

        public RelaxedPl {
            deltas = List.copyOf(deltas);
        }

        @Override
        public List<Condition> conditions() {
            return deltas.stream().<Condition>map(PlDelta::new).toList();
        }
    }

    /** (f − f*)/‖∇f‖². */
    @Variant(value = "gradientDominance", label = "Gradient dominance", doc = "f − f* ≤ λ‖∇f‖²: the inverse of PL (Zhou, Liang 2017)")
    record Dominance() implements ConditionFamily {
        @Override
        public List<Condition> conditions() {
            return List.of(Condition.GRADIENT_DOMINANCE);
        }
    }

    /** ⟨∇f, x − x_p⟩/(f − f*), also where f* is 0. */
    @Variant(value = "quasar", label = "Quasar- and star-convexity", doc = "⟨∇f, x − x_p⟩ ≥ θ(f − f*): weakly quasar-convex, star-convex from θ = 1 on")
    record QuasarConvexity() implements ConditionFamily {
        @Override
        public List<Condition> conditions() {
            return List.of(Condition.QUASAR);
        }
    }

    /** ⟨∇f, x − x_p⟩ ≥ θ(f − f* + (μ/2)‖x − x_p‖²). */
    @Variant(value = "strongQuasar", label = "Strong quasar-convexity", doc = "⟨∇f, x − x_p⟩ ≥ θ(f − f* + (μ/2)‖x − x_p‖²)")
    record StrongQuasarConvexity(
            @Setting(doc = "θ", fallback = "1", min = 0, above = true, max = 1) double theta,
            @Setting(doc = "μ", fallback = "0.1", min = 0, max = 1e9) double mu) implements ConditionFamily {
        static final StrongQuasarConvexity DEFAULT = new StrongQuasarConvexity(1, 0.1);

        @Override
        public List<Condition> conditions() {
            return List.of(new StrongQuasar(theta, mu));
        }
    }

    /** ⟨∇f, x − x_p⟩ ≥ a‖x − x_p‖² + b‖∇f‖² for several b. */
    @Variant(value = "regularity", label = "Regularity", doc = "⟨∇f, x − x_p⟩ ≥ a‖x − x_p‖² + b‖∇f‖²: the largest a for each b")
    record RegularityCondition(
            @Setting(doc = "The b for which the largest a is shown, a column each", fallback = "[0.01, 0.1]", min = 0, max = 1e9, minSize = 1, maxSize = 20)
            List<Double> b) implements ConditionFamily {
        static final RegularityCondition DEFAULT = new RegularityCondition(List.of(0.01, 0.1));

        public RegularityCondition {
            b = List.copyOf(b);
        }

        @Override
        public List<Condition> conditions() {
            return b.stream().<Condition>map(Regularity::new).toList();
        }
    }

    /** The usual conditions, then those of these families. */
    static List<Condition> with(List<ConditionFamily> families) {
        return Stream.concat(Condition.usual().stream(), families.stream().flatMap(family -> family.conditions().stream())).distinct().toList();
    }

    /** For a single point: every condition, and those of these families. */
    static List<Condition> everything(List<ConditionFamily> families) {
        return Stream.concat(Condition.all().stream(), families.stream().flatMap(family -> family.conditions().stream())).distinct().toList();
    }
}
