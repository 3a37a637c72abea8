package org.saddlescope.paths;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.saddlescope.engine.Objective;
import org.saddlescope.engine.Precision;
import org.saddlescope.engine.SeededRandom;
import org.saddlescope.engine.Workers;
import org.saddlescope.model.FormulaException;
import org.saddlescope.model.FunctionProblem;
import org.saddlescope.optim.Optimizer;
import org.saddlescope.optim.Schedule;
import org.saddlescope.spectra.Vectors;

/** On the ring f = (x² + y² − 1)²: (−1, 0) and (1, 0) are minima, the straight line between them climbs to f(0, 0) = 1. */
class CurveTrainingTest {
    private static final double[] LEFT = {-1, 0};
    private static final double[] RIGHT = {1, 0};

    static Stream<CurveShape> shapes() {
        return Stream.of(new CurveShape.Bezier(), new CurveShape.Chain(1), new CurveShape.Chain(3));
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void curvesKeepTheirEndsAndTheirCoefficientsSumToOne(CurveShape shape) {
        TrainedCurve curve = TrainedCurve.straight(shape, LEFT, RIGHT)
                .bent(SeededRandom.of(1, "bends").gaussians(2 * shape.bends()));
        assertArrayEquals(LEFT, curve.at(0));
        assertArrayEquals(RIGHT, curve.at(1));
        for (double t = 0; t <= 1; t += 0.05) {
            double sum = 0;
            for (double c : shape.coefficients(t)) {
                sum += c;
            }
            assertEquals(1, sum, 1e-15);
        }
        assertArrayEquals(curve.points().get(1), new TrainedCurve(new CurveShape.Chain(1), curve.points().subList(0, 3)).at(0.5), 1e-15);
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void theGradientAndHessianOfTheMeanLossMatchDifferences(CurveShape shape) throws FormulaException {
        Objective mean = new CurveLoss(ring(), TrainedCurve.straight(shape, LEFT, RIGHT), new double[] {0.05, 0.3, 0.62, 0.9});
        double[] at = SeededRandom.of(2, "bends").gaussians(mean.dimension());
        double[] v = SeededRandom.of(3, "direction").gaussians(mean.dimension());
        double h = 1e-5;
        double[] up = at.clone();
        double[] down = at.clone();
        double slope = 0;
        for (int i = 0; i < at.length; i++) {
            up[i] += h * v[i];
            down[i] -= h * v[i];
            slope += mean.gradient(at).gradient()[i] * v[i];
        }
        double scale = Math.max(1, Math.abs(slope));
        assertEquals((mean.value(up) - mean.value(down)) / (2 * h), slope, 1e-6 * scale);
        assertEquals(mean.value(at), mean.gradient(at).value(), 1e-13 * Math.max(1, mean.value(at)));
        double[] hv = mean.hvp(at, v);
        for (int i = 0; i < at.length; i++) {
            assertEquals((mean.gradient(up).gradient()[i] - mean.gradient(down).gradient()[i]) / (2 * h), hv[i], 1e-5 * scale);
        }
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void aTrainedCurveGoesRoundTheHillThatTheStraightLineClimbs(CurveShape shape) throws FormulaException {
        Objective ring = ring();
        // The straight line is stationary across itself: the ends lie a little off the axis.
        double[] from = {-Math.cos(0.1), Math.sin(0.1)};
        double[] to = {Math.cos(0.1), Math.sin(0.1)};
        CurveTraining training = new CurveTraining(adam(), 600, 8, 0.05);
        CurveTraining.Result result = training.train(ring, shape, from, to, SeededRandom.of(1, "curve"), () -> false, _ -> { });
        assertTrue(result.settled(), "change " + result.change());
        assertEquals(600, result.steps());
        assertArrayEquals(from, result.curve().points().getFirst());
        assertArrayEquals(to, result.curve().points().getLast());
        double line = Polyline.line(from, to).profile(ring, 101, _ -> 0, () -> false, _ -> { }).barrier();
        PathProfile profile = result.curve().profile(ring, 101, _ -> 0, () -> false, _ -> { });
        assertEquals(Math.pow(Math.sin(0.1) * Math.sin(0.1) - 1, 2), line, 1e-12);
        assertTrue(profile.barrier() < 0.3 * line, profile.barrier() + " against " + line);
        assertTrue(result.mean()[result.mean().length - 1] < 0.2 * result.mean()[0]);
        assertTrue(profile.total() > 2 * Math.cos(0.1));
    }

    @Test
    void theMeanOverAStraightLineIsItsIntegral() throws FormulaException {
        // ∫₀¹ ((2t − 1)² − 1)² dt = 8/15; the midpoint rule errs by at most max|f''|/(24·64²).
        CurveTraining.Result untrained = new CurveTraining(adam(), 0, 8, 0.01)
                .train(ring(), new CurveShape.Bezier(), LEFT, RIGHT, SeededRandom.of(1, "curve"), () -> false, _ -> { });
        assertEquals(8.0 / 15, untrained.mean()[0], 16.0 * 2 / (24 * 64 * 64));
        assertFalse(untrained.settled());
    }

    @Test
    void theSameSeedGivesTheSameCurveAndAStopKeepsWhatWasReached() throws FormulaException {
        CurveTraining training = new CurveTraining(adam(), 100, 4, 0.01);
        double[] first = bends(training, 7, Integer.MAX_VALUE).bends();
        assertArrayEquals(first, bends(training, 7, Integer.MAX_VALUE).bends());
        AtomicInteger steps = new AtomicInteger();
        CurveTraining.Result stopped = training.train(ring(), new CurveShape.Chain(2), LEFT, RIGHT, SeededRandom.of(7, "curve"),
                () -> steps.get() >= 37, steps::set);
        assertEquals(37, stopped.steps());
        assertFalse(stopped.settled());
        assertTrue(Double.isNaN(stopped.change()));
    }

    @Test
    void aStepSizeThatIsFarTooLargeIsSaidToDivergeAndTheLastFiniteCurveIsKept() throws FormulaException {
        CurveTraining wild = new CurveTraining(new Optimizer.Sgd("", 1e6, new Schedule.Constant(), 0), 100, 4, 0.01);
        CurveTraining.Result result = wild.train(ring(), new CurveShape.Chain(2), new double[] {-1, 0.1}, RIGHT, SeededRandom.of(1, "curve"), () -> false, _ -> { });
        assertTrue(result.diverged() && !result.settled() && result.steps() < 100);
        assertTrue(Vectors.finite(result.curve().points().get(1)));
    }

    @Test
    void aCurveIsNotTrainedOnMiniBatches() {
        Optimizer batches = new Optimizer.Sgd("", 0.1, new Schedule.Constant(), 8);
        assertThrows(IllegalArgumentException.class, () -> new CurveTraining(batches, 10, 4, 0.01));
    }

    private static TrainedCurve bends(CurveTraining training, long seed, int most) throws FormulaException {
        AtomicInteger steps = new AtomicInteger();
        return training.train(ring(), new CurveShape.Chain(2), LEFT, RIGHT, SeededRandom.of(seed, "curve"),
                () -> steps.get() >= most, steps::set).curve();
    }

    private static Optimizer adam() {
        return new Optimizer.Adam("", 0.05, 0.9, 0.999, 1e-8, new Schedule.Cosine(0.0), 0);
    }

    private static Objective ring() throws FormulaException {
        return FunctionProblem.of("(x^2 + y^2 - 1)^2", List.of("x", "y"), Precision.DOUBLE, Workers.shared()).objective();
    }
}
