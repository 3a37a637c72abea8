package org.saddlescope.experiment.study;

import java.util.Arrays;
import org.saddlescope.engine.Problem;
import org.saddlescope.experiment.AlphaBetaSpec.ComponentMinimum;
import org.saddlescope.experiment.Experiment;

/**
 * The infimum f_i* of the loss of each sample.
 *
 * @param from where they come from, for people
 */
record ComponentInfima(double[] values, String from) {
    /** As {@code probes.alphaBeta} has it; 0, a lower bound of every loss here, where it says nothing. */
    static ComponentInfima of(Experiment member, Problem problem) {
        double[] values = new double[problem.samples()];
        if (member.probes().alphaBeta().map(spec -> spec.componentMinimum()).orElse(null) instanceof ComponentMinimum.Declared(double value)) {
            Arrays.fill(values, value);
            return new ComponentInfima(values, "declared in the experiment");
        }
        return new ComponentInfima(values, "0, which no component is below");
    }
}
