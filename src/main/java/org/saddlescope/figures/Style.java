package org.saddlescope.figures;

import java.awt.Color;
import java.awt.Font;

/**
 * How a figure is drawn, apart from its data. Lines, markers and spaces scale with the font size.
 *
 * @param fontSize the size of ordinary text, in the units of the canvas that is painted on
 * @param theme    the colours of background, text and grid
 * @param compact  whether the key of a map or surface may cut its lines where it would take much of the picture: on a
 *                 screen, where the readout tells the rest; never in a file
 * @param key      where the key stands
 * @param lines    by how much lines are thicker than usual
 * @param transparent whether nothing is painted behind the figure
 */
public record Style(double fontSize, Theme theme, boolean compact, KeyPlace key, double lines, boolean transparent) {
    private static final Color NOTHING = new Color(0, true);
    private static final double SMALLEST = 0.82;
    /** How much heavier lines are where there is more contrast. */
    private static final float HEAVIER = 1.2f;

    /** Dark on light or light on dark, each also with more contrast and heavier lines for a projector. */
    public enum Theme {
        LIGHT, DARK, LIGHT_CONTRAST, DARK_CONTRAST;

        /** Whether it is light on dark. */
        public boolean dark() {
            return this == DARK || this == DARK_CONTRAST;
        }

        /** Whether it is one for a projector. */
        public boolean contrast() {
            return this == LIGHT_CONTRAST || this == DARK_CONTRAST;
        }

        /** The one of the same paper with or without more contrast. */
        public Theme withContrast(boolean wanted) {
            return dark() ? wanted ? DARK_CONTRAST : DARK : wanted ? LIGHT_CONTRAST : LIGHT;
        }
    }

    /** Where the key of a figure stands. A table has none. */
    public enum KeyPlace { BELOW, BESIDE, NONE }

    public Style {
        if (!(fontSize > 0) || Double.isInfinite(fontSize)) {
            throw new IllegalArgumentException("a font size of " + fontSize + " is not positive");
        }
        if (!(lines > 0) || Double.isInfinite(lines)) {
            throw new IllegalArgumentException("lines " + lines + " times as thick are none");
        }
    }

    /** With the key below, lines as thick as usual, on paper. */
    public Style(double fontSize, Theme theme, boolean compact) {
        this(fontSize, theme, compact, KeyPlace.BELOW, 1, false);
    }

    /** A style in which no words are cut. */
    public Style(double fontSize, Theme theme) {
        this(fontSize, theme, false);
    }

    /** Whether it is for the screen of a lecture, where the picture comes before the words about it. */
    boolean lecture() {
        return compact && theme.contrast();
    }

    /** The same with no words cut; in a lecture they are few, and none are. */
    Style uncut() {
        return lecture() ? this : new Style(fontSize, theme, false, key, lines, transparent);
    }

    /** The same without a key. */
    public Style keyless() {
        return new Style(fontSize, theme, compact, KeyPlace.NONE, lines, transparent);
    }

    /** What is painted behind the figure. */
    Color ground() {
        return transparent ? NOTHING : ink().paper();
    }

    /** Ordinary text: axis labels and legends. */
    public Font font() {
        return new Font(Font.SANS_SERIF, Font.PLAIN, 1).deriveFont((float) fontSize);
    }

    /** Tick labels and notes. */
    Font smallFont() {
        return font().deriveFont((float) (0.88 * fontSize));
    }

    /** The size of the smallest text there is in a chart: the values on contours. */
    public double smallest() {
        return SMALLEST * fontSize;
    }

    public Font titleFont() {
        return font().deriveFont(Font.BOLD, (float) (1.1 * fontSize));
    }

    /** The line width unit: 1 at a font size of 10, times how much thicker lines are wanted; more with more contrast. */
    float line() {
        return (float) (lines * fontSize / 10) * (theme.contrast() ? HEAVIER : 1);
    }

    Ink ink() {
        return Ink.of(theme);
    }
}
