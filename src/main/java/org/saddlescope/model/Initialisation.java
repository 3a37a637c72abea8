package org.saddlescope.model;

import org.saddlescope.engine.Graph;
import org.saddlescope.engine.Kernels.Activation;
import org.saddlescope.engine.LinearCombination;
import org.saddlescope.engine.ParameterLayout.Role;
import org.saddlescope.schema.Setting;
import org.saddlescope.schema.Variant;

/** From what law a layer's weights are drawn, and by what they are multiplied in the forward pass; biases start at 0. */
public sealed interface Initialisation {
    /**
     * The law of the weights.
     *
     * @param in  inputs of an output: columns of the weight matrix
     * @param out outputs
     */
    Initialiser initialiser(int in, int out);

    /** By what the weights are multiplied in the forward pass. */
    default double factor(int in) {
        return 1;
    }

    /** The choice for weights whose outputs go into this activation. */
    default Initialisation before(Activation activation) {
        return this;
    }

    /** A block of weights named {@code weight}, with its factor applied. */
    default Graph.Node weight(NetworkBuilder network, int in, int out, int... dimensions) {
        Graph.Node weight = network.parameter("weight", Role.WEIGHT, initialiser(in, out), dimensions);
        double factor = factor(in);
        return factor == 1 ? weight : network.apply(LinearCombination.of(factor), weight);
    }

    /** {@link He} before ReLU, {@link Xavier} otherwise. */
    @Variant(value = "automatic", label = "Automatic", doc = "He before ReLU, Xavier otherwise")
    record Automatic() implements Initialisation {
        @Override
        public Initialiser initialiser(int in, int out) {
            return Initialiser.glorot(in, out);
        }

        @Override
        public Initialisation before(Activation activation) {
            return activation == Activation.RELU ? new He() : new Xavier();
        }
    }

    @Variant(value = "he", label = "He", doc = "Normal with variance 2/inputs")
    record He() implements Initialisation {
        @Override
        public Initialiser initialiser(int in, int out) {
            return Initialiser.he(in);
        }
    }

    @Variant(value = "xavier", label = "Xavier (Glorot)", doc = "Normal with variance 2/(inputs + outputs)")
    record Xavier() implements Initialisation {
        @Override
        public Initialiser initialiser(int in, int out) {
            return Initialiser.glorot(in, out);
        }
    }

    /** LeCun, Bottou, Orr, Müller 1998, Section 4.6: outputs of variance 1 for uncorrelated inputs of variance 1. */
    @Variant(value = "lecun", label = "LeCun", doc = "Normal with variance 1/inputs")
    record LeCun() implements Initialisation {
        @Override
        public Initialiser initialiser(int in, int out) {
            return new Initialiser.Normal(Math.sqrt(1.0 / in));
        }
    }

    /** The parametrisation in which the tangent kernel has a limit of infinite width (Jacot, Gabriel, Hongler 2018). */
    @Variant(value = "tangentKernel", label = "Tangent-kernel scaling", doc = "Standard normal weights, multiplied by 1/sqrt(inputs) in the forward pass")
    record TangentKernel() implements Initialisation {
        @Override
        public Initialiser initialiser(int in, int out) {
            return new Initialiser.Normal(1);
        }

        @Override
        public double factor(int in) {
            return 1 / Math.sqrt(in);
        }
    }

    @Variant(value = "orthogonal", label = "Orthogonal", doc = "A uniformly random matrix with orthonormal rows, or columns where there are more rows")
    record Orthogonal() implements Initialisation {
        @Override
        public Initialiser initialiser(int in, int out) {
            return new Initialiser.Orthogonal();
        }
    }

    @Variant(value = "identity", label = "Identity", doc = "Ones on the diagonal of the weight matrix, zeros elsewhere")
    record Identity() implements Initialisation {
        @Override
        public Initialiser initialiser(int in, int out) {
            return new Initialiser.Identity();
        }
    }

    @Variant(value = "zero", label = "Zero", doc = "All weights zero")
    record Zero() implements Initialisation {
        @Override
        public Initialiser initialiser(int in, int out) {
            return Initialiser.zero();
        }
    }

    @Variant(value = "scaled", label = "Scaled", doc = "Normal with a standard deviation that you give")
    record Scaled(
            @Setting(doc = "The standard deviation of the weights", fallback = "0.1", min = 0, max = 1e6) double deviation) implements Initialisation {
        @Override
        public Initialiser initialiser(int in, int out) {
            return new Initialiser.Normal(deviation);
        }
    }
}
