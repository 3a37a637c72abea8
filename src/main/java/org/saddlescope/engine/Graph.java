package org.saddlescope.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/**
 * A computation from θ and the data of one batch to a scalar loss, for one fixed number of rows: nodes in an order in
 * which every node comes after its inputs. Immutable; a {@link Tape} evaluates it.
 */
public final class Graph {
    private final List<Node> nodes;
    private final Node root;
    private final Node outputs;
    private final ParameterLayout layout;
    private final Map<Node, boolean[]> accumulates;

    private Graph(List<Node> all, Node root, Node outputs, ParameterLayout layout) {
        Set<Node> needed = new HashSet<>();
        collect(root, needed);
        // Every block of θ has a cell, also one on which the root does not depend: its gradient is zero.
        nodes = all.stream().filter(n -> needed.contains(n) || n.source() instanceof Source.Parameter).toList();
        this.root = root;
        this.outputs = outputs;
        this.layout = layout;
        accumulates = new HashMap<>();
        Set<Node> written = new HashSet<>();
        for (Node node : nodes.reversed()) {
            boolean[] flags = new boolean[node.inputs.size()];
            for (int i = 0; i < flags.length; i++) {
                flags[i] = !written.add(node.inputs.get(i));
            }
            accumulates.put(node, flags);
        }
    }

    /** Whether θ enters by dense layers alone, each with one row a sample. */
    boolean dense(int rows) {
        return nodes.stream().allMatch(node -> {
            boolean linear = node.source() instanceof Source.Operation(Linear _) && node.shape().rows() == rows;
            return linear || node.inputs().stream().noneMatch(input -> input.source() instanceof Source.Parameter);
        });
    }

    /** The same computation up to the outputs F(θ), which become the root. */
    Graph ofOutputs() {
        return new Graph(nodes, outputs, outputs, layout);
    }

    /** For each input of a node whether its adjoint has had a contribution when that of the node is added. */
    boolean[] accumulates(Node node) {
        return accumulates.get(node);
    }

    private static void collect(Node node, Set<Node> needed) {
        List<Node> pending = new ArrayList<>(List.of(node));
        while (!pending.isEmpty()) {
            Node next = pending.removeLast();
            if (needed.add(next)) {
                pending.addAll(next.inputs());
            }
        }
    }

    /** The nodes on which the loss depends, inputs first. */
    List<Node> nodes() {
        return nodes;
    }

    /** The scalar loss, or the outputs where the graph ends with them. */
    Node root() {
        return root;
    }

    /** The network's outputs F(θ), from which the loss is computed; the root itself where there are none. */
    Node outputs() {
        return outputs;
    }

    public ParameterLayout layout() {
        return layout;
    }

    /** What a node stands for. */
    sealed interface Source {
        /** A block of θ. */
        record Parameter(int offset) implements Source {}

        /** Rows of the batch. */
        record Data(Feed.Slot slot) implements Source {}

        /** A number. */
        record Constant(double value) implements Source {}

        /** Numbers, row by row, made when a tape is: counting a network must not cost its memory. */
        record Tensor(Supplier<double[]> values) implements Source {}

        /** The value of a primitive. */
        record Operation(Primitive primitive) implements Source {}
    }

    /** One value of the computation. */
    public static final class Node {
        private final int id;
        private final Source source;
        private final List<Node> inputs;
        private final Shape shape;
        private final boolean active;

        private Node(int id, Source source, List<Node> inputs, Shape shape, boolean active) {
            this.id = id;
            this.source = source;
            this.inputs = List.copyOf(inputs);
            this.shape = shape;
            this.active = active;
        }

        int id() {
            return id;
        }

        Source source() {
            return source;
        }

        List<Node> inputs() {
            return inputs;
        }

        public Shape shape() {
            return shape;
        }

        /** Whether the value depends on θ. */
        boolean active() {
            return active;
        }
    }

    /** Collects nodes. Parameters are laid out in θ in the order in which they are asked for. */
    public static final class Builder {
        private final List<Node> nodes = new ArrayList<>();
        private final List<Named> blocks = new ArrayList<>();
        private long dimension;

        private record Named(String name, ParameterLayout.Role role, Shape shape) {}

        /** A block of θ. */
        public Node parameter(String name, ParameterLayout.Role role, int... dimensions) {
            Shape shape = Shape.of(dimensions);
            // A network too large to build can still be counted: only building it needs offsets that fit.
            Node node = add(new Source.Parameter((int) Math.min(dimension, Integer.MAX_VALUE)), List.of(), shape, true);
            blocks.add(new Named(name, role, shape));
            dimension = Math.addExact(dimension, shape.count());
            return node;
        }

        /** The inputs of the batch; the first dimension counts samples. */
        public Node inputs(int... dimensions) {
            return add(new Source.Data(Feed.Slot.INPUTS), List.of(), Shape.of(dimensions), false);
        }

        /** The real targets of the batch; the first dimension counts samples. */
        public Node targets(int... dimensions) {
            return add(new Source.Data(Feed.Slot.TARGETS), List.of(), Shape.of(dimensions), false);
        }

        /** A number. */
        public Node constant(double value) {
            return add(new Source.Constant(value), List.of(), Shape.SCALAR, false);
        }

        /**
         * Numbers that do not depend on θ, row by row.
         *
         * @param values gives the same numbers, as many as the shape has elements, every time it is asked; by any thread
         */
        public Node constant(Supplier<double[]> values, int... dimensions) {
            return add(new Source.Tensor(values), List.of(), Shape.of(dimensions), false);
        }

        /**
         * The value of a primitive.
         *
         * @throws IllegalArgumentException where the shapes do not fit
         */
        public Node apply(Primitive primitive, Node... inputs) {
            List<Node> list = List.of(inputs);
            Shape shape = primitive.shape(list.stream().map(Node::shape).toList());
            return add(new Source.Operation(primitive), list, shape, list.stream().anyMatch(Node::active));
        }

        private Node add(Source source, List<Node> inputs, Shape shape, boolean active) {
            Node node = new Node(nodes.size(), source, inputs, shape, active);
            nodes.add(node);
            return node;
        }

        /** The graph of a loss computed from outputs. */
        public Graph build(Node loss, Node outputs) {
            if (loss.shape().size() != 1) {
                throw new IllegalArgumentException("a loss of shape " + loss.shape() + ", not a scalar");
            }
            return new Graph(nodes, loss, outputs, layout());
        }

        private ParameterLayout layout() {
            List<ParameterLayout.Block> laid = new ArrayList<>();
            int offset = 0;
            for (Named block : blocks) {
                laid.add(new ParameterLayout.Block(block.name(), offset, block.shape().toList(), block.role()));
                offset = Math.addExact(offset, block.shape().size());
            }
            return new ParameterLayout(laid);
        }
    }
}
