package org.saddlescope.experiment;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.saddlescope.landscape.Plane;
import org.saddlescope.landscape.Planes;
import org.saddlescope.landscape.Trajectory;
import org.saddlescope.landscape.TrajectoryProjector;

class LivePathsTest {
    private static final List<double[]> POINTS = points(300);

    private static List<double[]> points(int count) {
        Random random = new Random(7);
        double[] at = new double[5];
        return Stream.generate(() -> {
            for (int j = 0; j < at.length; j++) {
                at[j] += random.nextGaussian();
            }
            return at.clone();
        }).limit(count).toList();
    }

    private static Recorder.Path path(int n) {
        return new Recorder.Path(IntStream.range(0, n).toArray(), POINTS.subList(0, n), IntStream.range(0, n).mapToDouble(i -> i).toArray());
    }

    private static Plane plane() {
        return Planes.principal(POINTS.getFirst(), List.of(POINTS));
    }

    @Test
    void pathsThatGrowAreSeenAsIfTheyWereProjectedInOnePiece() {
        LivePaths live = new LivePaths(plane(), 0.5);
        for (int n : new int[] {1, 2, 2, 63, 64, 65, 300}) {
            Trajectory seen = live.of(List.of("a"), List.of(path(n))).getFirst();
            Trajectory whole = new TrajectoryProjector(plane()).project("a", path(n).steps(), path(n).thetas(), path(n).losses()).wanting(0.5);
            assertArrayEquals(whole.alpha(), seen.alpha());
            assertArrayEquals(whole.beta(), seen.beta());
            assertArrayEquals(whole.offPlane(), seen.offPlane());
            assertArrayEquals(whole.trueLoss(), seen.trueLoss());
            assertArrayEquals(whole.inPlaneLoss(), seen.inPlaneLoss());
            assertEquals(whole.explained(), seen.explained(), 1e-12);
            assertEquals(0.5, seen.wanted());
        }
    }

    @Test
    void aPointThatIsNotFiniteIsLeftOutOfTheVariance() {
        double[] lost = {Double.NaN, 0, 0, 0, 0};
        List<double[]> points = Stream.concat(POINTS.subList(0, 10).stream(), Stream.of(lost)).toList();
        Recorder.Path path = new Recorder.Path(new int[11], points, new double[11]);
        Trajectory seen = new LivePaths(plane(), 0).of(List.of("a"), List.of(path)).getFirst();
        assertEquals(new LivePaths(plane(), 0).of(List.of("a"), List.of(path(10))).getFirst().explained(), seen.explained());
        assertTrue(Double.isNaN(seen.alpha()[10]));
    }

    @Test
    void anotherPathInThePlaceOfAKnownOneIsSeenFromItsBeginning() {
        LivePaths live = new LivePaths(plane(), 0);
        live.of(List.of("a"), List.of(path(20)));
        Recorder.Path other = new Recorder.Path(new int[30], POINTS.subList(100, 130), new double[30]);
        assertArrayEquals(new LivePaths(plane(), 0).of(List.of("a"), List.of(other)).getFirst().alpha(),
                live.of(List.of("a"), List.of(other)).getFirst().alpha());
    }

    @Test
    void aSparsePathKeepsItsEndsAndIsEvenlySpaced() {
        assertSame(path(128).thetas().getLast(), LivePaths.sparse(List.of(path(128))).getFirst().thetas().get(127));
        Recorder.Path sparse = LivePaths.sparse(List.of(path(300))).getFirst();
        assertArrayEquals(IntStream.concat(IntStream.range(0, 75).map(i -> 4 * i), IntStream.of(299)).toArray(), sparse.steps());
        assertSame(POINTS.getLast(), sparse.thetas().getLast());
        assertEquals(299, sparse.losses()[75]);
    }
}
