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
}
