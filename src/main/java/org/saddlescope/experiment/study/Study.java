package org.saddlescope.experiment.study;

import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleConsumer;
import org.saddlescope.experiment.Experiment;
import org.saddlescope.experiment.ExperimentException;

/** Measures the quantities of a claim in one member of its sweep. */
public interface Study {
    /** What it measures for this experiment, known before anything is run, so that expectations can be checked. */
    List<Quantity> quantities(Experiment member);

    /**
     * Measures. The result follows from the experiment alone.
     *
     * @param cancelled asked often; what was measured by then is lost
     * @param progress  gets the share done, from 0 to 1
     * @throws ExperimentException where the experiment is none that can be studied so; the message says why
     */
    Findings run(Experiment member, BooleanSupplier cancelled, DoubleConsumer progress) throws ExperimentException;
}
