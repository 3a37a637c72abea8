package org.saddlescope.data.hdf5;

import java.util.List;

/**
 * A dataset of numbers.
 *
 * @param shape  the extent of each dimension; empty for a single number
 * @param values in row-major order, as float64; integers beyond 2^53 in magnitude lose digits
 */
public record Hdf5Array(String name, List<Integer> shape, double[] values) {
    public Hdf5Array {
        shape = List.copyOf(shape);
        if (shape.stream().mapToInt(Integer::intValue).reduce(1, Math::multiplyExact) != values.length) {
            throw new IllegalArgumentException(values.length + " elements in " + name + " of shape " + shape);
        }
    }
}
