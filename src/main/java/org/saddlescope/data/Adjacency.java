package org.saddlescope.data;

/** An undirected graph without loops, and the matrix by which a graph convolution mixes its nodes. */
final class Adjacency {
    private final int nodes;
    private final boolean[] edges;

    Adjacency(int nodes) {
        this.nodes = nodes;
        edges = new boolean[nodes * nodes];
    }

    void connect(int i, int j) {
        set(i, j, true);
    }

    /** Removes the edge where there is one and adds it where there is none. */
    void flip(int i, int j) {
        set(i, j, !edges[i * nodes + j]);
    }

    private void set(int i, int j, boolean connected) {
        if (i != j) {
            edges[i * nodes + j] = connected;
            edges[j * nodes + i] = connected;
        }
    }

    int degree(int i) {
        int degree = 0;
        for (int j = 0; j < nodes; j++) {
            degree += edges[i * nodes + j] ? 1 : 0;
        }
        return degree;
    }

    /**
     * Writes Â = D^−1/2 (A + I) D^−1/2 with D_ii = 1 + degree of i (Kipf, Welling 2017, Eq. 2) into the first columns of a
     * matrix of {@code width} columns that begins at {@code from}.
     */
    void normalised(double[] target, int from, int width) {
        double[] d = new double[nodes];
        for (int i = 0; i < nodes; i++) {
            d[i] = 1.0 + degree(i);
        }
        for (int i = 0; i < nodes; i++) {
            for (int j = 0; j < nodes; j++) {
                target[from + i * width + j] = i == j || edges[i * nodes + j] ? 1 / Math.sqrt(d[i] * d[j]) : 0;
            }
        }
    }
}
