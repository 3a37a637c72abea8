package org.saddlescope.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.saddlescope.experiment.ExperimentException;
import org.saddlescope.experiment.ExperimentFile;

class SampleGroupTest {
    private static SampleGroup of(String problem, String claim) throws ExperimentException {
        return SampleGroup.of(ExperimentFile.decode("{\"schema\": 1, \"name\": \"x\", \"problem\": " + problem + ", \"optimizers\": [{\"type\": \"sgd\"}]"
                + claim + "}", "test"));
    }

    private static final String FUNCTION = "{\"type\": \"analytic\", \"function\": \"himmelblau\"}";

    @Test
    void aSampleWithAClaimStandsWithItsPaper() throws ExperimentException {
        assertEquals(SampleGroup.PAPER_B, of(FUNCTION, ", \"claim\": {\"statement\": \"s\", \"paper\": \"b\"}"));
        assertEquals(SampleGroup.PAPER_D, of(FUNCTION, ", \"claim\": {\"statement\": \"s\", \"paper\": \"d\"}"));
    }

    @Test
    void whatIsOnlyExploredStandsApart() throws ExperimentException {
        assertEquals(SampleGroup.EXPLORE, of(FUNCTION, ", \"claim\": {\"statement\": \"s\", \"paper\": \"a\", \"suite\": \"explore\"}"));
    }

    @Test
    void aSampleWithoutAClaimIsALesson() throws ExperimentException {
        assertEquals(SampleGroup.FUNCTIONS, of(FUNCTION, ""));
        FileExperimentStore store = new FileExperimentStore();
        assertEquals(SampleGroup.NETWORKS, store.samples().getFirst().group(), "the sample to begin with trains a network");
    }
}
