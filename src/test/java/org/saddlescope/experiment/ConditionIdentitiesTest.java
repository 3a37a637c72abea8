package org.saddlescope.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.saddlescope.conditions.Condition;
import org.saddlescope.conditions.Measurements;
import org.saddlescope.engine.Minima;
import org.saddlescope.engine.MinimiserSet;
import org.saddlescope.engine.OutputMap;
import org.saddlescope.engine.Problem;
import org.saddlescope.engine.SeededRandom;
import org.saddlescope.engine.Workers;
import org.saddlescope.spectra.TangentKernel;
import org.saddlescope.spectra.Vectors;

/** The pointwise identities of MATH section 2 at random points of every architecture, to 1e-10. */
class ConditionIdentitiesTest {
    private static final double DIGITS = 1e-10;
    private static final int MOST_OUTPUTS = 1000;

    static Stream<EveryArchitectureTest.Case> cases() {
        return EveryArchitectureTest.cases();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void theRatiosObeyTheirIdentitiesAndPlStarLiesBetweenTheEndsOfTheKernel(EveryArchitectureTest.Case c, @TempDir Path folder) throws Exception {
        Files.writeString(folder.resolve("text.txt"), "the loss falls, the loss rests, the loss falls again. ".repeat(8));
        Problem problem = Problems.load(c.experiment(folder), Workers.shared()).problem();
        SeededRandom random = SeededRandom.of(5, "random points");
        int p = problem.objective().dimension();
        for (int draw = 0; draw < 3; draw++) {
            double[] theta = moved(problem.initial(draw), 0.3, random);
            Optional<Minima> minima = Optional.of(new MinimiserSet.Points(List.of(random.gaussians(p)), "declared").with(0, "declared"));
            assertIdentities(Measurements.at(problem.objective(), theta, minima, Condition.all()));
            OutputMap outputs = problem.outputs().orElseThrow();
            // The Transformer on text has thousands of outputs; it is here with another task as well.
            if (outputs.size() <= MOST_OUTPUTS) {
                assertKernel(outputs, theta, random, draw == 0);
            }
        }
    }

    private static double[] moved(double[] theta, double by, SeededRandom random) {
        double[] moved = theta.clone();
        Vectors.add(moved, by, random.gaussians(theta.length));
        return moved;
    }

    private static double value(Measurements at, Condition condition) {
        return at.reading(condition).orElseThrow().value();
    }

    private static void assertIdentities(Measurements at) {
        double p = value(at, Condition.PL);
        double q = value(at, Condition.QG);
        double r = value(at, Condition.RSI);
        double b = value(at, Condition.EB);
        double theta = value(at, Condition.QUASAR);
        double cosine = value(at, Condition.COSINE);
        assertTrue(p > 0 && q > 0 && Double.isFinite(p * q));
        assertEquals(1, b * b / (p * q), DIGITS);
        // Relative to b, which bounds both: r itself may be small by cancellation.
        assertEquals(0, (theta * q - 2 * r) / b, DIGITS);
        assertEquals(0, (r - b * cosine) / b, DIGITS);
        assertTrue(Math.abs(r) <= b * (1 + DIGITS));
        assertTrue(theta < 0 || p >= theta * theta * q / 4 * (1 - DIGITS));
        assertEquals(p, value(at, Condition.PL_STAR));
        assertEquals(1, 2 * p * value(at, Condition.GRADIENT_DOMINANCE), DIGITS);
        // a = r − b·EB² at b = 0.1, and log(2p) for δ = 2.
        double a = at.readings().stream().filter(reading -> reading.condition().id().equals("regularity_b_0.1")).findFirst().orElseThrow().value();
        assertEquals(0, (a - (r - 0.1 * b * b)) / Math.max(b, b * b), DIGITS);
        double log = at.readings().stream().filter(reading -> reading.condition().id().equals("pl_delta_2")).findFirst().orElseThrow().value();
        assertEquals(Math.log(2 * p), log, DIGITS * Math.max(1, Math.abs(log)));
    }

    /** λ_min(K) ≤ ‖∇L‖²/(2L) ≤ λ_max(K) for L = ½‖F − y‖² with targets y at random, and K_ii where one output is all there is. */
    private static void assertKernel(OutputMap outputs, double[] theta, SeededRandom random, boolean spectrum) {
        double[] residual = Vectors.difference(outputs.values(theta), random.gaussians(outputs.size()));
        double[] gradient = outputs.transposed(theta, residual);
        double ratio = Vectors.dot(gradient, gradient) / Vectors.dot(residual, residual);
        TangentKernel kernel = TangentKernel.of(outputs, theta);
        if (spectrum) {
            double[] eigenvalues = kernel.eigenvalues();
            double rounding = DIGITS * eigenvalues[eigenvalues.length - 1];
            assertTrue(ratio >= eigenvalues[0] - rounding, ratio + " below " + eigenvalues[0]);
            assertTrue(ratio <= eigenvalues[eigenvalues.length - 1] + rounding, ratio + " above " + eigenvalues[eigenvalues.length - 1]);
        }
        int one = outputs.size() / 2;
        double[] alone = new double[outputs.size()];
        alone[one] = residual[one];
        double[] single = outputs.transposed(theta, alone);
        double scale = kernel.trace();
        assertEquals(kernel.entries()[one][one], Vectors.dot(single, single) / (residual[one] * residual[one]), DIGITS * scale);
    }
}
