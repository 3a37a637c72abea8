package org.saddlescope.ui.document;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
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
    void aSampleWithoutAClaimStandsWithItsKind() throws ExperimentException {
        assertEquals(SampleGroup.FUNCTIONS, of(FUNCTION, ""));
        assertEquals(SampleGroup.NETWORKS, of("{\"type\": \"network\", \"data\": {\"type\": \"twoMoons\"}, \"architecture\": {\"type\": \"mlp\"}, \"loss\": \"crossEntropy\"}", ""));
    }

    @Test
    void whatANewcomerBeginsWithStandsFirstWithASaddleEscapeAndTheLessonsFollowInTheOrderInWhichTheyBuildOnEachOther() {
        List<ExperimentStore.Sample> samples = new FileExperimentStore().samples();
        assertEquals(List.of("two-moons", "saddle-escape", "himmelblau"), samples.stream().filter(one -> one.group() == SampleGroup.START).map(ExperimentStore.Sample::id).toList());
        assertEquals("two-moons", samples.getFirst().id(), "the sample to begin with trains a network");
        assertEquals(List.of("step-size", "momentum", "saddle", "pl", "alpha-beta", "linear-nets", "no-confined", "edge").stream().map(id -> "lesson-" + id).toList(),
                samples.stream().filter(one -> one.group() == SampleGroup.LESSONS).map(ExperimentStore.Sample::id).toList());
    }
}
