package org.saddlescope.engine;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;

/**
 * The outputs F: R^p → R^m of a network over its training samples, m = samples × outputs a sample, as a function of θ,
 * with exact products of the Jacobian J = ∂F/∂θ. Element i·C + c of F is output c of sample i.
 *
 * <p>Safe for use by several threads; the bits depend neither on their number nor on what was asked for before.
 */
public final class OutputMap {
    private final Tapes tapes;
    private final NativeData data;
    private final List<NativeData.Chunk> chunks;
    private final boolean separable;
    private final Workers workers;
    private final int dimension;
    private final int columns;

    /**
     * @param graphs    the loss for a number of rows
     * @param separable whether every sample has its own rows of F, computed from it alone
     */
    OutputMap(IntFunction<Graph> graphs, NativeData data, boolean separable, Precision precision, Workers workers) {
        this.data = data;
        this.separable = separable;
        this.workers = workers;
        tapes = new Tapes(rows -> graphs.apply(rows).ofOutputs(), precision);
        chunks = separable ? data.all() : data.whole();
        Graph first = tapes.graph(chunks.getFirst().rows());
        dimension = first.layout().dimension();
        columns = first.outputs().shape().size() / chunks.getFirst().rows();
    }

    /** p. */
    public int dimension() {
        return dimension;
    }

    /** m. */
    public int size() {
        return Math.multiplyExact(data.count(), columns);
    }

    /** The outputs a sample C. */
    int columns() {
        return columns;
    }

    List<NativeData.Chunk> chunks() {
        return chunks;
    }

    /** F(θ). */
    public double[] values(double[] theta) {
        double[] values = new double[size()];
        each(chunks, tapes, theta, (tape, _, row) -> tape.outputs(values, row * columns));
        return values;
    }

    /** J(θ)v, m elements. */
    public double[] directional(double[] theta, double[] direction) {
        check(direction.length, dimension, "parameters");
        double[] product = new double[size()];
        each(chunks, tapes, theta, (tape, _, row) -> {
            if (tape.graph().root().active()) {
                tape.tangent(direction);
                tape.rootTangent(product, row * columns);
            }
        });
        return product;
    }

    /** J(θ)ᵀu, p elements. */
    public double[] transposed(double[] theta, double[] cotangent) {
        check(cotangent.length, size(), "outputs");
        double[][] parts = new double[chunks.size()][dimension];
        each(chunks, tapes, theta, (tape, index, row) -> {
            tape.adjoint(Arrays.copyOfRange(cotangent, row * columns, (row + chunks.get(index).rows()) * columns));
            tape.gradient(parts[index], false);
        });
        return GraphObjective.total(parts);
    }

    /**
     * J(θ), m rows of p elements.
     *
     * @throws IllegalArgumentException where that does not fit into memory; the message says how much it would need
     */
    public double[][] jacobian(double[] theta) {
        require((long) size() * dimension, "the Jacobian of " + size() + " outputs by " + dimension + " parameters");
        double[][] rows = new double[size()][dimension];
        if (separable) {
            // Sample by sample: a row of F depends on one row of the batch, so that a pass over one is all it takes.
            each(data.each(), tapes, theta, (tape, _, row) -> fill(tape, rows, row * columns, columns));
        } else {
            each(chunks, tapes, theta, (tape, _, _) -> fill(tape, rows, 0, size()));
        }
        return rows;
    }

    private static void fill(Tape tape, double[][] rows, int from, int count) {
        double[] seed = new double[count];
        for (int i = 0; i < count; i++) {
            seed[i] = 1;
            tape.adjoint(seed);
            tape.gradient(rows[from + i], false);
            seed[i] = 0;
        }
    }

