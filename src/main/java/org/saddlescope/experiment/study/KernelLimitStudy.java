package org.saddlescope.experiment.study;

import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleConsumer;
import org.saddlescope.experiment.Experiment;
import org.saddlescope.experiment.ExperimentException;
import org.saddlescope.experiment.StudySpec;

/** See {@link StudySpec.KernelLimit}. */
record KernelLimitStudy(StudySpec.KernelLimit spec) implements Study {
    @Override
    public List<Quantity> quantities(Experiment member) {
        return List.of();
    }

    @Override
    public Findings run(Experiment member, BooleanSupplier cancelled, DoubleConsumer progress) throws ExperimentException {
        throw new ExperimentException("claim.study: to be built");
    }
}
