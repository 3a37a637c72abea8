package org.saddlescope.conditions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The exact region against the definition itself, T(α, β) ≥ 0 at every record, on grids of (α, β). */
class AlphaBetaRegionTest {
    private static final int SETS = 60;

    static Stream<List<AlphaBetaRecord>> sets() {
        return IntStream.range(0, SETS).mapToObj(AlphaBetaRegionTest::records);
    }

    /** A few records; in every third set some have c = 0, in every fourth some lie below f_i(x_p) with ⟨∇f, x − x_p⟩ &lt; 0. */
    private static List<AlphaBetaRecord> records(int set) {
        Random random = new Random(set);
        List<AlphaBetaRecord> records = new ArrayList<>();
        int count = 1 + random.nextInt(12);
        for (int i = 0; i < count; i++) {
            double e = random.nextDouble() * 2;
            double c = set % 3 == 0 && random.nextInt(4) == 0 ? 0 : 0.01 + random.nextDouble();
            double a = (random.nextDouble() - (set % 4 == 0 ? 0.4 : 0.1)) * 2;
            records.add(new AlphaBetaRecord(i, random.nextInt(5), a, e, c));
        }
        return records;
    }

    private static boolean byDefinition(List<AlphaBetaRecord> records, double alpha, double beta) {
        return alpha > beta && beta > 0 && records.stream()
                .allMatch(r -> r.a() - alpha * (r.e() - r.c()) + beta * r.e() >= 0);
    }

    private static boolean onTheEdge(List<AlphaBetaRecord> records, double alpha, double beta) {
        return Math.abs(alpha - beta) < 1e-9 || records.stream().anyMatch(r -> Math.abs(r.margin(alpha, beta)) < 1e-9);
    }

