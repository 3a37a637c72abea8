package org.saddlescope.experiment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import org.saddlescope.experiment.io.FileProblem;

/**
 * The file {@code experiment.json} of a run folder: {@code {"program": {...}, "seeds": {...}, "experiment": {...}}}
 * with the experiment exactly as it was run, every default and override in it.
 */
final class SavedExperiment {
    private SavedExperiment() {}

    static void write(Path file, Experiment experiment) throws IOException {
        ObjectNode json = RunJson.object();
        json.putObject("program").put("name", Program.NAME).put("version", Program.VERSION);
        ObjectNode seeds = json.putObject("seeds").put("experiment", experiment.seed());
        if (experiment.plane() instanceof Experiment.PlaneSpec.Random random) {
            seeds.put("plane", random.seed());
        }
        json.set("experiment", RunJson.parse(ExperimentFile.write(experiment), file.toString()));
        RunJson.write(file, json);
    }

    static Experiment read(Path file) throws ExperimentException {
        try {
            JsonNode experiment = RunJson.read(file).path("experiment");
            if (!experiment.isObject()) {
                throw new ExperimentException(file + ": expected an object \"experiment\"");
            }
            return ExperimentFile.parse(experiment.toString(), file.toString());
        } catch (IOException e) {
            throw new ExperimentException(FileProblem.describe(file, e), e);
        }
    }
}
