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
    /** As {@code probes.alphaBeta} declares it; otherwise what is known in closed form, or 0, a lower bound of losses. */
    static ComponentInfima of(Experiment member, Problem problem) {
        double[] values = new double[problem.samples()];
        if (member.probes().alphaBeta().map(spec -> spec.componentMinimum()).orElse(null) instanceof ComponentMinimum.Declared(double value)) {
            Arrays.fill(values, value);
            return new ComponentInfima(values, "declared in the experiment");
        }
        boolean known = true;
        for (int i = 0; i < values.length; i++) {
            known &= problem.infimum(new int[] {i}).isPresent();
            values[i] = problem.infimum(new int[] {i}).orElse(0);
        }
        return new ComponentInfima(values, known ? "known in closed form" : "0, a lower bound of losses on data");
    }
}
