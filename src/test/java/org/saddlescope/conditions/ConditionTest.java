package org.saddlescope.conditions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.saddlescope.engine.Minima;
import org.saddlescope.engine.MinimiserSet;
import org.saddlescope.spectra.HandCoded;

/** The conditions with parameters, and what MATH's table says of every condition near a strict saddle. */
class ConditionTest {
    private static final Optional<Minima> HYPERBOLA = Optional.of(new MinimiserSet.Hyperbola().with(0, "known in closed form"));

    private static double value(double[] theta, Condition condition) {
        return Measurements.at(HandCoded.scalarTwoLayer(), theta, HYPERBOLA, List.of(condition)).readings().getFirst().value();
    }

    @Test
    void theParametersEnterAsTheirFormulasSay() {
        // At (1/2, 1/2): g = −(3/8)(1, 1), Δ = 9/32, d² = 1/2, ⟨g, x − x_p⟩ = 3/8.
        double[] x = {0.5, 0.5};
        double norm = Math.sqrt(2) * 3 / 8;
        for (double delta : new double[] {1, 1.25, 1.5, 1.75, 2}) {
            assertEquals(2 * Math.log(norm) - 2 / delta * Math.log(9 / 32.0), value(x, new PlDelta(delta)), 1e-12);
        }
        assertEquals(Math.log(2 * value(x, Condition.PL)), value(x, new PlDelta(2)), 1e-12);
        assertEquals(1, value(x, Condition.GRADIENT_DOMINANCE), 1e-12);
        assertEquals(0.75 - 0.2 * 0.75 * 0.75, value(x, new Regularity(0.2)), 1e-12);
        assertEquals(value(x, Condition.RSI), value(x, new Regularity(0)), 1e-15);
        assertEquals(4 / 3.0, value(x, Condition.QUASAR), 1e-12);
        assertEquals((0.375 - 0.5 * 0.3 * 0.25) / (9 / 32.0), value(x, new StrongQuasar(0.5, 0.3)), 1e-12);
        assertEquals(value(x, Condition.QUASAR), value(x, new StrongQuasar(1, 0)), 1e-15);
    }

    @Test
    void nearTheStrictSaddleEveryConditionDoesWhatTheTableSays() {
        // The saddle of (1 − uv)²/2 has Δ_s = 1/2, d_s² = 2, eigenvalues ±1: at a distance t, ‖H(x − x_s)‖ = t.
        for (double t : new double[] {1e-3, 1e-4, 1e-5}) {
            // On the diagonal towards the minimiser (1, 1), ⟨g, x − x_p⟩ > 0.
            double[] x = {t / Math.sqrt(2), t / Math.sqrt(2)};
            double near = 4 * t;
            assertEquals(1, value(x, Condition.PL) / (t * t), near);
            assertEquals(1, value(x, Condition.PL_STAR) / (t * t), near);
            assertEquals(1, value(x, Condition.EB) / (t / Math.sqrt(2)), near);
            assertEquals(0.5, value(x, Condition.QG), near);
            assertEquals(0, value(x, Condition.RSI), near);
            assertEquals(0, value(x, Condition.AIMING), near);
            assertEquals(0, value(x, Condition.QUASAR), near);
            assertEquals(1, value(x, Condition.GRADIENT_DOMINANCE) * 2 * t * t, near);
            assertEquals(0, value(x, new Regularity(0.5)), near);
            assertEquals(-0.8 * 0.4 * 2 / (2 * 0.5), value(x, new StrongQuasar(0.8, 0.4)), near);
            assertEquals(2 * Math.log(t) - 2 / 1.5 * Math.log(0.5), value(x, new PlDelta(1.5)), near);
            // The cosine's limit depends on the approach: 1 on the diagonal, 0 where it moves across the way to the minimiser.
            assertEquals(1, value(x, Condition.COSINE), 1e-9);
            assertEquals(0, value(new double[] {t / Math.sqrt(2), -t / Math.sqrt(2)}, Condition.COSINE), near);
        }
    }

    @Test
    void gradientDominanceIsTheInverseOfPlAndNoLossBelowTheMinimumHasALogarithm() {
        double[] x = {0.3, 1.9};
        assertEquals(1, 2 * value(x, Condition.PL) * value(x, Condition.GRADIENT_DOMINANCE), 1e-13);
        Optional<Minima> wrong = Optional.of(Minima.valueOnly(5, "declared"));
        Reading reading = Measurements.at(HandCoded.scalarTwoLayer(), x, wrong, List.of(new PlDelta(1))).readings().getFirst();
        assertTrue(Double.isNaN(reading.value()));
        assertEquals("the loss is below f*, which is therefore not the minimum", reading.remark());
    }

    @Test
    void everyConditionHasItsOwnNameFormulaAndWordsAndNeedsWhatItUses() {
        List<Condition> all = Condition.all();
        assertEquals(all.size(), all.stream().map(Condition::id).distinct().count());
        assertEquals(all.size(), all.stream().map(Condition::label).distinct().count());
        for (Condition condition : all) {
            assertFalse(condition.formula().isBlank() || condition.statement().isBlank() || condition.nearSaddle().isBlank());
            assertTrue(condition.documentation().contains(condition.nearSaddle()));
            assertTrue(condition.label().contains("  "), condition.label());
            assertEquals(!condition.usesValue() && !condition.usesPoint(), condition.measurable(Optional.empty()));
            assertEquals(!condition.usesPoint(), condition.measurable(Optional.of(Minima.valueOnly(1, "declared"))));
        }
        assertEquals(List.of("pl_delta_1", "pl_delta_1.25", "pl_delta_1.5", "pl_delta_1.75", "pl_delta_2", "gradient_dominance", "quasar", "strong_quasar_1_0.1",
                "regularity_b_0.01", "regularity_b_0.1"), all.stream().skip(8).map(Condition::id).toList());
    }

    @Test
    void aFamilyThatNamesAUsualConditionAgainAddsNothing() {
        List<Condition> with = ConditionFamily.with(List.of(new ConditionFamily.QuasarConvexity(), new ConditionFamily.RegularityCondition(List.of(0.5))));
        assertEquals(10, with.size());
        assertEquals(Condition.usual(), with.subList(0, 8));
        assertEquals(Condition.all().size() + 1, ConditionFamily.everything(List.of(new ConditionFamily.RegularityCondition(List.of(0.5, 0.1)))).size());
    }
}
