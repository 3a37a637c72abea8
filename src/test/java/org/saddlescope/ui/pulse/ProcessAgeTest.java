package org.saddlescope.ui.pulse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class ProcessAgeTest {
    private static final String REST = " S 1 42 42 0 -1 4194304 1 2 3 4 5 6 7 8 20 0 33 0 ";

    @Test
    void isTheTimeSinceBootLessTheTicksAtTheStart() {
        assertEquals(1.25, ProcessAge.of("42 (java)" + REST + "9875 0 0", "100.00 180.11\n"), 1e-9);
    }

    @Test
    void aCommandsNameMayHoldSpacesAndParentheses() {
        assertEquals(1.25, ProcessAge.of("42 (my (odd) 1 2 3 java)" + REST + "9875 0 0", "100.00 180.11\n"), 1e-9);
    }

    @Test
    void aFileOfAnotherKindIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> ProcessAge.of("42 (java) S 1", "100.00 180.11"));
        assertThrows(IllegalArgumentException.class, () -> ProcessAge.of("42 (java)" + REST + "9875 0 0", "up a while"));
    }

    @Test
    void anAgeByAnotherClockIsNotTaken() {
        assertEquals(1.25, ProcessAge.better(2, OptionalDouble.of(1.25)));
        assertEquals(2, ProcessAge.better(2, OptionalDouble.of(9000)));
        assertEquals(2, ProcessAge.better(2, OptionalDouble.empty()));
    }

    @Test
    void growsWithTheProcess() {
        double first = ProcessAge.seconds();
        double second = ProcessAge.seconds();
        assertTrue(0 < first && first <= second, first + " " + second);
    }
}
