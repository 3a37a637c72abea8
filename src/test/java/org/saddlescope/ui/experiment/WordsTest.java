package org.saddlescope.ui.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordsTest {
    @ParameterizedTest
    @CsvSource({"stepSize, Step size", "HALF_SQUARED_ERROR, Half squared error", "RELU, ReLU", "beta1, Beta 1", "himmelblau, Himmelblau"})
    void identifiersBecomeWords(String identifier, String words) {
        assertEquals(words, Words.of(identifier));
    }

    @ParameterizedTest
    @CsvSource({"Step size, step size", "IDX, IDX"})
    void wordsInASentenceBeginSmallUnlessTheyAreAbbreviations(String words, String inside) {
        assertEquals(inside, Words.inSentence(words));
    }
}
