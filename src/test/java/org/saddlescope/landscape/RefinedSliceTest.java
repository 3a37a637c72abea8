package org.saddlescope.landscape;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.saddlescope.engine.Objective;
import org.saddlescope.engine.ParameterStack;
import org.saddlescope.spectra.HandCoded;

class RefinedSliceTest {
    private static final Objective F = HandCoded.himmelblau();
    private static final Plane PLANE = new Plane(new double[] {0.3, -0.1}, new double[] {1.1, 0.4},
            new double[] {-0.2, 0.9}, "a", "b", "", Double.NaN, Double.NaN);

    /** |x| bends along a line only; x is the first parameter. */
    private static double[] fold(ParameterStack stack) {
        double[] theta = new double[stack.dimension()];
        return IntStream.range(0, stack.size()).mapToDouble(i -> {
            stack.copyTo(i, theta);
            return Math.abs(theta[0]);
        }).toArray();
    }

    @Test
    void ofASliceThatIsStoppedEarlyTheCellsAreDoneWhereItBends() {
        Plane axes = new Plane(new double[2], new double[] {1, 0}, new double[] {0, 1}, "x", "y", "", Double.NaN, Double.NaN);
        SliceGrid grid = SliceGrid.of(new GridRange(-0.9, 1.1, -1, 1), 49, 49);
        int[] calls = {0};
        // Levels of 8, 4 and 2 are complete after 49 + 120 + 456 points; the last begins along the fold.
        Slice slice = new SliceSampler(stack -> {
            calls[0] += stack.size();
            return fold(stack);
        }, "fold", 1).sample(axes, grid, () -> calls[0] >= 625 + 98, view -> { });
        int near = 0;
        for (int row = 0; row < 49; row++) {
            for (int column = 0; column < 49; column++) {
                boolean late = row % 2 == 1 || column % 2 == 1;
                if (late && slice.computed()[row * 49 + column]) {
                    assertTrue(Math.abs(grid.alpha()[column]) < 0.13, "α = " + grid.alpha()[column]);
                    near++;
                }
            }
        }
        assertEquals(98, near);
    }

    @Test
    void theEdgeOfTheFiniteIsRefinedFirst() {
        Refinement refinement = new Refinement(new int[] {0}, new int[] {0, 2, 4, 6, 8}, 9,
                new double[] {1, 0, 2, 0, 3, 0, Double.NaN, 0, Double.NaN});
        List<int[]> ordered = refinement.ordered(List.of(new int[] {0, 1}, new int[] {0, 3}, new int[] {0, 5}, new int[] {0, 7}));
        assertEquals(List.of(3, 5, 7, 1), ordered.stream().map(cell -> cell[1]).toList());
    }

    @Test
    void whatIsKnownIsNotComputedAgainAndTheBitsAreThoseOfOnePass() {
        SliceGrid grid = SliceGrid.of(new GridRange(-2, 3, -3, 1), 33, 21);
        Slice whole = new SliceSampler(F::values, "loss").sample(PLANE, grid);
        int[] points = {0};
        SliceSampler counted = new SliceSampler(stack -> {
            points[0] += stack.size();
            return F.values(stack);
        }, "loss", 8);
        Slice part = counted.sample(PLANE, grid, () -> points[0] >= 300, view -> { });
        assertEquals(part.cells(), points[0]);
        assertFalse(part.complete());
        Slice resumed = counted.sample(PLANE, grid, Optional.of(part), () -> false, view -> { });
        assertEquals(grid.cells(), points[0]);
        assertArrayEquals(whole.values(), resumed.values());
        assertTrue(resumed.complete());
    }

    @Test
    void aWidenedRangeAtTheSameSpacingComputesOnlyWhatIsNew() {
        SliceGrid small = SliceGrid.of(new GridRange(-0.3, 0.3, -0.1, 0.7), 7, 9);
        Slice known = new SliceSampler(F::values, "loss").sample(PLANE, small);
        SliceGrid wide = SliceGrid.of(new GridRange(-0.5, 0.4, -0.1, 1.1), 10, 13).joining(known.alpha(), known.beta());
        int[] points = {0};
        Slice extended = new SliceSampler(stack -> {
            points[0] += stack.size();
            return F.values(stack);
        }, "loss").sample(PLANE, wide, Optional.of(known), () -> false, view -> { });
        assertEquals(10 * 13 - 7 * 9, points[0]);
        for (int row = 0; row < 13; row++) {
            for (int column = 0; column < 10; column++) {
                double[][] at = {{extended.alpha()[column], extended.beta()[row]}};
                assertEquals(F.values(new ParameterStack.Affine(PLANE.origin(), List.of(PLANE.direction1(), PLANE.direction2()), at))[0],
                        extended.value(row, column), "each value is the one at the coordinates that the slice states");
            }
        }
        // Another spacing shares no coordinate but those that happen to agree.
        assertEquals(0.35, SliceGrid.of(new GridRange(0.35, 1.35, 0, 1), 5, 5).joining(known.alpha(), known.beta()).alpha()[0]);
    }

