package org.saddlescope.paths;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.saddlescope.paths.DenseStack.Dense;
import org.saddlescope.paths.DenseStack.Numbering;

/**
 * The hidden units of a stack of dense layers in a fixed order, which names a network up to what {@link DenseStack} says
 * changes nothing: the numbers of its hidden units and, where what is applied to them is odd, their signs.
 */
record HiddenUnits(DenseStack stack) {
    /** Elements that differ by less than this share of the largest are equal when units are put in order. */
    private static final double EQUAL = 1e-6;

    /** Whether the units of some hidden layer may change their signs. */
    boolean odd() {
        return stack.layers().stream().limit(stack.hidden()).anyMatch(Dense::odd);
    }

    /**
     * The same network with its units in a fixed order: layer by layer, signs such that the largest incoming weight of a
     * unit is positive, units sorted by their incoming weights and bias.
     */
    double[] canonical(double[] theta) {
        double[] result = theta;
        for (int hidden = 0; hidden < stack.hidden(); hidden++) {
            result = stack.renumbered(result, hidden, order(result, hidden));
        }
        return result;
    }

    private Numbering order(double[] theta, int hidden) {
        Dense layer = stack.layers().get(hidden);
        Dense next = stack.layers().get(hidden + 1);
        List<Unit> units = IntStream.range(0, layer.units()).mapToObj(i -> Unit.of(theta, layer, next, i)).toList();
        double largest = units.stream().flatMapToDouble(unit -> Arrays.stream(unit.incoming)).map(Math::abs).max().orElse(0);
        double grain = EQUAL * largest;
        List<Unit> sorted = units.stream().sorted(Comparator.comparing((Unit unit) -> unit.key(grain), Arrays::compare)).toList();
        return new Numbering(sorted.stream().mapToInt(Unit::number).toArray(), sorted.stream().mapToInt(Unit::sign).toArray());
    }

    /**
     * A unit as it would be with its sign chosen.
     *
     * @param number   which it is now
     * @param sign     ±1: what it is multiplied by
     * @param incoming its incoming weights and bias, times the sign
     * @param outgoing its outgoing weights, whose sizes alone are used
     */
    private record Unit(int number, int sign, double[] incoming, double[] outgoing) {
        static Unit of(double[] theta, Dense layer, Dense next, int i) {
            int from = layer.weight().offset() + i * layer.inputs();
            double[] incoming = Arrays.copyOf(Arrays.copyOfRange(theta, from, from + layer.inputs()), layer.inputs() + (layer.bias().isPresent() ? 1 : 0));
            layer.bias().ifPresent(bias -> incoming[layer.inputs()] = theta[bias.offset() + i]);
            double[] outgoing = IntStream.range(0, next.units())
                    .mapToDouble(row -> theta[next.weight().offset() + row * next.inputs() + i]).toArray();
            int sign = layer.odd() ? sign(incoming, outgoing) : 1;
            return new Unit(i, sign, Arrays.stream(incoming).map(x -> sign * x).toArray(), outgoing);
        }

        /** Makes the first of the largest incoming weights positive; of the outgoing ones where no weight comes in. */
        private static int sign(double[] incoming, double[] outgoing) {
            double leading = leading(incoming) != 0 ? leading(incoming) : leading(outgoing);
            return leading < 0 ? -1 : 1;
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
