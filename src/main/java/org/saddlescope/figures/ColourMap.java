package org.saddlescope.figures;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.saddlescope.landscape.Slice;

/**
 * The colour maps: 256 colours each, from assets, where each file names its origin. Those on offer are monotone in
 * lightness, and all are readable with every kind of colour blindness. {@link #DIVERGING} is for values of either sign
 * alone: it is light in the middle and rises to there from both ends.
 */
public enum ColourMap {
    VIRIDIS, MAGMA, CIVIDIS, INFERNO, GREY, DIVERGING;

    /** Those that a viewer chooses from. */
    public static List<ColourMap> onOffer() {
        return Arrays.stream(values()).filter(map -> map != DIVERGING).toList();
    }

    /** The map that shows a slice: the one chosen, or the diverging one where 0 is the middle of its values. */
    public static ColourMap of(Slice slice, ColourMap chosen) {
        return ColourScale.diverges(slice) ? DIVERGING : chosen;
    }

    /** The same where a range of colours is kept: its middle decides, so that slices compare. */
    static ColourMap of(Slice slice, Optional<ColourRange> range, ColourMap chosen) {
        return range.filter(kept -> kept.fits(slice)).map(kept -> kept.diverging() ? DIVERGING : chosen).orElseGet(() -> of(slice, chosen));
    }

    /** The colour of NaN: in none of the maps. */
    public static final int NAN_ARGB = 0xFF7FE3FF;
    /** The colour of an infinity of either sign: in none of the maps. */
    public static final int INFINITE_ARGB = 0xFFFF8AE2;
    /** The number of colours of a map. */
    public static final int SIZE = 256;

    private final int[] table = read(name().toLowerCase(Locale.ROOT));

    /**
     * The colour at t as opaque ARGB: the nearest of the 256 rows, with t below 0 and above 1 taken as 0 and 1;
     * {@link #NAN_ARGB} for NaN and {@link #INFINITE_ARGB} for an infinity.
     */
    public int argb(double t) {
        if (Double.isNaN(t)) {
            return NAN_ARGB;
        }
        if (Double.isInfinite(t)) {
            return INFINITE_ARGB;
        }
        return table[Math.clamp(Math.round(t * (SIZE - 1)), 0, SIZE - 1)];
    }

    private static int[] read(String name) {
        String resource = "/org/saddlescope/assets/colourmaps/" + name + ".csv";
        try (InputStream in = ColourMap.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("the colour map " + resource + " is missing from the program");
            }
            int[] table = new String(in.readAllBytes(), StandardCharsets.UTF_8).lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .mapToInt(ColourMap::row)
                    .toArray();
            if (table.length != SIZE) {
                throw new IllegalStateException(resource + " has " + table.length + " colours instead of " + SIZE);
            }
            return table;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int row(String line) {
        String[] parts = line.split(",");
        return 0xFF000000 | Integer.parseInt(parts[0].strip()) << 16 | Integer.parseInt(parts[1].strip()) << 8
                | Integer.parseInt(parts[2].strip());
    }
}
