package org.saddlescope.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LessonCheckTest {
    private static String findings(String first, String second) throws ExperimentException {
        Experiment experiment = ExperimentFile.decode("""
                {"problem": {"type": "analytic", "function": "himmelblau"}, "optimizers": [{"type": "sgd"}], "training": {"steps": 100, "recordEvery": 10},
                 "lesson": {"topic": "t", "steps": [
                   {"title": "a", "text": "A first step."%s}, {"title": "b"%s}]}}""".formatted(first, second.contains("\"text\"") ? second : ", \"text\": \"B\"" + second), "");
        return LessonCheck.findings(experiment, experiment.lesson().orElseThrow()).stream().map(finding -> finding.path() + ": " + finding.message())
                .collect(Collectors.joining("; "));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            , "at": 37 | lesson.steps[1].at: expected a recorded step, every 10 up to 100, or -1 for the newest, found 37; the nearest valid value is 40
            , "at": 101 | lesson.steps[1].at: expected a recorded step, every 10 up to 100, or -1 for the newest, found 101; the nearest valid value is 100
            , "views": ["map", "loss", "map"] | lesson.steps[1].views[2]: expected every view once, found "map" again
            , "text": "It costs $5." | lesson.steps[1].text: expected a second $ after "$5.", found none; a dollar sign itself is \\$
            , "text": "As {1#x} shows: {44!loss<0.25#3}" | lesson.steps[1].text: expected a step of the lesson from #1 to #2, found #3; the nearest valid value is #2
            , "text": "{44!loss@middle}" | lesson.steps[1].text: expected what is measured as loss@100, pl@min or loss<0.25, found "loss@middle"
            """)
    void whatDoesNotFitIsNamedByItsStepWithTheNearestValidValue(String step, String message) throws ExperimentException {
        assertEquals(message, findings("", step.replace('!', '|').replace("\\$", "\\\\$")));
    }

    @Test
    void aChangeThatTheExperimentDoesNotTakeIsNamedAmongTheOthers() throws ExperimentException {
        String found = findings("", ", \"run\": {\"set\": [\"seed=3\", \"optimizers.0.stepsize=1\"]}");
        assertEquals("lesson.steps[1].run.set[1]: expected a change that the experiment takes, found \"optimizers.0.stepsize=1\": ",
                found.substring(0, Math.min(found.length(), found.indexOf("stepsize=1\": ") + 13)));
    }

    @Test
    void theStepAtWhichTheTimelineIsHeldIsOneOfTheChangedTraining() throws ExperimentException {
        assertEquals("", findings("", ", \"at\": 37, \"run\": {\"set\": [\"training.recordEvery=1\"]}"));
        assertEquals("", findings("", ", \"at\": -1"));
        assertEquals("", findings(", \"at\": 100", ""));
    }

    @Test
    void aDollarSignAndAFormulaAreNoMistake() throws ExperimentException {
        assertEquals("", findings("", ", \"text\": \"It costs \\\\$5, $x^2$ and $$y$$\""));
        assertEquals(List.of("x^2", "y"), LessonText.of("It costs \\$5, $x^2$ and $$y$$").formulas().stream().map(LessonText.Formula::latex).toList());
    }
}
