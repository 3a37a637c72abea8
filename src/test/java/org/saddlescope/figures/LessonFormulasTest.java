package org.saddlescope.figures;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.saddlescope.experiment.Experiment;
import org.saddlescope.experiment.ExperimentCheck.Finding;
import org.saddlescope.experiment.ExperimentException;
import org.saddlescope.experiment.ExperimentFile;

class LessonFormulasTest {
    private static List<Finding> findings(String formula) throws ExperimentException {
        Experiment experiment = ExperimentFile.decode("""
                {"problem": {"type": "analytic", "function": "himmelblau"}, "optimizers": [{"type": "sgd"}],
                 "lesson": {"topic": "t", "steps": [{"title": "a", "text": "Fine: $x$"}, {"title": "b", "text": "This: $%s$"}]}}""".formatted(formula), "");
        return LessonFormulas.findings(experiment);
    }

    @Test
    void aFormulaThatCannotBeTypesetIsNamedByItsStep() throws ExperimentException {
        List<Finding> findings = findings("\\\\frac{1}{2");
        assertEquals(List.of("lesson.steps[1].text"), findings.stream().map(Finding::path).toList());
        assertTrue(findings.getFirst().message().startsWith("expected formulas in LaTeX that can be typeset: "), findings.getFirst().message());
        assertEquals(1, findings("\\\\nosuchcommand{x}").size());
    }

    @Test
    void aFormulaThatCanIsNoFinding() throws ExperimentException {
        assertEquals(List.of(), findings("\\\\frac{1}{2}\\\\|\\\\nabla f\\\\|^2"));
    }
}
