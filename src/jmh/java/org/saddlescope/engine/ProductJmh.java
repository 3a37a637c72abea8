package org.saddlescope.engine;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Microseconds of a matrix product, on one thread: the plane network's layers on one chunk, a layer of images on a batch,
 * and the gradient of that layer's weights.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class ProductJmh {
    /** Rows, columns, inner, and whether it is the first or the second matrix that is stored transposed. */
    @Param({"128 64 2 second", "128 64 64 second", "64 128 784 second", "128 784 64 first", "256 256 256 none"})
    public String shape;

    @Param({"DOUBLE", "FLOAT"})
    public Precision precision;

    private Blas blas;
    private int m;
    private int n;
    private int k;
    private boolean transposeA;
    private boolean transposeB;
    private NativeMemory a;
    private NativeMemory b;
    private NativeMemory c;

    @Setup
    public void fill() {
        String[] words = shape.split(" ");
        m = Integer.parseInt(words[0]);
        n = Integer.parseInt(words[1]);
        k = Integer.parseInt(words[2]);
        transposeA = words[3].equals("first");
        transposeB = words[3].equals("second");
        blas = Blas.of(precision);
        a = gaussian(m * k);
        b = gaussian(k * n);
        c = gaussian(m * n);
    }

    private NativeMemory gaussian(int elements) {
        Kernels kernels = KernelTable.of(precision);
        NativeMemory memory = NativeMemory.allocate((long) elements * kernels.width());
        kernels.load(SeededRandom.of(elements, "jmh").gaussians(elements), 0, memory.address(), elements);
        return memory;
    }

    @Benchmark
    public void product() {
        blas.product(transposeA, transposeB, m, n, k, a.address(), b.address(), c.address(), false);
    }
}
