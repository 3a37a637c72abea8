package org.saddlescope.figures;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.saddlescope.landscape.Slice;

class ColourRangeTest {
    private static final Slice NEAR = Landscapes.slice((x, y) -> 1 + x * x + y * y, -1, 1, -1, 1, 21, 21);
    private static final Slice FAR = Landscapes.slice((x, y) -> 0.5 + x * x + y * y, -3, 3, -3, 3, 21, 21);

    private static ColourRange locked() {
        return ColourRange.of(NEAR).orElseThrow();
    }

    @Test
    void oneValueHasOneColourInEverySliceOfALockedRange() {
        for (boolean log : new boolean[] {true, false}) {
            ColourScale own = ColourScale.of(NEAR, log);
            ColourScale kept = ColourScale.of(FAR, log, Optional.of(locked()));
            for (double value : new double[] {1, 1.01, 1.2, 1.9, 3}) {
                assertEquals(own.t(value), kept.t(value), 0);
            }
            assertNotEquals(own.t(1.2), ColourScale.of(FAR, log).t(1.2), "without the lock the colours do not compare");
        }
    }

    @Test
    void valuesBeyondTheRangeHaveTheColourOfItsEndAndTheirReachIsStated() {
        ColourScale kept = ColourScale.of(FAR, true, Optional.of(locked()));
        assertEquals(1, kept.t(18.5));
        assertEquals(0, kept.t(0.5));
        assertTrue(kept.above() && kept.below());
        assertEquals("Range locked: values here go from\u00A00.5 to\u00A018.5, those outside have the colour of its end", kept.lockStatement().orElseThrow());
        ColourScale own = ColourScale.of(NEAR, true, Optional.of(locked()));
        assertFalse(own.above() || own.below());
        assertEquals(Optional.empty(), ColourScale.of(FAR, true).lockStatement());
    }

    @Test
    void aRangeOfAnotherQuantityChangesNothing() {
        ColourRange eigenvalues = new ColourRange("λ_max", 0, 9, 0.1);
        assertEquals(ColourScale.of(NEAR, true), ColourScale.of(NEAR, true, Optional.of(eigenvalues)));
    }

    @Test
    void aRangeWithANegativeEndKeepsTheDivergingColoursOfASliceThatIsPositive() {
        Slice positive = new Slice(NEAR.plane(), NEAR.alpha(), NEAR.beta(), NEAR.values(), NEAR.computed(), "λ_min");
        ColourRange signed = new ColourRange("λ_min", -4, 2, 0.1);
        Figure.SliceMap map = new Figure.SliceMap("", positive, List.of(), List.of(), false, ColourMap.MAGMA, true, Optional.of(signed));
        assertEquals(ColourMap.DIVERGING, map.colours());
        assertEquals(0.5, ColourScale.of(positive, false, map.range()).t(0));
        assertEquals(map.range(), ((Figure.SliceMap) map.untitled()).range());
    }

    @Test
    void theArrowsOfAMapSayOnWhichSideValuesAreMissing() {
        Slice rising = Landscapes.slice((x, _) -> x, 0, 10, 0, 1, 11, 2);
        for (double[] ends : new double[][] {{0, 10}, {2, 10}, {0, 8}, {2, 8}}) {
            ColourScale scale = ColourScale.of(rising, false, Optional.of(new ColourRange("loss", ends[0], ends[1], 0.1)));
            Style style = new Style(20, Style.Theme.LIGHT);
            BufferedImage image = new BufferedImage(200, 300, BufferedImage.TYPE_INT_RGB);
            Graphics2D canvas = image.createGraphics();
            canvas.setPaint(Color.WHITE);
            canvas.fillRect(0, 0, 200, 300);
            new ColourBar(scale, ColourMap.VIRIDIS, "loss", new double[0], style).draw(canvas, new Rectangle2D.Double(2, 2, 100, 296));
            canvas.dispose();
            // Beside the point of an arrow there is paper, beside the end of a bar there is the bar.
            assertEquals(ends[1] < 10, image.getRGB(4, 6) == 0xFFFFFFFF, "above " + ends[1]);
            assertEquals(ends[0] > 0, image.getRGB(4, 293) == 0xFFFFFFFF, "below " + ends[0]);
            assertNotEquals(0xFFFFFFFF, image.getRGB(12, 16));
            assertNotEquals(0xFFFFFFFF, image.getRGB(12, 284));
        }
    }

    @Test
    void anEditedRangeIsOneAndAnImpossibleOneIsRefused() {
        assertEquals(7, locked().between(0, 7).to());
        assertThrows(IllegalArgumentException.class, () -> locked().between(2, 2));
        assertThrows(IllegalArgumentException.class, () -> locked().between(Double.NEGATIVE_INFINITY, 2));
    }

    @Test
    void noTwoOfSixtyFourSeriesHaveTheColourAndTheMarkerOfEachOther() {
        Set<String> seen = new HashSet<>();
        for (int series = 0; series < 64; series++) {
            var outline = SeriesStyle.marker(series, 10).getPathIterator(null);
            StringBuilder style = new StringBuilder(SeriesStyle.colour(series, Style.Theme.LIGHT).toString());
            for (double[] at = new double[6]; !outline.isDone(); outline.next()) {
                style.append(outline.currentSegment(at)).append(Math.round(at[0])).append(',').append(Math.round(at[1])).append(' ');
            }
            assertTrue(seen.add(style.toString()), "series " + series);
        }
        assertEquals(Optional.empty(), SeriesStyle.repeats(8));
        assertTrue(SeriesStyle.repeats(9).orElseThrow().startsWith("9 series share 8 colours"));
    }
}
