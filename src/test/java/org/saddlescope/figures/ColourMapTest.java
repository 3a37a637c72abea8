package org.saddlescope.figures;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ColourMapTest {
    @ParameterizedTest
    @CsvSource({"VIRIDIS, 440154, FDE725", "MAGMA, 000004, FCFDBF", "INFERNO, 000004, FCFFA4", "CIVIDIS, 00224E, FEE838",
        "GREY, 141414, F0F0F0"})
    void endsAreThePublishedColours(ColourMap map, String first, String last) {
        assertEquals(first, hex(map.argb(0)));
        assertEquals(last, hex(map.argb(1)));
        assertEquals(first, hex(map.argb(-3)));
        assertEquals(last, hex(map.argb(7)));
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "DIVERGING")
    void lightnessRisesFromEndToEnd(ColourMap map) {
        for (int i = 8; i < 256; i += 8) {
            assertTrue(Ink.luminance(map.argb(i / 255.0)) > Ink.luminance(map.argb((i - 8) / 255.0)), map + " at " + i);
        }
    }

    @ParameterizedTest
    @EnumSource
    void nanAndInfinityLookLikeNoValue(ColourMap map) {
        assertEquals(ColourMap.NAN_ARGB, map.argb(Double.NaN));
        assertEquals(ColourMap.INFINITE_ARGB, map.argb(Double.POSITIVE_INFINITY));
        assertEquals(ColourMap.INFINITE_ARGB, map.argb(Double.NEGATIVE_INFINITY));
        for (int i = 0; i < 256; i++) {
            assertTrue(distance(map.argb(i / 255.0), ColourMap.NAN_ARGB) > 60, map + " and NaN at " + i);
            assertTrue(distance(map.argb(i / 255.0), ColourMap.INFINITE_ARGB) > 60, map + " and infinity at " + i);
        }
        assertTrue(distance(ColourMap.NAN_ARGB, ColourMap.INFINITE_ARGB) > 60);
    }

    private static double distance(int a, int b) {
        int red = (a >> 16 & 255) - (b >> 16 & 255);
        int green = (a >> 8 & 255) - (b >> 8 & 255);
        int blue = (a & 255) - (b & 255);
        return Math.sqrt(red * red + green * green + blue * blue);
    }

    private static String hex(int argb) {
        return String.format("%06X", argb & 0xFFFFFF);
    }

    @Test
    void theDivergingMapIsLightestInTheMiddleAndNotOnOffer() {
        for (int i = 4; i <= 124; i += 4) {
            assertTrue(Ink.luminance(ColourMap.DIVERGING.argb(i / 255.0)) > Ink.luminance(ColourMap.DIVERGING.argb((i - 4) / 255.0)), "at " + i);
            assertTrue(Ink.luminance(ColourMap.DIVERGING.argb(1 - i / 255.0)) > Ink.luminance(ColourMap.DIVERGING.argb(1 - (i - 4) / 255.0)), "at " + (255 - i));
        }
        assertTrue(!ColourMap.onOffer().contains(ColourMap.DIVERGING) && ColourMap.onOffer().contains(ColourMap.VIRIDIS));
    }
}
