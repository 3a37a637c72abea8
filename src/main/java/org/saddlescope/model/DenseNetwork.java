package org.saddlescope.model;

import java.util.List;
import org.saddlescope.engine.Activate;
import org.saddlescope.engine.Graph;
import org.saddlescope.engine.Kernels;
import org.saddlescope.engine.Linear;
import org.saddlescope.engine.ParameterLayout;
import org.saddlescope.engine.SeededRandom;

/**
 * Dense layers with an activation between them.
 *
 * @param sizes the layer sizes from input to output
 */
record DenseNetwork(List<Integer> sizes, Kernels.Activation activation, boolean bias) implements Network {
    @Override
    public Graph.Node outputs(Graph.Builder graph, int rows) {
        Graph.Node x = graph.inputs(rows, sizes.getFirst());
        int last = sizes.size() - 1;
        for (int layer = 1; layer <= last; layer++) {
            int out = sizes.get(layer);
            Graph.Node w = graph.parameter("layer" + layer + ".weight", ParameterLayout.Role.WEIGHT, out, sizes.get(layer - 1));
            x = bias
                    ? graph.apply(new Linear(), x, w, graph.parameter("layer" + layer + ".bias", ParameterLayout.Role.BIAS, out))
                    : graph.apply(new Linear(), x, w);
            if (layer < last && activation != Kernels.Activation.IDENTITY) {
                x = graph.apply(new Activate(activation), x);
            }
        }
        return x;
    }

    /**
     * Weights N(0, 2/in) before a ReLU (He et al. 2015, Eq. 10) and N(0, 2/(in + out)) otherwise (Glorot, Bengio 2010,
     * Eq. 16, with a normal instead of a uniform law); biases 0.
     */
    @Override
    public double[] initial(long seed) {
        SeededRandom random = SeededRandom.of(seed, "initial parameters");
        int p = 0;
        for (int layer = 1; layer < sizes.size(); layer++) {
            p += sizes.get(layer) * (sizes.get(layer - 1) + (bias ? 1 : 0));
        }
        double[] theta = new double[p];
        int next = 0;
        for (int layer = 1; layer < sizes.size(); layer++) {
            int in = sizes.get(layer - 1);
            int out = sizes.get(layer);
            boolean rectified = activation == Kernels.Activation.RELU && layer < sizes.size() - 1;
            double deviation = Math.sqrt(rectified ? 2.0 / in : 2.0 / (in + out));
            for (int i = 0; i < in * out; i++) {
                theta[next++] = deviation * random.nextGaussian();
            }
            next += bias ? out : 0;
        }
        return theta;
    }
}
