package org.saddlescope.model;

import org.saddlescope.engine.Graph;
import org.saddlescope.engine.Linear;
import org.saddlescope.engine.LinearCombination;
import org.saddlescope.schema.Setting;
import org.saddlescope.schema.Variant;

/**
 * F = (I + A_l) ⋯ (I + A₁) x with square A_k (Hardt, Ma 2017; Zhou, Liang 2017): at A = 0 the square loss has
 * PL ≥ l·λ_min(XXᵀ), where the plain deep linear network has a saddle.
 */
@Variant(value = "linearResidual", label = "Linear residual network", doc = "A product of matrices I + A without bias or activation; as many outputs as inputs")
public record LinearResidual(
        @Setting(doc = "The number of factors I + A", fallback = "3", min = 1, max = 1000) int blocks,
        @Setting(doc = "From what law the matrices A are drawn", fallback = "{\"type\": \"zero\"}") Initialisation initialisation) implements Architecture {
    @Override
    public Graph.Node build(NetworkBuilder network) {
        Graph.Node x = SquareNetwork.input("linear residual network", network);
        int d = x.shape().columns();
        for (int k = 1; k <= blocks; k++) {
            Graph.Node h = x;
            Graph.Node branch = network.within("block" + k,
                    () -> network.apply(new Linear(), h, initialisation.weight(network, d, d, d, d)));
            x = network.apply(LinearCombination.of(1.0, 1.0), h, branch);
        }
        return x;
    }
}
