package org.saddlescope.engine;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.saddlescope.engine.Kernels.Activation;

/** Every kernel in every variant on off-heap buffers, as calls whose whole effect is one list of bits. */
final class KernelCalls {
    /** One kernel on the first n elements of the buffers; returns what the kernel returns, or 0. */
    interface Call {
        double run(Kernels kernels, Buffers buffers, int n);
    }

    record Named(String name, Call call) {}

    private KernelCalls() {}

    static List<Named> all() {
        List<Named> calls = new ArrayList<>();
        calls.add(new Named("load", (k, b, n) -> run(() -> k.load(b.heap, 3, b.out, n))));
        calls.add(new Named("fill", (k, b, n) -> run(() -> k.fill(b.out, 0.1, n))));
        calls.add(new Named("dot", (k, b, n) -> k.dot(b.x, b.v, n)));
        calls.add(new Named("sum", (k, b, n) -> k.sum(b.x, n)));
        calls.add(new Named("logistic", (k, b, n) -> k.logistic(b.x, b.signs, b.out, n)));
        for (boolean acc : new boolean[] {false, true}) {
            String how = acc ? " accumulated" : "";
            calls.add(new Named("store" + how, (k, b, n) -> run(() -> k.store(b.x, b.heap, 5, n, acc))));
            calls.add(new Named("copy" + how, (k, b, n) -> run(() -> k.copy(b.x, b.out, n, acc))));
            calls.add(new Named("scale" + how, (k, b, n) -> run(() -> k.scale(b.x, 1.7, b.out, n, acc))));
            calls.add(new Named("multiply" + how, (k, b, n) -> run(() -> k.multiply(b.x, b.v, b.out, n, acc))));
            calls.add(new Named("subtract" + how, (k, b, n) -> run(() -> k.subtract(b.x, b.v, b.out, n, acc))));
            for (int rows : new int[] {1, 2, 7}) {
                calls.add(new Named("sumRows of " + rows + how,
                        (k, b, n) -> run(() -> k.sumRows(b.x, b.out, rows, n / rows, acc))));
            }
            for (Activation s : Activation.values()) {
                calls.add(new Named(s + "'" + how, (k, b, n) -> run(() -> {
                    k.activate(s, b.x, b.y, n);
                    k.activateFirst(s, b.x, b.y, b.v, b.out, n, acc);
                })));
                calls.add(new Named(s + "''" + how, (k, b, n) -> run(() -> {
                    k.activate(s, b.x, b.y, n);
                    k.activateSecond(s, b.x, b.y, b.v, b.a, b.t, b.out, n, acc);
                })));
            }
        }
        for (Activation s : Activation.values()) {
            calls.add(new Named(s.toString(), (k, b, n) -> run(() -> k.activate(s, b.x, b.out, n))));
        }
        for (int columns : new int[] {1, 2, 3, 10}) {
            calls.add(new Named("broadcastRow of " + columns,
                    (k, b, n) -> run(() -> k.broadcastRow(b.x, b.out, n / columns, columns))));
            calls.add(new Named("softmaxCrossEntropy of " + columns, (k, b, n) -> {
                int[] labels = new int[n / columns];
                for (int i = 0; i < labels.length; i++) {
                    labels[i] = i * 7 % columns;
                }
                return k.softmaxCrossEntropy(b.x, labels, b.out, n / columns, columns);
            }));
        }
        return calls;
    }

    private static double run(Runnable kernel) {
        kernel.run();
        return 0;
    }

    /** The bits of everything a call wrote and returned, with one bit pattern for NaN. */
    static long[] effect(Named call, Kernels kernels, Buffers buffers, int n) {
        buffers.reset(kernels);
        double result = call.call().run(kernels, buffers, n);
        double[] out = new double[buffers.capacity];
        kernels.store(buffers.out, out, 0, out.length, false);
        long[] bits = new long[out.length + buffers.heap.length + 1];
        bits[0] = Double.doubleToLongBits(result);
        for (int i = 0; i < out.length; i++) {
            bits[1 + i] = Double.doubleToLongBits(out[i]);
        }
        for (int i = 0; i < buffers.heap.length; i++) {
            bits[1 + out.length + i] = Double.doubleToLongBits(buffers.heap[i]);
        }
        return bits;
    }

    /** The arguments of a call. Each buffer begins {@code offset} elements into its allocation. */
    static final class Buffers {
        final int capacity;
        final long x;
        final long y;
        final long v;
        final long a;
        final long t;
        final long signs;
        final long out;
        double[] heap;
        private final double[][] contents = new double[6][];

        Buffers(Arena arena, int width, int capacity, int offset, boolean special) {
            this.capacity = capacity;
            Random random = new Random(5);
            long[] addresses = new long[7];
            for (int i = 0; i < addresses.length; i++) {
                MemorySegment memory = arena.allocate((long) (capacity + offset) * width, 64);
                addresses[i] = memory.address() + (long) offset * width;
            }
            x = addresses[0];
            v = addresses[1];
            a = addresses[2];
            t = addresses[3];
            signs = addresses[4];
            out = addresses[5];
            y = addresses[6];
            for (int i = 0; i < contents.length; i++) {
                contents[i] = new double[capacity];
                for (int j = 0; j < capacity; j++) {
                    contents[i][j] = i == 4 ? (random.nextBoolean() ? 1 : -1)
                            : special ? SPECIAL[random.nextInt(SPECIAL.length)] : random.nextGaussian() * 3;
                }
            }
        }

        private static final double[] SPECIAL = {0, -0.0, 1, -1, 0.5, -3, 1e-320, -1e-320, 1e-40, 1e-30, 709.5, -709.5, -745,
                88.5, -88.5, 20, -20, 1e30, -1e30, 1e300, -1e300, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY,
                Double.NaN};

        void reset(Kernels kernels) {
            long[] addresses = {x, v, a, t, signs, out};
            for (int i = 0; i < addresses.length; i++) {
                kernels.load(contents[i], 0, addresses[i], capacity);
            }
            heap = new double[capacity + 8];
            for (int i = 0; i < heap.length; i++) {
                heap[i] = 0.1 * i - 2;
            }
        }
    }
}
