package org.saddlescope.paths;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.saddlescope.engine.Objective;
import org.saddlescope.engine.Precision;
import org.saddlescope.engine.Problem;
import org.saddlescope.engine.Samples;
import org.saddlescope.engine.Workers;
import org.saddlescope.model.Architecture;
import org.saddlescope.model.FunctionProblem;
import org.saddlescope.model.Loss;
import org.saddlescope.model.NetworkProblem;
import org.saddlescope.paths.CriticalOutcome.Critical;
import org.saddlescope.paths.CriticalOutcome.GradientFlat;
import org.saddlescope.paths.CriticalOutcome.NotFound;
import org.saddlescope.paths.CriticalOutcome.Reason;
import org.saddlescope.spectra.HandCoded;
import org.saddlescope.spectra.Vectors;

/** Critical points known in closed form, of every index, and points that are none. */
class CriticalPointSearchTest {
    private static final CriticalPointSearch SEARCH = new CriticalPointSearch(1e-10, 500, 1000, 1);

    private static Objective formula(String text, String... variables) throws Exception {
        return FunctionProblem.of(text, List.of(variables), Precision.DOUBLE, Workers.shared()).objective();
    }

    @Test
    void aGridOfStartsFindsAllNineCriticalPointsOfHimmelblauWithTheirEigenvalues() {
        // MATH GT8: x, y, f, λ_min, λ_max; NaN where it gives none.
        double[][] known = {
            {3, 2, 0, 25.715729, 82.284271}, {-3.779310, -3.283186, 0, 70.714355, 133.785615},
            {3.584428, -1.848127, 0, 28.690677, 105.418908}, {-2.805118, 3.131313, 0, 64.840373, 80.550072},
            {3.38515418, 0.07385188, 13.311926, -14.1351785, Double.NaN}, {0.0866775, 2.8842547, 67.719150, -31.7066224, Double.NaN},
            {-3.07302575, -0.08135304, 104.015163, -39.6514963, Double.NaN},
            {-0.12796135, -1.95371498, 178.337239, -50.6102393, Double.NaN},
            {-0.27084459, -0.92303856, 181.616522, -45.6052293, -16.0660197}};
        List<Catalogue.Found> found = new ArrayList<>();
        for (int i = -5; i <= 5; i++) {
            for (int j = -5; j <= 5; j++) {
                if (SEARCH.from(HandCoded.himmelblau(), new double[] {i, j}) instanceof Critical critical) {
                    found.add(new Catalogue.Found(i + "," + j, critical));
                }
            }
        }
        List<Catalogue.Entry> entries = Catalogue.of(found, new Symmetry.None()).entries();
        assertEquals(9, entries.size());
        for (double[] point : known) {
            Critical at = entries.stream().map(Catalogue.Entry::point)
                    .filter(c -> Vectors.norm(Vectors.difference(c.reached().theta(), new double[] {point[0], point[1]})) < 2e-6)
                    .findFirst().orElseThrow(() -> new AssertionError("none at " + Arrays.toString(point)));
            assertTrue(at.reached().gradientNorm() <= 1e-10 && at.distance() < 1e-8);
            assertEquals(point[2], at.reached().loss(), 1e-6);
            assertEquals(point[3], at.spectrum().lowest().value(), 1e-5);
            if (!Double.isNaN(point[4])) {
                assertEquals(point[4], at.spectrum().highest().value(), 1e-5);
            }
            int index = point[2] == 0 ? 0 : point[4] < 0 ? 2 : 1;
            assertEquals(index, at.spectrum().index());
            assertEquals(List.of(PointSpectrum.Kind.MINIMUM, PointSpectrum.Kind.SADDLE, PointSpectrum.Kind.MAXIMUM).get(index),
                    at.spectrum().kind());
        }
        assertEquals(found.size(), entries.stream().mapToInt(Catalogue.Entry::times).sum());
    }

    /** ½‖Y − UVᵀ‖² with Y = diag(3, 2, 1) and two columns; θ is U row by row, then V. */
    private static Problem factorisation() {
        Samples y = new Samples(3, List.of(0), new double[0], new Samples.Values(new double[] {3, 0, 0, 0, 2, 0, 0, 0, 1}, 3));
        return NetworkProblem.of(new Architecture.MatrixFactorization(2, 0.1), Loss.HALF_SQUARED_ERROR, 0, y, Optional.empty(),
                Precision.DOUBLE, Workers.shared());
    }

