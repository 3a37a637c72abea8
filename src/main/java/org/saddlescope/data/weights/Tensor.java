package org.saddlescope.data.weights;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/**
 * A named tensor: a view of bytes that a file holds. Nothing is copied before {@link #values()} is asked for, so that a
 * tensor that claims to be large costs nothing.
 */
public final class Tensor {
    private final String name;
    private final List<Integer> shape;
    private final ElementType type;
    private final ByteBuffer data;
    private final long offset;
    private final long[] strides;

    /**
     * @param data    elements of that type, in the buffer's byte order
     * @param offset  the element of the buffer at which the tensor begins
     * @param strides by how many elements of the buffer each index moves
     * @throws IllegalArgumentException where an element would lie outside of the buffer
     */
    Tensor(String name, List<Integer> shape, ElementType type, ByteBuffer data, long offset, long[] strides) {
        this.name = name;
        this.shape = List.copyOf(shape);
        this.type = type;
        this.data = data.slice().order(data.order());
        this.offset = offset;
        this.strides = strides.clone();
        if (strides.length != shape.size()) {
            throw new IllegalArgumentException(shape.size() + " extents with " + strides.length + " strides");
        }
        try {
            requireInside();
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException("shape " + shape + " is beyond what can be counted", e);
        }
    }

    private void requireInside() {
        long least = offset;
        long largest = offset;
        boolean empty = false;
        for (int axis = 0; axis < strides.length; axis++) {
            int extent = shape.get(axis);
            if (extent < 0) {
                throw new IllegalArgumentException("an extent of " + extent);
            }
            empty |= extent == 0;
            long reach = Math.multiplyExact(strides[axis], Math.max(0, extent - 1L));
            least = Math.addExact(least, Math.min(0, reach));
            largest = Math.addExact(largest, Math.max(0, reach));
        }
        long held = data.remaining() / type.bytes();
        if (!empty && (least < 0 || largest >= held)) {
            throw new IllegalArgumentException("elements " + least + " to " + largest + " of a storage that has " + held);
        }
    }

    /** A tensor in row-major order that takes up the whole buffer. */
    static Tensor rowMajor(String name, List<Integer> shape, ElementType type, ByteBuffer data) {
        return new Tensor(name, shape, type, data, 0, rowMajor(shape));
    }

    /** A tensor of numbers that are in memory already. */
    public static Tensor of(String name, List<Integer> shape, double[] values) {
        ByteBuffer data = ByteBuffer.allocate(Math.multiplyExact(8, values.length)).order(ByteOrder.LITTLE_ENDIAN);
        data.asDoubleBuffer().put(values);
        return rowMajor(name, shape, ElementType.FLOAT64, data);
    }

    private static long[] rowMajor(List<Integer> shape) {
        long[] strides = new long[shape.size()];
        long stride = 1;
        for (int axis = strides.length - 1; axis >= 0; axis--) {
            strides[axis] = stride;
            stride = Math.multiplyExact(stride, Math.max(1, shape.get(axis)));
        }
        return strides;
    }

    public String name() {
        return name;
    }

    /** The extents; empty for a single number. */
    public List<Integer> shape() {
        return shape;
    }

    public ElementType type() {
        return type;
    }

    /** The number of elements; more than the file has bytes where a stride is zero. */
    public double size() {
        return shape.stream().mapToDouble(Integer::doubleValue).reduce(1, (a, b) -> a * b);
    }

    Tensor named(String other) {
        return new Tensor(other, shape, type, data, offset, strides);
    }

    /** A matrix with its axes exchanged; the same bytes. */
    Tensor transposed() {
        if (strides.length != 2) {
            throw new IllegalStateException("transposing shape " + shape);
        }
        return new Tensor(name, shape.reversed(), type, data, offset, new long[] {strides[1], strides[0]});
    }

    /**
     * The elements in row-major order, as float64.
     *
     * @throws ArithmeticException where there are more than an array can hold
     */
    public double[] values() {
        int count = shape.stream().mapToInt(Integer::intValue).reduce(1, Math::multiplyExact);
        double[] values = new double[count];
        int[] index = new int[strides.length];
        long at = offset;
        for (int i = 0; i < count; i++) {
            values[i] = type.get(data, at);
            for (int axis = index.length - 1; axis >= 0; axis--) {
                at += strides[axis];
                if (++index[axis] < shape.get(axis)) {
                    break;
                }
                at -= strides[axis] * index[axis];
                index[axis] = 0;
            }
        }
        return values;
    }
}
