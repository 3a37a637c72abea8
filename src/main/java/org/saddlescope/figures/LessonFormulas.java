package org.saddlescope.figures;

import java.util.ArrayList;
import java.util.List;
import org.saddlescope.experiment.Experiment;
import org.saddlescope.experiment.ExperimentCheck.Finding;
import org.saddlescope.experiment.Lesson;
import org.saddlescope.experiment.LessonText;

/** Whether the formulas of a lesson can be typeset. */
public final class LessonFormulas {
    private LessonFormulas() {}

    /** One finding a formula that cannot, by {@code lesson.steps[N].text}; for texts that can be read. Takes a moment. */
    public static List<Finding> findings(Experiment experiment) {
        List<Finding> findings = new ArrayList<>();
        List<Lesson.Step> steps = experiment.lesson().map(Lesson::steps).orElse(List.of());
        for (int i = 0; i < steps.size(); i++) {
            for (LessonText.Formula formula : LessonText.of(steps.get(i).text()).formulas()) {
                try {
                    FormulaPainter.extent(formula.latex(), 16);
                } catch (IllegalArgumentException e) {
                    findings.add(new Finding("lesson.steps[" + i + "].text", "expected formulas in LaTeX that can be typeset: " + e.getMessage()));
                }
            }
        }
        return findings;
    }
}
