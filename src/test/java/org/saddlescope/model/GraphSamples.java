package org.saddlescope.model;

import java.util.List;
import org.saddlescope.engine.Differences;
import org.saddlescope.engine.Samples;

/** Small graphs with Gaussian features and arbitrary symmetric matrices beside them. */
final class GraphSamples {
    private GraphSamples() {}

    /** One graph with two features a node, its nodes in 3 classes; every third node does not count. */
    static Samples nodes(int nodes, int classes) {
        int[] labels = new int[nodes];
        for (int i = 0; i < nodes; i++) {
            labels[i] = i % 3 == 2 ? -1 : i * 5 % classes;
        }
        return new Samples(1, List.of(nodes, nodes + 2), inputs(1, nodes, 2), new Samples.Labels(labels, classes, nodes));
    }

    static Samples graphs(int count, int nodes, int features, int classes) {
        int[] labels = new int[count];
        for (int i = 0; i < count; i++) {
            labels[i] = i * 7 % classes;
        }
        return new Samples(count, List.of(nodes, nodes + features), inputs(count, nodes, features),
                new Samples.Labels(labels, classes));
    }

    private static double[] inputs(int count, int nodes, int features) {
        double[] values = Differences.gaussian(21, count * nodes * (nodes + features));
        for (int g = 0; g < count; g++) {
            for (int i = 0; i < nodes; i++) {
                for (int j = 0; j < i; j++) {
                    values[(g * nodes + i) * (nodes + features) + j] = values[(g * nodes + j) * (nodes + features) + i];
                }
            }
        }
        return values;
    }
}
