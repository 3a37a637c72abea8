package org.saddlescope.engine;

/**
 * What a primitive's rule sees of one node during an evaluation: the addresses of its own cells and of its inputs'.
 * A tape has one of these a node, made once, so that evaluating allocates nothing.
 */
public final class Cells {
    private final Tape tape;
    private final Graph.Node node;
    private final boolean[] accumulates;
    private final long scratch;

    Cells(Tape tape, Graph.Node node, long scratch) {
        this.tape = tape;
        this.node = node;
        accumulates = tape.graph().accumulates(node);
        this.scratch = scratch;
    }

    public Kernels kernels() {
        return tape.kernels();
    }

    Blas blas() {
        return tape.blas(0);
    }

    /**
     * Runs {@code task} for 0..count−1, on several threads where the tape has been given some. How often and what a
     * piece computes must follow from shapes alone.
     */
    void pieces(int count, PieceTask task) {
        tape.pieces(count, task);
    }

    /** One of the independent pieces into which a rule has cut its work. */
    @FunctionalInterface
    interface PieceTask {
        /** @param blas products for this piece alone */
        void run(int piece, Blas blas);
    }

    /** The batch that is being evaluated. */
    Feed feed() {
        return tape.feed();
    }

    public int inputs() {
        return node.inputs().size();
    }

    /** The shape of y. */
    public Shape shape() {
        return node.shape();
    }

    public Shape shape(int input) {
        return node.inputs().get(input).shape();
    }

    /** The number of elements of y. */
    public int size() {
        return node.shape().size();
    }

    /** Whether y depends on θ. */
    boolean active() {
        return node.active();
    }

    /** Whether an input depends on θ; one that does not has no adjoint and a zero tangent. */
    public boolean active(int input) {
        return node.inputs().get(input).active();
    }

    /** Whether a contribution to this input's adjoint is added to earlier ones; otherwise it overwrites. */
    public boolean accumulates(int input) {
        return accumulates[input];
    }

    public long value() {
        return tape.value(node);
    }

    public long value(int input) {
        return tape.value(node.inputs().get(input));
    }

    public long adjoint() {
        return tape.adjoint(node);
    }

    public long adjoint(int input) {
        return tape.adjoint(node.inputs().get(input));
    }

    public long tangent() {
        return tape.tangent(node);
    }

    public long tangent(int input) {
        return tape.tangent(node.inputs().get(input));
    }

    public long adjointTangent() {
        return tape.adjointTangent(node);
    }

    public long adjointTangent(int input) {
        return tape.adjointTangent(node.inputs().get(input));
    }

    /** The private storage asked for by {@link Primitive#scratch}. */
    public long scratch() {
        return scratch;
    }

    /** Reads element {@code index} at an address. */
    public double get(long address, int index) {
        int width = kernels().width();
        return NativeMemory.read(address + (long) index * width, width);
    }

    public void set(long address, int index, double value) {
        int width = kernels().width();
        NativeMemory.write(address + (long) index * width, width, value);
    }

    /** Writes or adds one element of an input's adjoint (or its tangent), as {@link #accumulates} says. */
    public void contribute(int input, long address, int index, double value) {
        set(address, index, accumulates(input) ? get(address, index) + value : value);
    }
}
