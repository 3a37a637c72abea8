package org.saddlescope.figures;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TicksTest {
    @Test
    void logTicksAreWholeDecadesWithSuperscripts() {
        assertEquals(List.of("10⁻³", "10⁻²", "10⁻¹", "10⁰", "10¹"), labels(Ticks.logarithmic(5e-4, 30, 8)));
        assertEquals(List.of("10⁻²⁰", "10⁻¹⁵", "10⁻¹⁰", "10⁻⁵", "10⁰"), labels(Ticks.logarithmic(1e-22, 3, 5)));
    }

    @ParameterizedTest
    @CsvSource({"0.2, 0.9", "0.31, 0.33", "1.5, 8", "0.9, 1.1", "3e-9, 2e-8", "0.7, 30", "2, 150", "99, 101", "1e-8, 1.0001e-8"})
    void aLogAxisOfAnyLengthHasLabels(double low, double high) {
        List<Ticks.Tick> ticks = Ticks.logarithmic(low, high, 5);
        assertTrue(labels(ticks).size() >= 2, () -> "labels " + labels(ticks));
        ticks.forEach(tick -> assertTrue(tick.value() >= low * (1 - 1e-9) && tick.value() <= high * (1 + 1e-9), tick::toString));
    }

    @Test
    void ticksWithoutALabelAreLeftOutWhereTheyWouldMakeABar() {
        assertEquals(33, Ticks.logarithmic(1e-30, 1e2, 4).size(), "a tick a decade");
        assertTrue(Ticks.logarithmic(1e-2, 1e280, 4).size() <= 5, "of 280 decades those with a label");
    }

    @Test
    void powersOfTwoHaveTicksOfTheirOwnThatFit() {
        assertTrue(Ticks.powersOfTwo(new double[] {32, 128, 8192}));
        assertTrue(!Ticks.powersOfTwo(new double[] {32, 100}) && !Ticks.powersOfTwo(new double[] {8, 8}) && !Ticks.powersOfTwo(new double[] {0, 1}));
        assertEquals(List.of("32", "64", "128", "256", "512", "1024", "2048", "4096", "8192"), labels(Ticks.binary(30, 8500, 10)));
        List<Ticks.Tick> few = Ticks.binary(30, 8500, 4);
        assertTrue(labels(few).size() <= 4 && few.size() == 9, () -> labels(few).toString());
        assertEquals(List.of("1/4", "1/2", "1", "2"), labels(Ticks.binary(0.2, 3, 8)));
    }

    @Test
    void whatIsCountedHasTicksAtWholeNumbers() {
        assertEquals(List.of("2", "3", "4"), labels(Ticks.whole(Ticks.linear(1.9, 4.1, 6))));
        assertEquals(Ticks.linear(0.2, 0.8, 4), Ticks.whole(Ticks.linear(0.2, 0.8, 4)));
    }

    @Test
    void farFromZeroInSmallStepsTheDigitsAreWrittenOut() {
        assertEquals(List.of("109960.0", "109960.5", "109961.0"), labels(Ticks.linear(109960, 109961, 3)));
    }

    @Test
    void linearTicksAreRoundAndSaidWithTheirStep() {
        assertEquals(List.of("−4", "−2", "0", "2", "4"), labels(Ticks.linear(-5, 5, 6)));
        assertEquals(List.of("−1", "0", "1"), labels(Ticks.linear(-1, 1.2, 2)));
        assertEquals(List.of("0.0", "0.5", "1.0"), labels(Ticks.linear(0, 1.2, 4)));
        assertEquals(List.of("0", "5×10⁻⁷", "10⁻⁶"), labels(Ticks.linear(0, 1.2e-6, 4)));
        assertEquals(List.of("10⁶", "1.2×10⁶", "1.4×10⁶"), labels(Ticks.linear(1e6, 1.4e6, 3)));
    }

    @Test
    void ticksOfARangeBelowDoublePrecisionNameItsEnds() {
        assertEquals(2, Ticks.linear(1, Math.nextUp(1.0), 5).size());
        assertEquals(1, Ticks.linear(2, 2, 5).size());
    }

    private static List<String> labels(List<Ticks.Tick> ticks) {
        return ticks.stream().filter(Ticks.Tick::major).map(Ticks.Tick::label).toList();
    }
}
