package org.saddlescope.paths;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.saddlescope.engine.Kernels.Activation;
import org.saddlescope.engine.ParameterLayout;
import org.saddlescope.engine.ParameterLayout.Block;
import org.saddlescope.engine.ParameterLayout.Role;
import org.saddlescope.model.Architecture;
import org.saddlescope.model.Layer;
import org.saddlescope.model.OneHidden;
import org.saddlescope.model.TwoLayerWide;

/**
 * A stack of dense layers h_ℓ = s_ℓ(W_ℓ h_{ℓ−1} + b_ℓ), whose hidden units may be numbered in any order without a change of
 * the network; where s_ℓ is odd, the signs of a unit's incoming weights, bias and outgoing weights may change together.
 *
 * @param layers from input to output; the units of all but the last are hidden
 */
public record DenseStack(List<Dense> layers) {
    /**
     * @param weight W, units × inputs
     * @param odd    whether what is applied to the units is an odd function
     */
    public record Dense(Block weight, Optional<Block> bias, boolean odd) {
        int units() {
            return weight.shape().get(0);
        }

        int inputs() {
            return weight.shape().get(1);
        }
    }

    /**
     * How the units of one hidden layer are numbered anew.
     *
     * @param order unit i is what was unit order[i]
     * @param sign  ±1: what unit i is multiplied by
     */
    record Numbering(int[] order, int[] sign) {
        static Numbering identity(int units) {
            int[] sign = new int[units];
            Arrays.fill(sign, 1);
            return new Numbering(IntStream.range(0, units).toArray(), sign);
        }

        /** How many units have another number or another sign. */
        int moved() {
            int moved = 0;
            for (int i = 0; i < order.length; i++) {
                moved += order[i] != i || sign[i] != 1 ? 1 : 0;
            }
            return moved;
        }
    }

    public DenseStack {
        layers = List.copyOf(layers);
    }

    /**
     * The layers of an architecture.
     *
     * @throws PathException where it is no stack of dense layers whose weights are all part of θ
     */
    static DenseStack of(Architecture architecture, ParameterLayout layout) throws PathException {
        return switch (architecture) {
            case Architecture.Mlp mlp -> of(layout, List.of(odd(mlp.activation())));
            case Architecture.DeepLinear _ -> of(layout, List.of(true));
            case OneHidden hidden -> of(layout, List.of(odd(hidden.activation())));
            case TwoLayerWide wide when wide.trained() -> of(layout, List.of(odd(wide.activation())));
            case TwoLayerWide _ -> throw new PathException("its outer weights are frozen, and tell the hidden units apart");
            case Architecture.Sequential sequential -> of(layout, odd(sequential.layers()));
            default -> throw new PathException("it is no stack of dense layers");
        };
    }

    /** @param odd of each layer; the last element holds for all that follow */
    private static DenseStack of(ParameterLayout layout, List<Boolean> odd) throws PathException {
        List<Dense> layers = new ArrayList<>();
        for (Block block : layout.blocks()) {
            if (block.role() == Role.WEIGHT && block.shape().size() == 2) {
                layers.add(new Dense(block, Optional.empty(), odd.get(Math.min(layers.size(), odd.size() - 1))));
            } else if (block.role() == Role.BIAS && !layers.isEmpty() && layers.getLast().bias.isEmpty()) {
                Dense last = layers.removeLast();
                layers.add(new Dense(last.weight, Optional.of(block), last.odd));
            } else {
                throw new PathException("it is no stack of dense layers");
            }
        }
        if (layers.size() < 2) {
            throw new PathException("it has no hidden units");
        }
        for (int l = 1; l < layers.size(); l++) {
            // Otherwise a weight of the next layer belongs to no unit, or to several.
            if (layers.get(l).inputs() != layers.get(l - 1).units()) {
                throw new PathException("it is no stack of dense layers");
            }
        }
        return new DenseStack(layers);
    }

    /** For each linear layer, whether all that is applied between it and the next one is odd. */
    private static List<Boolean> odd(List<Layer> layers) throws PathException {
        List<Boolean> odd = new ArrayList<>();
        for (Layer layer : layers) {
            switch (layer) {
                case Layer.Linear _ -> odd.add(true);
                case Layer.Activation(Activation s) -> {
                    if (!odd.isEmpty()) {
                        odd.add(odd.removeLast() && odd(s));
                    }
                }
                case Layer.Flatten _ -> { }
                default -> throw new PathException("it has layers other than linear, activation and flatten");
            }
        }
        return odd.isEmpty() ? List.of(true) : odd;
    }

    private static boolean odd(Activation activation) {
        return switch (activation) {
            case IDENTITY, TANH, ERF -> true;
            case RELU, SIGMOID, SOFTPLUS, SILU, GELU -> false;
        };
    }

    /** The number of hidden layers. */
    int hidden() {
        return layers.size() - 1;
    }

    /** θ of the same network with the units of one hidden layer numbered anew; only copies and changes of sign, no rounding. */
    double[] renumbered(double[] theta, int hidden, Numbering numbering) {
        Dense layer = layers.get(hidden);
        Dense next = layers.get(hidden + 1);
        double[] result = theta.clone();
        for (int i = 0; i < layer.units(); i++) {
            int from = numbering.order[i];
            int sign = numbering.sign[i];
            for (int k = 0; k < layer.inputs(); k++) {
                result[layer.weight.offset() + i * layer.inputs() + k] = sign * theta[layer.weight.offset() + from * layer.inputs() + k];
            }
            if (layer.bias.isPresent()) {
                int bias = layer.bias.get().offset();
                result[bias + i] = sign * theta[bias + from];
            }
            for (int r = 0; r < next.units(); r++) {
                result[next.weight.offset() + r * next.inputs() + i] = sign * theta[next.weight.offset() + r * next.inputs() + from];
            }
        }
        return result;
    }
}
