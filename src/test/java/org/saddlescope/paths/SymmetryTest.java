package org.saddlescope.paths;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.saddlescope.engine.Kernels.Activation;
import org.saddlescope.engine.ParameterLayout;
import org.saddlescope.engine.ParameterLayout.Block;
import org.saddlescope.engine.Precision;
import org.saddlescope.engine.Problem;
import org.saddlescope.engine.Samples;
import org.saddlescope.engine.SeededRandom;
import org.saddlescope.engine.Workers;
import org.saddlescope.model.Architecture;
import org.saddlescope.model.Initialisation;
import org.saddlescope.model.Layer;
import org.saddlescope.model.Loss;
import org.saddlescope.model.NetworkProblem;
import org.saddlescope.model.TwoLayerWide;
import org.saddlescope.spectra.Vectors;

/** What counts as the same point: the loss says whether a change of θ is a symmetry. */
class SymmetryTest {
    private static final int HIDDEN = 5;

    private static Problem problem(Architecture architecture) {
        SeededRandom random = SeededRandom.of(2, "samples");
        Samples samples = new Samples(12, List.of(3), random.gaussians(36), new Samples.Values(random.gaussians(24), 2));
        return NetworkProblem.of(architecture, Loss.MEAN_SQUARED_ERROR, samples, Optional.empty(), Precision.DOUBLE, Workers.shared());
    }

    /** Puts unit perm[i] of a hidden layer, from 1, in place i, times sign[i]; the blocks are weight, bias, weight, bias, ... */
    private static double[] rearranged(double[] theta, ParameterLayout layout, int layer, int[] perm, double[] sign) {
        double[] result = theta.clone();
        Block w = layout.blocks().get(2 * layer - 2);
        Block b = layout.blocks().get(2 * layer - 1);
        Block next = layout.blocks().get(2 * layer);
        int in = w.shape().get(1);
        int out = next.shape().get(0);
        int units = next.shape().get(1);
        for (int i = 0; i < units; i++) {
            for (int j = 0; j < in; j++) {
                result[w.offset() + i * in + j] = sign[i] * theta[w.offset() + perm[i] * in + j];
            }
            result[b.offset() + i] = sign[i] * theta[b.offset() + perm[i]];
            for (int k = 0; k < out; k++) {
                result[next.offset() + k * units + i] = sign[i] * theta[next.offset() + k * units + perm[i]];
            }
        }
        return result;
    }

    @ParameterizedTest
    @EnumSource(value = Activation.class, names = {"TANH", "ERF", "RELU", "GELU"})
    void rearrangedHiddenUnitsHaveTheSameCanonicalForm(Activation activation) {
        Architecture architecture = new Architecture.Mlp(List.of(HIDDEN, HIDDEN), activation, true);
        Problem problem = problem(architecture);
        Symmetry symmetry = Symmetry.of(architecture, problem.layout());
        boolean odd = activation == Activation.TANH || activation == Activation.ERF;
        double[] theta = SeededRandom.of(5, "theta").gaussians(problem.objective().dimension());
        double[] ones = {1, 1, 1, 1, 1};
        double[] moved = rearranged(theta, problem.layout(), 1, new int[] {3, 0, 4, 1, 2}, odd ? new double[] {1, -1, -1, 1, -1} : ones);
        moved = rearranged(moved, problem.layout(), 2, new int[] {1, 4, 0, 2, 3}, odd ? new double[] {-1, -1, 1, 1, 1} : ones);
        double loss = problem.objective().value(theta);
        assertTrue(Vectors.norm(Vectors.difference(theta, moved)) > 1);
        assertEquals(loss, problem.objective().value(moved), 1e-13, "the rearrangement is a symmetry");
        double[] canonical = symmetry.representative(theta);
        assertEquals(loss, problem.objective().value(canonical), 1e-13, "the canonical form is the same network");
        assertArrayEquals(canonical, symmetry.representative(moved), 1e-15);
        assertArrayEquals(canonical, symmetry.representative(canonical), 0);
    }

    @Test
    void signsAreNoSymmetryWhereTheActivationIsNotOdd() {
        Architecture architecture = new Architecture.Mlp(List.of(HIDDEN), Activation.RELU, true);
        Problem problem = problem(architecture);
        double[] theta = SeededRandom.of(5, "theta").gaussians(problem.objective().dimension());
        double[] moved = rearranged(theta, problem.layout(), 1, new int[] {0, 1, 2, 3, 4}, new double[] {1, -1, 1, 1, 1});
        Symmetry symmetry = Symmetry.of(architecture, problem.layout());
        assertTrue(Vectors.norm(Vectors.difference(symmetry.representative(theta), symmetry.representative(moved))) > 0.1);
    }

    @Test
    void deepLinearNetworksAreComparedByTheirProduct() {
        Architecture architecture = new Architecture.DeepLinear(List.of(4));
        Problem problem = problem(architecture);
        Symmetry symmetry = Symmetry.of(architecture, problem.layout());
        double[] theta = SeededRandom.of(5, "theta").gaussians(problem.objective().dimension());
        double[] scaled = theta.clone();
        Block first = problem.layout().blocks().get(0);
        for (int i = 0; i < scaled.length; i++) {
            scaled[i] *= i < first.size() ? 4 : 0.25;
        }
        assertArrayEquals(symmetry.representative(theta), symmetry.representative(scaled), 1e-14);
        // (W₂W₁)₀₀, W₁ being 4 × 3 and W₂ 2 × 4.
        double expected = 0;
        for (int k = 0; k < 4; k++) {
            expected += theta[first.size() + k] * theta[3 * k];
        }
        assertEquals(expected, symmetry.representative(theta)[0], 1e-14);
        assertEquals(6, symmetry.representative(theta).length);
    }

    @Test
    void eachHiddenLayerOfASequenceHasTheSymmetriesOfItsOwnActivation() {
        Architecture architecture = new Architecture.Sequential(List.of(linear(HIDDEN), new Layer.Activation(Activation.TANH),
                linear(HIDDEN), new Layer.Activation(Activation.RELU), linear(0)));
        Problem problem = problem(architecture);
        Symmetry symmetry = Symmetry.of(architecture, problem.layout());
        double[] theta = SeededRandom.of(5, "theta").gaussians(problem.objective().dimension());
        int[] order = {3, 0, 4, 1, 2};
        double[] ones = {1, 1, 1, 1, 1};
        double[] signs = {1, -1, -1, 1, -1};
        double[] moved = rearranged(rearranged(theta, problem.layout(), 1, order, signs), problem.layout(), 2, order, ones);
        assertEquals(problem.objective().value(theta), problem.objective().value(moved), 1e-13);
        assertArrayEquals(symmetry.representative(theta), symmetry.representative(moved), 1e-15);
        double[] other = rearranged(theta, problem.layout(), 2, order, signs);
        assertTrue(Vectors.norm(Vectors.difference(symmetry.representative(theta), symmetry.representative(other))) > 0.1);
    }

    private static Layer linear(int outputs) {
        return new Layer.Linear(outputs, true, new Initialisation.Automatic());
    }

    @Test
    void unitsThatFrozenWeightsTellApartAreComparedAsTheyAre() {
        Architecture frozen = new TwoLayerWide(12, Activation.TANH, TwoLayerWide.Outer.SIGNS, false, 1);
        assertInstanceOf(Symmetry.None.class, Symmetry.of(frozen, problem(frozen).layout()));
    }

    @Test
    void nothingIsAssumedOfOtherArchitectures() {
        assertInstanceOf(Symmetry.None.class, Symmetry.of(Optional.empty(), ParameterLayout.scalars(List.of("x", "y"))));
    }
}
