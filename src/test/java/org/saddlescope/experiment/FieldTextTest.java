package org.saddlescope.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FieldTextTest {
    private static final Schema.Type NUMBER = new Schema.RealNumber(0, 10, false);
    private static final Schema.Type WIDTHS = new Schema.ListOf(new Schema.WholeNumber(1, 99, false), 0, 3);
    private static final Schema.Type NAMES = new Schema.ListOf(new Schema.Text(), 1, 9);

    @Test
    void whatIsShownReadsBack() throws ExperimentException {
        roundTrip(NUMBER, 0.1, "0.1");
        roundTrip(NUMBER, 3.0, "3");
        roundTrip(WIDTHS, List.of(32, 16), "32, 16");
        roundTrip(WIDTHS, List.of(), "");
        roundTrip(NAMES, List.of("x", "y"), "x, y");
        roundTrip(new Schema.Text(), "a, \"b\"", "a, \"b\"");
        roundTrip(new Schema.OptionalOf(WIDTHS), Optional.empty(), "");
        roundTrip(new Schema.OptionalOf(WIDTHS), Optional.of(List.of(5)), "5");
        roundTrip(new Schema.ListOf(new Schema.ListOf(NUMBER, 0, 9), 0, 9), List.of(List.of(1.0, 2.0), List.of(3.0)), "[[1, 2], [3]]");
    }

    @Test
    void bracketsAreAllowedAroundAList() throws ExperimentException {
        assertEquals(List.of(1, 2), FieldText.parse(WIDTHS, " [1, 2] "));
    }

    @Test
    void aTextThatIsNotValidIsAnsweredWithoutAPath() {
        assertEquals("expected a number from 0 to 10, found \"abc\"", message(NUMBER, "abc"));
        assertEquals("expected a number from 0 to 10, found -1; the nearest valid value is 0", message(NUMBER, "-1"));
        assertEquals("expected a number from 0 to 10, found \"\"", message(NUMBER, ""));
        assertEquals("[1]: expected a whole number from 1 to 99, found \"\"", message(WIDTHS, "3,"));
        assertEquals("expected a list of 0 to 3 numbers, found 4", message(WIDTHS, "1, 2, 3, 4"));
    }

    private static void roundTrip(Schema.Type type, Object value, String text) throws ExperimentException {
        assertEquals(text, FieldText.show(type, value));
        assertEquals(value, FieldText.parse(type, text));
    }

    private static String message(Schema.Type type, String text) {
        return assertThrows(ExperimentException.class, () -> FieldText.parse(type, text)).getMessage();
    }
}
