package org.saddlescope.spectra;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LanczosTest {
    private static final Lanczos LANCZOS = new Lanczos(1e-10, 500, 7);

    /** An operator known by its diagonal. */
    private static LinearOperator diagonal(double... values) {
        return operator(values.length, v -> {
            double[] result = new double[v.length];
            for (int i = 0; i < v.length; i++) {
                result[i] = values[i] * v[i];
            }
            return result;
        });
    }

    private static LinearOperator operator(int dimension, UnaryOperator<double[]> map) {
        return new LinearOperator() {
            @Override
            public int dimension() {
                return dimension;
            }

            @Override
            public List<double[]> apply(List<double[]> vectors) {
                return vectors.stream().map(map).toList();
            }
        };
    }

    private static void assertResidualsAreTrue(LinearOperator operator, ExtremePair pair) {
        assertEquals(1, Vectors.norm(pair.minVector()), 1e-13);
        assertEquals(1, Vectors.norm(pair.maxVector()), 1e-13);
        double low = Vectors.residual(operator.apply(pair.minVector()), pair.minValue(), pair.minVector());
        double high = Vectors.residual(operator.apply(pair.maxVector()), pair.maxValue(), pair.maxVector());
        assertEquals(low, pair.minResidual(), 1e-13 * pair.scale());
        assertEquals(high, pair.maxResidual(), 1e-13 * pair.scale());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 10, 64, 65, 150})
    void bothEndsOfRandomMatricesAreThoseOfLapack(int n) {
        double[][] a = SymmetricEigenTest.randomSymmetric(n, n + 1000);
        double[] values = Lapack.eigenvalues(a);
        HandCoded.Matrix matrix = new HandCoded.Matrix(a);
        for (ExtremePair pair : List.of(LANCZOS.extremes(matrix), LANCZOS.iterate(matrix, () -> false))) {
            assertTrue(pair.converged());
            assertEquals(values[0], pair.minValue(), 1e-10);
            assertEquals(values[n - 1], pair.maxValue(), 1e-10);
            assertTrue(Math.max(pair.minResidual(), pair.maxResidual()) <= 1e-10 * pair.scale());
            assertResidualsAreTrue(matrix, pair);
            assertTrue(pair.iterations() <= n);
        }
    }

    /** MATH.md, GT8: the five critical points of Himmelblau's function that are no minima. */
    @ParameterizedTest
    @CsvSource({
            "3.38515418, 0.07385188, -14.1351785, NaN",
            "0.0866775, 2.8842547, -31.7066224, NaN",
            "-3.07302575, -0.08135304, -39.6514963, NaN",
            "-0.12796135, -1.95371498, -50.6102393, NaN",
            "-0.27084459, -0.92303856, -45.6052293, -16.0660197",
            "3, 2, 25.715729, 82.284271"})
    void himmelblausCurvatureIsTheKnownOne(double x, double y, double lowest, double highest) {
        Hessian hessian = new Hessian(HandCoded.himmelblau(), new double[] {x, y});
        for (ExtremePair pair : List.of(LANCZOS.extremes(hessian), LANCZOS.iterate(hessian, () -> false))) {
            assertTrue(pair.converged());
            assertEquals(lowest, pair.minValue(), 2e-6 * Math.abs(lowest));
            if (!Double.isNaN(highest)) {
                assertEquals(highest, pair.maxValue(), 2e-6 * Math.abs(highest));
            }
            assertResidualsAreTrue(hessian, pair);
        }
    }

    @Test
    void anOutlierBelowAClusterIsFound() {
        double[] values = new double[2000];
        for (int i = 0; i < values.length; i++) {
            values[i] = i % 10 == 0 ? 1e-3 * i : 1e-6 * i;
        }
        values[77] = -0.5;
        values[78] = 100;
        LinearOperator operator = diagonal(values);
        ExtremePair pair = LANCZOS.extremes(operator);
        assertTrue(pair.converged());
        assertEquals(-0.5, pair.minValue(), 1e-8);
        assertEquals(100, pair.maxValue(), 1e-8);
        assertEquals(1, pair.minVector()[77], 1e-6);
        assertTrue(pair.iterations() < 200, "took " + pair.iterations());
        assertResidualsAreTrue(operator, pair);
    }

    @Test
    void invariantSpacesAreLeftByARestart() {
        double[] values = new double[300];
        Arrays.fill(values, 2);
        values[5] = -3;
        ExtremePair two = LANCZOS.extremes(diagonal(values));
        assertTrue(two.converged());
        assertEquals(-3, two.minValue(), 1e-12);
        assertEquals(2, two.maxValue(), 1e-12);
        ExtremePair zero = LANCZOS.extremes(diagonal(new double[300]));
        assertTrue(zero.converged());
        assertEquals(0, zero.minValue());
        assertEquals(0, zero.maxResidual());
    }

    @Test
    void theWholeSpaceGivesTheExactAnswer() {
        ExtremePair pair = new Lanczos(1e-300, 500, 1).iterate(diagonal(-4, 1, 2, 3, 9), () -> false);
        assertEquals(-4, pair.minValue(), 1e-13);
        assertEquals(9, pair.maxValue(), 1e-13);
        assertEquals(5, pair.iterations());
    }

    @Test
    void theSameSeedGivesTheSameBits() {
        HandCoded.Matrix matrix = new HandCoded.Matrix(SymmetricEigenTest.randomSymmetric(100, 3));
        ExtremePair first = LANCZOS.extremes(matrix);
        ExtremePair second = LANCZOS.extremes(matrix);
        assertEquals(first.minValue(), second.minValue());
        assertArrayEquals(first.maxVector(), second.maxVector());
    }

    @Test
    void anOperatorThatIsNotFiniteConvergesToNothing() {
        for (int dimension : new int[] {4, 100}) {
            for (double bad : new double[] {Double.NaN, Double.POSITIVE_INFINITY}) {
                double[] values = new double[dimension];
                Arrays.fill(values, 1);
                values[2] = bad;
                ExtremePair pair = LANCZOS.extremes(diagonal(values));
                assertFalse(pair.converged());
                assertTrue(Double.isNaN(pair.minValue()) && Double.isNaN(pair.maxValue()));
                assertTrue(Double.isNaN(pair.minResidual()) && Double.isNaN(pair.maxVector()[0]));
            }
        }
    }

    @Test
    void tooFewStepsAreNotCalledConverged() {
        HandCoded.Matrix matrix = new HandCoded.Matrix(SymmetricEigenTest.randomSymmetric(150, 5));
        ExtremePair pair = new Lanczos(1e-10, 12, 1).extremes(matrix);
        assertFalse(pair.converged());
        assertEquals(12, pair.iterations());
        assertTrue(pair.maxResidual() > 1e-10 * pair.scale());
        assertResidualsAreTrue(matrix, pair);
    }

    /** The recurrence, or the decomposition of a small matrix, believes to have converged; the products, rounded to float, say otherwise. */
    @ParameterizedTest
    @ValueSource(ints = {20, 150})
    void whatTheProductsDoNotConfirmIsNotCalledConverged(int n) {
        HandCoded.Matrix matrix = new HandCoded.Matrix(SymmetricEigenTest.randomSymmetric(n, 8));
        LinearOperator rounded = operator(n, v -> {
            double[] product = matrix.apply(v);
            for (int i = 0; i < product.length; i++) {
                product[i] = (float) product[i];
            }
            return product;
        });
        ExtremePair pair = new Lanczos(1e-12, 500, 1).extremes(rounded);
        assertFalse(pair.converged());
        assertTrue(pair.maxResidual() > 1e-10 * pair.scale());
        assertTrue(new Lanczos(1e-6, 500, 1).extremes(rounded).converged());
    }

    @Test
    void cancellingReturnsWhatIsThere() {
        List<double[]> calls = new ArrayList<>();
        HandCoded.Matrix matrix = new HandCoded.Matrix(SymmetricEigenTest.randomSymmetric(150, 6));
        LinearOperator counted = operator(150, v -> {
            calls.add(v);
            return matrix.apply(v);
        });
        ExtremePair pair = LANCZOS.extremes(counted, () -> calls.size() >= 5);
        assertFalse(pair.converged());
        assertEquals(5, pair.iterations());
        assertFalse(LANCZOS.extremes(matrix, () -> true).converged());
    }

    @ParameterizedTest
    @ValueSource(ints = {20, 120})
    void theLargestAreFoundAsOftenAsTheyAreThere(int n) {
        double[] values = new double[n];
        for (int i = 0; i < n; i++) {
            values[i] = Math.pow(0.8, i);
        }
        values[0] = 5;
        values[1] = 5;
        List<EigenPair> pairs = new Lanczos(1e-12, 300, 1).largest(diagonal(values), 4);
        assertArrayEquals(new double[] {5, 5, 0.64, 0.512},
                pairs.stream().mapToDouble(EigenPair::value).toArray(), 1e-10);
        for (int i = 0; i < 4; i++) {
            assertTrue(pairs.get(i).converged());
            for (int j = 0; j <= i; j++) {
                assertEquals(i == j ? 1 : 0, Vectors.dot(pairs.get(i).vector(), pairs.get(j).vector()), 1e-11);
            }
        }
    }

    @Test
    void aResidualLeavesOutThePartAlongWhatWasFoundBefore() {
        LinearOperator operator = new HandCoded.Matrix(SymmetricEigenTest.randomSymmetric(120, 4));
        List<EigenPair> pairs = new Lanczos(5e-2, 300, 1).largest(operator, 2);
        EigenPair second = pairs.get(1);
        double[] rest = operator.apply(second.vector());
        Vectors.add(rest, -second.value(), second.vector());
        double whole = Vectors.norm(rest);
        double[] first = pairs.getFirst().vector();
        Vectors.add(rest, -Vectors.dot(first, rest), first);
        assertEquals(Vectors.norm(rest), second.residual(), 1e-10);
        assertTrue(second.converged());
        assertTrue(whole > second.residual() + 1e-6, whole + " and " + second.residual());
    }

    @Test
    void theDenseHessianIsSymmetricAndSaysHowFarTheProductsWereFromIt() {
        DenseHessian exact = DenseHessian.of(new Hessian(HandCoded.himmelblau(), new double[] {1.3, -0.4}));
        assertEquals(0, exact.asymmetry());
        double[][] h = HandCoded.himmelblau().hessian().apply(new double[] {1.3, -0.4});
        assertArrayEquals(h[0], exact.entries()[0]);
        DenseHessian skewed = DenseHessian.of(new HandCoded.Matrix(new double[][] {{4, 1}, {3, 2}}));
        assertArrayEquals(new double[] {4, 2}, skewed.entries()[0]);
        assertEquals(0.5, skewed.asymmetry());
        double[][] large = SymmetricEigenTest.randomSymmetric(70, 9);
        assertArrayEquals(large[69], DenseHessian.of(new HandCoded.Matrix(large)).entries()[69]);
    }

    @ParameterizedTest
    @ValueSource(ints = {6, 64, 65, 200})
    void theDominantPairsAreThoseOfLapack(int n) {
        double[][] a = SymmetricEigenTest.randomSymmetric(n, n + 50);
        HandCoded.Matrix matrix = new HandCoded.Matrix(a);
        double[] expected = Arrays.stream(Lapack.eigenvalues(a)).boxed()
                .sorted((x, y) -> Double.compare(Math.abs(y), Math.abs(x))).limit(8).mapToDouble(Double::doubleValue).toArray();
        List<EigenPair> pairs = new Lanczos(1e-9, 500, 3).dominant(matrix, 8);
        assertArrayEquals(expected, pairs.stream().mapToDouble(EigenPair::value).toArray(), 1e-9);
        for (int i = 0; i < pairs.size(); i++) {
            EigenPair pair = pairs.get(i);
            assertTrue(pair.converged());
            assertTrue(pair.residual() <= 1e-9 * Math.abs(pair.value()));
            assertEquals(Vectors.residual(matrix.apply(pair.vector()), pair.value(), pair.vector()), pair.residual());
            for (int j = 0; j <= i; j++) {
                assertEquals(i == j ? 1 : 0, Vectors.dot(pair.vector(), pairs.get(j).vector()), 1e-12);
            }
        }
    }

    @Test
    void dominantPairsOfTooFewStepsAreNotCalledConverged() {
        HandCoded.Matrix matrix = new HandCoded.Matrix(SymmetricEigenTest.randomSymmetric(150, 5));
        List<EigenPair> pairs = new Lanczos(1e-10, 20, 1).dominant(matrix, 5);
        assertEquals(5, pairs.size());
        assertFalse(pairs.getLast().converged());
        assertTrue(pairs.getLast().residual() > 1e-10 * Math.abs(pairs.getLast().value()));
        assertEquals(List.of(), LANCZOS.dominant(matrix, 0));
        double[] bad = new double[100];
        bad[4] = Double.NaN;
        assertEquals(List.of(), LANCZOS.dominant(diagonal(bad), 3));
    }
}
