package org.saddlescope.conditions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.saddlescope.engine.Objective;
import org.saddlescope.engine.Precision;
import org.saddlescope.engine.Problem;
import org.saddlescope.engine.SeededRandom;
import org.saddlescope.engine.Workers;
import org.saddlescope.model.AnalyticFunction;
import org.saddlescope.model.FunctionProblem;

/** MATH.md 1.A, algorithms and theorems; numbers worked out by hand. */
class ConvergenceBoundTest {
    private static final ConvergenceBound.Facts FACTS = new ConvergenceBound.Facts(2, 2, 0.5, 0.2);

    @Test
    void gradientDescentWithAConstantStep() {
        ConvergenceBound bound = new ConvergenceBound.ConstantSgd(0.1);
        // 2/(100·0.1·2) + 2·2·0.1·0.5/2 + 2·1·0.5/2
        assertEquals(0.1 + 0.1 + 0.5, bound.at(100, FACTS, 3, 1), 1e-14);
        assertEquals(0.4, bound.leastDelta(FACTS), 1e-15);
    }

    @Test
    void gradientDescentWithAFallingStep() {
        ConvergenceBound bound = new ConvergenceBound.DecreasingSgd(0.1);
        // 5·2/(4·2·0.1·10) + 5·0.1·2·0.5·log 101/(2·10) + 0.5
        assertEquals(1.25 + 0.025 * 4.61512051684126 + 0.5, bound.at(100, FACTS, 3, 1), 1e-13);
        assertEquals(0.4, bound.leastDelta(FACTS), 1e-15);
    }

    @Test
    void spsMax() {
        // γ_min = 1/(2·0.5·2) = 0.5, c₁ = 0.5/(0.5·(2·2·0.5 − 1)) = 1
        assertEquals(0.02 + 3, new ConvergenceBound.PolyakMax(0.5, 1).at(100, FACTS, 3, 1), 1e-14);
        // γ_min = γ_b = 0.25, c₁ = 2
        assertEquals(0.04 + 2 * 3 * 2 * 0.25 * 0.5, new ConvergenceBound.PolyakMax(0.5, 0.25).at(100, FACTS, 3, 1), 1e-14);
        assertTrue(new ConvergenceBound.PolyakMax(0.5, 1).open());
        assertEquals(1, new ConvergenceBound.PolyakMax(0.5, 1).leastDelta(FACTS));
    }

    @Test
    void ngnOfEquation40() {
        // γL = 1, c₂ = 2·1·(2 − 1) + 2 = 4: 2·9/(2·0.5·100·4) + 3·1·3·2·0.5/4 + 1·1·0.2/4 + 1·0.5/4
        assertEquals(0.045 + 2.25 + 0.05 + 0.125, new ConvergenceBound.NonNegativeGaussNewton(0.5).at(100, FACTS, 3, 1), 1e-14);
        // γL = 0.4 < 1/2: the positivity error does not count. c₂ = 0.8 + 2.
        assertEquals((2 * 1.8 * 1.8 / (2 * 0.2 * 100) + 3 * 0.4 * 3 * 1.4 * 0.5 + 0.5) / 2.8,
                new ConvergenceBound.NonNegativeGaussNewton(0.2).at(100, FACTS, 3, 1), 1e-14);
        assertEquals(1, new ConvergenceBound.NonNegativeGaussNewton(0.2).leastDelta(FACTS));
    }

    @Test
    void onExample6TheTermThatDoesNotVanishIs12Point5WhateverTheMarginAndTheBoundIsVacuous() {
        double c = 0.0483448;
        double sigma = 0.3169873;
        AlphaBetaRegion region = AlphaBetaRegion.of(List.of(new AlphaBetaRecord(0, 0, 0, 1, c)));
        for (double delta : new double[] {0.1, 1, 10}) {
            double alpha = region.alphaMin(delta);
            assertEquals(12.48, 2 * (alpha - delta) * sigma / delta, 5e-3);
        }
        ConvergenceBound.Facts facts = new ConvergenceBound.Facts(3, 2, sigma, 0);
        BoundReading reading = BoundReading.of(new ConvergenceBound.ConstantSgd(0.1), facts, region, 4000, 0.69);
        assertEquals(12.48, reading.choice().orElseThrow().value(), 5e-3);
        assertTrue(reading.vacuous());
        assertTrue(reading.text().startsWith("vacuous here: the bound after K = 4000 steps is 12.48"), reading.text());
        assertTrue(reading.text().endsWith("no f − f* above 0.6900 was seen"), reading.text());
        assertTrue(reading.at(10).isEmpty());
    }

    static List<ConvergenceBound> rules() {
        List<ConvergenceBound> rules = new ArrayList<>();
        for (double gamma : new double[] {0.01, 0.3, 2}) {
            rules.add(new ConvergenceBound.ConstantSgd(gamma));
            rules.add(new ConvergenceBound.DecreasingSgd(gamma));
            rules.add(new ConvergenceBound.PolyakMax(0.7, gamma));
            rules.add(new ConvergenceBound.NonNegativeGaussNewton(gamma));
        }
        return rules;
    }

