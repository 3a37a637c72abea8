package org.saddlescope.model;

import java.util.ArrayList;
import java.util.List;
import org.saddlescope.engine.AddToRows;
import org.saddlescope.engine.Graph;
import org.saddlescope.engine.Kernels;
import org.saddlescope.engine.LinearCombination;
import org.saddlescope.engine.ParameterLayout.Role;
import org.saddlescope.schema.Setting;
import org.saddlescope.schema.Variant;

/**
 * h_t = s(W_ih x_t + b_ih + W_hh h_{t−1} + b_hh) with h_0 = 0 before the first step; the states of all steps, steps ×
 * width. The blocks are those of PyTorch's {@code nn.RNN}.
 */
@Variant(value = "recurrent", label = "Recurrent", doc = "A recurrent layer (Elman); gives its state at every step")
public record RecurrentLayer(
        @Setting(doc = "The elements of the state", fallback = "16", min = 1, max = 65_536) int width,
        @Setting(doc = "The activation of the state", fallback = "\"tanh\"") Kernels.Activation activation) implements Layer {
    @Override
    public Graph.Node add(NetworkBuilder network, Graph.Node x) {
        return add(network, x, 0);
    }

    /** @param number the layer's number in a stack, which ends the names of its blocks */
    Graph.Node add(NetworkBuilder network, Graph.Node x, int number) {
        int steps = Sequences.steps("a recurrent layer", x);
        Weights weights = Weights.of(network, Sequences.features(x), width, width, number);
        Graph.Node driven = Sequences.linear(network, x, weights.inputWeight(), weights.inputBias());
        List<Graph.Node> states = new ArrayList<>();
        for (int t = 0; t < steps; t++) {
            Graph.Node sum = weights.recur(network, Sequences.step(network, driven, t), t == 0 ? null : states.getLast());
            states.add(new Layer.Activation(activation).add(network, sum));
        }
        return Sequences.join(network, states);
    }

    /** The four blocks of a recurrent layer, in PyTorch's order. */
    record Weights(Graph.Node inputWeight, Graph.Node stateWeight, Graph.Node inputBias, Graph.Node stateBias) {
        /**
         * @param features the elements of an input step
         * @param width    the elements of the state
         * @param gates    the elements that are computed for it, a multiple of {@code width}
         */
        static Weights of(NetworkBuilder network, int features, int width, int gates, int number) {
            String end = "_l" + number;
            // One gate is a width × features and a width × width matrix: the stack of gates does not widen the law.
            return new Weights(
                    network.parameter("weight_ih" + end, Role.WEIGHT, Initialiser.glorot(features, width), gates, features),
                    network.parameter("weight_hh" + end, Role.WEIGHT, Initialiser.glorot(width, width), gates, width),
                    Sequences.bias(network, "bias_ih" + end, gates),
                    Sequences.bias(network, "bias_hh" + end, gates));
        }

        /** driven + W_hh state + b_hh; no state is zero. */
        Graph.Node recur(NetworkBuilder network, Graph.Node driven, Graph.Node state) {
            return state == null ? network.apply(new AddToRows(), driven, stateBias)
                    : network.apply(LinearCombination.of(1.0, 1.0), driven,
                            network.apply(new org.saddlescope.engine.Linear(), state, stateWeight, stateBias));
        }
    }
}
