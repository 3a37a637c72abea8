package org.saddlescope.figures;

import java.util.Locale;
import java.util.Optional;

/**
 * How a figure is written, apart from its data: its printed size and all that a reader of a paper or a slide sees of it.
 *
 * @param widthCm     printed width in centimetres
 * @param heightCm    printed height in centimetres
 * @param unit        the unit in which people are told width and height
 * @param dpi         dots per inch of a PNG, 30 to 2400
 * @param fontPt      the size of ordinary text in points at that printed size
 * @param theme       the colours of background, text and grid
 * @param transparent whether nothing is painted behind the figure
 * @param title       whether the figure has its title
 * @param key         where its key stands
 * @param lines       by how much lines are thicker than usual, 0.1 to 10
 * @param colours     the colour map of a map or a surface; empty: the figure's own
 */
public record FigureStyle(double widthCm, double heightCm, Unit unit, int dpi, double fontPt, Style.Theme theme, boolean transparent,
                          boolean title, Style.KeyPlace key, double lines, Optional<ColourMap> colours) {
    /** A unit of length. */
    public enum Unit {
        CM("cm", 1),
        INCH("in", 2.54);

        private final String sign;
        private final double cm;

        Unit(String sign, double cm) {
            this.sign = sign;
            this.cm = cm;
        }

        /** How it is written behind a number. */
        public String sign() {
            return sign;
        }

        /** This many of the unit in centimetres. */
        public double toCm(double length) {
            return length * cm;
        }

        /** Centimetres in this unit. */
        public double fromCm(double length) {
            return length / cm;
        }
    }

    /** @throws IllegalArgumentException where a number is outside its range, or the picture would be too large to paint */
    public FigureStyle {
        new PngSize(widthCm, heightCm, dpi, fontPt);
        if (!(lines >= 0.1 && lines <= 10)) {
            throw new IllegalArgumentException(String.format(Locale.ROOT, "lines must be 0.1 to 10 times as thick as usual, not %s", lines));
        }
    }

    /** A figure on paper with its title, its key below and its own colours. */
    public static FigureStyle of(PngSize size, Style.Theme theme) {
        return new FigureStyle(size.widthCm(), size.heightCm(), Unit.CM, size.dpi(), size.fontPt(), theme, false, true,
                Style.KeyPlace.BELOW, 1, Optional.empty());
    }

    /** The printed size. */
    public PngSize size() {
        return new PngSize(widthCm, heightCm, dpi, fontPt);
    }

    /** The same at another size. */
    public FigureStyle sized(PngSize size) {
        return new FigureStyle(size.widthCm(), size.heightCm(), unit, size.dpi(), size.fontPt(), theme, transparent, title, key, lines, colours);
    }

    /** The same, as high as a table's rows where the figure is one. */
    public FigureStyle fitting(Figure figure) {
        return figure instanceof Figure.Table table ? sized(size().fitting(table)) : this;
    }

    /** The style of painting where ordinary text is this large in the units of the canvas. */
    public Style at(double fontSize) {
        return new Style(fontSize, theme, false, key, lines, transparent);
    }

    /** The figure as this style shows it: with or without its title, in its colours. */
    public Figure shown(Figure figure) {
        Figure titled = title ? figure : figure.untitled();
        return colours.isPresent() ? titled.coloured(colours.get()) : titled;
    }
}
