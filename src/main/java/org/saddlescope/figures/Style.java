package org.saddlescope.figures;

/**
 * How a figure is drawn, apart from its data.
 *
 * @param fontSize the size of ordinary text, in the units of the canvas that is painted on
 * @param theme    the colours of background, text and grid
 */
public record Style(double fontSize, Theme theme) {
    public enum Theme { LIGHT, DARK }
}
