package org.saddlescope.paths;

import org.saddlescope.engine.OutputMap;
import org.saddlescope.engine.ParameterLayout;
import org.saddlescope.spectra.Vectors;

/**
 * Parameters at which neurons are dead: zero at every sample with zero gradient, as a ReLU below its kink is. Gradient
 * descent from there does not move them; with all of them dead it does not move at all, with most of them dead it is
 * trapped at the best that the others can do.
 */
public final class DeadNeurons {
    private DeadNeurons() {}

    /**
     * θ with all neurons but the first {@code alive} dead: b_j = −R‖w_j‖, so that w_j·x + b_j ≤ 0 wherever ‖x‖ ≤ R.
     *
     * @param radius R, at least the largest norm of an input to the neurons
     * @throws PathException where neurons have no bias, or a negative argument does not silence the activation
     */
    public static double[] of(ParameterLayout layout, OutputMap outputs, double[] theta, double radius, int alive) throws PathException {
        OuterLayer layer = OuterLayer.of(layout, outputs, theta);
        if (layer.innerBias().isEmpty()) {
            throw new PathException("a dead start needs hidden neurons with a bias");
        }
        double[] dead = theta.clone();
        int d = layer.inner().shape().get(1);
        for (int j = alive; j < layer.neurons(); j++) {
            int from = layer.inner().offset() + j * d;
            dead[layer.innerBias().get().offset() + j] = -radius * Vectors.norm(theta, from, from + d);
        }
        int[] silent = java.util.stream.IntStream.range(alive, layer.neurons()).toArray();
        for (double[] column : layer.features(outputs, dead, silent)) {
            for (double value : column) {
                if (value != 0) {
                    throw new PathException("a dead start needs an activation that is 0 for negative arguments, such as relu");
                }
            }
        }
        return dead;
    }
}
