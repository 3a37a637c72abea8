package org.saddlescope.engine;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * An objective with everything around it: how θ is laid out and initialised, its mini-batches, what is known of its
 * minimum, and how well a θ does on data held back.
 */
public interface Problem {
    ParameterLayout layout();

    /** The full objective: the training loss over all samples, or the analytic function. */
    Objective objective();

    /** The number n of training samples; 1 for a function without data. */
    int samples();

    /**
     * The loss of the mini-batch made of these samples, normalised as the full objective is: a mean stays the mean over
     * the batch; a sum is scaled by n/|batch|, so that the mini-batch gradient is an unbiased estimate of the full one.
     */
    Objective batch(int[] samples);

    /** The network's outputs over the training samples, for Jacobians and tangent kernels; empty for a function. */
    default Optional<OutputMap> outputs() {
        return Optional.empty();
    }

    /**
     * The Gauss-Newton matrix G = Jᵀ (∂²ℓ/∂F²) J of the objective at θ, J = ∂F/∂θ, ready for many products; a penalty
     * (λ/2)‖θ‖² adds λI. H − G is Σ_i (∂ℓ/∂F_i) ∇²F_i. Positive semidefinite where the loss is convex in F. Empty for a
     * function without outputs. The caller closes it.
     */
    default Optional<Curvature> gaussNewton(double[] theta) {
        return Optional.empty();
    }

    /** The initial θ drawn from this seed. */
    double[] initial(long seed);

    /** What is known of the minimum. */
    Optional<Minima> minima();

    /**
     * The infimum over all θ of the loss of the mini-batch made of these samples, where it is known in closed form.
     *
     * @param samples empty for all of them
     */
    default OptionalDouble infimum(int[] samples) {
        return OptionalDouble.empty();
    }

    /** Points whose critical type is known in closed form, for the map; empty for networks. */
    List<CriticalPoint> criticalPoints();

    /** How well θ does on the training samples. */
    Score trainingScore(double[] theta);

    /** How well θ does on the samples held back, where there are any. */
    Optional<Score> heldOutScore(double[] theta);

    /** Whether {@link Score#accuracy()} means anything. */
    boolean classifies();

    /**
     * @param loss     the same loss as the objective, on these samples
     * @param accuracy the fraction of samples classified correctly in 0..1; NaN where the problem is no classification
     */
    record Score(double loss, double accuracy) {}

    /** A critical point known in closed form. */
    record CriticalPoint(String name, Kind kind, List<Double> theta, double loss) {
        public enum Kind { MINIMUM, SADDLE, MAXIMUM, DEGENERATE }
    }
}
