package org.saddlescope.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * The sum over chunks of samples of a graph's loss. Chunks are evaluated on several threads and added in ascending
 * order, points of a stack and directions likewise, so that the bits do not depend on the number of threads.
 */
final class GraphObjective implements Objective {
    /** The memory that one {@link Curvature} may hold. */
    static final long MOST_HELD = 1L << 29;

    private final Tapes tapes;
    private final NativeData data;
    private final List<NativeData.Chunk> chunks;
    private final double scale;
    private final int dimension;
    private final Workers workers;

    GraphObjective(Tapes tapes, NativeData data, List<NativeData.Chunk> chunks, double scale, Workers workers) {
        this.tapes = tapes;
        this.data = data;
        this.chunks = chunks;
        this.scale = scale;
        this.workers = workers;
        dimension = tapes.graph(chunks.getFirst().rows()).layout().dimension();
    }

    @Override
    public int dimension() {
        return dimension;
    }

    @Override
    public double[] values(ParameterStack thetas) {
        if (thetas.size() == 0) {
            return new double[0];
        }
        check(thetas.dimension());
        double[] values = new double[thetas.size()];
        if (thetas.size() == 1) {
            double[] theta = new double[dimension];
            thetas.copyTo(0, theta);
            double[] parts = new double[chunks.size()];
            workers.each(chunks.size(), i -> parts[i] = forward(i, theta, alone(), (_, _) -> { }));
            for (double part : parts) {
                values[0] += part;
            }
            return values;
        }
        // As many pieces as threads, each with its own θ buffer; a point's bits do not depend on its piece.
        int pieces = Math.min(workers.threads(), thetas.size());
        workers.each(pieces, piece -> {
            double[] theta = new double[dimension];
            for (int g = piece; g < thetas.size(); g += pieces) {
                thetas.copyTo(g, theta);
                double sum = 0;
                for (int i = 0; i < chunks.size(); i++) {
                    sum += forward(i, theta, (_, _) -> { });
                }
                values[g] = sum;
            }
        });
        return values;
    }

    @Override
    public ValueGradient gradient(double[] theta) {
        check(theta.length);
        double[] values = new double[chunks.size()];
        double[] gradient = sum(1, (i, into) -> values[i] = forward(i, theta, alone(), (tape, _) -> {
            tape.adjoint();
            tape.gradient(into.getFirst(), false);
        })).getFirst();
        double value = 0;
        for (double part : values) {
            value += part;
        }
        return new ValueGradient(value, gradient);
    }

    @Override
    public List<double[]> hvps(double[] theta, List<double[]> directions) {
        check(theta.length);
        directions.forEach(v -> check(v.length));
        if (chunks.size() == 1 && directions.size() > 1) {
            // One chunk cannot be shared out, directions can; each thread repeats the pass they have in common.
            int pieces = Math.min(workers.threads(), directions.size());
            double[][] products = new double[directions.size()][];
            workers.each(pieces, piece -> forward(0, theta, (tape, _) -> {
                tape.adjoint();
                for (int k = piece; k < products.length; k += pieces) {
                    products[k] = new double[dimension];
                    tape.curvature(directions.get(k));
                    tape.product(products[k], false);
                }
            }));
            return List.of(products);
        }
        return sum(directions.size(), (i, into) -> forward(i, theta, alone(), (tape, _) -> {
            tape.adjoint();
            for (int k = 0; k < directions.size(); k++) {
                tape.curvature(directions.get(k));
                tape.product(into.get(k), false);
            }
        }));
    }

    /** Holds what products share only where that is not too much memory; otherwise each call computes it again. */
    @Override
    public Curvature curvature(double[] theta) {
        check(theta.length);
        return holdable() ? new GraphCurvature(this, theta, GraphCurvature.Form.HESSIAN, workers) : Objective.super.curvature(theta);
    }

    /** The Gauss-Newton matrix Jᵀ (∂²loss/∂F²) J at θ. */
    Curvature gaussNewton(double[] theta) {
        check(theta.length);
        GraphCurvature.Form form = GraphCurvature.Form.GAUSS_NEWTON;
        if (holdable()) {
            return new GraphCurvature(this, theta, form, workers);
        }
        double[] at = theta.clone();
        return new Curvature() {
            @Override
            public List<double[]> products(List<double[]> directions) {
                directions.forEach(v -> check(v.length));
                return sum(directions.size(), (i, into) -> forward(i, at, (tape, _) -> {
                    tape.adjoint();
                    for (int k = 0; k < directions.size(); k++) {
                        form.product(tape, directions.get(k), into.get(k));
                    }
                }));
            }

            @Override
            public void close() {
                // Nothing is held.
            }
        };
    }

