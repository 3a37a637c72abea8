package org.saddlescope.landscape;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.saddlescope.engine.Objective;
import org.saddlescope.engine.ParameterLayout;
import org.saddlescope.engine.ParameterStack;
import org.saddlescope.spectra.HandCoded;

class SliceSamplerTest {
    private static final Objective F = HandCoded.himmelblau();
    private static final Plane PLANE = new Plane(new double[] {0.3, -0.1}, new double[] {1.1, 0.4},
            new double[] {-0.2, 0.9}, "a", "b", "", Double.NaN, Double.NaN);
    private static final GridRange RANGE = new GridRange(-5, 4, -3, 6);

    private static double[] inOnePass(SliceGrid grid) {
        double[][] coefficients = new double[grid.cells()][];
        for (int i = 0; i < coefficients.length; i++) {
            coefficients[i] = new double[] {grid.alpha()[i % grid.columns()], grid.beta()[i / grid.columns()]};
        }
        return F.values(new ParameterStack.Affine(PLANE.origin(), List.of(PLANE.direction1(), PLANE.direction2()),
                coefficients));
    }

    private static int computed(Slice slice) {
        int count = 0;
        for (boolean b : slice.computed()) {
            count += b ? 1 : 0;
        }
        return count;
    }

    @ParameterizedTest
    @CsvSource({"51, 51", "2, 1", "2, 2", "7, 3", "9, 33", "100, 1", "17, 2", "64, 40"})
    void coarseToFineGivesTheBitsOfOnePassAndComputesEachPointOnce(int columns, int rows) {
        SliceGrid grid = SliceGrid.of(RANGE, columns, rows);
        int[] points = {0};
        ToValues counted = stack -> {
            points[0] += stack.size();
            assertTrue(stack.size() <= SliceSampler.BATCH);
            return F.values(stack);
        };
        List<Slice> views = new ArrayList<>();
        Slice slice = new SliceSampler(counted, "loss").sample(PLANE, grid, () -> false, views::add);
        assertArrayEquals(inOnePass(grid), slice.values());
        assertTrue(slice.complete());
        assertEquals(columns * rows, points[0]);
        assertTrue(views.getLast().complete());
        assertArrayEquals(slice.values(), new SliceSampler(F::values, "loss", 5).sample(PLANE, grid).values());
    }

    @Test
    void everyViewCarriesTheNearestCoarseCellWhereNothingIsComputedYet() {
        SliceGrid grid = SliceGrid.of(RANGE, 51, 51);
        double[] truth = inOnePass(grid);
        List<Slice> views = new ArrayList<>();
        new SliceSampler(F::values, "loss", 16).sample(PLANE, grid, () -> false, views::add);
        Slice first = views.getFirst();
        assertEquals(64, computed(first));
        assertTrue(first.computed()[0] && first.computed()[50] && first.computed()[50 * 51 + 48]);
        assertFalse(first.computed()[49]);
        // (row 3, column 21) is nearest to (0, 24), (row 4, column 49) to (0, 48), the lower of two in each direction.
        assertEquals(truth[24], first.value(3, 21));
        assertEquals(truth[48], first.value(4, 49));
        assertEquals(truth[50], first.value(1, 50));
        assertTrue(views.size() >= 4);
        int before = 0;
        for (Slice view : views) {
            assertTrue(computed(view) > before, "each view knows more than the last");
            before = computed(view);
            for (int i = 0; i < truth.length; i++) {
                assertFalse(Double.isNaN(view.values()[i]));
                assertTrue(!view.computed()[i] || view.values()[i] == truth[i]);
            }
        }
        assertEquals(64, computed(first));
    }

    @Test
    void nanAndInfinityAreKept() {
        ToValues broken = stack -> {
            double[] theta = new double[2];
            double[] values = new double[stack.size()];
            for (int i = 0; i < values.length; i++) {
                stack.copyTo(i, theta);
                values[i] = theta[0] == 0 ? Double.NaN : 1 / (theta[1] == 0 ? 0.0 : theta[1]);
            }
            return values;
        };
        Plane axes = Planes.axes(new double[2], ParameterLayout.scalars(List.of("x", "y")), 0, 1);
        Slice slice = new SliceSampler(broken, "loss").sample(axes, SliceGrid.of(GridRange.UNIT, 3, 3));
        assertTrue(Double.isNaN(slice.value(2, 1)));
        assertEquals(Double.POSITIVE_INFINITY, slice.value(1, 0));
        assertEquals(-1, slice.value(0, 2));
        assertTrue(slice.complete());
    }

    @Test
    void cancellingReturnsWithinOneBatchAndKeepsWhatWasComputed() {
        int[] batches = {0};
        ToValues counted = stack -> {
            batches[0]++;
            return F.values(stack);
        };
        SliceGrid grid = SliceGrid.of(RANGE, 51, 51);
        Slice slice = new SliceSampler(counted, "loss").sample(PLANE, grid, () -> batches[0] >= 10, s -> {});
        assertEquals(10, batches[0]);
        assertTrue(computed(slice) > 64 && computed(slice) <= 320);
        double[] truth = inOnePass(grid);
        for (int i = 0; i < truth.length; i++) {
            assertTrue(!slice.computed()[i] || slice.values()[i] == truth[i]);
        }
        Slice nothing = new SliceSampler(counted, "loss").sample(PLANE, grid, () -> true, s -> {});
        assertEquals(0, computed(nothing));
        assertTrue(Double.isNaN(nothing.value(0, 0)));
    }

