package org.saddlescope.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.saddlescope.engine.Samples;

class GraphSetsTest {
    @Test
    void thePathOfThreeNodesHasTheNormalisedAdjacencyOfKipfAndWelling() {
        Adjacency path = new Adjacency(3);
        path.connect(0, 1);
        path.connect(2, 1);
        path.connect(2, 2);
        double[] matrix = new double[3 * 4];
        path.normalised(matrix, 0, 4);
        double side = 1 / Math.sqrt(6);
        assertArrayEquals(new double[] {0.5, side, 0, 0, side, 1.0 / 3, side, 0, 0, side, 0.5, 0}, matrix, 1e-16);
    }

    @Test
    void theBlockModelHasItsCommunitiesAndItsEdgeProbabilities() throws Exception {
        int n = 600;
        Dataset data = new BlockModel(n, 3, 0.3, 0.05, 4, 1, 0.5).load(1);
        Samples s = data.training();
        assertEquals(1, s.count());
        assertEquals(List.of(n, n + 4), s.inputShape());
        int inside = 0;
        int outside = 0;
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                double edge = s.inputs()[i * (n + 4) + j];
                assertEquals(edge, s.inputs()[j * (n + 4) + i]);
                if (i != j && edge != 0) {
                    inside += i % 3 == j % 3 ? 1 : 0;
                    outside += i % 3 == j % 3 ? 0 : 1;
                }
            }
        }
        // Five standard deviations of the two binomials.
        assertEquals(0.3, inside / (3.0 * 200 * 199), 5 * Math.sqrt(0.21 / (3 * 200 * 199 / 2)));
        assertEquals(0.05, outside / (6.0 * 200 * 200), 5 * Math.sqrt(0.0475 / (6 * 200 * 200 / 2)));
    }

    @Test
    void everyNodeCountsInExactlyOnePartAndBothPartsAreTheSameGraph() throws Exception {
        Dataset data = new BlockModel(31, 3, 0.3, 0.05, 4, 1, 0.4).load(1);
        Samples held = data.heldOut().orElseThrow();
        assertArrayEquals(data.training().inputs(), held.inputs());
        int[] trained = ((Samples.Labels) data.training().targets()).labels();
        int[] tested = ((Samples.Labels) held.targets()).labels();
        assertEquals(31, data.training().targets().positions());
        for (int i = 0; i < 31; i++) {
            assertEquals(-1, Math.min(trained[i], tested[i]));
            assertEquals(i % 3, Math.max(trained[i], tested[i]));
        }
        assertEquals(12, Arrays.stream(tested).filter(label -> label >= 0).count());
        assertTrue(new BlockModel(31, 3, 0.3, 0.05, 4, 1, 0).load(1).heldOut().isEmpty());
    }

    @Test
    void moreCommunitiesThanNodesAreAnsweredWithTheMost() {
        assertEquals("blockModel: 5 communities of 4 nodes; the nearest valid number of communities is 4",
                assertThrows(DataException.class, () -> new BlockModel(4, 5, 1, 0, 1, 1, 0).load(1)).getMessage());
    }

    @Test
    void graphsWithoutFlipsHaveTheDegreesOfTheirKind() throws Exception {
        int n = 9;
        Samples s = new GraphClasses(8, n, 4, 0, 0).load(1).training();
        for (int g = 0; g < 8; g++) {
            double[] degrees = new double[n];
            for (int i = 0; i < n; i++) {
                int row = (g * n + i) * (n + 2);
                assertEquals(1, s.inputs()[row + n]);
                degrees[i] = s.inputs()[row + n + 1] * (n - 1);
                assertEquals(1 / (1 + degrees[i]), s.inputs()[row + i], 1e-15);
            }
            Arrays.sort(degrees);
            switch (g % 4) {
                case 0 -> assertArrayEquals(new double[] {2, 2, 2, 2, 2, 2, 2, 2, 2}, degrees, 1e-12);
                case 1 -> assertArrayEquals(new double[] {1, 1, 1, 1, 1, 1, 1, 1, 8}, degrees, 1e-12);
                case 2 -> assertArrayEquals(new double[] {3, 3, 3, 4, 4, 4, 4, 4, 5}, degrees, 1e-12);
                default -> assertTrue(Arrays.stream(degrees).distinct().count() > 1);
            }
        }
    }

    @Test
    void theOrderOfTheNodesDiffersFromGraphToGraph() throws Exception {
        Samples s = new GraphClasses(40, 6, 2, 0, 0).load(1).training();
        long hubs = java.util.stream.IntStream.range(0, 20).map(g -> hub(s.inputs(), (2 * g + 1) * 6 * 8)).distinct().count();
        assertTrue(hubs > 3, "hubs at " + hubs + " places");
    }

    private static int hub(double[] inputs, int from) {
        int hub = 0;
        for (int i = 0; i < 6; i++) {
            hub = inputs[from + i * 8 + 7] > inputs[from + hub * 8 + 7] ? i : hub;
        }
        return hub;
    }

    @Test
    void flipsAddAndRemoveEdges() throws Exception {
        Samples s = new GraphClasses(400, 10, 2, 0.2, 0).load(1).training();
        double edges = 0;
        for (int g = 0; g < 400; g += 2) {
            for (int i = 0; i < 10; i++) {
                edges += s.inputs()[(g * 10 + i) * 12 + 11] * 9 / 2;
            }
        }
        // A ring of 10 has 10 of 45 pairs: 10·0.8 + 35·0.2 are expected, with variance 45·0.16.
        assertEquals(15, edges / 200, 5 * Math.sqrt(45 * 0.16 / 200));
    }
}
