package org.saddlescope.figures.sidecar;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.saddlescope.experiment.ExperimentException;
import org.saddlescope.figures.Figure;
import org.saddlescope.figures.FigureStyle;

/**
 * All that a picture is made of, as a JSON file beside it: the same figure in the same style gives the same bytes of PNG,
 * SVG and PDF, and a figure can be had in another style without its run.
 *
 * @param source where the figure comes from
 * @param style  how it was written
 * @param figure its data
 */
public record Sidecar(FigureSource source, FigureStyle style, Figure figure) {
    /** The version of the form; a file of another one is refused. */
    static final int VERSION = 1;
    private static final String MARK = "saddlescope";
    private static final String KIND = "figure";
    private static final String VERSION_FIELD = "version";
    /** Written first, so that a glance tells this file from an experiment. */
    private static final Pattern BEGINNING = Pattern.compile("\\s*\\{\\s*\"" + MARK + "\"\\s*:\\s*\"" + KIND + "\".*", Pattern.DOTALL);
    private static final int GLANCE = 256;

    /** Whether this file begins as one of these do; says no of one that cannot be read. */
    public static boolean at(Path file) {
        if (file.getFileName() == null || !file.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(".json") || !Files.isRegularFile(file)) {
            return false;
        }
        try (InputStream in = Files.newInputStream(file)) {
            return BEGINNING.matcher(new String(in.readNBytes(GLANCE), StandardCharsets.UTF_8)).matches();
        } catch (IOException e) {
            return false;
        }
    }

    /** @throws ExperimentException with one line that names the file, the field, what was expected and what was found */
    public static Sidecar read(Path file) throws ExperimentException {
        return parse(JsonFile.read(file), file.toString());
    }

    /** Writes it under a temporary name and moves it. */
    public void write(Path file) throws IOException {
        JsonFile.write(json(), file);
    }

    JsonNode json() {
        ObjectNode json = (ObjectNode) RecordJson.encode(this);
        ObjectNode all = json.objectNode().put(MARK, KIND).put(VERSION_FIELD, VERSION);
        return all.setAll(json);
    }

    static Sidecar parse(JsonNode json, String source) throws ExperimentException {
        RecordReader problems = new RecordReader(source);
        if (!json.path(MARK).asText().equals(KIND)) {
            throw problems.error("", "expected the JSON of a figure, which begins with {\"" + MARK + "\": \"" + KIND + "\"");
        }
        JsonNode version = json.path(VERSION_FIELD);
        if (!version.isInt() || version.intValue() != VERSION) {
            throw problems.error(VERSION_FIELD, "expected " + VERSION + ", found " + (version.isMissingNode() ? "nothing" : version)
                    + (version.isInt() && version.intValue() > VERSION ? ": a newer version of the program has written this file" : ""));
        }
        ObjectNode rest = json.deepCopy();
        rest.remove(List.of(MARK, VERSION_FIELD));
        return RecordJson.decode(rest, Sidecar.class, source);
    }
}
