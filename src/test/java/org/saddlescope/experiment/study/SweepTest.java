package org.saddlescope.experiment.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.saddlescope.experiment.Experiment;
import org.saddlescope.experiment.ExperimentException;
import org.saddlescope.experiment.ExperimentFile;

class SweepTest {
    @Test
    void everyCombinationIsAMemberWithEverySeedAndTheLastVariesFastest() throws ExperimentException {
        List<Sweep.Member> members = Sweep.of(Claims.toy(Claims.GRID, 2, "[]")).members();
        assertEquals(12, members.size());
        assertEquals(Claims.coordinates("optimizers.0.stepSize", "0.1", "training.steps", "10"), members.get(0).coordinates());
        assertEquals(Claims.coordinates("optimizers.0.stepSize", "0.1", "training.steps", "10"), members.get(1).coordinates());
        assertEquals(Claims.coordinates("optimizers.0.stepSize", "0.2", "training.steps", "40"), members.get(11).coordinates());
        assertEquals(List.of("000", "001", "011"), List.of(members.get(0).id(), members.get(1).id(), members.get(11).id()));
        Experiment last = members.get(11).experiment();
        assertEquals(40, last.training().steps());
        assertEquals("0.2", ExperimentFile.write(last).replaceAll("(?s).*\"stepSize\": ([0-9.]+).*", "$1"));
    }

    @Test
    void seedsCountFromTheTrainingSeedAndTheDataKeepTheirs() throws ExperimentException {
        List<Sweep.Member> members = Sweep.of(Claims.toy("[]", 3, "[]")).members();
        assertEquals(List.of(3L, 4L, 5L), members.stream().map(Sweep.Member::seed).toList());
        assertEquals(List.of(3L, 4L, 5L), members.stream().map(member -> member.experiment().trainingSeed()).toList());
        assertTrue(members.stream().allMatch(member -> member.experiment().seed() == 3));
        String moved = ExperimentFile.withOverrides(ExperimentFile.write(Claims.toy("[]", 3, "[]")), List.of("training.seed=70"));
        assertEquals(List.of(70L, 71L, 72L), Sweep.of(ExperimentFile.parse(moved, "")).members().stream().map(Sweep.Member::seed).toList());
    }

    @Test
    void withoutASweepTheExperimentIsTheOnlyMember() throws ExperimentException {
        Experiment experiment = Claims.toy("[]", 1, "[]");
        assertEquals(List.of(experiment), Sweep.of(experiment).members().stream().map(Sweep.Member::experiment).toList());
    }

    @Test
    void aPartIsSweptAfterTheWholeItIsOf() throws ExperimentException {
        String whole = "{'field': 'optimizers.0', 'values': [{'type': 'sgd'}, {'type': 'adam'}]}";
        String part = "{'field': 'optimizers.0.stepSize', 'values': [0.5, 0.25]}";
        List<Sweep.Member> members = Sweep.of(Claims.toy("[" + whole + "," + part + "]", 1, "[]")).members();
        assertEquals("{\"type\": \"adam\"}", members.get(3).coordinates().get("optimizers.0"));
        assertTrue(ExperimentFile.write(members.get(3).experiment()).contains("\"stepSize\": 0.25"));
        ExperimentException undone = assertThrows(ExperimentException.class, () -> Sweep.of(Claims.toy("[" + part + "," + whole + "]", 1, "[]")));
        assertEquals("claim.sweep[1].field: optimizers.0 would undo claim.sweep[0], optimizers.0.stepSize; a part is swept after the whole", undone.getMessage());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            {'field': 'training.stps', 'values': [1]}              | unknown field of training; did you mean "steps"?
            {'field': 'training.steps', 'values': [1, 'many']}     | training.steps: expected a whole number from 0 to 10000000, found "many"
            {'field': 'training.steps', 'values': [-1]}            | the nearest valid value is 0
            {'field': 'optimizers.4.stepSize', 'values': [1]}      | expected an index from 0 to 1, found 4
            {'field': 'training.steps', 'values': [1, 1]}          | claim.sweep[0].values[1]: expected every value once, found 1 again
            {'field': 'training.seed', 'values': [1]}              | claim.sweep[0].field: claim.seeds = 2 varies training.seed already
            {'field': 'claim.seeds', 'values': [1]}                | claim.sweep[0].field: expected a field of the experiment or of claim.study
            """)
    void whatCannotBeSweptIsRefusedWithTheReason(String axis, String message) throws ExperimentException {
        Experiment experiment = Claims.toy("[" + axis + "]", 2, "[]");
        String said = assertThrows(ExperimentException.class, () -> Sweep.of(experiment)).getMessage();
        assertTrue(said.startsWith("claim.sweep") && said.contains(message), said);
    }

    @Test
    void moreMembersThanAnyoneWantsAreRefused() throws ExperimentException {
        Experiment experiment = Claims.toy(Claims.GRID, 10_000, "[]");
        String said = assertThrows(ExperimentException.class, () -> Sweep.of(experiment)).getMessage();
        assertEquals("claim.sweep: expected at most 10000 members, found 20000 or more", said);
    }

    @Test
    void theStudyItselfCanBeSwept() throws ExperimentException {
        List<Sweep.Member> members = Sweep.of(Claims.toy("[{'field': 'claim.study.threshold', 'values': [0.5, 2]}]", 1, "[]")).members();
        assertTrue(ExperimentFile.write(members.get(1).experiment()).contains("\"threshold\": 2"));
    }
}
