package org.saddlescope.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** The sample experiments that come with the program, as resources of it. */
final class SampleExperiments {
    /** What is run where no experiment is named and there is no display. */
    static final String FIRST = "two-moons";

    static final List<String> NAMES = List.of(FIRST, "saddle-escape", "himmelblau", "rosenbrock", "deep-linear", "stepsizes",
            "conv-bars", "resnet-glyphs", "lstm-copy", "transformer-parity", "gcn-blocks", "wide-two-layer", "lederer-path",
            "mode-connectivity", "mnist-mlp", "hessian-width", "kernel-width", "gd-plstar", "partial-plstar",
            "essential-nonconvexity", "zl-linear", "zl-regularity", "zl-one-hidden", "saddle-escape-rate", "explore-mlp",
            "explore-conv", "explore-residual", "explore-lstm", "explore-graph", "explore-transformer",
            "explore-factorisation", "explore-halfspace", "ab-toy", "ab-width", "ab-batch", "ab-optim", "halfspace", "ab-missing",
            "lesson-step-size", "lesson-momentum", "lesson-saddle", "lesson-pl", "lesson-alpha-beta", "lesson-linear-nets",
            "lesson-no-confined", "lesson-edge");

    private SampleExperiments() {}

    /** The JSON text of a sample; empty where this build has none of that name. */
    static Optional<String> json(String name) {
        try (InputStream in = SampleExperiments.class.getResourceAsStream("/org/saddlescope/samples/" + name + ".json")) {
            return in == null ? Optional.empty() : Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
