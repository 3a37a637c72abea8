package org.saddlescope.model;

import java.util.ArrayList;
import java.util.List;
import org.saddlescope.engine.Graph;
import org.saddlescope.engine.ParameterLayout.Role;
import org.saddlescope.engine.Primitive;
import org.saddlescope.engine.SeededRandom;
import org.saddlescope.engine.Shape;

/**
 * What an architecture is built with: the input of a batch, named parameters with the law they are drawn from, and
 * primitives. A node's first dimension counts the rows (samples) of the batch.
 */
public final class NetworkBuilder {
    private final Graph.Builder graph;
    private final int rows;
    private final Sizes sizes;
    private final List<Drawn> drawn = new ArrayList<>();
    private String scope = "";
    private Graph.Node input;

    /**
     * What the data say of a network.
     *
     * @param samples   the number of training samples
     * @param input     the shape of one input
     * @param outputs   the elements of one output: classes, or components of a value
     * @param positions places of a sample that have an output of their own; mostly 1
     * @param symbols   the size of the vocabulary where the inputs are symbols 0..symbols−1; 0 where they are real numbers
     */
    public record Sizes(int samples, Shape input, int outputs, int positions, int symbols) {
        /** Inputs that are real numbers. */
        public Sizes(int samples, Shape input, int outputs, int positions) {
            this(samples, input, outputs, positions, 0);
        }
    }

    private record Drawn(Initialiser initialiser, Shape shape) {}

    NetworkBuilder(Graph.Builder graph, int rows, Sizes sizes) {
        this.graph = graph;
        this.rows = rows;
        this.sizes = sizes;
    }

    /** The number of rows of the batch. */
    public int rows() {
        return rows;
    }

    public Sizes sizes() {
        return sizes;
    }

    /** The inputs, rows × the shape of one input; the same node every time. */
    public Graph.Node input() {
        if (input != null) {
            return input;
        }
        int[] dimensions = new int[sizes.input().rank() + 1];
        dimensions[0] = rows;
        for (int i = 1; i < dimensions.length; i++) {
            dimensions[i] = sizes.input().dimension(i - 1);
        }
        input = graph.inputs(dimensions);
        return input;
    }

    /** A block of θ; its first dimension counts filters. Blocks lie in θ in the order in which they are asked for. */
    public Graph.Node parameter(String name, Role role, Initialiser initialiser, int... dimensions) {
        Graph.Node node = graph.parameter(scope + name, role, dimensions);
        drawn.add(new Drawn(initialiser, node.shape()));
        return node;
    }

    public Graph.Node apply(Primitive primitive, Graph.Node... inputs) {
        return graph.apply(primitive, inputs);
    }

    public Graph.Node constant(double value) {
        return graph.constant(value);
    }

    /** A tensor that is drawn from a seed of its own and not trained: no part of θ. */
    public Graph.Node frozen(String name, long seed, Initialiser initialiser, int... dimensions) {
        Shape shape = Shape.of(dimensions);
        String purpose = "frozen " + scope + name;
        return graph.constant(() -> {
            double[] values = new double[shape.size()];
            initialiser.fill(values, 0, values.length, shape.rows(), SeededRandom.of(seed, purpose));
            return values;
        }, dimensions);
    }

    /** Builds a part whose parameters carry {@code name.} in front of their names. */
    public Graph.Node within(String name, java.util.function.Supplier<Graph.Node> part) {
        String outer = scope;
        scope = outer + name + ".";
        try {
            return part.get();
        } finally {
            scope = outer;
        }
    }

    /** The θ drawn from a seed, block by block. */
    double[] initial(long seed) {
        SeededRandom random = SeededRandom.of(seed, "initial parameters");
        double[] theta = new double[drawn.stream().mapToInt(block -> block.shape().size()).sum()];
        int from = 0;
        for (Drawn block : drawn) {
            block.initialiser().fill(theta, from, block.shape().size(), block.shape().rows(), random);
            from += block.shape().size();
        }
        return theta;
    }

    /** The number of parameters. */
    long parameters() {
        return drawn.stream().mapToLong(block -> block.shape().count()).sum();
    }
}
