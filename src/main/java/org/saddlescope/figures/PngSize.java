package org.saddlescope.figures;

import java.util.Locale;

/**
 * The printed size of a PNG.
 *
 * @param widthCm  width in centimetres
 * @param heightCm height in centimetres
 * @param dpi      dots per inch, 30 to 2400
 * @param fontPt   the size of ordinary text in points at that printed size
 */
public record PngSize(double widthCm, double heightCm, int dpi, double fontPt) {
    private static final double CM_PER_INCH = 2.54;
    private static final double PT_PER_INCH = 72;
    private static final long MAX_PIXELS = 400_000_000L;

    /** @throws IllegalArgumentException where a size is not positive, or the picture would be too large to paint */
    public PngSize {
        if (!(widthCm > 0) || !(heightCm > 0) || !(fontPt > 0)) {
            throw new IllegalArgumentException("width, height and font size must be positive, not " + widthCm + " cm, "
                    + heightCm + " cm and " + fontPt + " pt");
        }
        if (dpi < 30 || dpi > 2400) {
            throw new IllegalArgumentException("the resolution must be 30 to 2400 dots per inch, not " + dpi);
        }
        double pixels = widthCm / CM_PER_INCH * dpi * (heightCm / CM_PER_INCH * dpi);
        if (!(pixels <= MAX_PIXELS)) {
            throw new IllegalArgumentException(String.format(Locale.ROOT,
                    "%.4g pixels are too many: a figure may have 400 million", pixels));
        }
    }

    /** As wide, and as high as a table needs for all its rows, up to three times this height. */
    public PngSize fitting(Figure.Table table) {
        double pixels = TablePainter.height(table, new Style(fontPixels(), Style.Theme.LIGHT), pixelWidth());
        return new PngSize(widthCm, Math.min(3 * heightCm, Math.ceil(pixels) / dpi * CM_PER_INCH), dpi, fontPt);
    }

    /** The width in pixels. */
    public int pixelWidth() {
        return pixels(widthCm);
    }

    /** The height in pixels. */
    public int pixelHeight() {
        return pixels(heightCm);
    }

    /** The width in points of 1/72 inch. */
    public double pointWidth() {
        return widthCm / CM_PER_INCH * PT_PER_INCH;
    }

    /** The height in points of 1/72 inch. */
    public double pointHeight() {
        return heightCm / CM_PER_INCH * PT_PER_INCH;
    }

    /** The size of ordinary text in pixels. */
    public double fontPixels() {
        return fontPt * dpi / PT_PER_INCH;
    }

    private int pixels(double cm) {
        return Math.max(1, (int) Math.round(cm / CM_PER_INCH * dpi));
    }
}
