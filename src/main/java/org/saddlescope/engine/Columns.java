package org.saddlescope.engine;

import java.util.List;

/** The elements {@code from}..{@code from + count − 1} of the last dimension: y = x[…, from : from + count]. */
public record Columns(int from, int count) implements Primitive {
    @Override
    public String name() {
        return "columns";
    }

    @Override
    public Shape shape(List<Shape> inputs) {
        List<Integer> dimensions = new java.util.ArrayList<>(inputs.getFirst().toList());
        if (dimensions.isEmpty() || from < 0 || count < 0 || (long) from + count > dimensions.getLast()) {
            throw new IllegalArgumentException("columns: " + from + " to " + ((long) from + count - 1) + " of inputs of "
                    + inputs.getFirst());
        }
        dimensions.set(dimensions.size() - 1, count);
        return Shape.of(dimensions);
    }

    @Override
    public void forward(Cells c) {
        take(c, c.value(0), c.value());
    }

    @Override
    public void adjoint(Cells c) {
        spread(c, c.adjoint(), c.adjoint(0));
    }

    @Override
    public void tangent(Cells c) {
        take(c, c.tangent(0), c.tangent());
    }

    @Override
    public void adjointTangent(Cells c) {
        spread(c, c.adjointTangent(), c.adjointTangent(0));
    }

    private void take(Cells c, long x, long y) {
        Kernels kernels = c.kernels();
        long columns = width(c);
        for (long row = 0; row < rows(c); row++) {
            kernels.copy(x + (row * columns + from) * kernels.width(), y + row * count * kernels.width(), count, false);
        }
    }

    /** x̄ (+)= ȳ at the chosen columns and 0 at the others. */
    private void spread(Cells c, long dy, long dx) {
        Kernels kernels = c.kernels();
        long columns = width(c);
        if (!c.accumulates(0)) {
            kernels.fill(dx, 0, c.shape(0).size());
        }
        for (long row = 0; row < rows(c); row++) {
            kernels.copy(dy + row * count * kernels.width(), dx + (row * columns + from) * kernels.width(), count, true);
        }
    }

    private static int width(Cells c) {
        return c.shape(0).dimension(c.shape(0).rank() - 1);
    }

    private static int rows(Cells c) {
        return width(c) == 0 ? 0 : c.shape(0).size() / width(c);
    }
}
