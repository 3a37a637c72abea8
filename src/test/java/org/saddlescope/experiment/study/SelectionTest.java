package org.saddlescope.experiment.study;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SelectionTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"32 | 32", "1e-3 | 0.001", "[64, 64] | 64", "[0.5] | 0.5"})
    void aNumberAndAListOfEqualNumbersHaveAPlaceOnAnAxis(String json, double number) {
        assertEquals(Optional.of(number), Selection.number(json));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[64, 32]", "[]", "\"64\"", "true", "null", "{\"type\": \"sgd\"}", "[[2], [2]]"})
    void nothingElseHas(String json) {
        assertEquals(Optional.empty(), Selection.number(json));
    }

    @Test
    void aFieldThatIsNotSweptHasNoNumber() {
        assertEquals(Optional.empty(), Selection.number(Map.of("seed", "1"), "training.steps"));
    }
}
