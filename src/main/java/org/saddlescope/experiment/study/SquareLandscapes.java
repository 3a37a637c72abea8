package org.saddlescope.experiment.study;

import java.util.ArrayList;
import java.util.List;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.QRDecomposition;
import org.hipparchus.linear.RealMatrix;
import org.saddlescope.conditions.OneHiddenMinimisers;
import org.saddlescope.conditions.SquareMinimisers;
import org.saddlescope.engine.Kernels.Activation;
import org.saddlescope.engine.Precision;
import org.saddlescope.engine.Samples;
import org.saddlescope.engine.SeededRandom;
import org.saddlescope.experiment.Experiment;
import org.saddlescope.experiment.Experiment.ProblemSpec;
import org.saddlescope.experiment.ExperimentException;
import org.saddlescope.experiment.Problems;
import org.saddlescope.experiment.Schema;
import org.saddlescope.model.Architecture;
import org.saddlescope.model.Architecture.DeepLinear;
import org.saddlescope.model.Initialisation;
import org.saddlescope.model.LinearResidual;
import org.saddlescope.model.Loss;
import org.saddlescope.model.OneHidden;

/** The global minimiser of an experiment's square network that is made of factors drawn from its training seed. */
final class SquareLandscapes {
    /** Factors have singular values of at least this and at most its inverse, so that none is near a singular matrix. */
    private static final double LEAST = 0.5;

    private SquareLandscapes() {}

    /**
     * Factors C = U diag(s) Vᵀ with U, V from the QR decomposition of Gaussian matrices and s uniform on [½, 2]; in a network
     * of one hidden layer W₁ is such a matrix.
     *
     * @throws ExperimentException where the network is none of square matrices, or its data have no such minimiser
     */
    static SquareLandscape of(Experiment member, Problems.Loaded loaded) throws ExperimentException {
        if (!(member.problem() instanceof ProblemSpec.Network network)) {
            throw new ExperimentException("claim.study: needs a network of square matrices, found a problem of type \""
                    + Schema.nameOf(member.problem()) + "\"");
        }
        if (network.loss() != Loss.HALF_SQUARED_ERROR || network.penalty() != 0) {
            throw new ExperimentException("claim.study: needs problem.loss \"halfSquaredError\" and problem.penalty 0, found \""
                    + Schema.nameOf(network.loss()) + "\" and " + network.penalty());
        }
        if (member.precision() != Precision.DOUBLE) {
            throw new ExperimentException("claim.study: needs precision \"double\", found \"" + Schema.nameOf(member.precision()) + "\"");
        }
        Samples training = loaded.data().orElseThrow().training();
        SeededRandom random = SeededRandom.of(member.trainingSeed(), "factors of a minimiser");
        try {
            return switch (network.architecture()) {
                case DeepLinear(List<Integer> widths, Initialisation law) -> {
                    if (widths.stream().anyMatch(width -> width != training.inputSize())) {
                        throw new ExperimentException("problem.architecture.widths: expected " + training.inputSize()
                                + " throughout, as many as inputs, found " + widths);
                    }
                    yield linear(new SquareMinimisers(training), widths.size() + 1, 0, unscaled(law, training.inputSize()), random);
                }
                case LinearResidual(int blocks, Initialisation law) ->
                        linear(new SquareMinimisers(training), blocks, 1, unscaled(law, training.inputSize()), random);
                case OneHidden(Activation activation, Initialisation law) -> {
                    int d = unscaled(law, training.inputSize());
                    OneHiddenMinimisers minimisers = new OneHiddenMinimisers(loaded.problem().outputs().orElseThrow(), training);
                    yield SquareLandscape.OneHidden.of(minimisers, lipschitz(activation), minimisers.of(factor(random, d)));
                }
                case Architecture other -> throw new ExperimentException("problem.architecture: expected a network of square matrices"
                        + " (deepLinear, linearResidual, oneHidden), found \"" + Schema.nameOf(other) + "\"");
            };
        } catch (IllegalArgumentException e) {
            throw new ExperimentException("problem.data: " + e.getMessage(), e);
        }
    }

    private static SquareLandscape linear(SquareMinimisers minimisers, int l, double diagonal, int d, SeededRandom random) {
        List<double[][]> factors = new ArrayList<>();
        for (int k = 2; k <= l; k++) {
            factors.add(factor(random, d));
        }
        double[] theta = diagonal == 0 ? minimisers.linear(factors) : minimisers.residual(factors);
        return SquareLandscape.Linear.of(d, l, diagonal, minimisers.leastInputEigenvalue(), theta, minimisers.minimum());
    }

    /** d, where the matrices are the blocks of θ as they are. */
    private static int unscaled(Initialisation law, int d) throws ExperimentException {
        if (law.factor(d) != 1) {
            throw new ExperimentException("problem.architecture.initialisation: expected a law that does not scale the matrices"
                    + " in the forward pass, found \"" + Schema.nameOf(law) + "\"");
        }
        return d;
    }

    private static double[][] factor(SeededRandom random, int d) {
        RealMatrix left = orthogonal(random, d);
        RealMatrix right = orthogonal(random, d);
        for (int j = 0; j < d; j++) {
            left.setColumnVector(j, left.getColumnVector(j).mapMultiply(random.nextDouble(LEAST, 1 / LEAST)));
        }
        return left.multiplyTransposed(right).getData();
    }

    private static RealMatrix orthogonal(SeededRandom random, int d) {
        RealMatrix gaussian = new Array2DRowRealMatrix(d, d);
        for (int i = 0; i < d; i++) {
            gaussian.setRow(i, random.gaussians(d));
        }
        return new QRDecomposition(gaussian).getQ();
    }

    /** A bound on |s'|. */
    private static double lipschitz(Activation activation) {
        return switch (activation) {
            case IDENTITY, TANH, RELU, SOFTPLUS -> 1;
            case SIGMOID -> 0.25;
            // 2/√π, rounded up.
            case ERF -> 1.1284;
            // The maximum of |s'| is 1.09984 at 2.3994.
            case SILU -> 1.1;
            // The maximum of |s'| is 1.12904 at √2.
            case GELU -> 1.13;
        };
    }
}
