package org.saddlescope.model;

import java.util.List;
import java.util.stream.Stream;
import org.saddlescope.engine.Kernels;
import org.saddlescope.schema.Setting;
import org.saddlescope.schema.Variant;

/** A network as the experiment describes it; the sizes of its input and output come from the data. */
public sealed interface Architecture {
    /** h₀ = x, h_k = s(W_k h_{k−1} + b_k), F = W_L h_{L−1} + b_L. */
    @Variant(value = "mlp", label = "Multilayer perceptron", doc = "Dense layers with an activation between them")
    record Mlp(
            @Setting(doc = "The widths of the hidden layers", fallback = "[32, 32]", min = 1, max = 65_536, maxSize = 64) List<Integer> hidden,
            @Setting(doc = "The activation after each hidden layer", fallback = "\"tanh\"") Kernels.Activation activation,
            @Setting(doc = "Whether layers have a bias", fallback = "true") boolean bias) implements Architecture {}

    /** F = W_L ⋯ W₁ x (Zhou, Liang 2017, deep linear networks). */
    @Variant(value = "deepLinear", label = "Deep linear network", doc = "A product of matrices, without bias or activation")
    record DeepLinear(
            @Setting(doc = "The widths of the hidden layers", fallback = "[8, 8]", min = 1, max = 65_536, maxSize = 64) List<Integer> widths) implements Architecture {}

    /** F = U Vᵀ with U rows × rank, V columns × rank; the targets are the matrix Y (MATH GT9). */
    @Variant(value = "matrixFactorization", label = "Matrix factorisation", doc = "A matrix as the product of two thin ones")
    record MatrixFactorization(
            @Setting(doc = "The number of columns of both factors", fallback = "2", min = 1, max = 65_536) int rank,
            @Setting(doc = "Standard deviation of the initial entries", fallback = "0.1", min = 0, max = 1e6) double scale) implements Architecture {}

    /** The sizes of θ's blocks' layers, input to output: n₀, n₁, …, n_L. */
    private static List<Integer> sizes(int inputs, List<Integer> hidden, int outputs) {
        return Stream.of(Stream.of(inputs), hidden.stream(), Stream.of(outputs)).flatMap(s -> s).toList();
    }

    /**
     * The network for samples of this many elements.
     *
     * @param samples the number of training samples
     * @param inputs  elements of an input
     * @param outputs elements of an output
     */
    static Network network(Architecture architecture, int samples, int inputs, int outputs) {
        return switch (architecture) {
            case Mlp(var hidden, var activation, boolean bias) ->
                    new DenseNetwork(sizes(inputs, hidden, outputs), activation, bias);
            case DeepLinear(var widths) ->
                    new DenseNetwork(sizes(inputs, widths, outputs), Kernels.Activation.IDENTITY, false);
            case MatrixFactorization(int rank, double scale) -> new FactorNetwork(samples, outputs, rank, scale);
        };
    }

    /**
     * The number of parameters p for samples of this many elements; exact also where it is absurdly large.
     */
    default long parameters(int samples, int inputs, int outputs) {
        return switch (this) {
            case Mlp(var hidden, _, boolean bias) -> dense(sizes(inputs, hidden, outputs), bias);
            case DeepLinear(var widths) -> dense(sizes(inputs, widths, outputs), false);
            case MatrixFactorization(int rank, _) -> (long) rank * ((long) samples + outputs);
        };
    }

    private static long dense(List<Integer> sizes, boolean bias) {
        long count = 0;
        for (int i = 1; i < sizes.size(); i++) {
            count += (long) sizes.get(i) * (sizes.get(i - 1) + (bias ? 1 : 0));
        }
        return count;
    }
}