    @Test
    void viewsAreFewWhateverTheGrid() {
        List<Slice> views = new ArrayList<>();
        new SliceSampler(stack -> new double[stack.size()], "zero", 4)
                .sample(PLANE, SliceGrid.of(RANGE, 151, 150), () -> false, views::add);
        assertTrue(views.size() < 80, views.size() + " views");
    }

    @Test
    void aLineIsOneRowAtBetaZero() {
        Slice slice = new SliceSampler(F::values, "loss").sample(Planes.line(PLANE), SliceGrid.of(RANGE, 11, 1));
        assertArrayEquals(new double[] {0}, slice.beta());
        assertEquals(11, slice.values().length);
        assertEquals(F.value(new double[] {0.3 + 1.1 * 4, -0.1 + 0.4 * 4}), slice.value(0, 10), 1e-11);
        assertEquals("loss", slice.quantity());
    }

    @Test
    void gridsIncludeTheEndsAndAnExactMiddle() {
        SliceGrid grid = SliceGrid.of(new GridRange(-0.7, 0.7, 0.1, 0.3), 51, 3);
        assertEquals(-0.7, grid.alpha()[0]);
        assertEquals(0, grid.alpha()[25]);
        assertEquals(0.7, grid.alpha()[50]);
        assertEquals(0.3, grid.beta()[2]);
        for (int i = 0; i < 51; i++) {
            assertEquals(0.0, grid.alpha()[50 - i] + grid.alpha()[i]);
        }
        assertThrows(IllegalArgumentException.class, () -> SliceGrid.of(GridRange.UNIT, 1, 5));
    }

    @Test
    void theFirstLevelIsCoarseForLargeGridsAndFineForSmallOnes() {
        assertEquals(8, SliceSampler.firstStride(SliceGrid.of(RANGE, 51, 51)));
        assertEquals(1, SliceSampler.firstStride(SliceGrid.of(RANGE, 2, 1)));
        assertEquals(128, SliceSampler.firstStride(SliceGrid.of(RANGE, 1001, 7)));
    }

    @Test
    void aRangeHoldsAllPointsWithAMarginAndRoundEnds() {
        Trajectory path = trajectory(new double[] {0.013, 1.987}, new double[] {-310, 770});
        GridRange range = GridRange.holding(List.of(path));
        assertEquals(new GridRange(-0.3, 2.3, -500, 950), range);
    }

    @Test
    void aDirectionInWhichNothingMovesGetsTheWidthOfTheOther() {
        GridRange flat = GridRange.holding(List.of(trajectory(new double[] {0, 4}, new double[] {1, 1 + 1e-12})));
        assertEquals(flat.alphaMax() - flat.alphaMin(), flat.betaMax() - flat.betaMin(), 0.5);
        assertTrue(flat.contains(0, 1) && flat.contains(4, 1));
        GridRange still = GridRange.holding(List.of(trajectory(new double[] {3}, new double[] {-2})));
        assertEquals(new GridRange(2, 4, -3, -1), still);
    }

    @Test
    void rangesAreFiniteAndWideWhateverTheTrajectory() {
        assertSame(GridRange.UNIT, GridRange.holding(List.of()));
        assertSame(GridRange.UNIT, GridRange.holding(List.of(
                trajectory(new double[] {Double.NaN, 1}, new double[] {0, Double.POSITIVE_INFINITY}))));
        GridRange diverged = GridRange.holding(List.of(
                trajectory(new double[] {0, 1, Double.NaN, 1e300}, new double[] {0, 1, 2, 3})));
        assertTrue(diverged.alphaMax() < 2 && diverged.contains(1, 1));
        for (double size : new double[] {1e-300, 1e-200, 1e-12, 1e12, 4e99}) {
            GridRange range = GridRange.holding(List.of(trajectory(new double[] {size, 2 * size}, new double[] {size, size})));
            assertTrue(range.contains(size, size) && range.contains(2 * size, size));
            double[] alpha = SliceGrid.of(range, 1001, 1001).beta();
            for (int i = 1; i < alpha.length; i++) {
                assertTrue(alpha[i] > alpha[i - 1]);
            }
        }
        assertThrows(IllegalArgumentException.class, () -> new GridRange(0, 0, 0, 1));
        assertThrows(IllegalArgumentException.class, () -> new GridRange(0, 1, 0, Double.NaN));
    }

    private static Trajectory trajectory(double[] alpha, double[] beta) {
        int n = alpha.length;
        return new Trajectory("t", new int[n], alpha, beta, new double[n], new double[n], new double[n], 1);
    }
}
