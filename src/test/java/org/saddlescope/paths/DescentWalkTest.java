package org.saddlescope.paths;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.saddlescope.engine.Objective;
import org.saddlescope.landscape.Plane;
import org.saddlescope.paths.CriticalOutcome.Critical;
import org.saddlescope.spectra.HandCoded;
import org.saddlescope.spectra.Vectors;

/** Ways down from saddles of known functions, and the planes through them. */
class DescentWalkTest {
    private static final CriticalPointSearch SEARCH = new CriticalPointSearch(1e-10, 500, 1000, 1);
    private static final DescentWalk WALK = new DescentWalk(1e-7, 5000);

    private static Critical near(Objective f, double... start) {
        return assertInstanceOf(Critical.class, SEARCH.from(f, start));
    }

    @Test
    void theTwoWaysDownFromASaddleOfHimmelblauEndAtTheMinimaBesideIt() {
        HandCoded f = HandCoded.himmelblau();
        List<DescentWalk.Way> ways = WALK.from(f, near(f, 3.4, 0.1), () -> false);
        assertEquals(List.of(1, -1), ways.stream().map(DescentWalk.Way::side).toList());
        double[][] minima = {{3, 2}, {3.584428340330, -1.848126526964}};
        for (DescentWalk.Way way : ways) {
            double[] end = way.points().getLast();
            assertEquals(DescentWalk.End.ARRIVED, way.end());
            assertTrue(Vectors.norm(Vectors.difference(end, minima[end[1] > 0 ? 0 : 1])) < 1e-7);
            assertTrue(IntStream.range(1, way.losses().length).allMatch(i -> way.losses()[i] < way.losses()[i - 1]));
            assertEquals(13.311926, way.losses()[0], 1e-6);
        }
        assertTrue(ways.get(0).points().getLast()[1] * ways.get(1).points().getLast()[1] < 0);
    }

    @Test
    void lengthsAndNormsBelongToThePoints() {
        HandCoded f = HandCoded.himmelblau();
        DescentWalk.Way way = WALK.from(f, near(f, 3.4, 0.1), () -> false).getFirst();
        double length = 0;
        for (int i = 1; i <= way.last(); i++) {
            length += Vectors.norm(Vectors.difference(way.points().get(i), way.points().get(i - 1)));
            assertEquals(length, way.lengths()[i], 1e-12);
            assertEquals(Vectors.norm(f.gradient(way.points().get(i)).gradient()), way.gradientNorms()[i]);
            assertEquals(f.value(way.points().get(i)), way.losses()[i]);
        }
        assertEquals(way.offset(), way.lengths()[1], 1e-15);
    }

    @Test
    void aLongWayKeepsFewPointsWithTheirTrueLengths() {
        DescentTrace trace = new DescentTrace(16);
        for (int i = 0; i <= 1001; i++) {
            trace.add(new double[] {i * 0.5}, -i, 1);
        }
        DescentWalk.Way way = trace.way(1, 0.5, DescentWalk.End.STEPS);
        assertTrue(way.points().size() <= 16 && way.points().size() > 6, way.points().size() + " points");
        assertArrayEquals(new int[] {0, 1}, new int[] {way.steps()[0], way.steps()[1]});
        assertEquals(1001, way.steps()[way.last()]);
        for (int i = 0; i <= way.last(); i++) {
            assertEquals(way.steps()[i] * 0.5, way.lengths()[i], 1e-9);
            assertEquals(-way.steps()[i], way.losses()[i]);
        }
    }

    @Test
    void thereIsNoWayDownFromAMinimum() {
        HandCoded f = HandCoded.himmelblau();
        assertEquals(List.of(), WALK.from(f, near(f, 3.1, 2.1), () -> false));
    }

    @Test
    void aWalkThatIsCutShortSaysSoAndKeepsWhatItHas() {
        HandCoded f = HandCoded.himmelblau();
        Critical saddle = near(f, 3.4, 0.1);
        assertEquals(DescentWalk.End.STEPS, new DescentWalk(1e-7, 3).from(f, saddle, () -> false).getFirst().end());
        AtomicInteger asked = new AtomicInteger();
        DescentWalk.Way way = WALK.from(f, saddle, () -> asked.incrementAndGet() > 4).getFirst();
        assertEquals(DescentWalk.End.CANCELLED, way.end());
        assertTrue(way.points().size() > 2);
    }

    @Test
    void thePlaneOfExtremeCurvatureShowsTheQuadraticFormOfTheEigenvalues() {
        // (1 − uv)²/2 at the origin: eigenvalues −1 along (1, 1)/√2 and +1 along (1, −1)/√2.
        HandCoded f = HandCoded.scalarTwoLayer();
        Critical saddle = near(f, 0.1, -0.05);
        Plane plane = CurvaturePlanes.extremes(saddle.reached().theta(), saddle.spectrum());
        assertEquals(-1, saddle.spectrum().lowest().value(), 1e-12);
        assertEquals(0, Vectors.dot(plane.direction1(), plane.direction2()), 1e-12);
        double h = 1e-3;
        assertEquals(0.5 - h * h / 2, f.value(plane.at(h, 0)), 1e-11);
        assertEquals(0.5 + h * h / 2, f.value(plane.at(0, h)), 1e-11);
    }

    @Test
    void aPerturbationLiesAtItsRadiusAndDependsOnTheSeedAlone() {
        double[] theta = {1, 2, 3};
        double[] near = Perturbation.of(theta, 0.25, 7);
        assertEquals(0.25, Vectors.norm(Vectors.difference(near, theta)), 1e-15);
        assertArrayEquals(near, Perturbation.of(theta, 0.25, 7), 0);
        assertTrue(Vectors.norm(Vectors.difference(near, Perturbation.of(theta, 0.25, 8))) > 1e-3);
    }
}
