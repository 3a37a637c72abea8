package org.saddlescope.landscape;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.saddlescope.engine.ParameterLayout;
import org.saddlescope.engine.ParameterLayout.Block;
import org.saddlescope.engine.ParameterLayout.Role;
import org.saddlescope.engine.SeededRandom;
import org.saddlescope.spectra.Vectors;

/** Must-show 1: what each normalisation promises, to a relative 1e-12, and exact zeros in what is ignored. */
class DirectionsTest {
    private static final ParameterLayout LAYOUT = new ParameterLayout(List.of(
            new Block("dense", 0, List.of(4, 3), Role.WEIGHT),
            new Block("bias", 12, List.of(4), Role.BIAS),
            new Block("kernel", 16, List.of(2, 3, 2, 2), Role.WEIGHT),
            new Block("scale", 40, List.of(2), Role.NORM)));
    /** The pieces {from, to} that are scaled as one: filters of weights, and blocks. */
    private static final List<int[]> FILTERS = List.of(new int[] {0, 3}, new int[] {3, 6}, new int[] {6, 9}, new int[] {9, 12},
            new int[] {12, 16}, new int[] {16, 28}, new int[] {28, 40}, new int[] {40, 42});
    private static final List<int[]> BLOCKS = List.of(new int[] {0, 12}, new int[] {12, 16}, new int[] {16, 40}, new int[] {40, 42});
    private static final double[] THETA = SeededRandom.of(3, "theta").gaussians(42);

    private static double[] draw(Normalisation normalisation, boolean ignore) {
        return Directions.random(THETA, LAYOUT, normalisation, ignore, SeededRandom.of(7, "direction"));
    }

    private static void assertNorms(double[] direction, List<int[]> pieces, boolean ofTheta) {
        for (int[] piece : pieces) {
            double wanted = ofTheta ? Vectors.norm(THETA, piece[0], piece[1]) : 1;
            assertEquals(wanted, Vectors.norm(direction, piece[0], piece[1]), 1e-12 * wanted, piece[0] + ".." + piece[1]);
        }
    }

    @Test
    void filterGivesEachFilterTheNormOfThetas() {
        assertNorms(draw(Normalisation.FILTER, false), FILTERS, true);
    }

    @Test
    void layerGivesEachBlockTheNormOfThetasButNotEachFilter() {
        double[] direction = draw(Normalisation.LAYER, false);
        assertNorms(direction, BLOCKS, true);
        assertNotEquals(Vectors.norm(THETA, 0, 3), Vectors.norm(direction, 0, 3), 1e-3);
    }

    @Test
    void dfilterGivesEachFilterUnitNorm() {
        assertNorms(draw(Normalisation.DFILTER, false), FILTERS, false);
    }

    @Test
    void dlayerGivesEachBlockUnitNorm() {
        assertNorms(draw(Normalisation.DLAYER, false), BLOCKS, false);
    }

    @Test
    void weightMultipliesEachElementByThetas() {
        double[] drawn = draw(Normalisation.NONE, false);
        double[] direction = draw(Normalisation.WEIGHT, false);
        for (int i = 0; i < drawn.length; i++) {
            assertEquals(drawn[i] * THETA[i], direction[i]);
        }
    }

    @Test
    void noneLeavesTheElementsAsDrawn() {
        double[] direction = draw(Normalisation.NONE, false);
        double[] drawn = SeededRandom.of(7, "direction").gaussians(42);
        for (int i = 0; i < drawn.length; i++) {
            assertEquals(drawn[i], direction[i]);
        }
    }

    @ParameterizedTest
    @EnumSource
    void ignoredBlocksAreExactlyZeroAndTheOthersAsWithout(Normalisation normalisation) {
        double[] with = draw(normalisation, false);
        double[] without = draw(normalisation, true);
        for (int i = 0; i < with.length; i++) {
            boolean ignored = i >= 12 && i < 16 || i >= 40;
            assertEquals(ignored ? 0.0 : with[i], without[i], "element " + i);
            assertNotEquals(0, with[i]);
        }
    }

    @ParameterizedTest
    @EnumSource
    void noBlockIsThetaItself(Normalisation normalisation) {
        double[] direction = draw(normalisation, false);
        for (int i = 0; i < direction.length; i++) {
            assertNotEquals(THETA[i], direction[i], "element " + i);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"FILTER", "LAYER", "WEIGHT"})
    void whereThetaIsZeroSoIsTheDirection(Normalisation normalisation) {
        double[] direction = Directions.random(new double[42], LAYOUT, normalisation, false, SeededRandom.of(7, "direction"));
        assertEquals(0, Vectors.norm(direction));
    }
}
