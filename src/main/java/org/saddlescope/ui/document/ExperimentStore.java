package org.saddlescope.ui.document;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.saddlescope.experiment.Experiment;
import org.saddlescope.experiment.ExperimentException;
import org.saddlescope.experiment.SavedRun;

/** Where experiments come from and go to. */
public interface ExperimentStore {
    /** The samples that come with the program, the one to begin with first. */
    List<Sample> samples();

    /** The same, for who does not want to wait. */
    default CompletableFuture<List<Sample>> listed() {
        return CompletableFuture.completedFuture(samples());
    }

    /**
     * @param id    the name of its file without the ending
     * @param name  its name for people
     * @param notes what to look at
     * @param group where it stands among the others
     */
    record Sample(String id, String name, String notes, SampleGroup group) {}

    /** @throws ExperimentException with one line that names the field and what was expected */
    Experiment sample(Sample sample) throws ExperimentException;

    /**
     * An experiment file, or a run folder.
     *
     * @throws ExperimentException with one line that names the file, the field and what was expected
     */
    Opened read(Path path) throws ExperimentException;

    /**
     * What a path held.
     *
     * @param run what was recorded, where the path is a run folder or the experiment.json in one
     */
    record Opened(Experiment experiment, Optional<SavedRun> run) {}

    /** @throws ExperimentException with one line that names the file and why it cannot be written */
    void save(Experiment experiment, Path file) throws ExperimentException;
}
