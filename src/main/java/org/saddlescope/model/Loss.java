package org.saddlescope.model;

/**
 * What is minimised over the n samples, with F the outputs (n × C) and y the targets. Labels are turned into one-hot
 * targets for the squared errors.
 */
public enum Loss {
    /** ½ Σ ‖F − y‖² over all samples: the square loss of Liu, Zhu, Belkin 2020. */
    HALF_SQUARED_ERROR,
    /** (1/(nC)) Σ (F − y)². */
    MEAN_SQUARED_ERROR,
    /** (1/n) Σ (log Σ_c exp F_c − F_label), in nats. */
    CROSS_ENTROPY,
    /** (1/n) Σ log(1 + exp(−s F)) with one output and s = ±1 for the two classes, in nats. */
    LOGISTIC,
    /** (1/n) Σ σ(−s F) with one output and s = ±1 for the two classes: a smooth count of errors, which is not convex. */
    SIGMOID;

    /** Whether the loss takes one output whose sign is the class, of two. */
    public boolean signed() {
        return this == LOGISTIC || this == SIGMOID;
    }

    /** Whether the targets have to be classes. */
    public boolean classifies() {
        return this == CROSS_ENTROPY || signed();
    }
}
