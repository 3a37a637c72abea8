package org.saddlescope.spectra;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TangentKernelTest {
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 33, 130})
    void eigenvaluesAreThoseOfTheWholeDecomposition(int n) {
        double[][] a = SymmetricEigenTest.randomSymmetric(n, n + 7);
        assertArrayEquals(SymmetricEigen.of(a).values(), SymmetricEigenvalues.of(a), 1e-12);
    }

    @Test
    void onlyTheLowerTriangleIsRead() {
        assertArrayEquals(new double[] {-1, 3}, SymmetricEigenvalues.of(new double[][] {{1, 77}, {2, 1}}), 1e-15);
    }

    @Test
    void aMatrixThatIsNotFiniteHasNoEigenvalues() {
        for (double value : SymmetricEigenvalues.of(new double[][] {{1, 0}, {Double.NaN, 1}})) {
            assertTrue(Double.isNaN(value));
        }
    }

    @Test
    void productsAndTraceAreThoseOfTheEntries() {
        double[][] a = SymmetricEigenTest.randomSymmetric(20, 4);
        TangentKernel kernel = new TangentKernel(a);
        double[] v = a[3];
        assertArrayEquals(new HandCoded.Matrix(a).apply(List.of(v)).getFirst(), kernel.apply(v), 1e-12);
        double sum = 0;
        for (double value : kernel.eigenvalues()) {
            sum += value;
        }
        assertEquals(sum, kernel.trace(), 1e-12);
    }
}
