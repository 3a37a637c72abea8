package org.saddlescope.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.saddlescope.experiment.ExperimentCheck.Finding;
import org.saddlescope.schema.Nearest;

/** Whether what was done by hand fits the run that it is to be done to. */
final class InterventionCheck {
    private InterventionCheck() {}

    static List<Finding> findings(Experiment experiment) {
        List<Finding> findings = new ArrayList<>();
        List<Intervention> interventions = experiment.training().interventions();
        List<String> names = TrackNames.of(experiment.optimizers());
        int steps = experiment.training().steps();
        for (int i = 0; i < interventions.size(); i++) {
            Intervention intervention = interventions.get(i);
            String path = "training.interventions[" + i + "]";
            String name = intervention.optimizer().strip();
            if (intervention.step() >= steps) {
                findings.add(new Finding(path + ".step", steps == 0 ? "expected no intervention, as training.steps is 0, found one"
                        : "expected an update from 0 to " + (steps - 1) + ", as training.steps is " + steps + ", found " + intervention.step()
                                + "; the nearest valid value is " + (steps - 1)));
            }
            if (!name.isEmpty() && !names.contains(name)) {
                findings.add(new Finding(path + ".optimizer", "expected the name of an optimizer, or none for all of them, found \"" + name + "\"; "
                        + Nearest.hint(name, names)));
            } else if (intervention instanceof Intervention.StepSize && unscalable(experiment, name, names)) {
                findings.add(new Finding(path + ".optimizer", "expected an optimizer that takes a step size, found \"" + name
                        + "\", whose line search decides how long its steps are"));
            }
        }
        return findings;
    }

    /** Whether a change of the step size concerns nobody who has one. */
    private static boolean unscalable(Experiment experiment, String name, List<String> names) {
        return IntStream.range(0, names.size()).filter(i -> name.isEmpty() || names.get(i).equals(name))
                .noneMatch(i -> experiment.optimizers().get(i).scalable());
    }
}
