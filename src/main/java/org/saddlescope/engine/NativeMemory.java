package org.saddlescope.engine;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.nativeblas.NativeOpsHolder;

/**
 * A block of off-heap memory held by one ND4J vector. The kernels and BLAS work on its addresses; it is released when
 * nothing refers to it any more.
 */
final class NativeMemory {
    /** Every region starts on a cache line, which is also the width of the widest vector register. */
    static final int ALIGNMENT = 64;
    private static final MemorySegment ALL = MemorySegment.NULL.reinterpret(Long.MAX_VALUE);

    static {
        // ND4J must be up before its native operations are asked for.
        Nd4j.getExecutioner();
        // Parallelism is ours: independent pieces on Java threads, each product on one thread (FACTS: the pools fight).
        NativeOpsHolder.getInstance().getDeviceNativeOps().setOmpNumThreads(1);
        org.bytedeco.openblas.global.openblas.blas_set_num_threads(1);
    }

    private final INDArray array;
    private final long address;

    private NativeMemory(INDArray array) {
        this.array = array;
        long start = array.data().address();
        address = (start + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    }

    /** The libraries are there when this returns: the class needs them. */
    static void load() {}

    /** Zeroed memory for this many bytes. */
    static NativeMemory allocate(long bytes) {
        long doubles = bytes / Double.BYTES + ALIGNMENT / Double.BYTES + 1;
        return new NativeMemory(Nd4j.zeros(DataType.DOUBLE, doubles));
    }

    /** The address of the first byte, aligned to {@link #ALIGNMENT}. */
    long address() {
        return address;
    }

    /** Keeps the memory from being released before this call. */
    void keepAlive() {
        java.lang.ref.Reference.reachabilityFence(array);
    }

    /** The smallest multiple of {@link #ALIGNMENT} that holds {@code bytes}. */
    static long padded(long bytes) {
        return (bytes + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    }

    /** Reads one element of the given width (8: double, 4: float). */
    static double read(long address, int width) {
        return width == Double.BYTES ? ALL.get(ValueLayout.JAVA_DOUBLE_UNALIGNED, address)
                : ALL.get(ValueLayout.JAVA_FLOAT_UNALIGNED, address);
    }

    static void write(long address, int width, double value) {
        if (width == Double.BYTES) {
            ALL.set(ValueLayout.JAVA_DOUBLE_UNALIGNED, address, value);
        } else {
            ALL.set(ValueLayout.JAVA_FLOAT_UNALIGNED, address, (float) value);
        }
    }
}
