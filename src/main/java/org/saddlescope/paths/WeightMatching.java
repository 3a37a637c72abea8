package org.saddlescope.paths;

import org.saddlescope.engine.ParameterLayout;
import org.saddlescope.model.Architecture;
import org.saddlescope.paths.DenseStack.Dense;
import org.saddlescope.paths.DenseStack.Numbering;
import org.saddlescope.spectra.Vectors;

/**
 * Numbers the hidden units of one network such that its parameters are as near as can be found to those of another: weight
 * matching (Ainsworth, Hayase, Srinivasa 2023, Git Re-Basin, Algorithm 1), with the signs of units where the activation is odd.
 *
 * <p>Maximises ⟨θ_A, Pθ_B⟩ over the permutations P, one hidden layer after the other with the rest held fixed: unit i of A and j of
 * B gain c_ij = Σ of the products of their incoming weights, biases and outgoing weights, |c_ij| where signs may change; the best
 * assignment is found exactly. Rounds go on until no layer improves. That is a local maximum for more than one hidden layer, so
 * two starts are tried, the numbering as it is and the one that matches incoming weights from the input on, which recovers a
 * permuted copy exactly where no two units of a layer have the same incoming weights; the better end is taken.
 */
public final class WeightMatching {
    /** Gains below this share of ‖θ_A‖‖θ_B‖ are rounding. */
    private static final double ROUNDING = 1e-13;
    private static final int MOST_ROUNDS = 1000;

    private final DenseStack stack;

    private WeightMatching(DenseStack stack) {
        this.stack = stack;
    }

    /**
     * @throws PathException where the architecture has no hidden units whose order is known not to matter; the message says why
     */
    public static WeightMatching of(Architecture architecture, ParameterLayout layout) throws PathException {
        return new WeightMatching(DenseStack.of(architecture, layout));
    }

    /**
     * The network of θ_B with its units numbered as those of A.
     *
     * @param theta          Pθ_B: the same function, hence the same loss
     * @param units          the number of hidden units
     * @param moved          how many of them have another number or sign than before
     * @param distanceBefore ‖θ_A − θ_B‖
     * @param distanceAfter  ‖θ_A − Pθ_B‖
     * @param rounds         through the layers until nothing improved
     * @param converged      whether nothing improved any more in the last round
     */
    public record Aligned(double[] theta, int units, int moved, double distanceBefore, double distanceAfter, int rounds, boolean converged) {}

    private record End(double[] theta, Numbering[] numbering, double product, int rounds, boolean converged) {}

    /**
     * @param reference θ_A
     * @param theta     θ_B
     * @throws PathException where one of them is not finite
     */
    public Aligned align(double[] reference, double[] theta) throws PathException {
        if (!Vectors.finite(reference) || !Vectors.finite(theta)) {
            throw new PathException("parameters that are not finite cannot be matched");
        }
        End asItIs = improved(reference, theta, identity());
        Numbering[] forward = identity();
        double[] matched = theta;
        for (int layer = 0; layer < stack.hidden(); layer++) {
            Numbering change = assignment(gains(reference, matched, layer, false), stack.layers().get(layer).odd());
            matched = stack.renumbered(matched, layer, change);
            forward[layer] = composed(forward[layer], change);
        }
        End fromInput = improved(reference, matched, forward);
        End best = fromInput.product > asItIs.product + rounding(reference, theta) ? fromInput : asItIs;
        int units = 0;
        int moved = 0;
        for (Numbering numbering : best.numbering) {
            units += numbering.order().length;
            moved += numbering.moved();
        }
        return new Aligned(best.theta, units, moved, Vectors.norm(Vectors.difference(reference, theta)),
                Vectors.norm(Vectors.difference(reference, best.theta)), best.rounds, best.converged);
    }

    private Numbering[] identity() {
        Numbering[] identity = new Numbering[stack.hidden()];
        for (int layer = 0; layer < identity.length; layer++) {
            identity[layer] = Numbering.identity(stack.layers().get(layer).units());
        }
        return identity;
    }

    private End improved(double[] reference, double[] theta, Numbering[] numbering) {
        double[] at = theta;
        double rounding = rounding(reference, theta);
        boolean better = true;
        int round = 0;
        while (better && round < MOST_ROUNDS) {
            better = false;
            round++;
            for (int layer = 0; layer < stack.hidden(); layer++) {
                double[][] gains = gains(reference, at, layer, true);
                Numbering change = assignment(gains, stack.layers().get(layer).odd());
                // Against ties that would go round in circles.
                if (gain(gains, change) > gain(gains, Numbering.identity(gains.length)) + rounding) {
                    at = stack.renumbered(at, layer, change);
                    numbering[layer] = composed(numbering[layer], change);
                    better = true;
                }
            }
        }
        return new End(at, numbering, Vectors.dot(reference, at), round, !better);
    }

    private static double rounding(double[] reference, double[] theta) {
        return ROUNDING * Vectors.norm(reference) * Vectors.norm(theta);
    }

    /** c_ij of a hidden layer: row i a unit of A, column j a unit of B. */
    private double[][] gains(double[] a, double[] b, int hidden, boolean outgoing) {
        Dense layer = stack.layers().get(hidden);
        Dense next = stack.layers().get(hidden + 1);
        int n = layer.units();
        int d = layer.inputs();
        double[][] gains = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                double sum = 0;
                for (int k = 0; k < d; k++) {
                    sum += a[layer.weight().offset() + i * d + k] * b[layer.weight().offset() + j * d + k];
                }
                if (layer.bias().isPresent()) {
                    sum += a[layer.bias().get().offset() + i] * b[layer.bias().get().offset() + j];
                }
                for (int r = 0; outgoing && r < next.units(); r++) {
                    int row = next.weight().offset() + r * n;
                    sum += a[row + i] * b[row + j];
                }
                gains[i][j] = sum;
            }
        }
        return gains;
    }

    private static Numbering assignment(double[][] gains, boolean signs) {
        int n = gains.length;
        double[][] sizes = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                sizes[i][j] = signs ? Math.abs(gains[i][j]) : gains[i][j];
            }
        }
        int[] order = LinearAssignment.maximise(sizes);
        int[] sign = new int[n];
        for (int i = 0; i < n; i++) {
            sign[i] = signs && gains[i][order[i]] < 0 ? -1 : 1;
        }
        return new Numbering(order, sign);
    }

    private static double gain(double[][] gains, Numbering numbering) {
        double sum = 0;
        for (int i = 0; i < gains.length; i++) {
            sum += numbering.sign()[i] * gains[i][numbering.order()[i]];
        }
        return sum;
    }

    private static Numbering composed(Numbering first, Numbering then) {
        int n = first.order().length;
        int[] order = new int[n];
        int[] sign = new int[n];
        for (int i = 0; i < n; i++) {
            order[i] = first.order()[then.order()[i]];
            sign[i] = then.sign()[i] * first.sign()[then.order()[i]];
        }
        return new Numbering(order, sign);
    }
}