    private boolean holdable() {
        long bytes = 0;
        for (NativeData.Chunk chunk : chunks) {
            bytes += tapes.bytes(chunk.rows());
        }
        return bytes <= MOST_HELD;
    }

    /** A tape at θ, evaluated forward and backward, that is not lent to anyone else until {@link #release}. */
    Tape evaluated(int index, double[] theta) {
        NativeData.Chunk chunk = chunks.get(index);
        Tape tape = tapes.borrow(chunk.rows());
        tape.share(null);
        tape.load(theta);
        tape.forward(feed(chunk, tape));
        tape.adjoint();
        return tape;
    }

    void release(int index, Tape tape) {
        tapes.giveBack(chunks.get(index).rows(), tape);
    }

    /** The loss of every chunk and its outputs F, rows × columns, in order; for scores. */
    List<double[]> outputs(double[] theta, double[] losses) {
        check(theta.length);
        double[][] outputs = new double[chunks.size()][];
        workers.each(chunks.size(), i -> losses[i] = forward(i, theta, (tape, chunk) -> {
            outputs[i] = new double[tape.graph().outputs().shape().size()];
            tape.outputs(outputs[i], 0);
        }));
        return List.of(outputs);
    }

    /** All threads for a pass over the only chunk; several chunks are themselves what threads share. */
    private Workers alone() {
        return chunks.size() == 1 ? workers : null;
    }

    List<NativeData.Chunk> chunks() {
        return chunks;
    }

    /** Adds up what every chunk gives, {@code count} vectors each, in ascending order of the chunks. */
    private List<double[]> sum(int count, BiConsumer<Integer, List<double[]>> chunk) {
        int wave = workers.threads();
        List<List<double[]>> parts = new ArrayList<>();
        for (int i = 0; i < Math.min(wave, chunks.size()); i++) {
            parts.add(vectors(count));
        }
        List<double[]> total = null;
        for (int from = 0; from < chunks.size(); from += wave) {
            int first = from;
            int pieces = Math.min(wave, chunks.size() - from);
            workers.each(pieces, i -> chunk.accept(first + i, parts.get(i)));
            for (int i = 0; i < pieces; i++) {
                if (total == null) {
                    // What the first chunk gave becomes the sum; later chunks write elsewhere.
                    total = parts.getFirst();
                    if (chunks.size() > wave) {
                        parts.set(0, vectors(count));
                    }
                } else {
                    for (int k = 0; k < count; k++) {
                        add(parts.get(i).get(k), total.get(k));
                    }
                }
            }
        }
        return total;
    }

    /** Σ parts in ascending order; the first part becomes the sum. */
    static double[] total(double[][] parts) {
        for (int i = 1; i < parts.length; i++) {
            add(parts[i], parts[0]);
        }
        return parts[0];
    }

    private static void add(double[] part, double[] total) {
        for (int j = 0; j < total.length; j++) {
            total[j] += part[j];
        }
    }

    private List<double[]> vectors(int count) {
        List<double[]> vectors = new ArrayList<>(count);
        for (int k = 0; k < count; k++) {
            vectors.add(new double[dimension]);
        }
        return vectors;
    }

    private double forward(int index, double[] theta, BiConsumer<Tape, NativeData.Chunk> then) {
        return forward(index, theta, null, then);
    }

    /** @param sharing the threads among which the pass may share out its work; null: none but its own */
    private double forward(int index, double[] theta, Workers sharing, BiConsumer<Tape, NativeData.Chunk> then) {
        NativeData.Chunk chunk = chunks.get(index);
        Tape tape = tapes.borrow(chunk.rows());
        tape.share(sharing);
        tape.load(theta);
        double value = tape.forward(feed(chunk, tape));
        then.accept(tape, chunk);
        tapes.giveBack(chunk.rows(), tape);
        if (data != null) {
            data.keepAlive();
        }
        return value;
    }

    private Feed feed(NativeData.Chunk chunk, Tape tape) {
        return data == null ? Feed.NONE : data.feed(chunk, scale, tape);
    }

    void check(int length) {
        if (length != dimension) {
            throw new IllegalArgumentException("a vector of " + length + " elements for " + dimension + " parameters");
        }
    }
}
