package org.saddlescope.bench;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.saddlescope.engine.Precision;

/**
 * The work that a user would otherwise do in PyTorch, timed: the best seconds of several repeats, after a warm-up, on
 * as many threads as the machine has.
 *
 * @param mnist the folder of MNIST's IDX files; empty for generated images of the same count and type
 */
public record Bench(Optional<Path> mnist) {
    private List<Workload> workloads() {
        return List.of(
                new Workload("gradient", 5, 200, PlaneNetwork::gradient),
                new Workload("hvp", 5, 50, PlaneNetwork::hvp),
                new Workload("slice51", 5, 1, () -> PlaneNetwork.slice(Precision.DOUBLE)),
                new Workload("slice51_f32", 5, 1, () -> PlaneNetwork.slice(Precision.FLOAT)),
                new Workload("ntk512", 5, 1, PlaneNetwork::tangentKernel),
                new Workload("hessian_top10_lanczos_1e-6", 5, 1, PlaneNetwork::hessianTopTen),
                new Workload("slq_10x80", 5, 1, PlaneNetwork::spectralDensity),
                new Workload("train_mnist_mlp_200steps_f64", 5, 1, () -> Digits.training(mnist, Precision.DOUBLE)),
                new Workload("train_mnist_mlp_200steps_f32", 5, 1, () -> Digits.training(mnist, Precision.FLOAT)),
                new Workload("cnn_slice15_1000images_f32", 3, 1, () -> Digits.convolutionSlice(mnist)));
    }

    /** The names of the workloads in the order in which they run. */
    public List<String> keys() {
        return workloads().stream().map(Workload::key).toList();
    }

    /**
     * Times workloads one after the other.
     *
     * @param only    the keys wanted; empty for all
     * @param started told each key as its work begins
     * @return seconds by key
     * @throws BenchException where there is no workload of a name, or its data cannot be read
     */
    public Map<String, Double> run(Set<String> only, Consumer<String> started) throws BenchException {
        return run(only, started, Stopwatch.system());
    }

    Map<String, Double> run(Set<String> only, Consumer<String> started, Stopwatch stopwatch) throws BenchException {
        for (String key : only) {
            if (!keys().contains(key)) {
                throw new BenchException("bench: there is no workload " + key + "; there are " + String.join(", ", keys()));
            }
        }
        Map<String, Double> seconds = new LinkedHashMap<>();
        for (Workload workload : workloads()) {
            if (only.isEmpty() || only.contains(workload.key())) {
                started.accept(workload.key());
                seconds.put(workload.key(), stopwatch.best(workload.setup().prepare(), workload.repeats(), workload.inner()));
            }
        }
        return seconds;
    }
}
