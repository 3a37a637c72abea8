package org.saddlescope.engine;

/** J Jᵀ of rows held in the heap, exactly symmetric. */
final class Gram {
    /** Rows of a block: a constant, so that the bits do not depend on the machine's threads. */
    private static final int BLOCK = 64;

    private Gram() {}

    /** @param rows m rows of p elements */
    static double[][] of(double[][] rows, Workers workers) {
        int m = rows.length;
        int p = m == 0 ? 0 : rows[0].length;
        Kernels kernels = KernelTable.of(Precision.DOUBLE);
        NativeMemory all = NativeMemory.allocate((long) m * p * Double.BYTES);
        for (int i = 0; i < m; i++) {
            kernels.load(rows[i], 0, all.address() + (long) i * p * Double.BYTES, p);
        }
        double[][] entries = new double[m][m];
        workers.each((m + BLOCK - 1) / BLOCK, block -> {
            int from = block * BLOCK;
            int count = Math.min(BLOCK, m - from);
            NativeMemory products = NativeMemory.allocate((long) count * m * Double.BYTES);
            Blas.of(Precision.DOUBLE).product(false, true, count, m, p, all.address() + (long) from * p * Double.BYTES,
                    all.address(), products.address(), false);
            for (int i = 0; i < count; i++) {
                kernels.store(products.address() + (long) i * m * Double.BYTES, entries[from + i], 0, m, false);
            }
            products.keepAlive();
        });
        all.keepAlive();
        mirror(entries);
        return entries;
    }

    /** Makes the upper triangle that of the lower one, from which it differs by rounding alone. */
    static void mirror(double[][] entries) {
        for (int i = 0; i < entries.length; i++) {
            for (int j = 0; j < i; j++) {
                entries[j][i] = entries[i][j];
            }
        }
    }
}
