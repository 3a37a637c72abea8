package org.saddlescope.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Samples in off-heap memory, cut into chunks that are evaluated one by one. The size of a chunk is a constant: the bits
 * of a sum over samples depend on how it is cut, and must not depend on the machine.
 */
final class NativeData {
    /** Rows of a chunk: small enough to stay in a core's cache, a multiple of every product kernel's block. */
    static final int CHUNK = 128;

    /** Rows of a chunk where a few samples are a lot of work; see {@link #chunk}. */
    private static final int HALF = 32;
    /** Parameters times rows from which a batch of one chunk is worth cutting. */
    private static final long WORTH_CUTTING = 2_000_000;

    private final int count;
    private final int inputs;
    private final int targets;
    private final int[] labels;
    private final int positions;
    private final int width;
    private final NativeMemory inputMemory;
    private final NativeMemory targetMemory;

    /**
     * @param targets real targets, {@code targetWidth} a sample; empty where the loss takes labels
     * @param labels  {@code positions} classes a sample; empty where the loss takes real targets
     */
    NativeData(int count, double[] inputs, int inputWidth, double[] targets, int targetWidth, int[] labels,
               int positions, Precision precision) {
        this.count = count;
        this.inputs = inputWidth;
        this.targets = targetWidth;
        this.labels = labels;
        this.positions = positions;
        Kernels kernels = KernelTable.of(precision);
        width = kernels.width();
        inputMemory = NativeMemory.allocate((long) inputs.length * width);
        kernels.load(inputs, 0, inputMemory.address(), inputs.length);
        targetMemory = NativeMemory.allocate((long) targets.length * width);
        kernels.load(targets, 0, targetMemory.address(), targets.length);
    }

    int count() {
        return count;
    }

    /**
     * The rows of a chunk for a batch: {@value #CHUNK}, but half of a batch that would be a single chunk where that half
     * is work enough for a thread. Networks that cut their products instead count as without parameters. It follows from the problem alone, never from the machine.
     */
    static int chunk(int samples, int parameters) {
        boolean cut = samples >= 2 * HALF && samples <= CHUNK && (long) samples * parameters >= WORTH_CUTTING;
        return cut ? (samples / 2 + HALF - 1) / HALF * HALF : CHUNK;
    }

    /** All samples in order. */
    List<Chunk> all() {
        return inOrder(CHUNK);
    }

    /** All samples in order, cut as {@link #chunk} says. */
    List<Chunk> all(int parameters) {
        return inOrder(chunk(count, parameters));
    }

    /** All samples as one chunk. */
    List<Chunk> whole() {
        return inOrder(count);
    }

    /** All samples, each a chunk of its own. */
    List<Chunk> each() {
        return inOrder(1);
    }

    private List<Chunk> inOrder(int size) {
        List<Chunk> chunks = new ArrayList<>();
        for (int from = 0; from < count; from += size) {
            int rows = Math.min(size, count - from);
            chunks.add(new Chunk(rows, from, null, labels(IntStream.range(from, from + rows))));
        }
        return chunks;
    }

    /** The samples of a mini-batch, in the order given. */
    List<Chunk> of(int[] samples, int parameters) {
        return inParts(samples, chunk(samples.length, parameters));
    }

    /** The samples of a mini-batch as one chunk, in the order given. */
    List<Chunk> together(int[] samples) {
        return inParts(samples, Math.max(1, samples.length));
    }

    private List<Chunk> inParts(int[] samples, int size) {
        List<Chunk> chunks = new ArrayList<>();
        for (int from = 0; from < samples.length; from += size) {
            int[] part = Arrays.copyOfRange(samples, from, Math.min(samples.length, from + size));
            // Consecutive samples are read where they lie.
            boolean together = part[part.length - 1] - part[0] == part.length - 1
                    && IntStream.range(1, part.length).allMatch(i -> part[i] == part[i - 1] + 1);
            chunks.add(new Chunk(part.length, together ? part[0] : 0, together ? null : part, labels(Arrays.stream(part))));
        }
        return chunks;
    }

    private int[] labels(IntStream samples) {
        return labels.length == 0 ? labels : samples
                .flatMap(i -> Arrays.stream(labels, i * positions, (i + 1) * positions)).toArray();
    }

    /** The number of terms that a mean over these chunks is taken over: the labels that count, or the samples. */
    long terms(List<Chunk> chunks) {
        return labels.length == 0 ? chunks.stream().mapToLong(Chunk::rows).sum()
                : chunks.stream().mapToLong(chunk -> Arrays.stream(chunk.labels()).filter(label -> label >= 0).count()).sum();
    }

    /** What a tape reads for a chunk. Rows that do not lie together are gathered into memory of the tape's own. */
    Feed feed(Chunk chunk, double scale, Tape tape) {
        if (chunk.samples() == null) {
            return new Feed(inputMemory.address() + (long) chunk.from() * inputs * width,
                    targetMemory.address() + (long) chunk.from() * targets * width, chunk.labels(), scale);
        }
        long inputBytes = NativeMemory.padded((long) chunk.rows() * inputs * width);
        long staging = tape.staging(inputBytes + NativeMemory.padded((long) chunk.rows() * targets * width));
        for (int row = 0; row < chunk.rows(); row++) {
            long sample = chunk.samples()[row];
            tape.kernels().copy(inputMemory.address() + sample * inputs * width, staging + (long) row * inputs * width,
                    inputs, false);
            if (targets > 0 && labels.length == 0) {
                tape.kernels().copy(targetMemory.address() + sample * targets * width,
                        staging + inputBytes + (long) row * targets * width, targets, false);
            }
        }
        return new Feed(staging, staging + inputBytes, chunk.labels(), scale);
    }

    void keepAlive() {
        inputMemory.keepAlive();
        targetMemory.keepAlive();
    }

    /**
     * @param from    the first sample where the rows lie together
     * @param samples the samples where they do not, null otherwise
     * @param labels  the classes of the rows; empty without labels
     */
    record Chunk(int rows, int from, int[] samples, int[] labels) {}
}
