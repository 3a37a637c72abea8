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
}
