package org.saddlescope.ui.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.saddlescope.experiment.Schema;

class TextFormsTest {
    private static TextForm form(Schema.Type type) {
        return TextForms.of(new Field("a.b", "B", "", Optional.of("0.1"), type)).orElseThrow();
    }

    private static String refusal(Schema.Type type, String text) {
        return assertThrows(InvalidText.class, () -> form(type).parse(text)).getMessage();
    }

    @ParameterizedTest
    @CsvSource({"0.1, 0.1", "1e-8, 1e-8", "300, 300", "0.000001, 1e-6", "1.0E12, 1e12", "-2.5, -2.5"})
    void numbersAreWrittenAsShortAsTheyReadBack(double value, String text) throws InvalidText {
        TextForm real = form(new Schema.RealNumber(-1e300, 1e300, false));
        assertEquals(text, real.format(value));
        assertEquals(value, real.parse(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"NaN", "Infinity", "1d", "0x10", "ten", "1,5"})
    void whatJavaReadsButNobodyWritesIsNoNumber(String text) {
        assertEquals("“" + text + "” is not a number", refusal(new Schema.RealNumber(-1, 1, false), text));
    }

    @Test
    void aNumberOutOfBoundsNamesTheNearestValidOne() {
        assertEquals("must be between 2 and 1001; nearest: 1001", refusal(new Schema.WholeNumber(2, 1001, false), "5000"));
        assertEquals("must be between 2 and 1001; nearest: 2", refusal(new Schema.WholeNumber(2, 1001, false), "-1e900"));
        assertEquals("must be a whole number; nearest: 3", refusal(new Schema.WholeNumber(2, 1001, false), "3.4"));
        assertEquals("must be at least 0; nearest: 0", refusal(new Schema.WholeNumber(0, Long.MAX_VALUE, true), "-3"));
        assertEquals("must be between 0 and 0.9; nearest: 0.9", refusal(new Schema.RealNumber(0, 0.9, false), "1"));
        assertEquals("must be above 0 and at most 1; for example 0.1", refusal(new Schema.RealNumber(0, 1, true), "0"));
        assertEquals("must be a finite number", refusal(new Schema.RealNumber(0, Double.POSITIVE_INFINITY, true), "1e999"));
        assertEquals("a number is needed here", refusal(new Schema.RealNumber(0, 1, true), " "));
    }

    @Test
    void wholeNumbersKeepTheirWidth() throws InvalidText {
        assertEquals(7, form(new Schema.WholeNumber(0, 10, false)).parse(" 7 "));
        assertEquals(1000L, form(new Schema.WholeNumber(0, Long.MAX_VALUE, true)).parse("1e3"));
    }

    @Test
    void listsAreSeparatedByCommasOrBlanks() throws InvalidText {
        TextForm widths = form(new Schema.ListOf(new Schema.WholeNumber(1, 100, false), 0, 3));
        assertEquals(List.of(32, 16), widths.parse("32, 16"));
        assertEquals(List.of(32, 16), widths.parse("[32 16]"));
        assertEquals(List.of(), widths.parse(""));
        assertEquals("32, 16", widths.format(List.of(32, 16)));
        assertEquals("entry 2 must be between 1 and 100; nearest: 1", refusal(new Schema.ListOf(new Schema.WholeNumber(1, 100, false), 0, 3), "1 0"));
        assertEquals("needs 0 to 3 entries, has 4", refusal(new Schema.ListOf(new Schema.WholeNumber(1, 100, false), 0, 3), "1 2 3 4"));
    }

    @Test
    void anEmptyTextIsAnAbsentValueWhereOneMayBeAbsent() throws InvalidText {
        TextForm start = form(new Schema.OptionalOf(new Schema.ListOf(new Schema.RealNumber(-10, 10, false), 0, 9)));
        assertEquals(Optional.empty(), start.parse(" "));
        assertEquals(Optional.of(List.of(0.5, -0.5)), start.parse("0.5, -0.5"));
        assertEquals("", start.format(Optional.empty()));
    }

    @Test
    void rowsAreSeparatedBySemicolons() throws InvalidText {
        TextForm matrix = form(new Schema.ListOf(new Schema.ListOf(new Schema.RealNumber(-10, 10, false), 0, 9), 0, 9));
        assertEquals(List.of(List.of(1.0, 2.0), List.of(3.0, 4.0)), matrix.parse("1 2; 3 4"));
        assertEquals("1, 2; 3, 4", matrix.format(List.of(List.of(1.0, 2.0), List.of(3.0, 4.0))));
    }
}
