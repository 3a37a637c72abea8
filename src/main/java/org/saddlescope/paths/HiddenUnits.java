package org.saddlescope.paths;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.saddlescope.engine.ParameterLayout;
import org.saddlescope.engine.ParameterLayout.Block;
import org.saddlescope.engine.ParameterLayout.Role;

/**
 * The hidden units of a stack of dense layers, each a weight matrix (units × inputs) and perhaps a bias. Exchanging two
 * units of a layer, rows of its weights and bias and columns of the next weights, leaves the network as it is; so does,
 * where the activation is odd, changing the signs of a row and of the column that it goes into.
 *
 * @param layers from the input to the output
 * @param odd    whether s(−z) = −s(z)
 */
public record HiddenUnits(List<Dense> layers, boolean odd) {
    /** Elements that differ by less than this share of the largest are equal when units are put in order. */
    private static final double EQUAL = 1e-6;

    /**
     * @param weight units × inputs
     * @param bias   units elements, or null
     */
    public record Dense(Block weight, Block bias) {
        int units() {
            return weight.shape().get(0);
        }

        int inputs() {
            return weight.shape().get(1);
        }
    }

    public HiddenUnits {
        layers = List.copyOf(layers);
    }

    /** The layers of a layout of weight matrices, each perhaps followed by its bias. */
    static HiddenUnits of(ParameterLayout layout, boolean odd) {
        List<Dense> layers = new ArrayList<>();
        for (Block block : layout.blocks()) {
            if (block.role() == Role.BIAS && !layers.isEmpty()) {
                layers.set(layers.size() - 1, new Dense(layers.getLast().weight, block));
            } else {
                layers.add(new Dense(block, null));
            }
        }
        return new HiddenUnits(layers, odd);
    }

    /**
     * The same network with its units in a fixed order: layer by layer, signs such that the largest incoming weight of a
     * unit is positive, units sorted by their incoming weights and bias.
     */
    public double[] canonical(double[] theta) {
        double[] result = theta.clone();
        for (int l = 0; l + 1 < layers.size(); l++) {
            order(result, layers.get(l), layers.get(l + 1));
        }
        return result;
    }

    private void order(double[] theta, Dense layer, Dense next) {
        List<Unit> units = new ArrayList<>();
        double largest = 0;
        for (int i = 0; i < layer.units(); i++) {
            Unit unit = odd ? Unit.of(theta, layer, next, i).signed() : Unit.of(theta, layer, next, i);
            units.add(unit);
            largest = Math.max(largest, Arrays.stream(unit.incoming).map(Math::abs).max().orElse(0));
        }
        double grain = EQUAL * largest;
        units.sort(Comparator.comparing((Unit unit) -> unit.key(grain), Arrays::compare));
        for (int i = 0; i < units.size(); i++) {
            units.get(i).put(theta, layer, next, i);
        }
    }

    /** A unit's incoming weights and bias, and its outgoing weights. */
    private record Unit(double[] incoming, double[] outgoing) {
        static Unit of(double[] theta, Dense layer, Dense next, int i) {
            int from = layer.weight.offset() + i * layer.inputs();
            double[] incoming = Arrays.copyOf(Arrays.copyOfRange(theta, from, from + layer.inputs()), layer.inputs() + (layer.bias == null ? 0 : 1));
            if (layer.bias != null) {
                incoming[layer.inputs()] = theta[layer.bias.offset() + i];
            }
            double[] outgoing = IntStream.range(0, next.units())
                    .mapToDouble(row -> theta[next.weight.offset() + row * next.inputs() + i]).toArray();
            return new Unit(incoming, outgoing);
        }

        void put(double[] theta, Dense layer, Dense next, int i) {
            System.arraycopy(incoming, 0, theta, layer.weight.offset() + i * layer.inputs(), layer.inputs());
            if (layer.bias != null) {
                theta[layer.bias.offset() + i] = incoming[layer.inputs()];
            }
            for (int row = 0; row < outgoing.length; row++) {
                theta[next.weight.offset() + row * next.inputs() + i] = outgoing[row];
            }
        }

        /** With the first of the largest incoming weights positive; of the outgoing ones where no weight comes in. */
        Unit signed() {
            double sign = leading(incoming) != 0 ? leading(incoming) : leading(outgoing);
            return sign < 0 ? new Unit(Arrays.stream(incoming).map(x -> -x).toArray(), Arrays.stream(outgoing).map(x -> -x).toArray())
                    : this;
        }

        private static double leading(double[] x) {
            double largest = Arrays.stream(x).map(Math::abs).max().orElse(0);
            return Arrays.stream(x).filter(v -> Math.abs(v) >= (1 - EQUAL) * largest).findFirst().orElse(0);
        }

        /**
         * What units are sorted by, in whole grains: the incoming weights, and where those are equal what of the outgoing
         * ones does not depend on the order and the signs of the next layer's units.
         */
        private double[] key(double grain) {
            double[] sizes = Arrays.stream(outgoing).map(Math::abs).sorted().toArray();
            double[] key = Arrays.copyOf(incoming, incoming.length + sizes.length);
            System.arraycopy(sizes, 0, key, incoming.length, sizes.length);
            return Arrays.stream(key).map(x -> grain > 0 ? Math.rint(x / grain) + 0.0 : x).toArray();
        }
    }
}
