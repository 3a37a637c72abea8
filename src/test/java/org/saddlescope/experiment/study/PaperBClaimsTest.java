package org.saddlescope.experiment.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.saddlescope.experiment.Claim;
import org.saddlescope.experiment.Expectation;
import org.saddlescope.experiment.Experiment;
import org.saddlescope.experiment.ExperimentException;
import org.saddlescope.experiment.ExperimentFile;

/** The claims of Liu, Zhu, Belkin 2022 hold as their sample experiments state them, at their own seed and at another. */
class PaperBClaimsTest {
    private static final String WIDTH = "problem.architecture.width";

    private static Path sample(String id) {
        return Path.of("sample-experiments", id + ".json");
    }

    private static void assertHolds(String id, List<String> overrides) throws ExperimentException {
        assertEquals(List.of(), ClaimMembers.run(sample(id), overrides, Map.of()).failures(), id + " " + overrides);
    }

    @ParameterizedTest
    @ValueSource(strings = {"hessian-width", "kernel-width", "partial-plstar", "essential-nonconvexity"})
    void theClaimHolds(String id) throws ExperimentException {
        assertHolds(id, List.of());
    }

    @ParameterizedTest
    @ValueSource(strings = {"hessian-width", "kernel-width", "partial-plstar", "essential-nonconvexity"})
    void theClaimHoldsFromOtherTrainingSeeds(String id) throws ExperimentException {
        assertHolds(id, List.of("training.seed=77"));
    }

    /** Without its widest members, for time. */
    @Test
    void gradientDescentUnderPlStarHoldsFromOtherTrainingSeeds() throws ExperimentException {
        ClaimMembers members = ClaimMembers.run(sample("gd-plstar"), List.of("training.seed=77"), Map.of(WIDTH, List.of("32", "128", "512")));
        assertEquals(List.of(), members.failures());
    }

    @ParameterizedTest
    @ValueSource(strings = {"hessian-width", "kernel-width", "gd-plstar", "partial-plstar", "essential-nonconvexity"})
    void everyExpectationIsOnAQuantityThatTheStudyMeasures(String id) throws ExperimentException {
        Experiment experiment = ExperimentFile.read(sample(id));
        Claim claim = experiment.claim().orElseThrow();
        List<String> measured = Studies.of(claim.study()).quantities(experiment).stream().map(Quantity::id).toList();
        for (Expectation expectation : claim.expect()) {
            for (String quantity : ClaimMembers.quantities(expectation)) {
                assertTrue(measured.contains(quantity), id + ": " + quantity);
            }
        }
    }

    @Test
    void membersDifferInTheTrainingSeedAndShareTheirData() throws ExperimentException {
        ClaimMembers members = ClaimMembers.run(sample("gd-plstar"), List.of(), Map.of(WIDTH, List.of("32"), "claim.study.relativeStep", List.of("1")));
        assertEquals(List.of(1L, 2L, 3L), members.members().stream().map(m -> m.experiment().trainingSeed()).toList());
        assertTrue(members.members().stream().allMatch(m -> m.experiment().seed() == 1));
    }
}
