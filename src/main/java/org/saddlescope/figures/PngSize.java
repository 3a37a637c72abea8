package org.saddlescope.figures;

/**
 * The printed size of a PNG.
 *
 * @param widthCm  width in centimetres
 * @param heightCm height in centimetres
 * @param dpi      dots per inch
 * @param fontPt   the size of ordinary text in points at that printed size
 */
public record PngSize(double widthCm, double heightCm, int dpi, double fontPt) {}
