package org.saddlescope.conditions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.saddlescope.conditions.Condition.AIMING;
import static org.saddlescope.conditions.Condition.AIMING_GAP;
import static org.saddlescope.conditions.Condition.COSINE;
import static org.saddlescope.conditions.Condition.EB;
import static org.saddlescope.conditions.Condition.PL;
import static org.saddlescope.conditions.Condition.PL_STAR;
import static org.saddlescope.conditions.Condition.QG;
import static org.saddlescope.conditions.Condition.RSI;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.saddlescope.engine.Minima;
import org.saddlescope.engine.MinimiserSet;
import org.saddlescope.engine.Objective;
import org.saddlescope.engine.SeededRandom;
import org.saddlescope.spectra.HandCoded;

/** The exact facts of MATH.md, section 2 (identities) and section 3 (GT1, GT2, GT5). */
class MeasurementsTest {
    private static final Optional<Minima> HYPERBOLA =
            Optional.of(new MinimiserSet.Hyperbola().with(0, "known in closed form"));
    private static final Optional<Minima> ORIGIN_2 = origin(2, 0);

    private static Optional<Minima> origin(int dimension, double value) {
        return Optional.of(new MinimiserSet.Points(List.of(new double[dimension]), "known in closed form")
                .with(value, "known in closed form"));
    }

    private static double value(Measurements m, Condition condition) {
        return m.reading(condition).orElseThrow().value();
    }

    private static void assertIdentities(Measurements m, double fStar) {
        double p = value(m, PL);
        double q = value(m, QG);
        double r = value(m, RSI);
        double b = value(m, EB);
        double theta = value(m, fStar == 0 ? AIMING : AIMING_GAP);
        assertEquals(1, b * b / (p * q), 1e-10);
        assertEquals(2 * r, theta * q, 1e-10 * Math.abs(b));
        assertEquals(r, b * value(m, COSINE), 1e-10 * b);
        assertTrue(Math.abs(r) <= b * (1 + 1e-12));
        assertTrue(theta < 0 || p >= theta * theta * q / 4 * (1 - 1e-10));
    }

    @Test
    void theIdentitiesHoldAtEveryPoint() {
        Objective himmelblau = HandCoded.himmelblau();
        Optional<Minima> minima = Optional.of(new MinimiserSet.Points(List.of(new double[] {3, 2},
                new double[] {-3.779310, -3.283186}), "declared").with(-2.5, "declared"));
        SeededRandom random = SeededRandom.of(1, "test points");
        for (int i = 0; i < 500; i++) {
            double[] theta = {4 * random.nextGaussian(), 4 * random.nextGaussian()};
            assertIdentities(Measurements.at(HandCoded.scalarTwoLayer(), theta, HYPERBOLA), 0);
            assertIdentities(Measurements.at(himmelblau, theta, minima), -2.5);
        }
    }

    @Test
    void onTheDiagonalOfTheScalarNetTheRatiosAreTheKnownOnes() {
        for (double t : new double[] {0.01, 0.5, 0.9, 1.3, 2}) {
            Measurements m = Measurements.at(HandCoded.scalarTwoLayer(), new double[] {t, t}, HYPERBOLA);
            assertEquals(2 * t * t, value(m, PL), 1e-13 * t * t);
            assertEquals(2 * t * t, value(m, PL_STAR), 1e-13 * t * t);
            // At t = 2 four points of the hyperbola meet in (1, 1): half the digits are all there are.
            double digits = t == 2 ? 1e-7 : 1e-12;
            assertEquals(t * (1 + t), value(m, RSI), digits);
            assertEquals(t * (1 + t), value(m, EB), digits);
            assertEquals((1 + t) * (1 + t) / 2, value(m, QG), digits);
            assertEquals(4 * t / (1 + t), value(m, AIMING), digits);
            assertEquals(1, value(m, COSINE), digits);
        }
        Measurements half = Measurements.at(HandCoded.scalarTwoLayer(), new double[] {0.5, 0.5}, HYPERBOLA);
        assertEquals(1.125, value(half, QG), 1e-14);
    }

    @Test
    void onTheAntidiagonalAimingIsTheKnownOne() {
        for (double t : new double[] {0.2, 0.7, 1.5}) {
            Measurements m = Measurements.at(HandCoded.scalarTwoLayer(), new double[] {t, -t}, HYPERBOLA);
            assertEquals(2 * t * t / (1 + t * t), value(m, AIMING), 1e-12);
        }
    }

    @Test
    void nearTheSaddleThePlRatioVanishesQuadraticallyAndGrowthDoesNot() {
        double[] ratios = new double[2];
        for (int i = 0; i < 2; i++) {
            double t = i == 0 ? 1e-3 : 1e-5;
            Measurements m = Measurements.at(HandCoded.scalarTwoLayer(), new double[] {t, 0}, HYPERBOLA);
            ratios[i] = value(m, PL);
            // 2·Δ_s/d_s² with Δ_s = 1/2 and d_s² = 2.
            assertEquals(0.5, value(m, QG), 2e-3);
        }
        assertEquals(1e4, ratios[0] / ratios[1], 1);
    }