    @Test
    void errorsComeWithTheValuesTheyBelongTo() {
        ToValues uncertain = new ToValues() {
            @Override
            public double[] of(ParameterStack thetas) {
                return F.values(thetas);
            }

            @Override
            public Measured measured(ParameterStack thetas) {
                double[] values = of(thetas);
                return new Measured(values, Arrays.stream(values).map(v -> v / 1000).toArray());
            }
        };
        int[] batches = {0};
        Slice slice = new SliceSampler(uncertain, "λ", 4).sample(PLANE, SliceGrid.of(GridRange.UNIT, 9, 9), () -> batches[0]++ >= 6, view -> { });
        for (int i = 0; i < slice.values().length; i++) {
            assertEquals(slice.computed()[i] ? slice.values()[i] / 1000 : Double.NaN, slice.errors()[i]);
        }
        assertEquals(0, new SliceSampler(F::values, "loss").sample(PLANE, SliceGrid.of(GridRange.UNIT, 3, 3)).errors().length);
    }

    @Test
    void repeatsAreSummarisedCellByCell() {
        List<Slice> draws = new ArrayList<>();
        for (double[] values : List.of(new double[] {1, 4, 2}, new double[] {3, 4, Double.NaN}, new double[] {8, 4, 3}, new double[] {4, 4, 1})) {
            draws.add(new Slice(PLANE, new double[] {0, 1, 2}, new double[] {0}, values, new boolean[] {true, true, true}, "loss"));
        }
        Repeats repeats = new Repeats(draws);
        assertArrayEquals(new double[] {4, 4, Double.NaN}, repeats.mean().values());
        // √((9 + 1 + 16 + 0)/3)
        assertArrayEquals(new double[] {Math.sqrt(26.0 / 3), 0, Double.NaN}, repeats.deviation().values(), 1e-15);
        // numpy.quantile([1, 3, 8, 4], 0.25) is 2.5
        assertArrayEquals(new double[] {2.5, 4, Double.NaN}, repeats.quantile(0.25).values());
        assertArrayEquals(new double[] {8, 4, Double.NaN}, repeats.quantile(1).values());
        assertEquals("loss, mean", repeats.mean().quantity());
        Slice other = new Slice(PLANE, new double[] {0, 1, 3}, new double[] {0}, new double[3], new boolean[3], "loss");
        assertThrows(IllegalArgumentException.class, () -> new Repeats(List.of(draws.getFirst(), other)));
    }

    @Test
    void aVolumeIsTheSlicesOfShiftedPlanesTheMiddleFirst() {
        Plane plane = new Plane(new double[] {0.1, 0.2, 0.3}, new double[] {1, 0, 0}, new double[] {0, 1, 0}, "x", "y", "", Double.NaN, Double.NaN);
        Direction third = new Direction(new double[] {0, 0.5, 2}, "z");
        SliceGrid grid = SliceGrid.of(GridRange.UNIT, 3, 5);
        ToValues sum = stack -> {
            double[] theta = new double[3];
            return IntStream.range(0, stack.size()).mapToDouble(i -> {
                stack.copyTo(i, theta);
                return theta[0] + 10 * theta[1] + 100 * theta[2];
            }).toArray();
        };
        List<Integer> order = new ArrayList<>();
        double[] gamma = {-1, -0.5, 0, 0.5, 1};
        Volume volume = Volume.sample(new SliceSampler(sum, "sum"), plane, third, grid, gamma, _ -> Optional.empty(), () -> false,
                _ -> _ -> { }, (_, place) -> order.add(place));
        assertEquals(List.of(2, 1, 4, 0, 3), order);
        assertTrue(volume.complete());
        for (int k = 0; k < 5; k++) {
            for (int row = 0; row < 5; row++) {
                for (int column = 0; column < 3; column++) {
                    double expected = 0.1 + grid.alpha()[column] + 10 * (0.2 + grid.beta()[row] + 0.5 * gamma[k]) + 100 * (0.3 + 2 * gamma[k]);
                    assertEquals(expected, volume.layers().get(k).value(row, column), 1e-12);
                }
            }
        }
        Volume cut = Volume.sample(new SliceSampler(sum, "sum"), plane, third, grid, gamma,
                place -> place == 4 ? Optional.of(volume.layers().get(4)) : Optional.empty(), () -> true, _ -> _ -> { }, (_, _) -> { });
        assertEquals(15, cut.cells());
        assertFalse(cut.complete());
    }
}
