package org.saddlescope.model;

import java.util.List;
import org.saddlescope.engine.Activate;
import org.saddlescope.engine.Graph;
import org.saddlescope.engine.Kernels;
import org.saddlescope.engine.ParameterLayout.Role;
import org.saddlescope.engine.Reshape;
import org.saddlescope.engine.Shape;
import org.saddlescope.schema.Setting;
import org.saddlescope.schema.Variant;

/** One layer of a network, as the experiment file lists it. Named architectures are built of the same layers. */
public sealed interface Layer permits
        Layer.Linear,
        Layer.Activation,
        Layer.Flatten,
        Conv2dLayer,
        MaxPoolLayer,
        AveragePoolLayer,
        GlobalAveragePoolLayer,
        LayerNormLayer,
        BatchNormLayer,
        ResidualLayer,
        EmbeddingLayer,
        PositionLayer,
        RecurrentLayer,
        LstmLayer,
        AttentionLayer,
        TransformerBlock,
        LastStep,
        MeanOfSteps,
        EveryStep,
        GraphConv,
        NodeMean {
    /**
     * Adds the layer to a network.
     *
     * @param x rows × the shape of one sample's representation
     * @throws IllegalArgumentException where x does not fit; the message names both sides
     */
    Graph.Node add(NetworkBuilder network, Graph.Node x);

    /** Whether what it makes of a sample depends on that sample alone. */
    default boolean separable() {
        return true;
    }

    /** y = x Wᵀ + b on each sample, flattened: W outputs × inputs. */
    @Variant(value = "linear", label = "Linear", doc = "A dense layer")
    record Linear(
            @Setting(doc = "The number of outputs; 0: as many as the data have classes or components", fallback = "0", min = 0, max = 10_000_000) int outputs,
            @Setting(doc = "Whether the layer has a bias", fallback = "true") boolean bias,
            @Setting(doc = "From what law the weights are drawn", fallback = "{\"type\": \"automatic\"}") Initialisation initialisation) implements Layer {
        @Override
        public Graph.Node add(NetworkBuilder network, Graph.Node x) {
            int in = x.shape().columns();
            int out = outputs == 0 ? network.sizes().outputs() : outputs;
            Graph.Node w = initialisation.weight(network, in, out, out, in);
            return bias
                    ? network.apply(new org.saddlescope.engine.Linear(), x, w, network.parameter("bias", Role.BIAS, Initialiser.zero(), out))
                    : network.apply(new org.saddlescope.engine.Linear(), x, w);
        }
    }

    /** y = s(x), element by element. */
    @Variant(value = "activation", label = "Activation", doc = "A function of each element")
    record Activation(
            @Setting(doc = "The function", fallback = "\"tanh\"") Kernels.Activation function) implements Layer {
        @Override
        public Graph.Node add(NetworkBuilder network, Graph.Node x) {
            return function == Kernels.Activation.IDENTITY ? x : network.apply(new Activate(function), x);
        }
    }

    /** Each sample as one vector. */
    @Variant(value = "flatten", label = "Flatten", doc = "Makes each sample's representation one vector")
    record Flatten() implements Layer {
        @Override
        public Graph.Node add(NetworkBuilder network, Graph.Node x) {
            return network.apply(new Reshape(Shape.of(x.shape().rows(), x.shape().columns())), x);
        }
    }

    /** Adds layers one after the other, each within its own name. */
    static Graph.Node stack(NetworkBuilder network, Graph.Node x, List<? extends Layer> layers) {
        Graph.Node y = x;
        for (int i = 0; i < layers.size(); i++) {
            Layer layer = layers.get(i);
            Graph.Node input = y;
            y = network.within(Integer.toString(i), () -> layer.add(network, input));
        }
        return y;
    }
}
