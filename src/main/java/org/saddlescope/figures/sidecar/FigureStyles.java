package org.saddlescope.figures.sidecar;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.saddlescope.experiment.ExperimentException;
import org.saddlescope.figures.FigureStyle;
import org.saddlescope.figures.Style;

/**
 * Figure styles under names: those that come with the program and those of the user, of which one is taken where nothing
 * else is asked for. In a file they are {@code {"styles": [{"name": ..., "style": {...}}], "standard": ...}} with the
 * user's alone.
 *
 * @param styles   the user's; one that has the name of a shipped one takes its place
 * @param standard the name of the one to begin with
 */
public record FigureStyles(List<Named> styles, String standard) {
    /** A style and its name. */
    public record Named(String name, FigureStyle style) {}

    private static final String TWO_COLUMNS = "Paper, two columns";
    private static final List<Named> SHIPPED = List.of(
            new Named("Screen", style(25.4, 15.9, 96, 10.5, 1)),
            new Named("Paper, one column", style(8.4, 6.3, 600, 7, 1)),
            new Named(TWO_COLUMNS, style(17, 12.75, 300, 9, 1)),
            new Named("Slides", style(25.4, 14.29, 150, 16, 1.6)));

    /** Those that come with the program. */
    public static final FigureStyles STANDARD = new FigureStyles(List.of(), TWO_COLUMNS);

    public FigureStyles {
        styles = List.copyOf(styles);
    }

    private static FigureStyle style(double width, double height, int dpi, double font, double lines) {
        return new FigureStyle(width, height, FigureStyle.Unit.CM, dpi, font, Style.Theme.LIGHT, false, true, Style.KeyPlace.BELOW, lines, Optional.empty());
    }

    /**
     * The styles that a file holds.
     *
     * @throws ExperimentException with one line that names the file, the field and what was expected
     */
    public static FigureStyles read(Path file) throws ExperimentException {
        return RecordJson.decode(JsonFile.read(file), FigureStyles.class, file.toString());
    }

    @JsonCreator
    static FigureStyles of(JsonNode json) throws ExperimentException {
        return RecordJson.decode(json, FigureStyles.class, "");
    }

    @JsonValue
    JsonNode json() {
        return RecordJson.encode(this);
    }

    /** The names of all of them, those that come with the program first. */
    public List<String> names() {
        return List.copyOf(all().keySet());
    }

    /** The style of a name. */
    public Optional<FigureStyle> style(String name) {
        return Optional.ofNullable(all().get(name));
    }

    /** The style to begin with; where there is none of that name any more, the program's own. */
    public FigureStyle first() {
        return style(standard).orElseGet(() -> STANDARD.style(TWO_COLUMNS).orElseThrow());
    }

    /** Whether the style of this name is the user's, and can be removed. */
    public boolean own(String name) {
        return styles.stream().anyMatch(style -> style.name().equals(name));
    }

    /** The same with a style under this name, in place of one that had it. */
    public FigureStyles with(String name, FigureStyle style) {
        List<Named> others = new ArrayList<>(without(name).styles);
        others.add(new Named(name, style));
        return new FigureStyles(others, standard);
    }

    /** The same without the user's style of this name; one that comes with the program is what it was. */
    public FigureStyles without(String name) {
        return new FigureStyles(styles.stream().filter(style -> !style.name().equals(name)).toList(), standard);
    }

    /** The same beginning with this one. */
    public FigureStyles beginning(String name) {
        return new FigureStyles(styles, name);
    }

    private Map<String, FigureStyle> all() {
        Map<String, FigureStyle> all = new LinkedHashMap<>();
        SHIPPED.forEach(style -> all.put(style.name(), style.style()));
        styles.forEach(style -> all.put(style.name(), style.style()));
        return all;
    }
}
