package org.saddlescope.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.saddlescope.experiment.Experiment;
import org.saddlescope.experiment.ExperimentException;
import org.saddlescope.experiment.ExperimentFile;
import org.saddlescope.experiment.RunFolder;

/** Reads what a command line names as an experiment: a file, a run folder, or the experiment.json in one. */
final class Inputs {
    private Inputs() {}

    /**
     * @param overrides each {@code PATH=VALUE}
     * @throws ExperimentException where it cannot be read or is not valid
     */
    static Experiment experiment(Path path, List<String> overrides) throws ExperimentException {
        Optional<Path> folder = RunFolder.at(path);
        if (folder.isEmpty()) {
            return ExperimentFile.read(path, overrides);
        }
        Path run = folder.get();
        if (!RunFolder.isRunFolder(run)) {
            throw new ExperimentException(path + ": is a folder but no run folder (it has no experiment.json)");
        }
        Experiment experiment = RunFolder.experimentOf(run);
        return overrides.isEmpty() ? experiment : ExperimentFile.parse(
                ExperimentFile.withOverrides(ExperimentFile.write(experiment), path.toString(), overrides), path.toString());
    }

    /** The name by which to call it: the file's without its extension, or the folder's. */
    static String name(Path path) {
        String file = path.toAbsolutePath().normalize().getFileName().toString();
        return Files.isDirectory(path) ? file : file.replaceFirst("\\.json$", "");
    }
}
