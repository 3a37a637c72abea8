package org.saddlescope.engine;

import java.util.List;

/**
 * Samples of a data set: inputs and targets, stored row by row. The arrays are never changed.
 *
 * @param inputShape the shape of one input, for instance [2] or [1, 28, 28]
 * @param inputs     count × inputSize elements
 * @param targets    what each sample should give
 * @param symbols    the size of the vocabulary where the inputs are symbols 0..symbols−1; 0 where they are real numbers
 */
public record Samples(int count, List<Integer> inputShape, double[] inputs, Targets targets, int symbols) {
    /** Inputs that are real numbers. */
    public Samples(int count, List<Integer> inputShape, double[] inputs, Targets targets) {
        this(count, inputShape, inputs, targets, 0);
    }

    public Samples {
        inputShape = List.copyOf(inputShape);
        int size = inputShape.stream().mapToInt(Integer::intValue).reduce(1, Math::multiplyExact);
        if (inputs.length != Math.multiplyExact(count, size)) {
            throw new IllegalArgumentException(count + " inputs of shape " + inputShape + " in " + inputs.length + " numbers");
        }
        if (targets.count() != count) {
            throw new IllegalArgumentException(count + " inputs but " + targets.count() + " targets");
        }
    }

    /** The number of elements of one input. */
    public int inputSize() {
        return inputShape.stream().mapToInt(Integer::intValue).reduce(1, Math::multiplyExact);
    }

    /** What the samples should give. */
    public sealed interface Targets {
        int count();

        /** The number C of outputs that a network needs at each position: the classes, or the components of a value. */
        int outputs();

        /** The number of positions of a sample that have a target of their own. */
        default int positions() {
            return 1;
        }
    }

    /**
     * Classes 0..classes−1: one a sample, or one at each of several positions of a sample, such as the symbols of a
     * sequence or the nodes of a graph. A label of −1 does not count, neither in the loss nor in the accuracy.
     *
     * @param labels    positions a sample, sample by sample
     * @param classes   the number of classes C
     * @param positions labels a sample
     */
    public record Labels(int[] labels, int classes, int positions) implements Targets {
        /** One class a sample. */
        public Labels(int[] labels, int classes) {
            this(labels, classes, 1);
        }

        @Override
        public int count() {
            return labels.length / positions;
        }

        @Override
        public int outputs() {
            return classes;
        }
    }

    /**
     * A real vector per sample.
     *
     * @param values count × width elements, row by row
     */
    public record Values(double[] values, int width) implements Targets {
        @Override
        public int count() {
            return width == 0 ? 0 : values.length / width;
        }

        @Override
        public int outputs() {
            return width;
        }
    }
}
