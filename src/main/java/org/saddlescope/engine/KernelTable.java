package org.saddlescope.engine;

/**
 * The kernels of each precision: with the Vector API where the JVM was started with its module and the machine has
 * vectors, plain ones that give the same bits otherwise. Only the sign and payload of a NaN, which no rounding rule
 * determines, may differ from machine to machine.
 */
public final class KernelTable {
    private static final boolean VECTORS = ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent()
            && Vectors.areWide();
    private static final Kernels DOUBLE = VECTORS ? Vectors.doubles() : new PlainDoubleKernels();
    private static final Kernels FLOAT = VECTORS ? Vectors.floats() : new PlainFloatKernels();

    private KernelTable() {}

    /** The kernels of this precision; they hold no state and serve all threads. */
    public static Kernels of(Precision precision) {
        return switch (precision) {
            case DOUBLE -> DOUBLE;
            case FLOAT -> FLOAT;
        };
    }

    /** Whether the Vector API is in use; results do not depend on it. */
    public static boolean vectors() {
        return VECTORS;
    }

    /** Alone in naming classes that link only where the Vector API is present. */
    private static final class Vectors {
        /** Whether a double vector has at least two lanes; one lane would only cost. */
        static boolean areWide() {
            return DoubleVectorMath.SPECIES.length() > 1;
        }

        static Kernels doubles() {
            return new VectorDoubleKernels();
        }

        static Kernels floats() {
            return new VectorFloatKernels();
        }
    }
}
