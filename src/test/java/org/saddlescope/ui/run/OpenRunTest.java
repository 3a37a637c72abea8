package org.saddlescope.ui.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.saddlescope.experiment.ExperimentException;

class OpenRunTest {
    private final List<String> first = new ArrayList<>();
    private final List<String> second = new ArrayList<>();
    private final OpenRun open = new OpenRun();

    @Test
    void whatIsAskedForBetweenTwoRunsReachesTheNextOneAlone() throws ExperimentException {
        open.replace(() -> new RecordedTraining(first));
        open.request(RecordedTraining.request(11));
        open.leave();
        open.request(RecordedTraining.request(21));
        open.request(RecordedTraining.request(31));
        open.replace(() -> new RecordedTraining(second));
        assertEquals(List.of("request 11", "close"), first);
        assertEquals(List.of("request 31"), second);
        // And not once more.
        open.replace(() -> new RecordedTraining(first));
        assertEquals(List.of("request 11", "close"), first);
    }

    @Test
    void whatWasAskedOfARunThatNeverCameIsNotAskedOfTheNext() throws ExperimentException {
        open.leave();
        open.request(RecordedTraining.request(11));
        assertThrows(ExperimentException.class, () -> open.replace(() -> {
            throw new ExperimentException("refused");
        }));
        open.leave();
        open.replace(() -> new RecordedTraining(first));
        assertEquals(List.of(), first);
    }

    @Test
    void aRunThatHasBeenLeftIsGivenToNobodyAndStillClosed() throws ExperimentException {
        Training training = open.replace(() -> new RecordedTraining(first));
        assertSame(training, open.required());
        open.leave();
        assertEquals(Optional.empty(), open.present());
        assertThrows(ExperimentException.class, open::required);
        open.close();
        open.close();
        assertEquals(List.of("close"), first);
    }
}
