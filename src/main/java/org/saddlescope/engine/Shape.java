package org.saddlescope.engine;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** The dimensions of a tensor stored row-major; no dimensions is a scalar. */
public final class Shape {
    public static final Shape SCALAR = new Shape();

    private final int[] dimensions;
    private final long count;

    private Shape(int... dimensions) {
        this.dimensions = dimensions;
        long product = 1;
        for (int d : dimensions) {
            if (d < 0) {
                throw new IllegalArgumentException("negative dimension in " + Arrays.toString(dimensions));
            }
            product = Math.multiplyExact(product, d);
        }
        count = product;
    }

    public static Shape of(int... dimensions) {
        return dimensions.length == 0 ? SCALAR : new Shape(dimensions.clone());
    }

    public static Shape of(List<Integer> dimensions) {
        return of(dimensions.stream().mapToInt(Integer::intValue).toArray());
    }

    /**
     * The number of elements.
     *
     * @throws ArithmeticException where there are more than an array can hold
     */
    public int size() {
        return Math.toIntExact(count);
    }

    /** The number of elements, whatever it is. */
    public long count() {
        return count;
    }

    public int rank() {
        return dimensions.length;
    }

    public int dimension(int axis) {
        return dimensions[axis];
    }

    /** The first dimension; 1 for a scalar. */
    public int rows() {
        return dimensions.length == 0 ? 1 : dimensions[0];
    }

    /**
     * The number of elements of one row: all dimensions but the first.
     *
     * @throws ArithmeticException where there are more than an array can hold
     */
    public int columns() {
        int columns = 1;
        for (int i = 1; i < dimensions.length; i++) {
            columns = Math.multiplyExact(columns, dimensions[i]);
        }
        return columns;
    }

    public List<Integer> toList() {
        return Arrays.stream(dimensions).boxed().toList();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Shape shape && Arrays.equals(dimensions, shape.dimensions);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(dimensions);
    }

    @Override
    public String toString() {
        return dimensions.length == 0 ? "scalar"
                : Arrays.stream(dimensions).mapToObj(Integer::toString).collect(Collectors.joining(" x "));
    }
}