    /** Against a search over δ, with and without a largest δ. */
    @ParameterizedTest
    @MethodSource("rules")
    void noPairOfTheRegionThatSatisfiesTheAssumptionsHasASmallerBoundThanTheOneChosen(ConvergenceBound rule) {
        SeededRandom random = SeededRandom.of(3, "regions");
        for (int trial = 0; trial < 50; trial++) {
            List<AlphaBetaRecord> records = new ArrayList<>();
            for (int i = 0; i < 12; i++) {
                records.add(new AlphaBetaRecord(i, 0, random.nextDouble(-0.3, 1), random.nextDouble(0, 1), random.nextDouble(0.01, 0.5)));
            }
            if (trial % 2 == 0) {
                records.add(new AlphaBetaRecord(12, 0, random.nextDouble(0.5, 20), 1, 0));
            }
            AlphaBetaRegion region = AlphaBetaRegion.of(records);
            ConvergenceBound.Facts facts = new ConvergenceBound.Facts(random.nextDouble(0, 9), random.nextDouble(0.5, 3), random.nextDouble(0, 1), random.nextDouble(0, 1));
            double least = Double.POSITIVE_INFINITY;
            for (double delta = 1e-3; delta < ConvergenceBound.FAR; delta *= 1.003) {
                boolean allowed = rule.open() ? delta > rule.leastDelta(facts) : delta >= rule.leastDelta(facts);
                if (allowed && delta <= region.deltaMax()) {
                    double alpha = region.alphaMin(delta);
                    least = Math.min(least, rule.at(500, facts, alpha, alpha - delta));
                }
            }
            Optional<ConvergenceBound.Choice> choice = rule.best(region, facts, 500);
            assertEquals(Double.isFinite(least), choice.isPresent());
            if (choice.isPresent()) {
                assertTrue(choice.get().value() <= least * (1 + 1e-9), rule + ": " + choice.get() + " is not least: " + least);
                // The search comes within a step of 0.3 % of the chosen corner.
                assertEquals(least, choice.get().value(), 0.02 * least);
                // α − β may lie a rounding error beyond the largest δ.
                assertTrue(region.alphaMin((choice.get().alpha() - choice.get().beta()) * (1 - 1e-9)) <= choice.get().alpha() * (1 + 1e-9));
            }
        }
    }

    @Test
    void whereNoMeasuredPairSatisfiesTheAssumptionTheBoundSaysSo() {
        // δ ≤ a/e = 2, as on a quadratic; γ ≤ δ/(2L) asks for δ ≥ 4.
        AlphaBetaRegion region = AlphaBetaRegion.of(List.of(new AlphaBetaRecord(0, 0, 2, 1, 0)));
        BoundReading reading = BoundReading.of(new ConvergenceBound.ConstantSgd(1), FACTS, region, 100, 1e9);
        assertTrue(reading.vacuous());
        assertEquals("vacuous here: no measured pair of α and β satisfies γ ≤ (α − β)/(2L), so α − β ≥ 4.000; α − β is at most 2.000", reading.text());
        AlphaBetaRegion none = AlphaBetaRegion.of(List.of(new AlphaBetaRecord(0, 0, -1, 1, 0)));
        assertEquals("vacuous here: the alpha-beta condition does not hold along the paths",
                BoundReading.of(new ConvergenceBound.ConstantSgd(0.1), FACTS, none, 100, 1e9).text());
    }

    @Test
    void onAQuadraticGradientDescentStaysBelowItsBoundWhichSaysSomething() {
        // f = (x² + 10y²)/2: quasar-convex with δ = 2 exactly, L = 10, σ² = 0.
        double gamma = 0.1;
        double x = 3;
        double y = 1;
        List<AlphaBetaRecord> records = new ArrayList<>();
        List<Double> gaps = new ArrayList<>();
        for (int k = 0; k < 50; k++) {
            double f = (x * x + 10 * y * y) / 2;
            gaps.add(f);
            records.add(new AlphaBetaRecord(k, 0, x * x + 10 * y * y, f, 0));
            x -= gamma * x;
            y -= gamma * 10 * y;
        }
        ConvergenceBound.Facts facts = new ConvergenceBound.Facts(10, 10, 0, 0);
        BoundReading reading = BoundReading.of(new ConvergenceBound.ConstantSgd(gamma), facts, AlphaBetaRegion.of(records), 50, gaps.getFirst());
        assertFalse(reading.vacuous());
        assertEquals(10 / (50 * gamma * 2), reading.at(50).orElseThrow(), 1e-12);
        for (int k = 1; k <= 50; k++) {
            assertTrue(gaps.get(k - 1) <= reading.at(k).orElseThrow());
        }
    }

    @Test
    void theSmoothnessOfTestFunctionsOnAGridIsThatOfTheirSteepestPoint() {
        Problem six = FunctionProblem.of(AnalyticFunction.named("alphaBeta6"), Precision.DOUBLE, Workers.shared());
        List<Objective> components = List.of(six.batch(new int[] {0}), six.batch(new int[] {1}));
        // q/(1 + q) has the Hessian 2I at its centre and less anywhere else; both centres are points of the grid.
        assertEquals(2, GridSmoothness.of(components, -2, 3, 51).value(), 1e-12);
        Problem quadratic = FunctionProblem.of(AnalyticFunction.named("quadratic"), Precision.DOUBLE, Workers.shared());
        assertEquals(10, GridSmoothness.of(List.of(quadratic.objective()), -1, 1, 3).value(), 1e-12);
        // f'' = 2 + 6 cos 2x, 8 at 0 and −4 at π/2.
        Problem wavy = FunctionProblem.of(AnalyticFunction.named("xSquaredPlus3SinSquared"), Precision.DOUBLE, Workers.shared());
        assertEquals(8, GridSmoothness.of(List.of(wavy.objective()), -2, 2, 101).value(), 1e-12);
        assertEquals(4, GridSmoothness.of(List.of(wavy.objective()), Math.PI / 2 - 0.1, Math.PI / 2 + 0.1, 3).value(), 1e-12);
    }
}
