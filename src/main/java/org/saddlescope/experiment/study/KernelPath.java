package org.saddlescope.experiment.study;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleConsumer;
import org.saddlescope.engine.Objective.ValueGradient;
import org.saddlescope.spectra.SymmetricEigenvalues;
import org.saddlescope.spectra.TangentKernel;
import org.saddlescope.spectra.Vectors;

/**
 * Gradient descent w_{t+1} = w_t − η ∇L(w_t) on ½‖F(w) − y‖² with the tangent kernel along the way.
 *
 * @param stepSize  η
 * @param losses    L(w_t), t = 0, 1, …
 * @param squares   ‖∇L(w_t)‖²
 * @param distances ‖w_t − w_0‖
 * @param kernels   K(w_t) at some steps, the first and the last among them
 * @param last      w at the last step
 */
record KernelPath(double stepSize, double[] losses, double[] squares, double[] distances, List<AtStep> kernels, double[] last) {
    /**
     * @param step  t
     * @param least λ_min(K(w_t))
     * @param most  λ_max(K(w_t))
     * @param drift ‖K(w_t) − K(w_0)‖₂/‖K(w_0)‖₂
     */
    record AtStep(int step, double least, double most, double drift) {}

    /**
     * @param relativeStep η λ_max(K(w_0))
     * @param every        the kernel every so many steps; 0: only at the first and the last
     * @param end          ends at the first loss of at most this, at one that is not finite, or
     * @param steps        after this many steps
     */
    static KernelPath of(SquaredErrorNetwork network, double relativeStep, int every, double end, int steps,
                         BooleanSupplier cancelled, DoubleConsumer progress) {
        double[] theta = network.start();
        double[][] first = TangentKernel.of(network.outputs(), theta).entries();
        double[] eigenvalues = SymmetricEigenvalues.of(first);
        double norm = eigenvalues[eigenvalues.length - 1];
        double stepSize = relativeStep / norm;
        double[] losses = new double[steps + 1];
        double[] squares = new double[steps + 1];
        double[] distances = new double[steps + 1];
        List<AtStep> kernels = new ArrayList<>();
        int count = 0;
        for (int t = 0; t <= steps; t++) {
            ValueGradient at = network.problem().objective().gradient(theta);
            losses[t] = at.value();
            squares[t] = Vectors.dot(at.gradient(), at.gradient());
            distances[t] = Vectors.norm(Vectors.difference(theta, network.start()));
            count = t + 1;
            boolean over = t == steps || !(at.value() > end) || !Double.isFinite(at.value()) || cancelled.getAsBoolean();
            if (over || t == 0 || every > 0 && t % every == 0) {
                kernels.add(kernel(t, TangentKernel.of(network.outputs(), theta).entries(), first, norm));
            }
            if (over) {
                break;
            }
            progress.accept(t / (double) steps);
            theta = theta.clone();
            Vectors.add(theta, -stepSize, at.gradient());
        }
        return new KernelPath(stepSize, Arrays.copyOf(losses, count), Arrays.copyOf(squares, count), Arrays.copyOf(distances, count),
                List.copyOf(kernels), theta);
    }

    private static AtStep kernel(int step, double[][] entries, double[][] first, double norm) {
        double[] values = SymmetricEigenvalues.of(entries);
        double[][] moved = new double[entries.length][];
        for (int i = 0; i < moved.length; i++) {
            moved[i] = Vectors.difference(entries[i], first[i]);
        }
        double[] drift = SymmetricEigenvalues.of(moved);
        return new AtStep(step, values[0], values[values.length - 1], Math.max(-drift[0], drift[drift.length - 1]) / norm);
    }

    /** The least λ_min(K) seen. */
    double leastEigenvalue() {
        return kernels.stream().mapToDouble(AtStep::least).min().orElseThrow();
    }

    /** The largest √λ_max(K) seen: the Lipschitz constant of F along the path as far as it was measured. */
    double lipschitz() {
        return Math.sqrt(kernels.stream().mapToDouble(AtStep::most).max().orElseThrow());
    }

    double finalLoss() {
        return losses[losses.length - 1];
    }

    /** ‖∇L‖²/(2L) at step t; NaN where L = 0. */
    double plStar(int t) {
        return squares[t] / (2 * losses[t]);
    }
}
