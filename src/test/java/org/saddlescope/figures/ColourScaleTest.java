package org.saddlescope.figures;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.saddlescope.landscape.Slice;

class ColourScaleTest {
    @Test
    void logLevelsAreEqualStepsInTheLogarithmOfTheHeightAboveTheMinimum() {
        Slice slice = Landscapes.slice((x, y) -> -3 + x * x + y * y, -2, 2, -2, 2, 41, 41);
        ColourScale scale = ColourScale.of(slice, true);
        double[] levels = scale.levels(11);
        double step = Math.log10(levels[1] + 3 + scale.epsilon()) - Math.log10(levels[0] + 3 + scale.epsilon());
        for (int i = 1; i < levels.length; i++) {
            assertEquals(step, Math.log10(levels[i] + 3 + scale.epsilon()) - Math.log10(levels[i - 1] + 3 + scale.epsilon()), 1e-9);
        }
        assertTrue(scale.statement("loss").contains("ε\u00A0=\u00A0" + Numbers.format(scale.epsilon(), 1)));
    }

    @Test
    void placeAndValueAreInverse() {
        Slice slice = Landscapes.slice(Landscapes.HIMMELBLAU, -5, 5, -5, 5, 51, 51);
        for (boolean log : new boolean[] {true, false}) {
            ColourScale scale = ColourScale.of(slice, log);
            for (double t = 0; t <= 1; t += 0.0625) {
                assertEquals(t, scale.t(scale.value(t)), 1e-12);
            }
        }
    }

    @Test
    void barTicksAreTrueValuesWithinTheRange() {
        ColourScale scale = ColourScale.of(Landscapes.slice(Landscapes.DEEP, -1, 1, -1, 1, 51, 51), true);
        List<Ticks.Tick> ticks = scale.ticks(7);
        assertEquals(7, ticks.size());
        for (int i = 0; i < ticks.size(); i++) {
            assertEquals((i + 0.5) / 7, scale.t(ticks.get(i).value()), 0.3 / 7 + 1e-9);
        }
    }

    @Test
    void valuesThatAreNotFiniteKeepTheirKind() {
        ColourScale scale = ColourScale.of(Landscapes.slice((x, y) -> x > 0 ? Double.NaN : y, -1, 1, -1, 1, 5, 5), true);
        assertTrue(Double.isNaN(scale.t(Double.NaN)));
        assertEquals(Double.POSITIVE_INFINITY, scale.t(Double.POSITIVE_INFINITY));
        assertEquals(-1, scale.min());
        assertEquals(1, scale.max());
    }

    @Test
    void rangesBeyondTheLargestDoubleStillHavePlaces() {
        ColourScale scale = ColourScale.of(Landscapes.slice((x, _) -> x * 1.5e308, -1, 1, 0, 1, 3, 2), true);
        assertEquals(0.5, scale.t(0), 1e-9);
        assertEquals(0, scale.t(-1.5e308));
    }

    @Test
    void zeroIsInTheMiddleOfARatioOfEitherSignAndEqualSizesAreEquallyFarFromIt() {
        Slice signed = of("RSI", Landscapes.slice((x, y) -> 3 * x + y * y * y, -2, 1, -1, 1, 31, 31));
        for (boolean log : new boolean[] {true, false}) {
            ColourScale scale = ColourScale.of(signed, log);
            assertTrue(scale.diverging());
            assertEquals(0.5, scale.t(0));
            assertEquals(7, scale.max(), 1e-12);
            assertEquals(0, scale.t(-7), 1e-12);
            for (double v : new double[] {1e-3, 0.2, 1, 5}) {
                assertEquals(1, scale.t(v) + scale.t(-v), 1e-12);
                assertTrue(scale.t(v) > 0.5);
                assertEquals(v, scale.value(scale.t(v)), 1e-12 * v);
                assertEquals(-v, scale.value(scale.t(-v)), 1e-12 * v);
            }
            assertTrue(scale.statement("RSI").contains("0 in the middle"));
        }
        assertEquals(ColourMap.DIVERGING, new Figure.SliceMap("", signed, List.of(), List.of(), true, ColourMap.MAGMA, true).colours());
    }

    @Test
    void aLossOfEitherSignHasNoMiddleAndAPositiveRatioIsLogarithmic() {
        Slice loss = Landscapes.slice((x, y) -> x * y, -1, 1, -1, 1, 11, 11);
        assertTrue(!ColourScale.of(loss, true).diverging());
        assertEquals(ColourMap.MAGMA, new Figure.SliceMap("", loss, List.of(), List.of(), true, ColourMap.MAGMA, true).colours());
        ColourScale scale = ColourScale.of(of("PL", Landscapes.slice((x, _) -> Math.pow(10, x), -3, 1, 0, 1, 5, 5)), true);
        assertEquals(0.25, scale.t(0.01), 1e-12);
        assertEquals(0.75, scale.t(1), 1e-12);
        assertEquals(0.1, scale.value(0.5), 1e-12);
    }

    private static Slice of(String quantity, Slice s) {
        return new Slice(s.plane(), s.alpha(), s.beta(), s.values(), s.computed(), quantity);
    }
}
