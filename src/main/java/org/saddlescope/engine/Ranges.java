package org.saddlescope.engine;

/** Work on the elements of long vectors, one by one independent of each other, shared out over threads. */
public final class Ranges {
    /** Elements of a range: enough that handing it to another thread costs less than it saves. */
    private static final int LENGTH = 1 << 14;

    private Ranges() {}

    /** What is done for the elements {@code from}..{@code to − 1}. */
    @FunctionalInterface
    public interface Task {
        void run(int from, int to);
    }

    /** So many vectors of zeros. Where they are long, clearing them takes as long as working on them, and is shared out. */
    public static double[][] vectors(int count, int length, Workers workers) {
        double[][] vectors = new double[count][];
        if (length < 2 * LENGTH) {
            for (int k = 0; k < count; k++) {
                vectors[k] = new double[length];
            }
        } else {
            workers.each(count, k -> vectors[k] = new double[length]);
        }
        return vectors;
    }

    /**
     * Covers 0..length−1. What the task does with an element must not depend on the range that it comes in.
     *
     * @param workers null: the calling thread alone
     */
    public static void each(int length, Workers workers, Task task) {
        if (workers == null || workers.threads() == 1 || length < 2 * LENGTH) {
            task.run(0, length);
            return;
        }
        // One range a thread, so that a thread finds in its cache the elements that it worked on before.
        int count = Math.min(workers.threads(), length / LENGTH);
        int size = (length / count + 63) / 64 * 64;
        workers.each(count, i -> task.run(i * size, i == count - 1 ? length : (i + 1) * size));
    }
}
