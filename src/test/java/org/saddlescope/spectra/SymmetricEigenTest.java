package org.saddlescope.spectra;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.saddlescope.engine.SeededRandom;

class SymmetricEigenTest {
    static double[][] randomSymmetric(int n, long seed) {
        SeededRandom random = SeededRandom.of(seed, "test matrix");
        double[][] a = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j <= i; j++) {
                a[i][j] = random.nextGaussian();
                a[j][i] = a[i][j];
            }
        }
        return a;
    }

    static void assertDecomposes(double[][] a, SymmetricEigen eigen, double tolerance) {
        int n = a.length;
        HandCoded.Matrix matrix = new HandCoded.Matrix(a);
        for (int i = 0; i < n; i++) {
            double[] v = eigen.vectors().get(i);
            assertEquals(0, Vectors.residual(matrix.apply(v), eigen.values()[i], v), tolerance);
            for (int j = 0; j <= i; j++) {
                assertEquals(i == j ? 1 : 0, Vectors.dot(v, eigen.vectors().get(j)), 1e-12);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 20, 64, 90})
    void eigenvaluesOfRandomMatricesAreThoseOfLapack(int n) {
        double[][] a = randomSymmetric(n, n);
        SymmetricEigen eigen = SymmetricEigen.of(a);
        assertArrayEquals(Lapack.eigenvalues(a), eigen.values(), 1e-12 * n);
        assertDecomposes(a, eigen, 1e-12 * n);
    }

    @Test
    void multipleEigenvaluesGetOrthonormalVectors() {
        double[][] projector = new double[6][6];
        for (int i = 0; i < 6; i++) {
            for (int j = 0; j < 6; j++) {
                projector[i][j] = (i == j ? 1 : 0) - 1.0 / 6;
            }
        }
        SymmetricEigen eigen = SymmetricEigen.of(projector);
        assertArrayEquals(new double[] {0, 1, 1, 1, 1, 1}, eigen.values(), 1e-14);
        assertDecomposes(projector, eigen, 1e-14);
    }

    @Test
    void wilkinsonsMatrixKeepsItsCloseButDifferentPairs() {
        double[] diagonal = new double[21];
        double[] beside = new double[20];
        Arrays.fill(beside, 1);
        double[][] a = new double[21][21];
        for (int i = 0; i < 21; i++) {
            diagonal[i] = Math.abs(i - 10);
            a[i][i] = diagonal[i];
            if (i > 0) {
                a[i][i - 1] = 1;
                a[i - 1][i] = 1;
            }
        }
        SymmetricEigen eigen = SymmetricEigen.ofTridiagonal(diagonal, beside);
        assertArrayEquals(Lapack.eigenvalues(a), eigen.values(), 1e-13);
        assertEquals(10.746194182903393, eigen.values()[20], 1e-13);
        assertEquals(10.746194182903322, eigen.values()[19], 1e-13);
        assertDecomposes(a, eigen, 1e-13);
    }

    @Test
    void zeroAndDiagonalMatricesAreTheirOwnDecomposition() {
        assertArrayEquals(new double[3], SymmetricEigen.of(new double[3][3]).values());
        double[][] diagonal = {{3, 0, 0}, {0, -1, 0}, {0, 0, 2}};
        assertArrayEquals(new double[] {-1, 2, 3}, SymmetricEigen.of(diagonal).values());
        assertArrayEquals(new double[] {1, 0, 0}, SymmetricEigen.of(diagonal).vectors().get(2));
    }

    @Test
    void sizesNearTheEndsOfTheRangeOfDoublesDoNotMatter() {
        for (double size : new double[] {1e-300, 1e300}) {
            double[] values = SymmetricEigen.of(new double[][] {{2 * size, size}, {size, 2 * size}}).values();
            assertEquals(1, values[0] / size, 1e-14);
            assertEquals(3, values[1] / size, 1e-14);
        }
    }

    @Test
    void aMatrixThatIsNotFiniteHasNoEigenvalues() {
        for (double bad : new double[] {Double.NaN, Double.POSITIVE_INFINITY}) {
            SymmetricEigen eigen = SymmetricEigen.of(new double[][] {{1, bad}, {bad, 1}});
            assertTrue(Arrays.stream(eigen.values()).allMatch(Double::isNaN));
            assertFalse(Vectors.finite(eigen.vectors().getFirst()));
        }
    }
}
