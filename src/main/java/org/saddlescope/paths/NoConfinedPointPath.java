package org.saddlescope.paths;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.QRDecomposition;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.linear.SingularValueDecomposition;
import org.saddlescope.engine.OutputMap;
import org.saddlescope.engine.ParameterLayout;
import org.saddlescope.engine.SeededRandom;

/**
 * The explicit path that carries any parameter of a wide network to a global minimum of the square loss without the loss
 * ever rising: no point is confined (after Lederer 2020, arXiv 2010.00885, whose theorems speak of deep networks; this
 * construction for a linear outer layer was derived for this project). With n samples, C outputs and m ≥ (C + 1)·n neurons:
 *
 * <ol>
 * <li><b>Sparsify</b>, the loss constant: while an output c has more than n outer weights that are not zero, take v ≠ 0 with
 * Σ_j v_j z_j = 0 over n + 1 of their neurons (n + 1 vectors in Rⁿ are dependent) and move along a_c + t v until one of
 * them is zero. With the sign of v for which Σ_j v_j sign(a_cj) ≤ 0, ‖A‖₁ never increases.
 * <li><b>Move idle neurons</b>, the loss constant: neurons without an outer weight may have any weights of their own; n
 * of them move to neurons whose values over the samples are an invertible matrix Ẑ.
 * <li><b>Blend</b>, the loss convex in t: A(t) = (1 − t) A_old + t A_new with A_new = (Ẑ⁻¹ Y)ᵀ on the new neurons. The end has F = Y, a
 * global minimum, so a convex function falls towards it.
 * </ol>
 */
public final class NoConfinedPointPath {
    private final OuterLayer layer;
    private final OutputMap outputs;
    private final double[] targets;
    private final int samples;

    /**
     * @param targets Y: what the outputs should be, n × C row by row
     * @throws PathException where the network has no linear outer layer, or too few neurons; the message says how many it needs
     */
    public NoConfinedPointPath(ParameterLayout layout, OutputMap outputs, double[] targets, double[] theta) throws PathException {
        this.outputs = outputs;
        this.targets = targets;
        layer = OuterLayer.of(layout, outputs, theta);
        if (targets.length != outputs.size()) {
            throw new PathException(targets.length + " targets for " + outputs.size() + " outputs");
        }
        samples = targets.length / layer.outputs();
        int needed = Math.multiplyExact(layer.outputs() + 1, samples);
        if (layer.neurons() < needed) {
            throw new PathException("the path needs at least " + needed + " hidden neurons ((outputs + 1) x samples = "
                    + (layer.outputs() + 1) + " x " + samples + "), the network has " + layer.neurons()
                    + ": with fewer, no set of idle neurons that fits the data is sure to be there");
        }
    }

    /**
     * @param path      the corners, each with its phase: "sparsify", "move" or "blend"
     * @param condition the condition number of Ẑ, the best of the draws
     */
    public record Result(Polyline path, double condition) {}

    /** Σ |A_cj|, which sparsifying never increases. */
    public double outerNorm1(double[] theta) {
        return layer.outerNorm1(theta);
    }

    /**
     * The path from θ.
     *
     * @param draws  how many Ẑ are drawn; the best conditioned is taken
     * @param random of the draws
     * @throws PathException where every drawn Ẑ is singular, as it is where two samples have the same inputs
     */
    public Result from(double[] theta, int draws, SeededRandom random) throws PathException {
        List<double[]> corners = new ArrayList<>(List.of(theta.clone()));
        List<String> phases = new ArrayList<>();
        double[] sparse = sparsify(theta, corners, phases);
        int[] idle = IntStream.range(0, layer.neurons()).filter(j -> !layer.used(sparse, j)).limit(samples).toArray();
        Target target = target(sparse, idle, draws, random);
        corners.add(target.theta);
        phases.add("move");
        corners.add(blended(target, idle));
        phases.add("blend");
        return new Result(new Polyline(corners, phases), target.condition);
    }

