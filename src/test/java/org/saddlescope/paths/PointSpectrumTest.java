package org.saddlescope.paths;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.saddlescope.engine.Objective;
import org.saddlescope.engine.ParameterStack;

/** Index, nullity and ends of spectra that are known. */
class PointSpectrumTest {
    /** ½ Σ λ_i x_i². */
    private record Diagonal(double[] curvatures) implements Objective {
        @Override
        public int dimension() {
            return curvatures.length;
        }

        @Override
        public double[] values(ParameterStack thetas) {
            throw new UnsupportedOperationException("only the Hessian is looked at");
        }

        @Override
        public ValueGradient gradient(double[] theta) {
            throw new UnsupportedOperationException("only the Hessian is looked at");
        }

        @Override
        public List<double[]> hvps(double[] theta, List<double[]> directions) {
            return directions.stream().map(v -> IntStream.range(0, v.length).mapToDouble(i -> curvatures[i] * v[i]).toArray()).toList();
        }
    }

    private static PointSpectrum at(double... curvatures) {
        return PointSpectrum.at(new Diagonal(curvatures), new double[curvatures.length], 1, () -> false);
    }

    @ParameterizedTest
    @CsvSource({"-2, -1e-9, 0, 3, 1, 2, SADDLE", "2, 1, 0.5, 3, 0, 0, MINIMUM", "-2, -1, -0.5, -3, 4, 0, MAXIMUM", "0, 1, 1, 3, 0, 1, DEGENERATE",
        "0, 0, -1, -3, 2, 2, SADDLE", "-1e-5, 1, 1, 1, 1, 0, SADDLE"})
    void eigenvaluesWithinAMillionthOfTheLargestCountAsZero(double a, double b, double c, double d, int index, int nullity, PointSpectrum.Kind kind) {
        PointSpectrum spectrum = at(a, b, c, d);
        assertEquals(index, spectrum.index());
        assertEquals(OptionalInt.of(nullity), spectrum.nullity());
        assertEquals(kind, spectrum.kind());
        assertEquals(index > 0, spectrum.strict());
        assertTrue(spectrum.exact());
    }

    @Test
    void inManyDimensionsTheIndexIsALowerBoundAndTheNullityIsNotClaimed() {
        int p = PointSpectrum.DENSE_LIMIT + 100;
        // 40 negative eigenvalues of 40 different sizes, the others from 0 to 5.
        double[] curvatures = IntStream.range(0, p).mapToDouble(i -> i < 40 ? -0.1 - i / 20.0 : (i % 50) / 9.8).toArray();
        PointSpectrum spectrum = at(curvatures);
        assertFalse(spectrum.exact());
        assertEquals(OptionalInt.empty(), spectrum.nullity());
        assertTrue(spectrum.index() >= 20 && spectrum.index() <= 40, "index " + spectrum.index());
        assertEquals(-2.05, spectrum.lowest().value(), 1e-7);
        assertEquals(5, spectrum.highest().value(), 1e-7);
        assertEquals(PointSpectrum.Kind.SADDLE, spectrum.kind());
        assertEquals(PointSpectrum.Kind.MINIMUM, at(IntStream.range(0, p).mapToDouble(i -> 1 + i % 7).toArray()).kind());
    }
}
