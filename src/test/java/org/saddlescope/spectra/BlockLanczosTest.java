package org.saddlescope.spectra;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.saddlescope.engine.Differences;

class BlockLanczosTest {
    private static final BlockLanczos LANCZOS = new BlockLanczos(1e-9, 20_000, 4, 7);

    /** diag(values) seen in the frame of a reflection, so that no eigenvector is an axis. */
    private static LinearOperator hidden(double... values) {
        double[] normal = Vectors.unit(Differences.gaussian(3, values.length));
        return operator(values.length, v -> {
            double[] w = reflected(normal, v);
            for (int i = 0; i < w.length; i++) {
                w[i] *= values[i];
            }
            return reflected(normal, w);
        });
    }

    private static double[] reflected(double[] normal, double[] v) {
        double[] w = v.clone();
        Vectors.add(w, -2 * Vectors.dot(normal, v), normal);
        return w;
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

    private static void assertTrueOf(LinearOperator operator, EndPairs ends, double[] spectrum, int count) {
        double[] ascending = spectrum.clone();
        Arrays.sort(ascending);
        int p = ascending.length;
        double scale = Math.max(Math.abs(ascending[0]), Math.abs(ascending[p - 1]));
        assertTrue(ends.converged());
        assertEquals(count, ends.low().size());
        assertEquals(count, ends.high().size());
        for (int i = 0; i < count; i++) {
            assertEquals(ascending[i], ends.low().get(i).value(), 1e-9 * scale, "low " + i);
            assertEquals(ascending[p - 1 - i], ends.high().get(i).value(), 1e-9 * scale, "high " + i);
        }
        List<EigenPair> all = Stream.concat(ends.low().stream(), ends.high().stream()).toList();
        for (EigenPair pair : all) {
            double residual = Vectors.residual(operator.apply(pair.vector()), pair.value(), pair.vector());
            assertEquals(residual, pair.residual(), 1e-12 * scale);
            assertTrue(residual <= 1e-9 * scale);
            assertEquals(1, Vectors.norm(pair.vector()), 1e-12);
        }
        assertOrthogonal(ends.low());
        assertOrthogonal(ends.high());
    }

    private static void assertOrthogonal(List<EigenPair> pairs) {
        for (int i = 0; i < pairs.size(); i++) {
            for (int j = 0; j < i; j++) {
                assertEquals(0, Vectors.dot(pairs.get(i).vector(), pairs.get(j).vector()), 1e-8);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {5, 30, 200, 400})
    void bothEndsOfRandomMatricesAreThoseOfLapack(int n) {
        double[][] a = SymmetricEigenTest.randomSymmetric(n, n + 1000);
        double[] values = Lapack.eigenvalues(a);
        HandCoded.Matrix matrix = new HandCoded.Matrix(a);
        assertTrueOf(matrix, LANCZOS.ends(matrix, 5), values, 5);
        assertTrueOf(matrix, LANCZOS.iterate(matrix, 5, List.of(), () -> false), values, 5);
        assertArrayEquals(values, LANCZOS.ends(matrix, 5).all(), 1e-12 * n);
        assertEquals(0, LANCZOS.iterate(matrix, 5, List.of(), () -> false).all().length);
    }

    /** Spread like 1/i², so that the lower end is crowded: only restarts in bounded memory get there. */
    @Test
    void aCrowdedEndIsReachedThroughRestarts() {
        int p = 700;
        double[] values = new double[p];
        for (int i = 0; i < p; i++) {
            values[i] = 100.0 / (1 + i) - (i == 17 ? 7 : 0);
        }
        LinearOperator operator = hidden(values);
        EndPairs ends = new BlockLanczos(1e-7, 20_000, 2, 7).iterate(operator, 6, List.of(), () -> false);
        assertTrue(ends.converged());
        // More than a basis holds.
        assertTrue(ends.products() > 400, "products " + ends.products());
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        for (int i = 0; i < 6; i++) {
            assertEquals(sorted[i], ends.low().get(i).value(), 1e-5);
            assertEquals(sorted[p - 1 - i], ends.high().get(i).value(), 1e-5);
        }
    }

    /** More often than a block has vectors, at both ends. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4})
    void multipleEigenvaluesAreFoundAsOftenAsTheyAreThere(int block) {
        double[] values = new double[500];
        for (int i = 0; i < values.length; i++) {
            values[i] = Math.sin(i);
        }
        Arrays.fill(values, 10, 17, 5);
        Arrays.fill(values, 100, 106, -3);
        LinearOperator operator = hidden(values);
        EndPairs ends = new BlockLanczos(1e-9, 20_000, block, 2).iterate(operator, 8, List.of(), () -> false);
        assertTrueOf(operator, ends, values, 8);
    }

    /** A first search is over before rounding brings in the copies: only the second one, orthogonal to it, sees them. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void copiesThatAFirstSearchMissesAreFoundByTheSecond(int block) {
        double[] values = new double[800];
        for (int i = 0; i < values.length; i++) {
            values[i] = 0.1 * Math.sin(i);
        }
        double[] ends = {5, 5, 5, 5, 4, 3, 2, -2, -3, -4, -4, -4, -4};
        System.arraycopy(ends, 0, values, 400, ends.length);
        EndPairs found = new BlockLanczos(1e-4, 20_000, block, 2).iterate(hidden(values), 3, List.of(), () -> false);
        assertTrue(found.converged());
        for (int i = 0; i < 3; i++) {
            assertEquals(5, found.high().get(i).value(), 1e-6);
            assertEquals(-4, found.low().get(i).value(), 1e-6);
        }
    }

    @Test
    void aMatrixOfLowRankHasItsZeros() {
        double[] values = new double[2000];
        values[5] = 3;
        values[6] = 2;
        values[7] = 2;
        LinearOperator operator = hidden(values);
        EndPairs ends = LANCZOS.ends(operator, 5);
        assertTrueOf(operator, ends, values, 5);
    }

    @Test
    void excludedDirectionsAreLeftOutAndTheResultSaysSo() {
        double[] values = new double[300];
        for (int i = 0; i < values.length; i++) {
            values[i] = i;
        }
        LinearOperator operator = hidden(values);
        double[] normal = Vectors.unit(Differences.gaussian(3, values.length));
        List<double[]> excluded = List.of(reflected(normal, Vectors.axis(300, 299)), reflected(normal, Vectors.axis(300, 0)));
        double[] left = Arrays.copyOfRange(values, 1, 299);
        for (EndPairs ends : List.of(LANCZOS.ends(operator, 4, excluded, () -> false),
                LANCZOS.iterate(operator, 4, excluded, () -> false))) {
            assertTrueOf(operator, ends, left, 4);
            assertEquals(2, ends.excluded());
            assertEquals(0, ends.leak(), 1e-10);
        }
        // No eigenvector: A carries it elsewhere.
        double[] mixed = Vectors.unit(Vectors.difference(excluded.get(0), excluded.get(1)));
        for (EndPairs ends : List.of(LANCZOS.ends(operator, 4, List.of(mixed), () -> false),
                LANCZOS.iterate(operator, 4, List.of(mixed), () -> false))) {
            assertEquals(149.5, ends.leak(), 1e-9);
            // PAP has the mean of both along the other mixture.
            assertEquals(298, ends.high().getFirst().value(), 1e-7);
            assertEquals(1, ends.low().getFirst().value(), 1e-7);
        }
        assertThrows(IllegalArgumentException.class, () -> LANCZOS.ends(operator, 4, List.of(mixed, excluded.get(0)), () -> false));
    }

    @Test
    void whatDidNotConvergeIsMarkedWithWhatWasReached() {
        double[] values = new double[2000];
        for (int i = 0; i < values.length; i++) {
            values[i] = Math.cos(i);
        }
        LinearOperator operator = hidden(values);
        EndPairs ends = new BlockLanczos(1e-12, 60, 4, 7).ends(operator, 5);
        assertFalse(ends.converged());
        assertFalse(ends.confirmed());
        assertEquals(60, ends.products());
        for (EigenPair pair : ends.high()) {
            double residual = Vectors.residual(operator.apply(pair.vector()), pair.value(), pair.vector());
            assertFalse(pair.converged());
            assertEquals(residual, pair.residual(), 1e-12);
        }
    }

    @Test
    void cancellingKeepsWhatWasComputed() {
        double[] values = new double[2000];
        Arrays.setAll(values, i -> Math.cos(i));
        List<Integer> asked = new ArrayList<>();
        EndPairs ends = LANCZOS.ends(hidden(values), 3, List.of(), () -> asked.size() >= 10 || !asked.add(1));
        assertEquals(3, ends.low().size());
        assertFalse(ends.converged());
        EndPairs none = LANCZOS.ends(hidden(values), 3, List.of(), () -> true);
        assertTrue(none.low().isEmpty() && !none.converged());
        EndPairs dense = LANCZOS.ends(hidden(1, 2, 3), 3, List.of(), () -> true);
        assertTrue(dense.low().isEmpty() && !dense.converged());
    }

    @Test
    void nanGivesNoPairs() {
        for (int p : new int[] {4, 2000}) {
            EndPairs ends = LANCZOS.ends(operator(p, v -> {
                double[] w = new double[p];
                Arrays.fill(w, Double.NaN);
                return w;
            }), 3);
            assertTrue(ends.low().isEmpty() && ends.high().isEmpty() && !ends.converged());
            assertTrue(Double.isNaN(ends.norm()));
        }
    }

    @Test
    void theSameSeedGivesTheSameBits() {
        double[] values = new double[300];
        Arrays.setAll(values, i -> Math.cos(i));
        EndPairs a = LANCZOS.iterate(hidden(values), 3, List.of(), () -> false);
        EndPairs b = LANCZOS.iterate(hidden(values), 3, List.of(), () -> false);
        assertArrayEquals(a.low().getLast().vector(), b.low().getLast().vector());
        assertEquals(a.products(), b.products());
        EndPairs other = new BlockLanczos(1e-9, 20_000, 4, 8).iterate(hidden(values), 3, List.of(), () -> false);
        assertFalse(Arrays.equals(a.low().getLast().vector(), other.low().getLast().vector()));
    }
}
