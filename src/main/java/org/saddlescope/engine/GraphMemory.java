package org.saddlescope.engine;

import java.util.List;
import java.util.function.IntFunction;

/**
 * How much memory it takes to evaluate a graph over samples, told from the graph alone, before anything of its size is
 * made. A tape has one region for each of its passes: the values, the adjoints, and for Hessian-vector products the
 * tangents of both; besides that the scratch of its primitives.
 *
 * @param rows    samples that are evaluated together
 * @param chunks  the number of such parts of all samples
 * @param blocks  what θ is made of
 * @param pass    bytes of one pass over one chunk: θ and the activations
 * @param scratch bytes of the primitives' own storage for one chunk
 * @param largest elements of the largest node; beyond {@link #MOST_ELEMENTS} it cannot be evaluated whatever the memory
 */
public record GraphMemory(int rows, long chunks, ParameterLayout blocks, long pass, long scratch, long largest) {
    /** The most elements that a node may have: they are counted by an int. */
    public static final int MOST_ELEMENTS = Integer.MAX_VALUE;

    /**
     * @param graph     the computation for a number of rows
     * @param separable whether samples are evaluated in chunks
     * @param samples   the number n of samples
     * @throws ArithmeticException where θ or a node has more elements than can be counted
     */
    public static GraphMemory of(IntFunction<Graph> graph, boolean separable, int samples, Precision precision) {
        int rows = samples;
        if (separable) {
            Graph whole = graph.apply(Math.min(samples, NativeData.CHUNK));
            rows = Math.min(samples, NativeData.chunk(samples, whole.layout().dimension()));
        }
        Graph one = graph.apply(rows);
        int width = precision == Precision.DOUBLE ? Double.BYTES : Float.BYTES;
        long pass = padded((long) one.layout().dimension() * width);
        long scratch = 0;
        long largest = 0;
        for (Graph.Node node : one.nodes()) {
            largest = Math.max(largest, node.shape().count());
            if (!(node.source() instanceof Graph.Source.Parameter) && !(node.source() instanceof Graph.Source.Data)) {
                pass = Math.addExact(pass, padded(Math.multiplyExact(node.shape().count(), (long) width)));
            }
            if (node.source() instanceof Graph.Source.Operation(Primitive primitive)) {
                List<Shape> inputs = node.inputs().stream().map(Graph.Node::shape).toList();
                scratch = Math.addExact(scratch, padded(Math.multiplyExact(primitive.scratch(inputs), (long) width)));
            }
        }
        return new GraphMemory(rows, (samples + rows - 1L) / rows, one.layout(), pass, scratch, largest);
    }

    /** As {@link NativeMemory#padded}, which must not be asked: it brings up the native library. */
    private static long padded(long bytes) {
        return (bytes + NativeMemory.ALIGNMENT - 1) / NativeMemory.ALIGNMENT * NativeMemory.ALIGNMENT;
    }

    /** Bytes of a chunk's values. */
    public long value() {
        return pass + scratch;
    }

    /** Bytes of a chunk's values and adjoints. */
    public long gradient() {
        return 2 * pass + scratch;
    }

    /** Bytes of a chunk's values and adjoints with the tangents of both. */
    public long product() {
        return 4 * pass + scratch;
    }
}