    /**
     * The tangent kernel K(θ) = J Jᵀ, m × m and exactly symmetric (Jacot, Gabriel, Hongler 2018, at finite width). Where
     * every parameter enters by one dense layer, J is never formed: see {@link LayerKernel}.
     *
     * @throws IllegalArgumentException where that does not fit into memory; the message says how much it would need
     */
    public double[][] tangentKernel(double[] theta) {
        check(theta.length, dimension, "parameters");
        require((long) size() * size(), "the tangent kernel of " + size() + " outputs");
        Optional<LayerKernel> layers = separable ? LayerKernel.of(this) : Optional.empty();
        return layers.isPresent() ? layers.get().entries(theta) : Gram.of(jacobian(theta), workers);
    }

    /** J(θ) for many products one after the other, with the bits of {@link #directional} and {@link #transposed}. */
    public OutputJacobian at(double[] theta) {
        return new OutputJacobian(this, theta);
    }

    /**
     * The Hessian ∇²F_i(θ) of a single output, ready for many products. It uses no threads of its own, so that several
     * outputs may be looked at at once, each by a thread.
     *
     * @param output i in 0..m−1
     */
    public Curvature curvature(double[] theta, int output) {
        check(theta.length, dimension, "parameters");
        int sample = output / columns;
        NativeData.Chunk chunk = separable ? data.each().get(sample) : chunks.getFirst();
        Tape tape = evaluated(chunk, theta);
        double[] seed = new double[chunk.rows() * columns];
        seed[separable ? output % columns : output] = 1;
        tape.adjoint(seed);
        return new Curvature() {
            @Override
            public List<double[]> products(List<double[]> directions) {
                return directions.stream().map(v -> {
                    check(v.length, dimension, "parameters");
                    double[] product = new double[dimension];
                    tape.curvature(v);
                    tape.product(product, false);
                    return product;
                }).toList();
            }

            @Override
            public void close() {
                release(chunk, tape);
            }
        };
    }

    /** A tape at θ, evaluated forward, that is not lent to anyone else until {@link #release}. */
    Tape evaluated(NativeData.Chunk chunk, double[] theta) {
        Tape tape = tapes.borrow(chunk.rows());
        tape.load(theta);
        tape.forward(data.feed(chunk, 1, tape));
        return tape;
    }

    void release(NativeData.Chunk chunk, Tape tape) {
        tapes.giveBack(chunk.rows(), tape);
        data.keepAlive();
    }

    /** About how much memory the tapes of all samples take. */
    long bytes() {
        return chunks.stream().mapToLong(chunk -> tapes.bytes(chunk.rows())).sum();
    }

    Graph graph(NativeData.Chunk chunk) {
        return tapes.graph(chunk.rows());
    }

    Workers workers() {
        return workers;
    }

    /** Every chunk evaluated forward at θ, then handed on with its index and its first sample. */
    void each(List<NativeData.Chunk> chunks, double[] theta, Pass then) {
        each(chunks, tapes, theta, then);
    }

    private void each(List<NativeData.Chunk> chunks, Tapes tapes, double[] theta, Pass then) {
        check(theta.length, dimension, "parameters");
        int[] first = new int[chunks.size()];
        for (int i = 1; i < first.length; i++) {
            first[i] = first[i - 1] + chunks.get(i - 1).rows();
        }
        workers.each(chunks.size(), i -> {
            NativeData.Chunk chunk = chunks.get(i);
            Tape tape = tapes.borrow(chunk.rows());
            tape.load(theta);
            tape.forward(data.feed(chunk, 1, tape));
            then.run(tape, i, first[i]);
            tapes.giveBack(chunk.rows(), tape);
            data.keepAlive();
        });
    }

    /** What is done with a tape after its forward pass. */
    interface Pass {
        void run(Tape tape, int index, int firstSample);
    }

    static void check(int length, int expected, String what) {
        if (length != expected) {
            throw new IllegalArgumentException("a vector of " + length + " elements for " + expected + " " + what);
        }
    }

    private static void require(long elements, String what) {
        long bytes = Math.multiplyExact(elements, Double.BYTES);
        long room = Runtime.getRuntime().maxMemory();
        if (bytes > room / 2) {
            throw new IllegalArgumentException(what + " needs " + bytes + " bytes, more than half of the " + room
                    + " that the program has");
        }
    }
}
