package org.saddlescope.ui.movie;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.saddlescope.experiment.Experiment.FigureKind;
import org.saddlescope.figures.Style;
import org.saddlescope.figures.movie.MovieFormat;
import org.saddlescope.figures.movie.MovieSize;
import org.saddlescope.figures.movie.Scene;
import org.saddlescope.figures.movie.Timing;
import org.saddlescope.figures.page.Export;
import org.saddlescope.ui.base.Text;

/**
 * What was chosen in the dialog, and whether it can be used.
 *
 * @param lesson  whether the lesson is written and not the run; its steps name the figures
 * @param encoder whether an encoder for films was found; empty as long as nobody knows
 */
record MovieForm(MovieFormat format, List<FigureKind> figures, String seconds, String framesPerSecond, String size, boolean dark, boolean orbit,
                 boolean lesson, String file, Optional<Boolean> encoder) {
    /** The fields that a message can stand at. */
    enum Field { FORMAT, FIGURES, SECONDS, RATE, SIZE, FILE }

    MovieForm {
        figures = List.copyOf(figures);
    }

    boolean film() {
        return format != MovieFormat.HTML;
    }

    /** One message a field that cannot be used; empty where everything can. */
    Map<Field, String> problems() {
        Map<Field, String> problems = new EnumMap<>(Field.class);
        if (format == MovieFormat.MP4 && encoder.isPresent() && !encoder.get()) {
            problems.put(Field.FORMAT, Text.of("movie.noEncoder"));
        }
        if (!lesson && (figures.isEmpty() || film() && figures.size() > Scene.MOST_FIGURES)) {
            problems.put(Field.FIGURES, figures.isEmpty() ? Text.of("movie.noFigure") : Text.of("movie.tooManyFigures", Scene.MOST_FIGURES));
        }
        if (film()) {
            if (length().isEmpty()) {
                problems.put(Field.SECONDS, Text.of("movie.badSeconds", plain(Timing.SHORTEST), plain(Timing.LONGEST)));
            }
            if (rate().isEmpty()) {
                problems.put(Field.RATE, Text.of("movie.badRate", Integer.toString(fastest())));
            }
            if (MovieSize.of(size).isEmpty()) {
                problems.put(Field.SIZE, Text.of("movie.badSize", Integer.toString(MovieSize.SMALLEST), Integer.toString(MovieSize.LARGEST), MovieSize.HD.toString()));
            }
        }
        fileProblem().ifPresent(problem -> problems.put(Field.FILE, problem));
        return problems;
    }

    /** How many pictures there will be; empty for a page, for a lesson, whose texts take their time, and where the numbers cannot be used. */
    Optional<Integer> pictures() {
        return film() && !lesson ? length().flatMap(length -> rate().map(rate -> new Timing(length, rate).frames())) : Optional.empty();
    }

    /** What is to be written, where there is no problem. */
    Export export() {
        Timing timing = film() ? new Timing(length().orElseThrow(), rate().orElseThrow()) : new Timing(1, 1);
        return new Export(format, timing, film() ? MovieSize.of(size).orElseThrow() : MovieSize.HD, dark ? Style.Theme.DARK : Style.Theme.LIGHT, orbit);
    }

    /** The file, where there is no problem; its name ends as the format wants it. */
    Path path() {
        String name = file.strip();
        return Path.of(MovieFormat.of(Path.of(name)).filter(found -> found == format).isPresent() ? name : name + "." + format.extension()).toAbsolutePath();
    }

    /** A file's name with the ending of this format in place of that of another one. */
    static String as(MovieFormat format, String file) {
        return file.isBlank() ? file : file.replaceFirst("(?i)\\.(gif|mp4|html)$", "") + "." + format.extension();
    }

    private Optional<Double> length() {
        try {
            double value = Double.parseDouble(seconds.strip().replace(',', '.'));
            return value >= Timing.SHORTEST && value <= Timing.LONGEST ? Optional.of(value) : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private Optional<Integer> rate() {
        try {
            int value = Integer.parseInt(framesPerSecond.strip());
            return value >= 1 && value <= fastest() ? Optional.of(value) : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private int fastest() {
        return format == MovieFormat.GIF ? Timing.FASTEST_GIF : Timing.FASTEST;
    }

    private Optional<String> fileProblem() {
        if (file.isBlank()) {
            return Optional.of(Text.of("movie.noFile"));
        }
        try {
            Path path = path();
            Path folder = path.getParent();
            if (Files.isDirectory(path)) {
                return Optional.of(Text.of("movie.isFolder"));
            }
            return folder != null && Files.isDirectory(folder) ? Optional.empty() : Optional.of(Text.of("movie.noFolder", String.valueOf(folder)));
        } catch (InvalidPathException e) {
            return Optional.of(Text.of("movie.badName", e.getReason()));
        }
    }

    private static String plain(double value) {
        return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
    }
}
