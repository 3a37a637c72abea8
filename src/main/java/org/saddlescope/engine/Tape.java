package org.saddlescope.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * The memory in which one graph is evaluated, and its passes. Confined to one thread at a time; every buffer is made
 * once, those of a pass when it is first asked for.
 *
 * <p>The passes build on each other: {@code forward} before {@code adjoint}, both before {@code curvature}, which may
 * then run for any number of directions.
 */
final class Tape {
    private static final double[] ONE = {1};

    private final Graph graph;
    private final Kernels kernels;
    private final Precision precision;
    /** One for each piece of the work of a rule, made when it is first asked for. */
    private final List<Blas> blas = new ArrayList<>();
    private final long[] offsets;
    private final long bytes;
    private final long valueBytes;
    private final NativeMemory values;
    private final List<Cells> operations = new ArrayList<>();
    private final List<Primitive> primitives = new ArrayList<>();
    /** The number of operations up to the outputs F; those after it make the loss of F alone. */
    private final int networkOperations;
    private NativeMemory adjoints;
    private NativeMemory tangents;
    private NativeMemory adjointTangents;
    private NativeMemory staging;
    private long stagingBytes;
    private Feed feed = Feed.NONE;
    private Workers workers;

    Tape(Graph graph, Precision precision) {
        this.graph = graph;
        kernels = KernelTable.of(precision);
        this.precision = precision;
        blas.add(Blas.of(precision));
        int width = kernels.width();

        int network = 0;
        // θ comes first and without gaps between its blocks, so that loading it is one copy.
        int last = graph.nodes().stream().mapToInt(Graph.Node::id).max().orElse(-1);
        offsets = new long[last + 1];
        long next = NativeMemory.padded((long) graph.layout().dimension() * width);
        long scratchBytes = 0;
        for (Graph.Node node : graph.nodes()) {
            switch (node.source()) {
                case Graph.Source.Parameter(int offset) -> offsets[node.id()] = (long) offset * width;
                case Graph.Source.Data _ -> offsets[node.id()] = -1;
                case Graph.Source.Constant _, Graph.Source.Tensor _, Graph.Source.Operation _ -> {
                    offsets[node.id()] = next;
                    next += NativeMemory.padded((long) node.shape().size() * width);
                }
            }
            scratchBytes += NativeMemory.padded(scratch(node) * width);
        }
        bytes = next;
        valueBytes = bytes + scratchBytes;
        values = NativeMemory.allocate(valueBytes);
        long scratch = values.address() + bytes;
        for (Graph.Node node : graph.nodes()) {
            switch (node.source()) {
                case Graph.Source.Constant(double value) ->
                        NativeMemory.write(values.address() + offsets[node.id()], width, value);
                case Graph.Source.Tensor(Supplier<double[]> numbers) ->
                        kernels.load(numbers.get(), 0, values.address() + offsets[node.id()], node.shape().size());
                case Graph.Source.Operation(Primitive primitive) -> {
                    operations.add(new Cells(this, node, scratch));
                    primitives.add(primitive);
                    network += node.id() <= graph.outputs().id() ? 1 : 0;
                    scratch += NativeMemory.padded(scratch(node) * width);
                }
                case Graph.Source.Parameter _, Graph.Source.Data _ -> { }
            }
        }
        networkOperations = network;
    }

    private static long scratch(Graph.Node node) {
        return node.source() instanceof Graph.Source.Operation(Primitive primitive)
                ? primitive.scratch(node.inputs().stream().map(Graph.Node::shape).toList()) : 0;
    }

    /** Bytes of the values' memory, scratch included. */
    long valueBytes() {
        return valueBytes;
    }

    Graph graph() {
        return graph;
    }

    Kernels kernels() {
        return kernels;
    }

    Blas blas(int piece) {
        return blas.get(piece);
    }

    /**
     * Lets the rules share out their work, where a pass has the threads for itself.
     *
     * @param workers null: each pass stays on its thread, as where other passes already keep the threads busy
     */
    void share(Workers workers) {
        this.workers = workers;
    }

    /** See {@link Cells#pieces}. */
    void pieces(int count, Cells.PieceTask task) {
        while (blas.size() < count) {
            blas.add(Blas.of(precision));
        }
        if (workers == null) {
            for (int i = 0; i < count; i++) {
                task.run(i, blas.getFirst());
            }
        } else {
            workers.each(count, i -> task.run(i, blas.get(i)));
        }
    }

    Feed feed() {
        return feed;
    }

    long value(Graph.Node node) {
        return node.source() instanceof Graph.Source.Data(Feed.Slot slot) ? feed.address(slot)
                : values.address() + offsets[node.id()];
    }

    long adjoint(Graph.Node node) {
        return adjoints.address() + offsets[node.id()];
    }

    long tangent(Graph.Node node) {
        return tangents.address() + offsets[node.id()];
    }

    long adjointTangent(Graph.Node node) {
        return adjointTangents.address() + offsets[node.id()];
    }

