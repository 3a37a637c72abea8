package org.saddlescope.data;

import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * What is known of a data source before it makes or reads anything, so that an experiment can be checked at once.
 *
 * @param total       samples in all, held-back ones included; empty where a file decides
 * @param training    samples to train on; empty where a file decides
 * @param inputSize   elements of one input; empty where a file decides
 * @param outputs     classes, or components of a value; empty where a file decides
 * @param classifies  whether the targets are classes
 */
public record Outline(OptionalLong total, OptionalLong training, OptionalLong inputSize, OptionalInt outputs,
                      boolean classifies) {
    /** Classes 0..classes−1 taken in turn by the samples. */
    static Outline ofClasses(int samples, int inputSize, int classes, double heldOut) {
        return new Outline(OptionalLong.of(samples), OptionalLong.of(HeldOut.training(samples, classes, heldOut)),
                OptionalLong.of(inputSize), OptionalInt.of(classes), true);
    }

    static Outline ofValues(int samples, int inputSize, int width, double heldOut) {
        return new Outline(OptionalLong.of(samples), OptionalLong.of(HeldOut.training(samples, 1, heldOut)),
                OptionalLong.of(inputSize), OptionalInt.of(width), false);
    }

    /** Bytes of inputs and targets in double; empty where a file decides. */
    public OptionalLong bytes() {
        if (total.isEmpty() || inputSize.isEmpty()) {
            return OptionalLong.empty();
        }
        long width = classifies ? 1 : outputs.orElse(1);
        return OptionalLong.of(total.getAsLong() * (inputSize.getAsLong() + width) * Double.BYTES);
    }
}
