package org.saddlescope.figures;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * The colour maps on offer: 256 colours each, from assets, where each file names its origin. All are monotone in
 * lightness and readable with every kind of colour blindness.
 */
public enum ColourMap {
    VIRIDIS, MAGMA, CIVIDIS, INFERNO, GREY;

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
