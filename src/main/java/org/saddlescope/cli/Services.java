package org.saddlescope.cli;

import java.util.Optional;
import java.util.function.Supplier;
import org.saddlescope.bench.BenchException;
import org.saddlescope.bench.WindowBench;
import org.saddlescope.experiment.PointProbe;

/**
 * What the commands do their work with.
 *
 * @param runner      runs experiments
 * @param probes      measures at single points
 * @param fontProblem why text cannot be painted here, in one line; asked before anything is painted
 * @param window      measures the window
 */
public record Services(Runner runner, PointProbe.Factory probes, Supplier<Optional<String>> fontProblem, WindowBench window) {
    /** Without a window. */
    public Services(Runner runner, PointProbe.Factory probes, Supplier<Optional<String>> fontProblem) {
        this(runner, probes, fontProblem, (seconds, stage, cancelled) -> {
            throw new BenchException("bench ui: this program has no window");
        });
    }
}