    @Test
    void theInfimaOfTheWavyParabolaAreTheKnownOnes() {
        Optional<Minima> minima = origin(1, 0);
        double[] least = {Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY,
            Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY};
        List<Condition> conditions = List.of(PL, RSI, EB, QG, AIMING);
        double[] where = new double[5];
        for (int i = 1; i <= 400_000; i++) {
            double x = i * 2.5e-5;
            Measurements m = Measurements.at(HandCoded.waves(), new double[] {x}, minima);
            for (int c = 0; c < 5; c++) {
                double ratio = value(m, conditions.get(c));
                if (ratio < least[c]) {
                    least[c] = ratio;
                    where[c] = x;
                }
            }
        }
        assertEquals(0.1755310, least[0], 1e-7);
        assertEquals(2.201706, where[0], 5e-5);
        assertEquals(0.696598, least[1], 1e-6);
        assertEquals(0.696598, least[2], 1e-6);
        assertEquals(2, least[3], 1e-8);
        assertEquals(0.496090, least[4], 1e-6);
        assertEquals(2.153827, where[4], 5e-5);
    }

    @Test
    void onAQuadraticTheInfimaAreTheSmallestEigenvalueAndAimingIsTwo() {
        Objective quadratic = HandCoded.quadratic(0.5, 8);
        double[] least = new double[4];
        Arrays.fill(least, Double.POSITIVE_INFINITY);
        List<Condition> conditions = List.of(PL, RSI, EB, QG);
        for (int i = 0; i <= 1000; i++) {
            double angle = Math.PI * i / 1000;
            Measurements m = Measurements.at(quadratic, new double[] {3 * Math.cos(angle), 3 * Math.sin(angle)}, ORIGIN_2);
            assertEquals(2, value(m, AIMING), 1e-13);
            for (int c = 0; c < 4; c++) {
                least[c] = Math.min(least[c], value(m, conditions.get(c)));
            }
        }
        for (double value : least) {
            assertEquals(0.5, value, 1e-13);
        }
    }

    @Test
    void theMinimiserItselfGivesNoNumberAndSaysSo() {
        Measurements m = Measurements.at(HandCoded.quadratic(1, 2), new double[2], ORIGIN_2);
        for (Reading reading : m.readings()) {
            assertTrue(Double.isNaN(reading.value()), reading.condition().id());
            assertEquals("0/0: undefined here", reading.remark());
        }
    }

    @Test
    void aLossBelowTheDeclaredMinimumIsRemarkedUpon() {
        Measurements m = Measurements.at(HandCoded.quadratic(1, 2), new double[] {0.1, 0.1}, origin(2, 1));
        assertTrue(value(m, PL) < 0);
        assertTrue(m.reading(PL).orElseThrow().remark().contains("below f*"));
        assertEquals("", m.reading(EB).orElseThrow().remark());
    }

    @Test
    void aLossThatIsNotFiniteGivesNoRatio() {
        HandCoded broken = new HandCoded(2, x -> Double.NaN, x -> new double[] {Double.NaN, 1}, x -> null);
        Measurements m = Measurements.at(broken, new double[] {1, 1}, ORIGIN_2);
        assertTrue(m.readings().stream().allMatch(r -> Double.isNaN(r.value()) && !r.remark().isEmpty()));
        HandCoded overflow = new HandCoded(2, x -> Double.POSITIVE_INFINITY,
                x -> new double[] {Double.POSITIVE_INFINITY, 1}, x -> null);
        Reading pl = Measurements.at(overflow, new double[] {1, 1}, ORIGIN_2).reading(PL).orElseThrow();
        assertTrue(Double.isNaN(pl.value()));
        assertEquals("∞/∞: undefined here", pl.remark());
    }

    @Test
    void whatIsMeasuredDependsOnWhatIsKnownOfTheMinimum() {
        assertEquals(List.of(PL_STAR), Condition.measurableWith(Optional.empty()));
        assertEquals(List.of(PL, PL_STAR), Condition.measurableWith(Optional.of(Minima.valueOnly(0.3, "declared"))));
        assertFalse(Condition.measurableWith(ORIGIN_2).contains(AIMING_GAP));
        assertEquals(Condition.usual(), Condition.measurableWith(origin(2, 0.3)));
    }

    @Test
    void everyReadingSaysWhichMinimumItUsed() {
        Measurements m = Measurements.at(HandCoded.quadratic(1, 2), new double[] {1, 1}, origin(2, 0.25));
        Reading qg = m.reading(QG).orElseThrow();
        assertEquals(0.25, qg.fStar());
        assertEquals("f* = 0.25 (known in closed form) · x*: one minimiser, known in closed form", qg.provenance());
        assertEquals(2 * (1.5 - 0.25), qg.numerator());
        assertEquals(2, qg.denominator(), 1e-15);
        assertEquals("f* = 0 (for PL* by definition)", m.reading(PL_STAR).orElseThrow().provenance());
        assertEquals("x*: one minimiser, known in closed form", m.reading(EB).orElseThrow().provenance());
        for (Reading reading : m.readings()) {
            assertEquals(reading.provenance(), Reading.provenance(reading.condition(), origin(2, 0.25)));
        }
    }

    @Test
    void idsAreTheColumnNamesOfRunFolders() {
        assertEquals(List.of("pl", "pl_star", "eb", "qg", "rsi", "aiming", "aiming_gap", "cosine"),
                Condition.usual().stream().map(Condition::id).toList());
    }
}
