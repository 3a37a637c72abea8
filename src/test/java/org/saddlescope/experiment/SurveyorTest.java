package org.saddlescope.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SurveyorTest {
    @ParameterizedTest
    @CsvSource({"2, 1, 32", "1218, 300, 32", "50890, 2000, 4", "50890, 60000, 2", "100000000, 100000000, 2"})
    void theLargerAProblemTheFewerOfItsPointsAreEvaluatedTogether(long parameters, long samples, int points) {
        assertEquals(points, Surveyor.batch(parameters, samples));
    }
}
