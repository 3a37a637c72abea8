package org.saddlescope.data;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.saddlescope.engine.Samples;
import org.saddlescope.engine.SeededRandom;
import org.saddlescope.schema.Setting;
import org.saddlescope.schema.Variant;

/**
 * The stochastic block model (Holland, Laskey, Leinhardt 1983): node i is in community i mod C, and two nodes are
 * connected with probability {@code inside} in one community and {@code outside} in two. A node's features are
 * N(signal·μ_c, I) with μ_c ~ N(0, I) drawn once a community. One sample of shape nodes × (nodes + features): Â beside the
 * features; its labels are the communities. The held-back sample is the same graph with the complementary labels.
 */
@Variant(value = "blockModel", label = "Stochastic block model", doc = "One random graph with communities, which are the classes of its nodes")
public record BlockModel(
        @Setting(doc = "The number of nodes", fallback = "90", min = 4, max = 4000) int nodes,
        @Setting(doc = "The number of communities, which is the number of classes; at most the nodes", fallback = "3", min = 2, max = 1000) int communities,
        @Setting(doc = "The probability of an edge inside a community", fallback = "0.2", min = 0, max = 1) double inside,
        @Setting(doc = "The probability of an edge between communities", fallback = "0.02", min = 0, max = 1) double outside,
        @Setting(doc = "The number of features of a node", fallback = "8", min = 1, max = 10_000) int features,
        @Setting(doc = "How far apart the communities' mean features are, over the standard deviation inside one", fallback = "0.5", min = 0, max = 1e6) double signal,
        @Setting(doc = "The fraction of the nodes whose class is held back", fallback = "0.5", min = 0, max = 0.95) double heldOut) implements DataSource {
    @Override
    public Dataset load(long seed) throws DataException {
        if (communities > nodes) {
            throw new DataException("blockModel: " + communities + " communities of " + nodes
                    + " nodes; the nearest valid number of communities is " + nodes);
        }
        int width = nodes + features;
        DataSize.require("blockModel", nodes, width);
        SeededRandom random = SeededRandom.of(seed, "data");
        int[] communityOf = new int[nodes];
        for (int i = 0; i < nodes; i++) {
            communityOf[i] = i % communities;
        }
        double[] inputs = new double[nodes * width];
        edges(communityOf, random.split("edges")).normalised(inputs, 0, width);
        double[] means = random.split("means").gaussians(communities * features);
        SeededRandom noise = random.split("features");
        for (int i = 0; i < nodes; i++) {
            for (int k = 0; k < features; k++) {
                inputs[i * width + nodes + k] = signal * means[communityOf[i] * features + k] + noise.nextGaussian();
            }
        }
        boolean[] back = HeldOut.chosen(communityOf, communities, heldOut, random.split("held out"));
        boolean any = false;
        int[] trained = communityOf.clone();
        int[] held = communityOf.clone();
        for (int i = 0; i < nodes; i++) {
            any |= back[i];
            (back[i] ? trained : held)[i] = -1;
        }
        return new Dataset(sample(inputs, trained), any ? Optional.of(sample(inputs, held)) : Optional.empty());
    }

    private Adjacency edges(int[] communityOf, SeededRandom random) {
        Adjacency graph = new Adjacency(nodes);
        for (int i = 0; i < nodes; i++) {
            for (int j = 0; j < i; j++) {
                if (random.nextDouble() < (communityOf[i] == communityOf[j] ? inside : outside)) {
                    graph.connect(i, j);
                }
            }
        }
        return graph;
    }

    private Samples sample(double[] inputs, int[] labels) {
        return new Samples(1, List.of(nodes, nodes + features), inputs, new Samples.Labels(labels, communities, nodes));
    }

    @Override
    public Outline outline() {
        return new Outline(OptionalLong.of(1), OptionalLong.of(1), Optional.of(List.of(nodes, nodes + features)),
                OptionalInt.of(communities), true, nodes);
    }
}
