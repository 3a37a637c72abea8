package org.saddlescope.cli;

import java.util.Optional;
import java.util.function.Supplier;
import org.saddlescope.experiment.PointProbe;

/**
 * What the commands do their work with.
 *
 * @param runner     runs experiments
 * @param probes      measures at single points
 * @param fontProblem why text cannot be painted here, in one line; asked before anything is painted
 */
public record Services(Runner runner, PointProbe.Factory probes, Supplier<Optional<String>> fontProblem) {}