    /** U = V with √s_j e_j in one column for each j of J. */
    private static double[] balanced(List<Integer> chosen) {
        double[] singular = {3, 2, 1};
        double[] theta = new double[12];
        for (int column = 0; column < chosen.size(); column++) {
            int row = chosen.get(column) - 1;
            theta[2 * row + column] = Math.sqrt(singular[row]);
            theta[6 + 2 * row + column] = Math.sqrt(singular[row]);
        }
        return theta;
    }

    @ParameterizedTest
    @CsvSource({"'', 7, 6, 0, -3", "1, 2.5, 2, 3, -2", "2, 5, 3, 3, -3", "3, 6.5, 4, 3, -3", "12, 0.5, 0, 4, 0", "13, 2, 1, 4, -1", "23, 4.5, 2, 4, -2"})
    void perturbedStartsLeadToEachKindOfCriticalPointOfAMatrixFactorisation(String chosen, double loss, int index, int nullity, double lowest) {
        Objective f = factorisation().objective();
        double[] exact = balanced(chosen.chars().map(c -> c - '0').boxed().toList());
        PointSpectrum there = PointSpectrum.at(f, exact, 1, () -> false);
        assertEquals(lowest, there.lowest().value(), 1e-12);
        for (long seed = 1; seed <= 5; seed++) {
            Critical found = assertInstanceOf(Critical.class, SEARCH.from(f, Perturbation.of(exact, 0.2, seed)));
            assertEquals(loss, found.reached().loss(), 1e-9);
            assertEquals(index, found.spectrum().index());
            assertEquals(OptionalInt.of(nullity), found.spectrum().nullity());
            assertEquals(index > 0, found.spectrum().strict());
            assertTrue(found.reached().gradientNorm() <= 1e-10);
        }
    }

    @Test
    void theSevenKindsAreSevenEntriesOfACatalogueUpToFactorsThatCancel() {
        Problem problem = factorisation();
        List<Catalogue.Found> found = new ArrayList<>();
        for (List<Integer> chosen : List.of(List.<Integer>of(), List.of(1), List.of(2), List.of(3), List.of(1, 2), List.of(1, 3), List.of(2, 3))) {
            for (long seed = 1; seed <= 3; seed++) {
                if (SEARCH.from(problem.objective(), Perturbation.of(balanced(chosen), 0.2, seed)) instanceof Critical critical) {
                    found.add(new Catalogue.Found(chosen + " " + seed, critical));
                }
            }
        }
        Symmetry symmetry = Symmetry.of(new Architecture.MatrixFactorization(2, 0.1), problem.layout());
        List<Catalogue.Entry> entries = Catalogue.of(found, symmetry).entries();
        assertArrayEquals(new double[] {0.5, 2, 2.5, 4.5, 5, 6.5, 7}, entries.stream().mapToDouble(e -> e.point().reached().loss()).toArray(), 1e-9);
        assertTrue(entries.stream().allMatch(e -> e.times() == 3));
        // UVᵀ of J = {1, 2}.
        assertArrayEquals(new double[] {3, 0, 0, 0, 2, 0, 0, 0, 0},
                symmetry.representative(entries.getFirst().point().reached().theta()), 1e-9);
    }

    @ParameterizedTest
    @CsvSource({"0.5", "-0.3", "1.7"})
    void aGradientFlatPointIsReportedAsSuch(double start) throws Exception {
        // f' = (x² + 1, y): ‖∇f‖ is least at the origin, where it is 1 and H∇f = 0.
        Objective f = formula("x^3/3 + x + y^2/2", "x", "y");
        GradientFlat flat = assertInstanceOf(GradientFlat.class, SEARCH.from(f, new double[] {start, 0.8}));
        assertArrayEquals(new double[] {0, 0}, flat.reached().theta(), 1e-3);
        assertEquals(1, flat.reached().gradientNorm(), 1e-6);
        assertTrue(flat.flatness() <= 1e-4);
    }

    @Test
    void aSearchLeavesAGradientFlatRegionWhereThereIsACriticalPointBeyondIt() throws Exception {
        // f' = (x² + 1)(x + 4)/4: least in a region near x = −0.13, zero at −4.
        Objective f = formula("x^4/16 + x^3/3 + x^2/8 + x + y^2/2", "x", "y");
        Critical found = assertInstanceOf(Critical.class, SEARCH.from(f, new double[] {1.5, 0.4}));
        assertArrayEquals(new double[] {-4, 0}, found.reached().theta(), 1e-9);
    }

