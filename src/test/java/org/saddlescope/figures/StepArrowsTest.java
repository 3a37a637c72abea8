package org.saddlescope.figures;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.saddlescope.engine.Objective;
import org.saddlescope.engine.Precision;
import org.saddlescope.engine.Workers;
import org.saddlescope.experiment.StepAccount;
import org.saddlescope.landscape.Plane;
import org.saddlescope.landscape.Slice;
import org.saddlescope.model.AnalyticFunction;
import org.saddlescope.model.FunctionProblem;
import org.saddlescope.optim.Optimizer;
import org.saddlescope.optim.Schedule;
import org.saddlescope.optim.StepArithmetic;

/** Where the arrows of a step are, and how long. */
class StepArrowsTest {
    private static final Objective HIMMELBLAU = FunctionProblem.of(AnalyticFunction.named("himmelblau"), Precision.DOUBLE, Workers.shared()).objective();

    private static StepAccount account(Optimizer optimizer, double... theta) {
        StepArithmetic step = StepArithmetic.of(optimizer, optimizer.init(theta), HIMMELBLAU, 0, 10, 1);
        return new StepAccount("o", 0, 0, step, HIMMELBLAU.gradient(theta), Optional.empty(), 0);
    }

    private static Slice slice(double[] origin, double[] d1, double[] d2, double half) {
        double[] axis = {-half, 0, half};
        boolean[] computed = {true, true, true, true, true, true, true, true, true};
        return new Slice(new Plane(origin, d1, d2, "α", "β", "", Double.NaN, Double.NaN), axis, axis, new double[] {1, 2, 3, 4, 5, 6, 7, 8, 9}, computed, "loss");
    }

    private static Figure.Arrow of(List<Figure.Arrow> arrows, Figure.ArrowKind kind) {
        return arrows.stream().filter(arrow -> arrow.kind() == kind).findFirst().orElseThrow();
    }

    @Test
    void componentsAreThoseOfSkewDirectionsOfAnyLength() {
        double gamma = 0.01;
        // d1 = (2, 0), d2 = (1, 1): (x, y) = y·d2 + (x − y)/2·d1.
        StepAccount account = account(new Optimizer.Sgd("", gamma, new Schedule.Constant(), 0), 1, 2);
        double[] step = account.arithmetic().change();
        List<Figure.Arrow> arrows = StepArrows.of(account, slice(new double[] {0, 0}, new double[] {2, 0}, new double[] {1, 1}, 3));
        Figure.Arrow total = of(arrows, Figure.ArrowKind.STEP);
        assertArrayEquals(new double[] {-0.5, 2}, new double[] {total.alpha(), total.beta()}, 1e-14);
        assertArrayEquals(new double[] {(step[0] - step[1]) / 2, step[1]}, new double[] {total.dAlpha(), total.dBeta()}, 1e-14);
        assertEquals(1, total.share(), 1e-12);
        assertEquals(Math.hypot(step[0], step[1]), total.norm(), 1e-14);
    }

    @Test
    void aStepTooShortToBeSeenIsDrawnLongerByARoundFactorAndALongOneAsItIs() {
        Slice wide = slice(new double[] {0, 0}, new double[] {1, 0}, new double[] {0, 1}, 5);
        for (double gamma : new double[] {1e-7, 1e-4, 0.0013, 0.04}) {
            List<Figure.Arrow> arrows = StepArrows.of(account(new Optimizer.Sgd("", gamma, new Schedule.Constant(), 0), 1, 2), wide);
            Figure.Arrow total = of(arrows, Figure.ArrowKind.STEP);
            double seen = Math.hypot(total.factor() * total.dAlpha(), total.factor() * total.dBeta()) / ScalarImage.extent(wide).getWidth();
            assertTrue(gamma == 0.04 ? total.factor() == 1 : seen >= 0.14 && seen < 0.36, gamma + ": " + seen);
            assertTrue(arrows.stream().allMatch(arrow -> arrow.factor() == total.factor()), "one factor");
            assertTrue(StepArrows.note(arrows).getFirst().endsWith(total.factor() == 1 ? "true length in the plane" : "×" + Numbers.format(total.factor(), 3)));
        }
    }

    @Test
    void whatIsNoPartOfTheStepIsShortenedWhereItWouldLeaveThePicture() {
        Optimizer adam = new Optimizer.Adam("", 1e-3, 0.9, 0.999, 1e-8, new Schedule.Constant(), 0);
        List<Figure.Arrow> arrows = StepArrows.of(account(adam, 1, 2), slice(new double[] {0, 0}, new double[] {1, 0}, new double[] {0, 1}, 5));
        Figure.Arrow plain = of(arrows, Figure.ArrowKind.GRADIENT);
        Figure.Arrow total = of(arrows, Figure.ArrowKind.STEP);
        assertTrue(plain.factor() < total.factor());
        assertTrue(StepArrows.statement(plain, arrows).contains("×" + Numbers.format(plain.factor(), 3)));
        assertTrue(Math.hypot(plain.factor() * plain.dAlpha(), plain.factor() * plain.dBeta()) <= 0.45 * 15.1);
    }

    @Test
    void theShareInThePlaneIsThatOfTheProjection() {
        StepArrows.InPlane in = StepArrows.inPlane(StepArrows.projection(new Plane(new double[] {9, 9, 9}, new double[] {2, 0, 0}, new double[] {0, 1, 0}, "", "", "",
                Double.NaN, Double.NaN), 3).orElseThrow(), new double[] {3, 0, 4});
        assertEquals(1.5, in.alpha(), 1e-15);
        assertEquals(4, in.off(), 1e-15);
        assertEquals(0.6, in.share(), 1e-15);
        assertTrue(StepArrows.projection(new Plane(new double[2], new double[2], new double[2], "", "", "", 0, 0), 3).isEmpty(), "a plane of another space");
    }

    @Test
    void kindsDifferInColourAndInShape() {
        List<BufferedImage> signs = Stream.of(Figure.ArrowKind.values()).map(kind -> ArrowPainter.image(kind, 14, 1)).toList();
        for (int i = 0; i < signs.size(); i++) {
            for (int j = 0; j < i; j++) {
                assertNotEquals(silhouette(signs.get(i)), silhouette(signs.get(j)), Figure.ArrowKind.values()[i] + " and " + Figure.ArrowKind.values()[j]);
            }
        }
    }

    /** Where there is ink, whatever its colour. */
    private static List<Boolean> silhouette(BufferedImage image) {
        return java.util.stream.IntStream.range(0, image.getWidth() * image.getHeight()).mapToObj(i -> {
            int argb = image.getRGB(i % image.getWidth(), i / image.getWidth());
            return argb >>> 24 > 128 && Ink.luminance(argb) < 0.7;
        }).toList();
    }
}
