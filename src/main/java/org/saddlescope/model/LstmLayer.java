package org.saddlescope.model;

import java.util.ArrayList;
import java.util.List;
import org.saddlescope.engine.Activate;
import org.saddlescope.engine.Graph;
import org.saddlescope.engine.Kernels;
import org.saddlescope.engine.LinearCombination;
import org.saddlescope.engine.Multiply;
import org.saddlescope.engine.Shape;
import org.saddlescope.engine.SliceColumns;
import org.saddlescope.schema.Setting;
import org.saddlescope.schema.Variant;

/**
 * Long short-term memory (Hochreiter, Schmidhuber 1997, with the forget gate of Gers, Schmidhuber, Cummins 2000): with
 * z_t = W_ih x_t + b_ih + W_hh h_{t−1} + b_hh cut into the gates i, f, g, o in that order,
 *
 * <pre>
 * c_t = σ(f) ∘ c_{t−1} + σ(i) ∘ tanh(g),   h_t = σ(o) ∘ tanh(c_t),   h_0 = c_0 = 0
 * </pre>
 *
 * and the h_t of all steps as the output, steps × width. The blocks are those of PyTorch's {@code nn.LSTM}.
 */
@Variant(value = "lstm", label = "LSTM", doc = "Long short-term memory; gives its state at every step")
public record LstmLayer(
        @Setting(doc = "The elements of the state", fallback = "16", min = 1, max = 65_536) int width) implements Layer {
    @Override
    public Graph.Node add(NetworkBuilder network, Graph.Node x) {
        return add(network, x, 0);
    }

    /** @param number the layer's number in a stack, which ends the names of its blocks */
    Graph.Node add(NetworkBuilder network, Graph.Node x, int number) {
        int steps = Sequences.steps("an LSTM layer", x);
        RecurrentLayer.Weights weights = RecurrentLayer.Weights.of(network, Sequences.features(x), width,
                Math.multiplyExact(4, width), number);
        Graph.Node driven = Sequences.linear(network, x, weights.inputWeight(), weights.inputBias());
        List<Graph.Node> states = new ArrayList<>();
        Graph.Node memory = null;
        for (int t = 0; t < steps; t++) {
            Graph.Node z = weights.recur(network, Sequences.step(network, driven, t), t == 0 ? null : states.getLast());
            Graph.Node written = network.apply(new Multiply(), gate(network, z, 0, Kernels.Activation.SIGMOID),
                    gate(network, z, 2, Kernels.Activation.TANH));
            memory = memory == null ? written : network.apply(LinearCombination.of(1.0, 1.0),
                    network.apply(new Multiply(), gate(network, z, 1, Kernels.Activation.SIGMOID), memory), written);
            states.add(network.apply(new Multiply(), gate(network, z, 3, Kernels.Activation.SIGMOID),
                    network.apply(new Activate(Kernels.Activation.TANH), memory)));
        }
        return Sequences.join(network, states);
    }

    private Graph.Node gate(NetworkBuilder network, Graph.Node z, int number, Kernels.Activation activation) {
        return network.apply(new Activate(activation), network.apply(new SliceColumns(number * width, Shape.of(width)), z));
    }
}