    @Test
    void anInfimumThatIsNotAttainedIsNoCriticalPoint() throws Exception {
        Objective f = formula("log(1 + exp(-x))", "x");
        NotFound none = assertInstanceOf(NotFound.class, SEARCH.from(f, new double[] {1}));
        assertEquals(Reason.RECEDING, none.reason());
        assertTrue(none.reached().moved() > 15, none.message());
    }

    @Test
    void noneIsFoundEitherWhereAnotherDirectionIsCurvedSoThatTheSlopesCurvatureIsLostInRounding() throws Exception {
        Objective f = formula("exp(-x) + y^2", "x", "y");
        NotFound none = assertInstanceOf(NotFound.class, SEARCH.from(f, new double[] {1, 0.5}));
        assertEquals(Reason.RECEDING, none.reason());
    }

    @Test
    void aDegenerateCriticalPointIsFoundWithAnHonestDistance() throws Exception {
        double[] start = {0.4, 0.05};
        Critical monkey = assertInstanceOf(Critical.class, SEARCH.from(formula("x^3 - 3*x*y^2", "x", "y"), start));
        double off = Vectors.norm(monkey.reached().theta());
        assertTrue(off <= monkey.distance() * 2.5 && off < 1e-4, off + " and " + monkey.distance());
    }

    @Test
    void whereEveryPointIsCriticalTheStartIsFound() throws Exception {
        Critical flat = assertInstanceOf(Critical.class, SEARCH.from(formula("0*x + 0*y + 3", "x", "y"), new double[] {1, 2}));
        assertEquals(OptionalInt.of(2), flat.spectrum().nullity());
        assertEquals(PointSpectrum.Kind.DEGENERATE, flat.spectrum().kind());
        assertEquals(0, flat.reached().iterations());
    }

    @Test
    void aStartThatIsNotFiniteIsSaid() throws Exception {
        NotFound none = assertInstanceOf(NotFound.class, SEARCH.from(formula("log(x)", "x"), new double[] {-1}));
        assertEquals(Reason.NOT_FINITE, none.reason());
    }

    @Test
    void whereTheHessianVanishesAndTheGradientDoesNotAllIsGradientFlat() throws Exception {
        GradientFlat flat = assertInstanceOf(GradientFlat.class, SEARCH.from(formula("3*x - 4*y", "x", "y"), new double[] {1, 2}));
        assertEquals(0, flat.flatness());
        assertEquals(5, flat.reached().gradientNorm(), 1e-14);
    }

    @Test
    void aHessianThatIsNotFiniteIsSaid() {
        HandCoded broken = new HandCoded(2, x -> x[0], _ -> new double[] {1, 0}, _ -> new double[][] {{Double.NaN, 0}, {0, 1}});
        NotFound none = assertInstanceOf(NotFound.class, SEARCH.from(broken, new double[] {1, 2}));
        assertEquals(Reason.NOT_FINITE, none.reason());
    }

    @Test
    void whenStepsRunOutTheBestReachedIsKept() {
        CriticalPointSearch two = new CriticalPointSearch(1e-10, 2, 1000, 1);
        NotFound none = assertInstanceOf(NotFound.class, two.from(HandCoded.himmelblau(), new double[] {-2, -2}));
        assertEquals(Reason.ITERATIONS, none.reason());
        assertEquals(2, none.reached().iterations());
        double[] norms = none.reached().iterates().stream().mapToDouble(CriticalOutcome.Iterate::gradientNorm).toArray();
        assertTrue(IntStream.range(1, norms.length).allMatch(i -> norms[i] <= norms[i - 1]));
        assertEquals(norms[2], none.reached().gradientNorm());
    }

    @Test
    void aCancelledSearchKeepsWhatItReached() {
        AtomicInteger asked = new AtomicInteger();
        NotFound none = assertInstanceOf(NotFound.class,
                SEARCH.from(HandCoded.himmelblau(), new double[] {-2, -2}, () -> asked.incrementAndGet() > 8, _ -> { }));
        assertEquals(Reason.CANCELLED, none.reason());
        assertTrue(none.reached().iterations() >= 1);
    }

    @Test
    void theSameStartGivesTheSameBits() {
        Objective f = factorisation().objective();
        double[] start = Perturbation.of(balanced(List.of(2)), 0.3, 4);
        assertArrayEquals(SEARCH.from(f, start).reached().theta(), SEARCH.from(f, start).reached().theta(), 0);
    }
}
