package org.saddlescope.paths;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.saddlescope.engine.OutputMap;
import org.saddlescope.engine.ParameterLayout;
import org.saddlescope.engine.ParameterLayout.Block;
import org.saddlescope.engine.ParameterLayout.Role;

/**
 * A network seen as F(θ) = s·Z Aᵀ (+ c): Z (n × m) the values of m neurons over the samples, each neuron with weights (and a
 * bias) of its own, A (C × m) the outer weights and c the outer bias, which are linear in F.
 *
 * @param outer     A
 * @param outerBias c, where there is one
 * @param inner     the neurons' weights, m × d
 * @param innerBias the neurons' biases, where there are some
 */
record OuterLayer(Block outer, Optional<Block> outerBias, Block inner, Optional<Block> innerBias) {
    private static final double EXACT = 1e-9;

    /**
     * The last two layers of a network.
     *
     * @throws PathException where its last two weights are not those of two dense layers, or F is not linear in the last
     */
    static OuterLayer of(ParameterLayout layout, OutputMap outputs, double[] theta) throws PathException {
        List<Block> blocks = layout.blocks();
        List<Integer> weights = java.util.stream.IntStream.range(0, blocks.size())
                .filter(i -> blocks.get(i).role() == Role.WEIGHT && blocks.get(i).shape().size() == 2).boxed().toList();
        if (weights.size() >= 2) {
            int a = weights.getLast();
            int w = weights.get(weights.size() - 2);
            OuterLayer layer = new OuterLayer(blocks.get(a), biasAfter(blocks, a), blocks.get(w), biasAfter(blocks, w));
            if (layer.outer.shape().get(1).equals(layer.inner.shape().getFirst()) && layer.linear(outputs, theta)) {
                return layer;
            }
        }
        throw new PathException("the path needs a network that ends in a hidden layer of neurons and a linear layer of them, "
                + "both trained; this one has the blocks " + String.join(", ", blocks.stream().map(b -> b.name() + " " + b.shape()).toList()));
    }

    private static Optional<Block> biasAfter(List<Block> blocks, int weight) {
        return weight + 1 < blocks.size() && blocks.get(weight + 1).role() == Role.BIAS ? Optional.of(blocks.get(weight + 1)) : Optional.empty();
    }

    /** Whether doubling the outer layer doubles F. */
    private boolean linear(OutputMap outputs, double[] theta) {
        double[] once = outputs.values(theta);
        double[] twice = outputs.values(withOuterScaled(theta, 2));
        double largest = Arrays.stream(once).map(Math::abs).max().orElse(0);
        for (int i = 0; i < once.length; i++) {
            if (Math.abs(twice[i] - 2 * once[i]) > EXACT * largest) {
                return false;
            }
        }
        return true;
    }

    /** m. */
    int neurons() {
        return inner.shape().getFirst();
    }

    /** C. */
    int outputs() {
        return outer.shape().getFirst();
    }

    /** The place of A_cj in θ. */
    int outerIndex(int output, int neuron) {
        return outer.offset() + output * neurons() + neuron;
    }

    /** Σ |A_cj|. */
    double outerNorm1(double[] theta) {
        double sum = 0;
        for (int i = outer.offset(); i < outer.offset() + outer.size(); i++) {
            sum += Math.abs(theta[i]);
        }
        return sum;
    }

    /** Whether a neuron has an outer weight that is not zero. */
    boolean used(double[] theta, int neuron) {
        for (int c = 0; c < outputs(); c++) {
            if (theta[outerIndex(c, neuron)] != 0) {
                return true;
            }
        }
        return false;
    }

    /** θ with A and c times a factor. */
    double[] withOuterScaled(double[] theta, double factor) {
        double[] scaled = theta.clone();
        for (int i = outer.offset(); i < outer.offset() + outer.size(); i++) {
            scaled[i] *= factor;
        }
        outerBias.ifPresent(bias -> {
            for (int i = bias.offset(); i < bias.offset() + bias.size(); i++) {
                scaled[i] *= factor;
            }
        });
        return scaled;
    }

    /** Puts a neuron's weights and bias, d numbers or d + 1, into θ. */
    void setNeuron(double[] theta, int neuron, double[] weights) {
        int d = inner.shape().get(1);
        System.arraycopy(weights, 0, theta, inner.offset() + neuron * d, d);
        innerBias.ifPresent(bias -> theta[bias.offset() + neuron] = weights[d]);
    }

    /** The number of weights of a neuron, its bias among them. */
    int neuronSize() {
        return inner.shape().get(1) + (innerBias.isPresent() ? 1 : 0);
    }

    /** s·Z: the column of each neuron asked for is what F would be with an outer weight of 1 on that neuron alone. */
    double[][] features(OutputMap outputs, double[] theta, int[] neurons) {
        double[] probe = withOuterScaled(theta, 0);
        double[][] columns = new double[neurons.length][];
        for (int k = 0; k < neurons.length; k++) {
            probe[outerIndex(0, neurons[k])] = 1;
            double[] values = outputs.values(probe);
            probe[outerIndex(0, neurons[k])] = 0;
            double[] column = new double[values.length / outputs()];
            for (int i = 0; i < column.length; i++) {
                column[i] = values[i * outputs()];
            }
            columns[k] = column;
        }
        return columns;
    }
}
