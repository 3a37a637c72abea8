package org.saddlescope.model;

import org.saddlescope.engine.Graph;
import org.saddlescope.engine.Linear;
import org.saddlescope.engine.ParameterLayout;
import org.saddlescope.engine.SeededRandom;

/** F = U Vᵀ, compared with the whole target matrix at once. */
record FactorNetwork(int rows, int columns, int rank, double scale) implements Network {
    @Override
    public Graph.Node outputs(Graph.Builder graph, int rows) {
        Graph.Node u = graph.parameter("U", ParameterLayout.Role.WEIGHT, this.rows, rank);
        Graph.Node v = graph.parameter("V", ParameterLayout.Role.WEIGHT, columns, rank);
        return graph.apply(new Linear(), u, v);
    }

    @Override
    public double[] initial(long seed) {
        SeededRandom random = SeededRandom.of(seed, "initial parameters");
        double[] theta = new double[(rows + columns) * rank];
        for (int i = 0; i < theta.length; i++) {
            theta[i] = scale * random.nextGaussian();
        }
        return theta;
    }

    @Override
    public boolean separable() {
        return false;
    }
}
