package org.saddlescope.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LessonNumberTest {
    private static final Frame FRAME = new Frame(Frame.Phase.DONE, List.of(
            track("Gradient descent", new double[] {4, 2, 3, 1}), track("Adam", new double[] {4, 0.5, 8, 7})),
            Optional.empty(), List.of(), List.of(), 0, 0, 0, 0, "");

    private static Frame.Track track(String name, double[] loss) {
        return new Frame.Track(name, 30, 30, -1, new History(new int[] {0, 10, 20, 30}, loss, new double[] {1, 1, 1, 0}, new double[] {0.1, 0.1, 0.1, 0.1}, List.of()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            loss                    | 1
            loss@end                | 1
            loss@10                 | 2
            loss@min                | 1
            loss@max                | 4
            loss@argmin             | 30
            loss<2.5                | 10
            loss>3                  | 0
            loss<2.5e0              | 10
            gradientNorm@end        | 0
            Adam:loss@end           | 7
            Adam : loss@argmin      | 10
            Gradient descent:loss@20| 3
            """)
    void theValueThatIsMeantIsTakenFromTheRun(String measured, double value) {
        assertEquals(value, LessonNumber.of("1", measured).measured(FRAME));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            44       | 44      | 0.5
            0.25     | 0.25    | 0.005
            −3.8     | -3.8    | 0.05
            -3.80    | -3.8    | 0.005
            6.7·10⁻⁷ | 6.7e-7  | 0.05e-7
            4.6×10⁵  | 4.6e5   | 0.05e5
            33,282   | 33282   | 0.5
            """)
    void aNumberIsAsExactAsItIsWritten(String shown, double value, double half) {
        LessonNumber number = LessonNumber.of(shown, "loss");
        assertEquals(value, number.value(), Math.abs(value) * 1e-14);
        assertEquals(half, number.tolerance(), half * 1e-6);
    }

    @Test
    void aNumberMayBeThatOfAnotherStepOfTheLesson() {
        LessonNumber number = LessonNumber.of("44", "loss<0.25#6");
        assertEquals(OptionalInt.of(6), number.step());
        assertEquals("<0.25", number.which());
        assertEquals(OptionalInt.empty(), LessonNumber.of("44", "loss<0.25").step());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            1     | loss@       | expected what is measured as loss@100, pl@min or loss<0.25, found "loss@"
            1     | loss@middle | expected what is measured as loss@100, pl@min or loss<0.25, found "loss@middle"
            1     | `a b`       | expected what is measured as loss@100, pl@min or loss<0.25, found "a b"
            a few | loss        | `expected a number before the bar as 0.25 or 6.7·10⁻⁷ and behind < or >, found {a few|loss}`
            1     | loss<1e     | `expected a number before the bar as 0.25 or 6.7·10⁻⁷ and behind < or >, found {1|loss<1e}`
            """)
    void whatCannotBeReadSaysWhatWasExpected(String shown, String measured, String message) {
        assertEquals(message, assertThrows(IllegalArgumentException.class, () -> LessonNumber.of(shown, measured)).getMessage());
    }

    @Test
    void whatTheRunDoesNotHaveSaysWhatItHas() {
        assertEquals("expected one of [Gradient descent, Adam], found \"Momentum\"", unmeasured("Momentum:loss"));
        assertTrue(unmeasured("losss").endsWith("found \"losss\""));
        assertEquals("no recorded step has loss<0.1", unmeasured("loss<0.1"));
        assertEquals("no recorded step has loss@15", unmeasured("loss@15"));
        assertEquals("the run has not measured the alpha-beta condition", unmeasured("alphaMin"));
    }

    private static String unmeasured(String measured) {
        return assertThrows(IllegalArgumentException.class, () -> LessonNumber.of("1", measured).measured(FRAME)).getMessage();
    }
}
