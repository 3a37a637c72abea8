package org.saddlescope.engine;

import java.util.List;

/**
 * y[r, t] = W[s[r, t]]: the vector of each symbol. The symbols s (rows × steps) are data: whole numbers from 0, stored
 * as elements of the batch's inputs; W is vocabulary × width and y rows × steps × width. Linear in W, so that its second
 * derivative is zero. The gradient's rows are added up in the order of the symbols in the batch.
 */
public record Embedding() implements Primitive {
    private static final int SYMBOLS = 0;
    private static final int W = 1;

    @Override
    public String name() {
        return "embedding";
    }

    @Override
    public Shape shape(List<Shape> inputs) {
        Shape symbols = inputs.get(SYMBOLS);
        Shape w = inputs.get(W);
        if (symbols.rank() != 2 || w.rank() != 2) {
            throw new IllegalArgumentException("embedding: symbols of shape " + symbols + " (expected rows x steps), vectors of "
                    + w + " (expected vocabulary x width)");
        }
        return Shape.of(symbols.rows(), symbols.columns(), w.columns());
    }

    @Override
    public void forward(Cells c) {
        gather(c, c.value(W), c.value());
    }

    @Override
    public void adjoint(Cells c) {
        if (c.active(W)) {
            scatter(c, c.adjoint(), c.adjoint(W));
        }
    }

    @Override
    public void tangent(Cells c) {
        gather(c, c.tangent(W), c.tangent());
    }

    @Override
    public void adjointTangent(Cells c) {
        if (c.active(W)) {
            scatter(c, c.adjointTangent(), c.adjointTangent(W));
        }
    }

    private static void gather(Cells c, long table, long out) {
        int width = c.shape(W).columns();
        long bytes = (long) width * c.kernels().width();
        for (int i = 0; i < c.shape(SYMBOLS).size(); i++) {
            c.kernels().copy(table + symbol(c, i) * bytes, out + i * bytes, width, false);
        }
    }

    private static void scatter(Cells c, long from, long table) {
        int width = c.shape(W).columns();
        long bytes = (long) width * c.kernels().width();
        if (!c.accumulates(W)) {
            c.kernels().fill(table, 0, c.shape(W).size());
        }
        for (int i = 0; i < c.shape(SYMBOLS).size(); i++) {
            c.kernels().copy(from + i * bytes, table + symbol(c, i) * bytes, width, true);
        }
    }

    // A symbol that is no row of W would read other memory: it must be caught however the data came here.
    private static long symbol(Cells c, int i) {
        double value = c.get(c.value(SYMBOLS), i);
        int symbol = (int) value;
        if (symbol != value || symbol < 0 || symbol >= c.shape(W).rows()) {
            throw new IllegalArgumentException("embedding: the data hold the symbol " + value + ", the vocabulary has the "
                    + c.shape(W).rows() + " symbols 0 to " + (c.shape(W).rows() - 1));
        }
        return symbol;
    }
}
