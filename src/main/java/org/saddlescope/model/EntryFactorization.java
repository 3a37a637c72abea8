package org.saddlescope.model;

import org.saddlescope.engine.Graph;
import org.saddlescope.engine.Linear;
import org.saddlescope.engine.ParameterLayout.Role;
import org.saddlescope.engine.Reshape;
import org.saddlescope.engine.Shape;
import org.saddlescope.schema.Setting;
import org.saddlescope.schema.Variant;

/**
 * F_s = ⟨E_s, U Vᵀ⟩ for inputs E_s that are matrices of the target's shape, with U rows × rank and V columns × rank. With a
 * single one in E_s a sample is an entry, f_ij = (Y_ij − u_i · v_j)², and mini-batches are drawn over entries (Islamov,
 * Ajroldi, Orvieto, Lucchi 2024, Example 4); with others it is matrix sensing.
 */
@Variant(value = "entryFactorization", label = "Matrix factorisation by entries", doc = "A matrix as the product of two thin ones, where each entry is a sample; for the data set matrixEntries")
public record EntryFactorization(
        @Setting(doc = "The number of columns of both factors", fallback = "2", min = 1, max = 65_536) int rank,
        @Setting(doc = "Standard deviation of the initial entries", fallback = "0.1", min = 0, max = 1e6) double scale) implements Architecture {
    @Override
    public Graph.Node build(NetworkBuilder network) {
        Shape matrix = network.sizes().input();
        if (matrix.rank() != 2 || network.sizes().outputs() != 1) {
            throw new IllegalArgumentException("a matrix factorisation by entries takes inputs of rows x columns and one number"
                    + " as target, the data have inputs of " + matrix + " and need " + network.sizes().outputs() + " outputs");
        }
        Graph.Node u = network.parameter("U", Role.WEIGHT, new Initialiser.Normal(scale), matrix.dimension(0), rank);
        Graph.Node v = network.parameter("V", Role.WEIGHT, new Initialiser.Normal(scale), matrix.dimension(1), rank);
        Graph.Node product = network.apply(new Reshape(Shape.of(1, matrix.size())), network.apply(new Linear(), u, v));
        return network.apply(new Linear(), network.input(), product);
    }
}
