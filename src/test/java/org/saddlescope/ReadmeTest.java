package org.saddlescope;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.saddlescope.experiment.Experiment;
import org.saddlescope.experiment.ExperimentException;
import org.saddlescope.experiment.ExperimentFile;

/** What the README shows works as it stands there. */
class ReadmeTest {
    private static String readme() throws Exception {
        return Files.readString(Path.of("README.md"));
    }

    @Test
    void theExperimentOfTheReadmeIsValid() throws Exception {
        Matcher json = Pattern.compile("```json\n(.*?)```", Pattern.DOTALL).matcher(readme());
        assertTrue(json.find());
        Experiment experiment = ExperimentFile.parse(json.group(1), "README.md");
        assertEquals(2, experiment.optimizers().size());
    }

    @Test
    void theFormulaOfTheReadmeIsValid() throws Exception {
        Matcher formula = Pattern.compile("`(\\{\"type\": \"formula\".*?})`").matcher(readme());
        assertTrue(formula.find());
        check("{\"problem\": " + formula.group(1) + ", \"optimizers\": [{\"type\": \"sgd\"}]}");
    }

    private static void check(String json) throws ExperimentException {
        ExperimentFile.parse(json, "README.md");
    }

    @Test
    void everySampleExperimentIsInTheTour() throws Exception {
        try (Stream<Path> files = Files.list(Path.of("sample-experiments"))) {
            List<String> names = files.map(f -> f.getFileName().toString().replace(".json", "")).toList();
            for (String name : names) {
                assertTrue(readme().contains("`" + name + "`"), name);
            }
        }
    }
}
