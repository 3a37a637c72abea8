package org.saddlescope.cli;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.saddlescope.experiment.ExperimentException;
import org.saddlescope.figures.ColourMap;
import org.saddlescope.figures.FigureStyle;
import org.saddlescope.figures.FigureStyle.Unit;
import org.saddlescope.figures.Style;
import org.saddlescope.figures.sidecar.FigureStyles;
import org.saddlescope.schema.Nearest;
import picocli.CommandLine.Option;

/** The options that say how figures are written: a named style, and what is to be otherwise. */
final class StyleOptions {
    private static final double CM_PER_INCH = 2.54;
    private static final int LARGEST_SIDE = 20_000;
    private static final Pattern LENGTH = Pattern.compile("([0-9.]+)\\s*(cm|in|mm|)");

    @Option(names = "--style", paramLabel = "NAME",
            description = "A figure style: \"Screen\", \"Paper, one column\", \"Paper, two columns\", \"Slides\", or one of --styles. Other options change it.")
    private String style;

    @Option(names = "--styles", paramLabel = "FILE", description = "The styles that the window has saved: figure-styles.json in its settings folder.")
    private Path styles;

    @Option(names = "--width", paramLabel = "LENGTH", description = "Printed width with its unit, as 8.4cm, 84mm or 3.3in; the height follows in proportion.")
    private String width;

    @Option(names = "--height", paramLabel = "LENGTH", description = "Printed height with its unit.")
    private String height;

    @Option(names = "--width-cm", paramLabel = "CM", description = "Printed width in centimetres (17 without a style).")
    private Double widthCm;

    @Option(names = "--height-cm", paramLabel = "CM", description = "Printed height in centimetres (0.7 of the width without a style).")
    private Double heightCm;

    @Option(names = "--dpi", paramLabel = "DPI", description = "Dots per inch of a PNG (150 without a style).")
    private Integer dpi;

    @Option(names = "--font-pt", paramLabel = "PT", description = "Size of text in print (9 without a style).")
    private Double fontPt;

    @Option(names = "--theme", paramLabel = "THEME", description = "${COMPLETION-CANDIDATES} (light without a style).")
    private Style.Theme theme;

    @Option(names = "--transparent", negatable = true, description = "Nothing behind the figure, or its paper.")
    private Boolean transparent;

    @Option(names = "--title", negatable = true, description = "With the title of the figure, or without.")
    private Boolean title;

    @Option(names = "--key", paramLabel = "PLACE", description = "Where the key stands: below, beside or none.")
    private Style.KeyPlace key;

    @Option(names = "--lines", paramLabel = "FACTOR", description = "How much thicker lines are drawn, 0.1 to 10.")
    private Double lines;

    @Option(names = "--colours", paramLabel = "MAP",
            description = "viridis, magma, cividis, inferno, grey or diverging (viridis without a style). "
                    + "Ratios and eigenvalues that are negative somewhere are always drawn in diverging, with 0 in the middle.")
    private ColourMap colours;

    /**
     * The style that the options ask for.
     *
     * @param usual what they change where no style is named
     * @throws UsageException with the nearest valid value or name
     */
    FigureStyle of(FigureStyle usual) throws UsageException, ExperimentException {
        FigureStyle base = style == null ? usual : named();
        Optional<Unit> unit = width == null ? Optional.empty() : Optional.of(unit("--width", width));
        double wide = width != null ? length("--width", width) : widthCm != null ? widthCm : base.widthCm();
        double high = height != null ? length("--height", height) : heightCm != null ? heightCm : wide * (base.heightCm() / base.widthCm());
        int dots = dpi == null ? base.dpi() : dpi;
        double font = fontPt == null ? base.fontPt() : fontPt;
        double factor = lines == null ? base.lines() : lines;
        inRange(width != null ? "--width" : "--width-cm", wide, 2, 200);
        inRange(height != null ? "--height" : "--height-cm", high, 2, 200);
        inRange("--dpi", dots, 36, 2400);
        inRange("--font-pt", font, 3, 72);
        inRange("--lines", factor, 0.1, 10);
        double pixels = Math.max(wide, high) / CM_PER_INCH * dots;
        if (pixels > LARGEST_SIDE) {
            throw new UsageException(String.format(Locale.ROOT, "%.0f pixels a side, expected at most %d: lower --dpi to %d",
                    pixels, LARGEST_SIDE, (int) (LARGEST_SIDE * CM_PER_INCH / Math.max(wide, high))));
        }
        try {
            return new FigureStyle(wide, high, unit.orElse(base.unit()), dots, font, theme == null ? base.theme() : theme,
                    transparent == null ? base.transparent() : transparent, title == null ? base.title() : title, key == null ? base.key() : key, factor,
                    colours == null ? base.colours() : Optional.of(colours));
        } catch (IllegalArgumentException e) {
            throw new UsageException(e.getMessage());
        }
    }

    private FigureStyle named() throws UsageException, ExperimentException {
        FigureStyles known = styles == null ? FigureStyles.STANDARD : FigureStyles.read(styles);
        return known.style(style).orElseThrow(() -> new UsageException("--style " + style + ": no such style; " + Nearest.hint(style, known.names())));
    }

    private static Unit unit(String option, String text) throws UsageException {
        return parts(option, text).group(2).equals("in") ? Unit.INCH : Unit.CM;
    }

    private static double length(String option, String text) throws UsageException {
        Matcher parts = parts(option, text);
        try {
            double number = Double.parseDouble(parts.group(1));
            return switch (parts.group(2)) {
                case "in" -> Unit.INCH.toCm(number);
                case "mm" -> number / 10;
                default -> number;
            };
        } catch (NumberFormatException e) {
            throw new UsageException(option + " " + text + ": expected a length as 8.4cm, 84mm or 3.3in");
        }
    }

    private static Matcher parts(String option, String text) throws UsageException {
        Matcher matcher = LENGTH.matcher(text.strip().toLowerCase(Locale.ROOT));
        if (!matcher.matches()) {
            throw new UsageException(option + " " + text + ": expected a length as 8.4cm, 84mm or 3.3in");
        }
        return matcher;
    }

    private static void inRange(String option, double value, double min, double max) throws UsageException {
        if (!(value >= min && value <= max)) {
            throw new UsageException(String.format(Locale.ROOT, "%s %s: expected %s to %s, the nearest is %s", option, plain(value),
                    plain(min), plain(max), plain(value > max ? max : min)));
        }
    }

    private static String plain(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e9 ? String.valueOf((long) value) : String.valueOf(value);
    }
}
