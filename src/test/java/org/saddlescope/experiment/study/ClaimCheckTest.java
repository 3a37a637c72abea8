package org.saddlescope.experiment.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.saddlescope.experiment.Experiment;
import org.saddlescope.experiment.ExperimentException;

class ClaimCheckTest {
    private static final String SAYS = "'says': 'so', 'basis': 'theory', ";

    private static Sweep check(String sweep, String expectation) throws ExperimentException {
        Experiment experiment = Claims.toy(sweep, 1, expectation.isEmpty() ? "[]" : "[" + expectation.replace("{'type'", "{" + SAYS + "'type'") + "]");
        return ClaimCheck.sweep(experiment, "toy.json", _ -> new Claims.ToyStudy());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            {'type': 'atLeast', 'term': {'quantity': 'stps'}, 'value': 1} | expect[0].term.quantity: expected a quantity that the training study measures (stepSize 0.1, steps 10), found ""stps""; did you mean ""steps""?
            {'type': 'atLeast', 'term': {'quantity': 'steps', 'where': ['training.step=10']}, 'value': 1} | expect[0].term.where[0]: expected a swept field, found ""training.step""; did you mean ""training.steps""?
            {'type': 'atLeast', 'term': {'quantity': 'steps', 'where': ['training.steps=11']}, 'value': 1} | expect[0].term.where[0]: no member has training.steps=11; training.steps is swept over 10, 20, 40
            {'type': 'atLeast', 'term': {'quantity': 'steps', 'where': ['10']}, 'value': 1} | expect[0].term.where[0]: expected field=value of a swept field, found ""10""
            {'type': 'atLeast', 'term': {'quantity': 'steps', 'where': ['training.steps=10', 'training.steps=20']}, 'value': 1} | expect[0].term.where: no member has training.steps=10 and training.steps=20
            {'type': 'slope', 'term': {'quantity': 'steps'}, 'against': 'training.stps', 'value': 1, 'tolerance': 1} | expect[0].against: expected a swept field, found ""training.stps""; did you mean ""training.steps""?
            {'type': 'slope', 'term': {'quantity': 'steps', 'where': ['training.steps=20']}, 'against': 'training.steps', 'value': 1, 'tolerance': 1} | expect[0].against: expected at least 2 values of training.steps among the members, found 1
            {'type': 'less', 'less': {'quantity': 'steps'}, 'than': {'quantity': 'mixd'}} | expect[0].than.quantity: expected a quantity that the training study measures (stepSize 0.1, steps 10), found ""mixd""; did you mean ""mixed""?
            {'type': 'refused', 'where': ['training.steps=99'], 'because': 'x'} | expect[0].where[0]: no member has training.steps=99; training.steps is swept over 10, 20, 40
            """)
    void anExpectationOnWhatIsNotMeasuredIsRefused(String expectation, String message) {
        String said = assertThrows(ExperimentException.class, () -> check(Claims.GRID, expectation)).getMessage();
        assertEquals("toy.json: claim." + message.replace("\"\"", "\""), said);
    }

    @Test
    void aFieldThatIsNoNumberHasNoSlopeAndZeroNoLogarithm() {
        String slope = "{'type': 'slope', 'term': {'quantity': 'steps'}, 'against': 'FIELD', 'value': 1, 'tolerance': 1}";
        String words = assertThrows(ExperimentException.class, () -> check("[{'field': 'precision', 'values': ['float', 'double']}]",
                slope.replace("FIELD", "precision"))).getMessage();
        assertEquals("toy.json: claim.expect[0].against: expected a swept field of numbers, found \"precision\" with \"float\"", words);
        String zero = assertThrows(ExperimentException.class, () -> check("[{'field': 'training.steps', 'values': [0, 1]}]",
                slope.replace("FIELD", "training.steps"))).getMessage();
        assertEquals("toy.json: claim.expect[0].against: expected a swept field of numbers above 0, since it is one of their logarithms, found \"training.steps\" with 0", zero);
    }

    @Test
    void whatIsMeasuredAndSweptIsAccepted() throws ExperimentException {
        assertEquals(6, check(Claims.GRID, "{'type': 'slope', 'term': {'quantity': 'steps', 'where': ['optimizers[0].stepSize=1e-1']}, "
                + "'against': 'training.steps', 'value': 1, 'tolerance': 1}").members().size());
    }

    @Test
    void aMemberThatContradictsItselfIsRefusedUnlessThatIsTheClaim() throws ExperimentException {
        String sweep = "[{'field': 'optimizers.0.batch', 'values': [0, 64]}]";
        String said = assertThrows(ExperimentException.class, () -> check(sweep, "")).getMessage();
        assertEquals("toy.json: claim.sweep (optimizers.0.batch=64): optimizers[0].batch: expected at most the number of training samples, 1, found 64; "
                + "the nearest valid value is 1", said);
        assertEquals(2, check(sweep, "{'type': 'refused', 'where': ['optimizers.0.batch=64'], 'because': 'number of training samples'}").members().size());
    }

    @Test
    void aNumberOfMembersThatAreAllExpectedToBeRefusedIsNone() {
        String said = assertThrows(ExperimentException.class, () -> check(Claims.GRID, "{'type': 'refused', 'where': ['training.steps=10'], 'because': 'x'}, "
                + "{'type': 'atLeast', 'term': {'quantity': 'steps', 'where': ['training.steps=10']}, 'value': 1}")).getMessage();
        assertEquals("toy.json: claim.expect[1].term.where: every member that it selects is expected to be refused", said);
    }
}
