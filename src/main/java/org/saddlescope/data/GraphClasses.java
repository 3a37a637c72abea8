package org.saddlescope.data;

import java.util.List;
import org.saddlescope.engine.Samples;
import org.saddlescope.engine.SeededRandom;
import org.saddlescope.schema.Setting;
import org.saddlescope.schema.Variant;

/**
 * Small graphs, sample i of class i mod C: rings (each node with two neighbours), stars (one node with all others), two
 * cliques (the halves, complete in themselves, joined by one edge) and random graphs (each pair with probability ½). Every
 * pair is then flipped with probability {@code flips}, and the nodes are put into a random order. A node's features
 * are 1 and its degree / (nodes − 1). One sample is nodes × (nodes + 2): Â beside the features.
 */
@Variant(value = "graphClasses", label = "Graphs by class", doc = "Rings, stars, pairs of cliques and random graphs; a class a kind")
public record GraphClasses(
        @Setting(doc = DataSource.SAMPLES, fallback = "200", min = 4, max = 100_000) int samples,
        @Setting(doc = "The number of nodes of each graph", fallback = "10", min = 4, max = 500) int nodes,
        @Setting(doc = "The number of classes: rings, stars, pairs of cliques, random graphs", fallback = "3", min = 2, max = 4) int classes,
        @Setting(doc = "The probability that a pair of nodes is connected where it should not be, or the other way round", fallback = "0.05", min = 0, max = 0.5) double flips,
        @Setting(doc = DataSource.HELD_OUT, fallback = "0.25", min = 0, max = 0.9) double heldOut) implements DataSource {
    private static final int FEATURES = 2;

    @Override
    public Dataset load(long seed) throws DataException {
        int width = nodes + FEATURES;
        DataSize.require("graphClasses", samples, (long) nodes * width);
        SeededRandom random = SeededRandom.of(seed, "data");
        SeededRandom edges = random.split("edges");
        SeededRandom orders = random.split("orders");
        double[] inputs = new double[samples * nodes * width];
        int[] labels = new int[samples];
        for (int s = 0; s < samples; s++) {
            labels[s] = s % classes;
            Adjacency graph = graph(labels[s], orders.permutation(nodes), edges);
            int from = s * nodes * width;
            graph.normalised(inputs, from, width);
            for (int i = 0; i < nodes; i++) {
                inputs[from + i * width + nodes] = 1;
                inputs[from + i * width + nodes + 1] = graph.degree(i) / (nodes - 1.0);
            }
        }
        return HeldOut.split(new Samples(samples, List.of(nodes, width), inputs, new Samples.Labels(labels, classes)),
                heldOut, random.split("held out"));
    }

    /** @param order the node that takes each place of the kind */
    private Adjacency graph(int kind, int[] order, SeededRandom random) {
        Adjacency graph = new Adjacency(nodes);
        int half = nodes / 2;
        for (int i = 0; i < nodes; i++) {
            for (int j = 0; j < i; j++) {
                boolean connected = switch (kind) {
                    case 0 -> i - j == 1 || i - j == nodes - 1;
                    case 1 -> j == 0;
                    case 2 -> i < half == j < half || i == half && j == half - 1;
                    default -> random.nextDouble() < 0.5;
                };
                if (connected) {
                    graph.connect(order[i], order[j]);
                }
                if (random.nextDouble() < flips) {
                    graph.flip(order[i], order[j]);
                }
            }
        }
        return graph;
    }

    @Override
    public Outline outline() {
        return Outline.ofClasses(samples, List.of(nodes, nodes + FEATURES), classes, heldOut);
    }
}
