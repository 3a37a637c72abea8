package org.saddlescope.model;

import java.util.List;
import org.saddlescope.engine.Differences;
import org.saddlescope.engine.Samples;

/** Small sets of sequences for tests. */
final class SequenceSamples {
    static final int STEPS = 5;
    static final int SYMBOLS = 4;
    static final int FEATURES = 2;

    private SequenceSamples() {}

    /** Symbols with a class each. */
    static Samples classes(int n, int classes) {
        int[] labels = new int[n];
        for (int i = 0; i < n; i++) {
            labels[i] = i * 7 % classes;
        }
        return new Samples(n, List.of(STEPS), symbols(n), new Samples.Labels(labels, classes), SYMBOLS);
    }

    /** Symbols with a class at each step but the second, which does not count. */
    static Samples everyStep(int n, int classes) {
        int[] labels = new int[n * STEPS];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = i % STEPS == 1 ? -1 : i * 5 / 3 % classes;
        }
        return new Samples(n, List.of(STEPS), symbols(n), new Samples.Labels(labels, classes, STEPS), SYMBOLS);
    }

    /** Real sequences with a vector of two numbers each. */
    static Samples real(int n) {
        return new Samples(n, List.of(STEPS, FEATURES), Differences.gaussian(21, n * STEPS * FEATURES),
                new Samples.Values(Differences.gaussian(22, 2 * n), 2));
    }

    private static double[] symbols(int n) {
        double[] inputs = new double[n * STEPS];
        for (int i = 0; i < inputs.length; i++) {
            inputs[i] = (i * 11 + i / 3 + i / STEPS) % SYMBOLS;
        }
        return inputs;
    }
}
