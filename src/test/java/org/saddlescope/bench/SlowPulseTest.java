package org.saddlescope.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class SlowPulseTest {
    private static SlowPulse pulse(double at, double gap, double cpu) {
        return new SlowPulse(at, gap, 0, cpu, 0, 0, 0, 0, List.of());
    }

    @Test
    void theLongestAndThoseWithTheMostProcessorTimeAreKeptOnceInTheOrderOfTime() {
        SlowPulse.Worst worst = new SlowPulse.Worst(2);
        List<SlowPulse> pulses = List.of(pulse(1, 30, 2), pulse(2, 50, 9), pulse(3, 20, 8), pulse(4, 40, 1), pulse(5, 10, 3));
        pulses.forEach(worst::add);
        assertEquals(List.of(pulses.get(1), pulses.get(2), pulses.get(3)), worst.pulses());
    }

    @Test
    void onlyAPulseThatIsWorseThanOneOfThemIsWanted() {
        SlowPulse.Worst worst = new SlowPulse.Worst(1);
        assertTrue(worst.wants(1, 1));
        worst.add(pulse(1, 20, 5));
        assertFalse(worst.wants(20, 5));
        assertTrue(worst.wants(21, 0));
        assertTrue(worst.wants(0, 6));
        assertTrue(!worst.wants(0, Double.NaN), "a processor time that is not known is no reason");
    }
}