    private double[] sparsify(double[] theta, List<double[]> corners, List<String> phases) {
        double[] at = theta.clone();
        double[][] features = null;
        for (int c = 0; c < layer.outputs(); c++) {
            int output = c;
            int[] support = support(at, output);
            while (support.length > samples) {
                if (features == null) {
                    features = layer.features(outputs, theta, IntStream.range(0, layer.neurons()).toArray());
                }
                reduce(at, output, java.util.Arrays.copyOf(support, samples + 1), features);
                corners.add(at.clone());
                phases.add("sparsify");
                support = support(at, output);
            }
        }
        return at;
    }

    private int[] support(double[] theta, int output) {
        return IntStream.range(0, layer.neurons()).filter(j -> theta[layer.outerIndex(output, j)] != 0).toArray();
    }

    /** Moves along a null vector of n + 1 neurons' values until an outer weight is zero. */
    private void reduce(double[] at, int output, int[] neurons, double[][] features) {
        double[] v = nullVector(neurons, features);
        double slope = 0;
        for (int k = 0; k < neurons.length; k++) {
            slope += v[k] * Math.signum(at[layer.outerIndex(output, neurons[k])]);
        }
        double sign = slope > 0 ? -1 : 1;
        double step = Double.POSITIVE_INFINITY;
        int hit = -1;
        for (int k = 0; k < neurons.length; k++) {
            double a = at[layer.outerIndex(output, neurons[k])];
            double move = sign * v[k];
            // Where the slope is at most 0, some weight moves towards zero.
            if (move * a < 0 && -a / move < step) {
                step = -a / move;
                hit = k;
            }
        }
        for (int k = 0; k < neurons.length; k++) {
            int index = layer.outerIndex(output, neurons[k]);
            at[index] = k == hit ? 0 : at[index] + step * sign * v[k];
        }
    }

    /** v of unit length with Σ_k v_k z_k = 0: the last column of Q in the QR decomposition of Zᵀ, (n + 1) × n. */
    private double[] nullVector(int[] neurons, double[][] features) {
        RealMatrix z = new Array2DRowRealMatrix(neurons.length, samples);
        for (int k = 0; k < neurons.length; k++) {
            z.setRow(k, features[neurons[k]]);
        }
        return new QRDecomposition(z).getQ().getColumn(neurons.length - 1);
    }

    /** θ with the idle neurons moved, and Ẑ with a column a neuron. */
    private record Target(double[] theta, RealMatrix features, double condition) {}

    private Target target(double[] sparse, int[] idle, int draws, SeededRandom random) throws PathException {
        Target best = null;
        for (int draw = 0; draw < draws; draw++) {
            double[] moved = sparse.clone();
            for (int neuron : idle) {
                layer.setNeuron(moved, neuron, random.gaussians(layer.neuronSize()));
            }
            RealMatrix z = new Array2DRowRealMatrix(layer.features(outputs, moved, idle)).transpose();
            double condition = new SingularValueDecomposition(z).getConditionNumber();
            if (Double.isFinite(condition) && (best == null || condition < best.condition)) {
                best = new Target(moved, z, condition);
            }
        }
        if (best == null) {
            throw new PathException("none of " + draws + " draws of " + idle.length
                    + " neurons has values over the samples that are linearly independent; are there two samples with the same inputs?");
        }
        return best;
    }

    private double[] blended(Target target, int[] idle) {
        double[] end = layer.withOuterScaled(target.theta, 0);
        var solver = new QRDecomposition(target.features).getSolver();
        for (int c = 0; c < layer.outputs(); c++) {
            double[] y = new double[samples];
            for (int i = 0; i < samples; i++) {
                y[i] = targets[i * layer.outputs() + c];
            }
            double[] a = solver.solve(new ArrayRealVector(y, false)).toArray();
            // One step of refinement: what is left of the residual is rounding of F itself.
            double[] rest = target.features.operate(a);
            for (int i = 0; i < samples; i++) {
                rest[i] = y[i] - rest[i];
            }
            double[] correction = solver.solve(new ArrayRealVector(rest, false)).toArray();
            for (int k = 0; k < idle.length; k++) {
                end[layer.outerIndex(c, idle[k])] = a[k] + correction[k];
            }
        }
        return end;
    }
}
