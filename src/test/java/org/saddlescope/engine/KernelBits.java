package org.saddlescope.engine;

import java.lang.foreign.Arena;
import java.util.Arrays;

/** Prints one number for the bits of all kernels, so that JVMs started differently can be compared. */
public final class KernelBits {
    private KernelBits() {}

    public static void main(String[] args) {
        System.out.println((KernelTable.vectors() ? "vectors " : "plain ") + Long.toHexString(hash()));
    }

    static long hash() {
        long hash = 0;
        for (Precision precision : Precision.values()) {
            Kernels kernels = KernelTable.of(precision);
            try (Arena arena = Arena.ofConfined()) {
                for (boolean special : new boolean[] {false, true}) {
                    KernelCalls.Buffers buffers = new KernelCalls.Buffers(arena, kernels.width(), 700, 1, special);
                    for (KernelCalls.Named call : KernelCalls.all()) {
                        for (int n : new int[] {45, 675}) {
                            hash = hash * 31 + Arrays.hashCode(KernelCalls.effect(call, kernels, buffers, n));
                        }
                    }
                }
            }
        }
        return hash;
    }
}
