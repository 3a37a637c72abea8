package org.saddlescope.figures;

import java.awt.Color;

/**
 * The colours of a theme.
 *
 * @param paper the background of figure and plot
 * @param text  words, axes and single curves
 * @param muted notes and minor lines
 * @param grid  grid lines
 */
public record Ink(Color paper, Color text, Color muted, Color grid) {
    private static final Ink LIGHT = new Ink(Color.WHITE, new Color(0x1F2328), new Color(0x57606A), new Color(0xE2E5E9));
    private static final Ink DARK = new Ink(new Color(0x1E2227), new Color(0xE8EAED), new Color(0xA9B1BA), new Color(0x3A4149));

    private static final Ink LIGHT_CONTRAST = new Ink(Color.WHITE, Color.BLACK, new Color(0x24292F), new Color(0xC4CAD1));
    private static final Ink DARK_CONTRAST = new Ink(Color.BLACK, Color.WHITE, new Color(0xE4E8EC), new Color(0x5A636D));

    public static Ink of(Style.Theme theme) {
        return switch (theme) {
            case LIGHT -> LIGHT;
            case DARK -> DARK;
            case LIGHT_CONTRAST -> LIGHT_CONTRAST;
            case DARK_CONTRAST -> DARK_CONTRAST;
        };
    }

    static Color withAlpha(Color colour, int alpha) {
        return new Color(colour.getRed(), colour.getGreen(), colour.getBlue(), alpha);
    }

    /** Black or white, whichever stands out more on a background. */
    static Color contrasting(int argb) {
        return luminance(argb) > 0.45 ? new Color(0x14171A) : Color.WHITE;
    }

    /** Perceived lightness in 0..1 by the Rec. 601 weights of the gamma-encoded channels. */
    static double luminance(int argb) {
        return (0.299 * (argb >> 16 & 0xFF) + 0.587 * (argb >> 8 & 0xFF) + 0.114 * (argb & 0xFF)) / 255;
    }
}
