package org.saddlescope.model;

import java.util.List;
import org.saddlescope.engine.Graph;
import org.saddlescope.engine.Kernels;
import org.saddlescope.engine.Linear;
import org.saddlescope.engine.ParameterLayout.Role;
import org.saddlescope.schema.Setting;
import org.saddlescope.schema.Variant;

/** A network as the experiment describes it; the sizes of its input and output come from the data. */
public sealed interface Architecture permits
        Architecture.Mlp,
        Architecture.DeepLinear,
        Architecture.MatrixFactorization,
        Architecture.Sequential,
        LinearResidual,
        OneHidden,
        TwoLayerWide,
        LogisticRegression,
        SoftmaxRegression,
        EntryFactorization,
        HalfSpace,
        ConvNet,
        ResNet,
        Rnn,
        Lstm,
        Transformer,
        Gcn {
    /**
     * Adds the network to a graph and returns its outputs F, rows × outputs.
     *
     * @throws IllegalArgumentException where the data do not fit; the message names both sides
     */
    Graph.Node build(NetworkBuilder network);

    /** Whether every sample has its own rows of F, computed from it alone. */
    default boolean separable() {
        return true;
    }

    /** Whether some of the samples are a batch of their own; where they are not separable, the rows of F may depend on it. */
    default boolean miniBatches() {
        return separable();
    }

    /**
     * The number of parameters p for data of these sizes.
     *
     * @throws IllegalArgumentException where the data do not fit
     * @throws ArithmeticException      where there are more than can be counted
     */
    default long parameters(NetworkBuilder.Sizes sizes) {
        NetworkBuilder network = new NetworkBuilder(new Graph.Builder(), miniBatches() ? 1 : sizes.samples(), sizes);
        Graph.Node outputs = build(network);
        int needed = Math.multiplyExact(sizes.outputs(), sizes.positions());
        if (outputs.shape().rows() != network.rows() || outputs.shape().columns() != needed) {
            int given = outputs.shape().columns();
            throw new IllegalArgumentException("the network gives " + given + (given == 1 ? " output" : " outputs")
                    + " a sample, the data and the loss need " + needed
                    + (sizes.positions() == 1 ? "" : ", " + sizes.outputs() + " at each of " + sizes.positions() + " positions"));
        }
        return network.parameters();
    }

    /** h₀ = x, h_k = s(W_k h_{k−1} + b_k), F = W_L h_{L−1} + b_L. */
    @Variant(value = "mlp", label = "Multilayer perceptron", doc = "Dense layers with an activation between them")
    record Mlp(
            @Setting(doc = "The widths of the hidden layers", fallback = "[32, 32]", min = 1, max = 65_536, maxSize = 64) List<Integer> hidden,
            @Setting(doc = "The activation after each hidden layer", fallback = "\"tanh\"") Kernels.Activation activation,
            @Setting(doc = "Whether layers have a bias", fallback = "true") boolean bias,
            @Setting(doc = "From what law the weights are drawn", fallback = "{\"type\": \"automatic\"}") Initialisation initialisation,
            @Setting(doc = "From what law those of the output layer are drawn; automatic: as initialisation says", fallback = "{\"type\": \"automatic\"}") Initialisation outputInitialisation) implements Architecture {
        /** With one law for all the weights. */
        public Mlp(List<Integer> hidden, Kernels.Activation activation, boolean bias, Initialisation initialisation) {
            this(hidden, activation, bias, initialisation, new Initialisation.Automatic());
        }

        /** With the usual law of the weights. */
        public Mlp(List<Integer> hidden, Kernels.Activation activation, boolean bias) {
            this(hidden, activation, bias, new Initialisation.Automatic());
        }

        @Override
        public Graph.Node build(NetworkBuilder network) {
            return dense(network, hidden, activation, bias, initialisation,
                    outputInitialisation instanceof Initialisation.Automatic ? initialisation : outputInitialisation);
        }
    }

    /** F = W_L ⋯ W₁ x (Zhou, Liang 2017, deep linear networks). */
    @Variant(value = "deepLinear", label = "Deep linear network", doc = "A product of matrices, without bias or activation")
    record DeepLinear(
            @Setting(doc = "The widths of the hidden layers", fallback = "[8, 8]", min = 1, max = 65_536, maxSize = 64) List<Integer> widths,
            @Setting(doc = "From what law the weights are drawn", fallback = "{\"type\": \"automatic\"}") Initialisation initialisation) implements Architecture {
        /** With the usual law of the weights. */
        public DeepLinear(List<Integer> widths) {
            this(widths, new Initialisation.Automatic());
        }

        @Override
        public Graph.Node build(NetworkBuilder network) {
            return dense(network, widths, Kernels.Activation.IDENTITY, false, initialisation, initialisation);
        }
    }

    /** F = U Vᵀ with U rows × rank, V columns × rank; the targets are the matrix Y (MATH GT9). */
    @Variant(value = "matrixFactorization", label = "Matrix factorisation", doc = "A matrix as the product of two thin ones")
    record MatrixFactorization(
            @Setting(doc = "The number of columns of both factors", fallback = "2", min = 1, max = 65_536) int rank,
            @Setting(doc = "Standard deviation of the initial entries", fallback = "0.1", min = 0, max = 1e6) double scale) implements Architecture {
        @Override
        public Graph.Node build(NetworkBuilder network) {
            Graph.Node u = network.parameter("U", Role.WEIGHT, new Initialiser.Normal(scale), network.sizes().samples(), rank);
            Graph.Node v = network.parameter("V", Role.WEIGHT, new Initialiser.Normal(scale), network.sizes().outputs(), rank);
            return network.apply(new Linear(), u, v);
        }

        @Override
        public boolean separable() {
            return false;
        }
    }

    /** Any stack of layers. */
    @Variant(value = "sequential", label = "Sequential", doc = "A stack of layers that you list")
    record Sequential(
            @Setting(doc = "The layers from input to output", minSize = 1, maxSize = 1000) List<Layer> layers) implements Architecture {
        @Override
        public Graph.Node build(NetworkBuilder network) {
            return Layer.stack(network, network.input(), layers);
        }

        @Override
        public boolean separable() {
            return layers.stream().allMatch(Layer::separable);
        }

        @Override
        public boolean miniBatches() {
            return true;
        }
    }

    /** Dense layers named layer1, layer2, …, with an activation between them. */
    private static Graph.Node dense(NetworkBuilder network, List<Integer> hidden, Kernels.Activation activation, boolean bias,
                                    Initialisation initialisation, Initialisation last) {
        Graph.Node x = network.input();
        for (int i = 0; i < hidden.size(); i++) {
            Layer layer = new Layer.Linear(hidden.get(i), bias, initialisation.before(activation));
            Graph.Node input = x;
            x = new Layer.Activation(activation).add(network, network.within("layer" + (i + 1), () -> layer.add(network, input)));
        }
        Graph.Node top = x;
        Layer output = new Layer.Linear(0, bias, last.before(Kernels.Activation.IDENTITY));
        return network.within("layer" + (hidden.size() + 1), () -> output.add(network, top));
    }
}
