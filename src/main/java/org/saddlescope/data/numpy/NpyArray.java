package org.saddlescope.data.numpy;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** An array as NumPy stores it, in row-major order. */
public sealed interface NpyArray {
    /** The extent of each dimension; empty for a scalar. */
    List<Integer> shape();

    /** The element types that are read; the first four are written. */
    enum Type {
        FLOAT64("f8"), INT64("i8"), BOOL("b1"), UINT8("u1"), FLOAT32("f4"), FLOAT16("f2"), INT32("i4"), INT16("i2"), INT8("i1"),
        UINT16("u2"), UINT32("u4");

        private final String code;

        Type(String code) {
            this.code = code;
        }

        /** NumPy's kind letter and the bytes an element, for instance {@code f8}. */
        String code() {
            return code;
        }

        int bytes() {
            return code.charAt(1) - '0';
        }

        static Optional<Type> ofCode(String code) {
            return Arrays.stream(values()).filter(type -> type.code.equals(code)).findFirst();
        }
    }

    /**
     * Numbers; integers beyond 2^53 in magnitude lose digits, booleans are 0 and 1.
     *
     * @param values as many elements as the shape says
     */
    record Numbers(Type type, List<Integer> shape, double[] values) implements NpyArray {
        public Numbers {
            shape = checked(shape, values.length);
        }
    }

    /** Texts, stored as NumPy's fixed-width Unicode ({@code <U}). */
    record Texts(List<Integer> shape, List<String> values) implements NpyArray {
        public Texts {
            values = List.copyOf(values);
            shape = checked(shape, values.size());
        }
    }

    /** A float64 vector. */
    static NpyArray vector(double[] values) {
        return new Numbers(Type.FLOAT64, List.of(values.length), values);
    }

    /** A float64 matrix given row by row. */
    static NpyArray matrix(int rows, int columns, double[] values) {
        return new Numbers(Type.FLOAT64, List.of(rows, columns), values);
    }

    private static List<Integer> checked(List<Integer> shape, int elements) {
        long product = 1;
        for (int extent : shape) {
            product = Math.multiplyExact(product, extent);
        }
        if (product != elements) {
            throw new IllegalArgumentException(elements + " elements in an array of shape " + shape);
        }
        return List.copyOf(shape);
    }
}
