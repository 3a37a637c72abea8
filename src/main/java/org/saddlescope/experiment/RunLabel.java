package org.saddlescope.experiment;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.saddlescope.experiment.io.FileProblem;

/**
 * What a person has noted on a run, in the file {@code label.json} of its folder: nothing that was computed.
 *
 * @param name   what the run is called; empty: as its experiment
 * @param pinned whether it is never removed to make room
 */
public record RunLabel(String name, boolean pinned) {
    /** A run that nobody has touched. */
    public static final RunLabel NONE = new RunLabel("", false);
    private static final String FILE = "label.json";

    public RunLabel {
        name = name.strip();
    }

    /** A label that is missing or damaged is none: it never keeps a run from being opened. */
    public static RunLabel read(Path folder) {
        Path file = folder.resolve(FILE);
        if (!Files.isRegularFile(file)) {
            return NONE;
        }
        try {
            JsonNode json = RunJson.read(file);
            return new RunLabel(json.path("name").asText(""), json.path("pinned").asBoolean(false));
        } catch (IOException e) {
            return NONE;
        }
    }

    /** @throws ExperimentException where the folder cannot be written */
    public void write(Path folder) throws ExperimentException {
        Path file = folder.resolve(FILE);
        try {
            RunJson.write(file, RunJson.object().put("name", name).put("pinned", pinned));
        } catch (IOException e) {
            throw new ExperimentException(FileProblem.describe(file, e), e);
        }
    }
}
