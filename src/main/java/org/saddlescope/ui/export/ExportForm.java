package org.saddlescope.ui.export;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.saddlescope.figures.ColourMap;
import org.saddlescope.figures.FigureStyle;
import org.saddlescope.figures.PictureFormat;
import org.saddlescope.figures.Style;
import org.saddlescope.ui.base.Text;

/**
 * What was typed and chosen in the export dialog, and whether it can be used.
 *
 * @param width  in the unit
 * @param height in the unit
 * @param dpi    dots per inch
 * @param font   in points
 * @param lines  by how much lines are thicker than usual
 * @param looks  what is chosen and cannot be wrong
 * @param target where to
 */
record ExportForm(String width, String height, String dpi, String font, String lines, Looks looks, Target target) {
    private static final double MIN_CM = 0.5;
    private static final double MAX_CM = 200;
    private static final int MAX_DPI = 2400;
    private static final double MIN_PT = 3;
    private static final double MAX_PT = 144;
    private static final double MAX_PIXELS = 150e6;
    private static final double CM_PER_INCH = 2.54;

    /** The fields that a message can stand at. */
    enum Field { WIDTH, HEIGHT, DPI, FONT, LINES, FILE }

    /** The choices of a style. */
    record Looks(FigureStyle.Unit unit, Style.Theme theme, boolean transparent, boolean title, Style.KeyPlace key, Optional<ColourMap> colours) {}

    /**
     * @param name a file, of which ".png", ".svg" or ".pdf" says as what, and without one ".png" is added; for all figures a folder
     * @param all  whether all figures are written
     */
    record Target(String name, boolean all) {}

    /** One message a field that cannot be used; empty where everything can. */
    Map<Field, String> problems() {
        Map<Field, String> problems = new TreeMap<>(styleProblems());
        targetProblem().ifPresent(text -> problems.put(Field.FILE, text));
        return problems;
    }

    /** The same without the file: what a preview needs. */
    Map<Field, String> styleProblems() {
        Map<Field, String> problems = new TreeMap<>();
        FigureStyle.Unit unit = looks.unit();
        double low = rounded(unit.fromCm(MIN_CM));
        double high = rounded(unit.fromCm(MAX_CM));
        check(problems, Field.WIDTH, width, low, high, unit.sign());
        check(problems, Field.HEIGHT, height, low, high, unit.sign());
        check(problems, Field.FONT, font, MIN_PT, MAX_PT, "pt");
        check(problems, Field.LINES, lines, 0.1, 10, "");
        Optional<Double> dots = number(dpi);
        if (dots.isEmpty() || dots.get() != Math.rint(dots.get()) || dots.get() < 30 || dots.get() > MAX_DPI) {
            problems.put(Field.DPI, Text.of("export.wholeRange", "30", Integer.toString(MAX_DPI)));
        }
        if (problems.isEmpty()) {
            double pixels = cm(width) / CM_PER_INCH * (cm(height) / CM_PER_INCH) * dots.get() * dots.get();
            if (pixels > MAX_PIXELS) {
                problems.put(Field.DPI, Text.of("export.tooManyPixels", String.format(Locale.ROOT, "%.0f", pixels / 1e6),
                        String.format(Locale.ROOT, "%.0f", MAX_PIXELS / 1e6)));
            }
        }
        return problems;
    }

    /** The style, where {@link #styleProblems} is empty. */
    FigureStyle style() {
        return new FigureStyle(cm(width), cm(height), looks.unit(), (int) number(dpi).orElseThrow().doubleValue(), number(font).orElseThrow(), looks.theme(),
                looks.transparent(), looks.title(), looks.key(), number(lines).orElseThrow(), looks.colours());
    }

    /** The file or the folder, where {@link #problems} is empty. */
    Path path() {
        String name = target.name().strip();
        return Path.of(target.all() || PictureFormat.of(Path.of(name)).isPresent() ? name : name + ".png").toAbsolutePath();
    }

    /** What the file's ending asks for, where {@link #problems} is empty. */
    PictureFormat format() {
        return PictureFormat.of(path()).orElse(PictureFormat.PNG);
    }

    private double cm(String length) {
        return looks.unit().toCm(number(length).orElseThrow());
    }

    /** A number as typed, with a point or a comma. */
    static Optional<Double> number(String text) {
        try {
            double value = Double.parseDouble(text.strip().replace(',', '.'));
            return Double.isFinite(value) ? Optional.of(value) : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private Optional<String> targetProblem() {
        if (target.name().isBlank()) {
            return Optional.of(target.all() ? Text.of("export.noFolderYet") : Text.of("export.noFileYet"));
        }
        try {
            Path path = path();
            if (target.all() ? Files.exists(path) && !Files.isDirectory(path) : Files.isDirectory(path)) {
                return Optional.of(target.all() ? Text.of("export.isFile") : Text.of("export.isFolder"));
            }
            Path folder = path.getParent();
            if (folder == null || !Files.isDirectory(folder)) {
                return Optional.of(Text.of("export.missingFolder", String.valueOf(folder)));
            }
            Path written = target.all() && Files.isDirectory(path) ? path : folder;
            return Files.isWritable(written) ? Optional.empty() : Optional.of(Text.of("export.readOnlyFolder", written.toString()));
        } catch (InvalidPathException e) {
            return Optional.of(Text.of("export.badName", e.getReason()));
        }
    }

    private static void check(Map<Field, String> problems, Field field, String text, double low, double high, String unit) {
        Optional<Double> value = number(text);
        if (value.isEmpty() || value.get() < low || value.get() > high) {
            problems.put(field, Text.of("export.range", plain(low), plain(high), unit).strip());
        }
    }

    static String plain(double value) {
        return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
    }

    /** With two digits after the point: more than a ruler shows. */
    static double rounded(double value) {
        return Math.round(100 * value) / 100.0;
    }
}
