package org.saddlescope.ui.document;

import java.util.Optional;
import org.saddlescope.experiment.Experiment;
import org.saddlescope.ui.experiment.Choices;
import org.saddlescope.ui.experiment.ExperimentForm;

/** What the form knows beyond the annotations of the records. */
public interface FormRules {
    /** The settings whose text is one of a few names. */
    Choices choices();

    /** What contradicts what, in an experiment whose fields are each valid. */
    Optional<ExperimentForm.Contradiction> contradiction(Experiment experiment);
}
