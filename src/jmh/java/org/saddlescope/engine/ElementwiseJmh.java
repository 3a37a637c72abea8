package org.saddlescope.engine;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Nanoseconds an element of the element-wise kernels, on 16,384 elements that stay in the second cache. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class ElementwiseJmh {
    private static final int ELEMENTS = 16_384;

    @Param({"DOUBLE", "FLOAT"})
    public Precision precision;

    private Kernels kernels;
    private NativeMemory in;
    private NativeMemory out;

    @Setup
    public void fill() {
        kernels = KernelTable.of(precision);
        in = NativeMemory.allocate((long) ELEMENTS * kernels.width());
        out = NativeMemory.allocate((long) ELEMENTS * kernels.width());
        kernels.load(SeededRandom.of(1, "jmh").gaussians(ELEMENTS), 0, in.address(), ELEMENTS);
    }

    private void activate(Kernels.Activation s) {
        kernels.activate(s, in.address(), out.address(), ELEMENTS);
    }

    @Benchmark
    @OperationsPerInvocation(ELEMENTS)
    public void tanh() {
        activate(Kernels.Activation.TANH);
    }

    @Benchmark
    @OperationsPerInvocation(ELEMENTS)
    public void sigmoid() {
        activate(Kernels.Activation.SIGMOID);
    }

    @Benchmark
    @OperationsPerInvocation(ELEMENTS)
    public void erf() {
        activate(Kernels.Activation.ERF);
    }

    @Benchmark
    @OperationsPerInvocation(ELEMENTS)
    public void gelu() {
        activate(Kernels.Activation.GELU);
    }

    /** In place, after a copy of the arguments: the kernel overwrites them. */
    @Benchmark
    @OperationsPerInvocation(ELEMENTS)
    public void copyAndExp() {
        kernels.copy(in.address(), out.address(), ELEMENTS, false);
        switch (kernels) {
            case PlainDoubleKernels doubles -> doubles.exp(out.address(), ELEMENTS);
            case PlainFloatKernels floats -> floats.exp(out.address(), ELEMENTS);
            default -> throw new IllegalStateException("kernels without an exponential: " + kernels);
        }
    }
}
