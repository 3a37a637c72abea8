package org.saddlescope.engine;

import java.util.List;

/** What several primitives ask of their inputs' shapes. */
final class Shapes {
    private Shapes() {}

    /** The one shape of all inputs. */
    static Shape same(String primitive, List<Shape> inputs) {
        for (Shape shape : inputs) {
            if (!shape.equals(inputs.getFirst())) {
                throw new IllegalArgumentException(primitive + ": inputs of shapes " + inputs.getFirst() + " and " + shape);
            }
        }
        return inputs.getFirst();
    }

    /** As many rows of one shape. */
    static Shape rows(int rows, Shape row) {
        int[] dimensions = new int[row.rank() + 1];
        dimensions[0] = rows;
        for (int i = 1; i < dimensions.length; i++) {
            dimensions[i] = row.dimension(i - 1);
        }
        return Shape.of(dimensions);
    }
}