    /** The address of memory for rows gathered from a data set. */
    long staging(long bytes) {
        if (staging == null || stagingBytes < bytes) {
            staging = NativeMemory.allocate(bytes);
            stagingBytes = bytes;
        }
        return staging.address();
    }

    /** Sets θ; every later pass is at this θ. */
    void load(double[] theta) {
        Ranges.each(theta.length, workers, (from, to) -> kernels.load(theta, from, at(values, from), to - from));
    }

    private long at(NativeMemory memory, int index) {
        return memory.address() + (long) index * kernels.width();
    }

    /** Evaluates the loss of a batch at the loaded θ. */
    double forward(Feed feed) {
        this.feed = feed;
        for (int i = 0; i < primitives.size(); i++) {
            primitives.get(i).forward(operations.get(i));
        }
        return NativeMemory.read(value(graph.root()), kernels.width());
    }

    /** Computes ∇loss after {@link #forward}. */
    void adjoint() {
        adjoint(ONE);
    }

    /** Computes J(θ)ᵀ·seed after {@link #forward}, for the Jacobian J of the root; one element of {@code seed} for each of its. */
    void adjoint(double[] seed) {
        if (adjoints == null) {
            adjoints = NativeMemory.allocate(bytes);
        }
        if (!graph.root().active()) {
            return;
        }
        kernels.load(seed, 0, adjoint(graph.root()), seed.length);
        for (int i = primitives.size() - 1; i >= 0; i--) {
            if (operations.get(i).active()) {
                primitives.get(i).adjoint(operations.get(i));
            }
        }
    }

    /** Adds (or writes) ∇loss. */
    void gradient(double[] target, boolean accumulate) {
        store(adjoints, target, accumulate);
    }

    /** Computes the tangent J(θ)·direction of every value after {@link #forward}. */
    void tangent(double[] direction) {
        if (tangents == null) {
            tangents = NativeMemory.allocate(bytes);
        }
        kernels.load(direction, 0, tangents.address(), direction.length);
        for (int i = 0; i < primitives.size(); i++) {
            if (operations.get(i).active()) {
                primitives.get(i).tangent(operations.get(i));
            }
        }
    }

    /** Copies the tangent of the root. */
    void rootTangent(double[] target, int from) {
        kernels.store(tangent(graph.root()), target, from, graph.root().shape().size(), false);
    }

    /**
     * Computes H·direction after {@link #adjoint}; after {@link #adjoint(double[])} that of Σ seed_i · root_i, with a seed
     * that does not depend on θ.
     */
    void curvature(double[] direction) {
        adjointTangents(direction, 0);
    }

    private void adjointTangents(double[] direction, int from) {
        if (adjointTangents == null) {
            adjointTangents = NativeMemory.allocate(bytes);
        }
        if (!graph.root().active()) {
            return;
        }
        tangent(direction);
        double[] zeros = new double[graph.root().shape().size()];
        kernels.load(zeros, 0, adjointTangent(graph.root()), zeros.length);
        for (int i = primitives.size() - 1; i >= from; i--) {
            if (operations.get(i).active()) {
                primitives.get(i).adjointTangent(operations.get(i));
            }
        }
    }

    /**
     * Computes Jᵀ (∂²loss/∂F²) J·direction with J = ∂F/∂θ after {@link #adjoint}; {@link #gradient} then gives it in place
     * of ∇loss. The tangent of the loss's adjoint at F is (∂²loss/∂F²) Ḟ, for nothing but F itself moves there; carried
     * to θ as an adjoint, which leaves out the second derivatives of F, it is the product. May be called again for other
     * directions, but {@link #curvature} only after another {@link #adjoint}.
     */
    void gaussNewton(double[] direction) {
        if (!graph.root().active()) {
            return;
        }
        adjointTangents(direction, networkOperations);
        Graph.Node outputs = graph.outputs();
        kernels.copy(adjointTangent(outputs), adjoint(outputs), outputs.shape().size(), false);
        for (int i = networkOperations - 1; i >= 0; i--) {
            if (operations.get(i).active()) {
                primitives.get(i).adjoint(operations.get(i));
            }
        }
    }

    /** Adds (or writes) H·direction. */
    void product(double[] target, boolean accumulate) {
        store(adjointTangents, target, accumulate);
    }

    private void store(NativeMemory memory, double[] target, boolean accumulate) {
        Ranges.each(target.length, workers,
                (from, to) -> kernels.store(at(memory, from), target, from, to - from, accumulate));
    }

    /** Copies the outputs F of the last forward pass, rows × columns. */
    void outputs(double[] target, int from) {
        Graph.Node node = graph.outputs();
        kernels.store(value(node), target, from, node.shape().size(), false);
    }

    void keepAlive() {
        values.keepAlive();
        if (staging != null) {
            staging.keepAlive();
        }
        if (adjoints != null) {
            adjoints.keepAlive();
        }
        if (tangents != null) {
            tangents.keepAlive();
        }
        if (adjointTangents != null) {
            adjointTangents.keepAlive();
        }
    }
}
