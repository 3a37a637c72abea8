package org.saddlescope.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.saddlescope.engine.Samples;

class ImageSetsTest {
    static Stream<DataSource> sources() {
        return Stream.of(new Bars(40, 6, 0.5, 0.25), new Glyphs(41, 10, 12, 1, 0.2, 0.25),
                new BlockModel(30, 3, 0.3, 0.05, 4, 1, 0.5), new GraphClasses(41, 7, 3, 0.05, 0.25));
    }

    @ParameterizedTest
    @MethodSource("sources")
    void theSeedAloneDecidesEveryBit(DataSource source) throws Exception {
        Dataset first = source.load(5);
        Dataset second = source.load(5);
        assertArrayEquals(first.training().inputs(), second.training().inputs());
        assertArrayEquals(first.heldOut().orElseThrow().inputs(), second.heldOut().orElseThrow().inputs());
        assertTrue(!Arrays.equals(first.training().inputs(), source.load(6).training().inputs()));
    }

    @ParameterizedTest
    @MethodSource("sources")
    void theOutlineIsWhatIsLoaded(DataSource source) throws Exception {
        Dataset data = source.load(5);
        Outline outline = source.outline();
        assertEquals(data.training().count(), outline.training().orElseThrow());
        assertEquals(data.training().inputShape(), outline.inputShape().orElseThrow());
        assertEquals(data.training().targets().outputs(), outline.outputs().orElseThrow());
        assertEquals(data.training().targets().positions(), outline.positions());
    }

    @Test
    void aBarWithoutNoiseIsOneRowOrOneColumn() throws Exception {
        Samples s = new Bars(20, 5, 0, 0).load(1).training();
        assertEquals(List.of(1, 5, 5), s.inputShape());
        for (int i = 0; i < 20; i++) {
            double[] image = Arrays.copyOfRange(s.inputs(), 25 * i, 25 * (i + 1));
            int[] ink = IntStream.range(0, 25).filter(p -> image[p] == 1).toArray();
            assertEquals(5, ink.length);
            int step = ((Samples.Labels) s.targets()).labels()[i] == 0 ? 1 : 5;
            for (int k = 1; k < 5; k++) {
                assertEquals(ink[0] + k * step, ink[k]);
            }
            assertEquals(20, Arrays.stream(image).filter(x -> x == -1).count());
        }
    }

    @Test
    void theSevenIsDrawnAsItsStroke() throws Exception {
        Samples s = new Glyphs(16, 8, 12, 0, 0, 0).load(1).training();
        StringBuilder picture = new StringBuilder();
        for (int row = 0; row < 12; row++) {
            for (int column = 0; column < 12; column++) {
                picture.append(s.inputs()[7 * 144 + row * 12 + column] > 0 ? '#' : '.');
            }
            picture.append('\n');
        }
        assertEquals("""
                ............
                ..########..
                ..########..
                .......##...
                .......##...
                ......##....
                ......##....
                .....##.....
                .....##.....
                ....##......
                ....##......
                ............
                """, picture.toString());
    }

    @Test
    void digitsDifferAndTheSameDigitWithoutShiftDoesNot() throws Exception {
        Samples s = new Glyphs(20, 10, 16, 0, 0, 0).load(1).training();
        for (int a = 0; a < 10; a++) {
            assertEquals(0, distance(s, a, a + 10));
            for (int b = 0; b < a; b++) {
                assertTrue(distance(s, a, b) > 20, a + " and " + b + " are close: " + distance(s, a, b));
            }
        }
    }

    @Test
    void aShiftMovesTheInkAndKeepsItInTheImage() throws Exception {
        Samples s = new Glyphs(200, 2, 12, 2, 0, 0).load(1).training();
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        for (int i = 1; i < 200; i += 2) {
            double weight = 0;
            double centre = 0;
            for (int p = 0; p < 144; p++) {
                double ink = (s.inputs()[144 * i + p] + 1) / 2;
                assertTrue(ink >= 0 && ink <= 1);
                weight += ink;
                centre += ink * (p % 12);
            }
            least = Math.min(least, centre / weight);
            most = Math.max(most, centre / weight);
        }
        assertEquals(4, most - least, 0.3);
    }

    private static double distance(Samples s, int a, int b) {
        int size = s.inputSize();
        return IntStream.range(0, size).mapToDouble(p -> Math.pow(s.inputs()[a * size + p] - s.inputs()[b * size + p], 2)).sum();
    }
}
