package org.saddlescope.experiment;

import java.util.Locale;
import java.util.Optional;
import org.saddlescope.engine.GraphMemory;
import org.saddlescope.engine.Precision;
import org.saddlescope.engine.Workers;
import org.saddlescope.experiment.Experiment.ProblemSpec;
import org.saddlescope.experiment.ExperimentCheck.Finding;
import org.saddlescope.model.Loss;
import org.saddlescope.model.NetworkBuilder;
import org.saddlescope.model.NetworkProblem;

/**
 * Refuses a network whose activations cannot fit into memory, before anything of its size is made. A run needs at least,
 * outside the heap:
 *
 * <ul>
 *   <li>the samples, as the kernels read them;
 *   <li>on each of as many threads as there are chunks of samples, θ and the activations of a chunk with their adjoints,
 *       and the tangents of both where eigenvalues are measured;
 *   <li>on each thread that is left, θ and the activations of a chunk, for the points of a slice.
 * </ul>
 */
final class EvaluationMemory {
    private EvaluationMemory() {}

    /** @param memoryBytes what there is outside the heap, which is as much as inside it unless the libraries are told otherwise */
    static Optional<Finding> finding(Experiment experiment, ProblemSpec.Network network, NetworkBuilder.Sizes sizes, long memoryBytes) {
        return finding(experiment, network, sizes, memoryBytes, Workers.shared().threads());
    }

    static Optional<Finding> finding(Experiment experiment, ProblemSpec.Network network, NetworkBuilder.Sizes sizes,
                                     long memoryBytes, int threads) {
        GraphMemory memory;
        try {
            memory = NetworkProblem.memory(network.architecture(), network.loss(), sizes, experiment.precision());
        } catch (ArithmeticException e) {
            return Optional.of(new Finding("problem.architecture", "expected a network that can be evaluated in " + memoryBytes
                    + " bytes of memory, found one that needs more than can be counted, " + Long.MAX_VALUE + " bytes"));
        }
        double bytes = bytes(experiment, network.loss(), sizes, memory, threads);
        String what = whole(bytes) + " bytes for the activations of " + memory.rows() + " samples at a time on " + threads
                + (threads == 1 ? " thread" : " threads");
        if (bytes > memoryBytes) {
            return Optional.of(new Finding("problem.architecture", "expected a network that can be evaluated in " + memoryBytes
                    + " bytes of memory, found " + what));
        }
        return memory.largest() <= GraphMemory.MOST_ELEMENTS ? Optional.empty() : Optional.of(new Finding("problem.architecture",
                "expected layers of at most " + GraphMemory.MOST_ELEMENTS + " numbers, found one of " + memory.largest()
                        + " among " + what));
    }

    /** In double: the sum may be beyond the range of a long. */
    private static double bytes(Experiment experiment, Loss loss, NetworkBuilder.Sizes sizes, GraphMemory memory, int threads) {
        int width = experiment.precision() == Precision.DOUBLE ? Double.BYTES : Float.BYTES;
        // Classes stay numbers of the heap; other targets are read by the kernels.
        double sample = sizes.input().count() + (loss == Loss.CROSS_ENTROPY ? 0.0 : sizes.outputs());
        double busy = Math.min(threads, memory.chunks());
        double held = experiment.probes().curvatureEvery() > 0 ? memory.product() : memory.gradient();
        return sizes.samples() * sample * width + busy * held + (threads - busy) * memory.value();
    }

    private static String whole(double number) {
        return String.format(Locale.ROOT, "%.0f", number);
    }
}
