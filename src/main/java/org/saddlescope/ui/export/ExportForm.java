package org.saddlescope.ui.export;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.saddlescope.figures.PictureFormat;
import org.saddlescope.figures.PngSize;

/**
 * What was typed into the export dialog, and whether it can be used.
 *
 * @param width  in centimetres
 * @param height in centimetres
 * @param dpi    dots per inch
 * @param font   in points
 * @param file   where to; ".png", ".svg" or ".pdf" says as what, and without one ".png" is added
 */
record ExportForm(String width, String height, String dpi, String font, String file) {
    private static final double MAX_CM = 200;
    private static final int MAX_DPI = 2400;
    private static final double MIN_PT = 3;
    private static final double MAX_PT = 144;
    private static final double MAX_PIXELS = 150e6;
    private static final double CM_PER_INCH = 2.54;

    /** The fields that a message can stand at. */
    enum Field { WIDTH, HEIGHT, DPI, FONT, FILE }

    /** One message a field that cannot be used; empty where everything can. */
    Map<Field, String> problems() {
        Map<Field, String> problems = new TreeMap<>(sizeProblems());
        fileProblem().ifPresent(text -> problems.put(Field.FILE, text));
        return problems;
    }

    /** The same without the file: what a preview needs. */
    Map<Field, String> sizeProblems() {
        Map<Field, String> problems = new TreeMap<>();
        check(problems, Field.WIDTH, width, 0.5, MAX_CM, "cm");
        check(problems, Field.HEIGHT, height, 0.5, MAX_CM, "cm");
        check(problems, Field.FONT, font, MIN_PT, MAX_PT, "pt");
        Optional<Double> dots = number(dpi);
        if (dots.isEmpty() || dots.get() != Math.rint(dots.get()) || dots.get() < 30 || dots.get() > MAX_DPI) {
            problems.put(Field.DPI, "A whole number from 30 to " + MAX_DPI);
        }
        if (problems.isEmpty()) {
            double pixels = inches(width) * inches(height) * dots.get() * dots.get();
            if (pixels > MAX_PIXELS) {
                problems.put(Field.DPI, String.format(Locale.ROOT, "%.0f million pixels; at most %.0f can be painted: fewer DPI or a smaller size",
                        pixels / 1e6, MAX_PIXELS / 1e6));
            }
        }
        return problems;
    }

    /** The size, where {@link #sizeProblems} is empty. */
    PngSize size() {
        return new PngSize(number(width).orElseThrow(), number(height).orElseThrow(),
                (int) number(dpi).orElseThrow().doubleValue(), number(font).orElseThrow());
    }

    /** The file, where {@link #problems} is empty. */
    Path path() {
        String name = file.strip();
        return Path.of(PictureFormat.of(Path.of(name)).isPresent() ? name : name + ".png").toAbsolutePath();
    }

    /** What the file's ending asks for, where {@link #problems} is empty. */
    PictureFormat format() {
        return PictureFormat.of(path()).orElse(PictureFormat.PNG);
    }

    private static double inches(String cm) {
        return number(cm).orElseThrow() / CM_PER_INCH;
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

    private Optional<String> fileProblem() {
        if (file.isBlank()) {
            return Optional.of("Where should the picture go?");
        }
        try {
            Path path = path();
            if (Files.isDirectory(path)) {
                return Optional.of("This is a folder: add a file name");
            }
            Path folder = path.getParent();
            if (folder == null || !Files.isDirectory(folder)) {
                return Optional.of("There is no folder " + folder);
            }
            return Files.isWritable(folder) ? Optional.empty() : Optional.of("The folder " + folder + " cannot be written to");
        } catch (InvalidPathException e) {
            return Optional.of("Not a file name: " + e.getReason());
        }
    }

    private static void check(Map<Field, String> problems, Field field, String text, double low, double high, String unit) {
        Optional<Double> value = number(text);
        if (value.isEmpty() || value.get() < low || value.get() > high) {
            problems.put(field, "A number from " + plain(low) + " to " + plain(high) + " " + unit);
        }
    }

    static String plain(double value) {
        return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
    }
}
