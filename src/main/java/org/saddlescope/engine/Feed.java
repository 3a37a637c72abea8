package org.saddlescope.engine;

/**
 * The data of one batch as a tape reads it.
 *
 * @param inputs  the address of the inputs, rows × columns, or 0
 * @param targets the address of the real targets, or 0
 * @param labels  a class a row; empty without labels
 * @param scale   the factor on the sum over rows that makes the loss: 1/n for a mean, n/|batch| for a sum over a mini-batch
 */
record Feed(long inputs, long targets, int[] labels, double scale) {
    static final Feed NONE = new Feed(0, 0, new int[0], 1);

    enum Slot { INPUTS, TARGETS }

    long address(Slot slot) {
        return switch (slot) {
            case INPUTS -> inputs;
            case TARGETS -> targets;
        };
    }
}