    @ParameterizedTest
    @MethodSource("sets")
    void theRegionHoldsExactlyThePairsForWhichEveryRecordHolds(List<AlphaBetaRecord> records) {
        AlphaBetaRegion region = AlphaBetaRegion.of(records);
        for (double alpha = 0.013; alpha < 12; alpha *= 1.13) {
            for (double beta = -0.2; beta < alpha + 0.3; beta += 0.071) {
                if (!onTheEdge(records, alpha, beta)) {
                    assertEquals(byDefinition(records, alpha, beta), region.holds(alpha, beta), "α = " + alpha + ", β = " + beta);
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("sets")
    void alphaMinIsTheSmallestAlphaAndTheBindingRecordIsTheOneWithoutMargin(List<AlphaBetaRecord> records) {
        AlphaBetaRegion region = AlphaBetaRegion.of(records);
        for (double delta = 0.01; delta < 5; delta *= 1.5) {
            double alpha = region.alphaMin(delta);
            if (delta > region.deltaMax()) {
                assertEquals(Double.POSITIVE_INFINITY, alpha);
                AlphaBetaRecord cap = region.binding(delta).orElseThrow();
                assertTrue(cap.margin(1e6 + delta, 1e6) < 0, "no α makes " + cap + " hold at δ = " + delta);
                continue;
            }
            double beta = alpha - delta;
            double least = records.stream().mapToDouble(r -> r.margin(alpha, beta)).min().orElseThrow();
            assertTrue(least > -1e-9, "T = " + least);
            if (region.binding(delta).isPresent()) {
                AlphaBetaRecord binding = region.binding(delta).get();
                assertEquals(0, binding.margin(alpha, beta), 1e-9);
                assertTrue(binding.margin(alpha - 1e-3, beta - 1e-3) < 0, "a smaller α is infeasible");
            } else {
                assertEquals(delta, alpha, 1e-15);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("sets")
    void alphaMinIsConvexAndNeverFalls(List<AlphaBetaRecord> records) {
        AlphaBetaRegion region = AlphaBetaRegion.of(records);
        double most = Math.min(4, region.deltaMax());
        for (double low = 0.01; low < most; low += 0.17) {
            for (double high = low; high <= most; high += 0.23) {
                assertTrue(region.alphaMin(low) <= region.alphaMin(high) + 1e-12);
                double chord = (region.alphaMin(low) + region.alphaMin(high)) / 2;
                assertTrue(region.alphaMin((low + high) / 2) <= chord + 1e-9 * Math.max(1, chord));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("sets")
    void theRegionIsConvexAndClosedUnderMovingBothUp(List<AlphaBetaRecord> records) {
        AlphaBetaRegion region = AlphaBetaRegion.of(records);
        Random random = new Random(5);
        List<double[]> inside = new ArrayList<>();
        for (int i = 0; i < 4000; i++) {
            double beta = 20 * random.nextDouble();
            double alpha = beta + 2 * random.nextDouble();
            if (region.holds(alpha, beta)) {
                inside.add(new double[] {alpha, beta});
                double t = 5 * random.nextDouble();
                assertTrue(region.holds(alpha + t + 1e-12, beta + t) || onTheEdge(records, alpha + t, beta + t));
            }
        }
        for (int i = 1; i < inside.size(); i++) {
            double alpha = (inside.get(i)[0] + inside.get(i - 1)[0]) / 2;
            double beta = (inside.get(i)[1] + inside.get(i - 1)[1]) / 2;
            assertTrue(region.holds(alpha, beta) || onTheEdge(records, alpha, beta));
        }
    }

    @ParameterizedTest
    @MethodSource("sets")
    void alphaMinIsTheLineBetweenItsCorners(List<AlphaBetaRecord> records) {
        AlphaBetaRegion region = AlphaBetaRegion.of(records);
        double most = 6;
        List<AlphaBetaRegion.Corner> corners = region.corners(most);
        assertEquals(region.deltaMax() > 0, !corners.isEmpty());
        if (corners.isEmpty()) {
            return;
        }
        assertEquals(0, corners.getFirst().delta());
        assertEquals(Math.min(most, region.deltaMax()), corners.getLast().delta());
        for (int i = 1; i < corners.size(); i++) {
            AlphaBetaRegion.Corner from = corners.get(i - 1);
            AlphaBetaRegion.Corner to = corners.get(i);
            assertTrue(from.delta() < to.delta());
            for (double share = 0.25; share <= 1; share += 0.25) {
                double delta = from.delta() + share * (to.delta() - from.delta());
                double line = from.alpha() + share * (to.alpha() - from.alpha());
                assertEquals(line, region.alphaMin(Math.min(delta, to.delta())), 1e-9 * Math.max(1, line));
            }
            assertEquals(to.alpha() - to.delta(), to.beta(), 0);
        }
    }

    @ParameterizedTest
    @MethodSource("sets")
    void theDecisiveRecordsAloneHaveTheSameRegion(List<AlphaBetaRecord> records) {
        AlphaBetaRegion region = AlphaBetaRegion.of(records);
        AlphaBetaRegion same = AlphaBetaRegion.of(region.decisive());
        assertEquals(region.deltaMax(), same.deltaMax());
        for (double delta = 1e-3; delta < 100; delta *= 1.7) {
            assertEquals(region.alphaMin(delta), same.alphaMin(delta));
        }
    }

    @Test
    void theSignOfBetaIsThatOfTheDefinition() {
        // ⟨∇f, x − x_p⟩ = 1 ≥ 3·(2 − 0.5) − 2·2 = 0.5; with −β in T instead it would be 1 − 4.5 − 4 < 0.
        AlphaBetaRecord record = new AlphaBetaRecord(0, 0, 1, 2, 0.5);
        assertEquals(0.5, record.margin(3, 2), 0);
        assertTrue(AlphaBetaRegion.of(List.of(record)).holds(3, 2));
    }

    @Test
    void aRecordWithoutInterpolationErrorBoundsTheDifferenceAndNotAlpha() {
        AlphaBetaRegion region = AlphaBetaRegion.of(List.of(new AlphaBetaRecord(0, 0, 1, 2, 0), new AlphaBetaRecord(1, 0, 1, 4, 1e-13),
                new AlphaBetaRecord(2, 0, 5, 1, 1)));
        assertEquals(0.25, region.deltaMax());
        assertEquals(0.25, region.alphaMin(0.25));
        assertEquals(Double.POSITIVE_INFINITY, region.alphaMin(0.26));
        assertEquals(1, region.binding(0.26).orElseThrow().step());
        assertFalse(region.holds(100, 99));
        assertTrue(region.holds(100, 99.8));
    }

    @Test
    void withInterpolationThroughoutTheConditionIsAimingOfEverySample() {
        List<AlphaBetaRecord> records = List.of(new AlphaBetaRecord(0, 0, 0.5, 1, 0), new AlphaBetaRecord(1, 1, 0.7, 2, 0));
        assertEquals(0.35, AlphaBetaRegion.of(records).deltaMax());
        AlphaBetaRegion stuck = AlphaBetaRegion.of(List.of(new AlphaBetaRecord(0, 0, 0, 1, 0)));
        assertFalse(stuck.feasible(), "∇f_i = 0 where f_i is not least");
        assertEquals(Double.POSITIVE_INFINITY, stuck.alphaMin(1e-9));
        assertEquals(List.of(), stuck.corners(1));
    }

    @Test
    void atAMinimiserOfTheComponentNothingIsAskedAndANegativeProductThereRulesEverythingOut() {
        assertEquals(Double.POSITIVE_INFINITY, AlphaBetaRegion.of(List.of(new AlphaBetaRecord(0, 0, 0, 0, 0))).deltaMax());
        AlphaBetaRegion none = AlphaBetaRegion.of(List.of(new AlphaBetaRecord(3, 0, -1e-3, 0, 0)));
        assertFalse(none.feasible());
        assertEquals(3, none.binding(1).orElseThrow().step());
    }

    @Test
    void withoutRecordsEveryPairIsFeasible() {
        AlphaBetaRegion region = AlphaBetaRegion.of(List.of());
        assertTrue(region.feasible());
        assertTrue(region.holds(0.2, 0.1));
        assertFalse(region.holds(0.1, 0.2));
        assertFalse(region.holds(0.1, 0));
        assertEquals(Optional.empty(), region.binding(0.1));
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void aRecordThatIsNoNumberMakesTheRegionNoNumber(double broken) {
        for (AlphaBetaRecord record : List.of(new AlphaBetaRecord(9, 0, broken, 1, 1), new AlphaBetaRecord(9, 0, 1, broken, 1),
                new AlphaBetaRecord(9, 0, 1, 1, broken))) {
            AlphaBetaRegion region = AlphaBetaRegion.of(List.of(new AlphaBetaRecord(0, 0, 1, 1, 1), record));
            assertFalse(region.feasible());
            assertTrue(Double.isNaN(region.alphaMin(0.1)));
            assertTrue(Double.isNaN(region.deltaMax()));
            assertFalse(region.holds(10, 1));
            assertEquals(List.of(), region.corners(1));
            assertEquals(Optional.of(record), region.binding(0.1));
        }
    }
}
