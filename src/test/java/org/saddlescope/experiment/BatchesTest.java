package org.saddlescope.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.saddlescope.engine.Minima;
import org.saddlescope.engine.Objective;
import org.saddlescope.engine.ParameterLayout;
import org.saddlescope.engine.Problem;

class BatchesTest {
    /** A problem of ten samples that notes which ones it is asked for. */
    private static final class Noting implements Problem {
        private final List<int[]> asked = new ArrayList<>();

        @Override public ParameterLayout layout() { return new ParameterLayout(List.of()); }
        @Override public Objective objective() { return null; }
        @Override public int samples() { return 10; }
        @Override public double[] initial(long seed) { return new double[0]; }
        @Override public Optional<Minima> minima() { return Optional.empty(); }
        @Override public List<CriticalPoint> criticalPoints() { return List.of(); }
        @Override public Score trainingScore(double[] theta) { return null; }
        @Override public Optional<Score> heldOutScore(double[] theta) { return Optional.empty(); }
        @Override public boolean classifies() { return false; }

        @Override
        public Objective batch(int[] samples) {
            asked.add(samples);
            return null;
        }
    }

    private static List<int[]> batches(long seed, int size, int steps) {
        Noting problem = new Noting();
        Batches batches = new Batches(problem, null, size, seed);
        IntStream.range(0, steps).forEach(batches::objective);
        return problem.asked;
    }

    @Test
    void anEpochVisitsEverySampleOnce() {
        List<int[]> asked = batches(1, 4, 6);
        assertEquals(List.of(4, 4, 2, 4, 4, 2), asked.stream().map(b -> b.length).toList());
        for (int epoch = 0; epoch < 2; epoch++) {
            List<Integer> seen = asked.subList(3 * epoch, 3 * epoch + 3).stream()
                    .flatMap(b -> java.util.Arrays.stream(b).boxed()).sorted().toList();
            assertEquals(IntStream.range(0, 10).boxed().toList(), seen);
        }
        assertNotEquals(List.of(asked.get(0)[0], asked.get(0)[1], asked.get(0)[2], asked.get(0)[3]),
                List.of(asked.get(3)[0], asked.get(3)[1], asked.get(3)[2], asked.get(3)[3]));
    }

    @Test
    void theOrderFollowsTheSeedAlone() {
        for (int i = 0; i < 6; i++) {
            assertEquals(java.util.Arrays.toString(batches(1, 4, 6).get(i)), java.util.Arrays.toString(batches(1, 4, 6).get(i)));
        }
        assertNotEquals(java.util.Arrays.toString(batches(1, 10 - 1, 1).get(0)), java.util.Arrays.toString(batches(2, 9, 1).get(0)));
    }

    @Test
    void noBatchSizeOrOneOfAllSamplesIsTheFullObjective() {
        Noting problem = new Noting();
        assertSame(null, new Batches(problem, null, 0, 1).objective(0));
        assertSame(null, new Batches(problem, null, 10, 1).objective(5));
        assertEquals(0, problem.asked.size());
    }
}
