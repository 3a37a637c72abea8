package org.saddlescope.ui;

import java.nio.file.Path;
import java.util.List;
import org.saddlescope.experiment.Experiment;
import org.saddlescope.experiment.ExperimentException;

/** Where experiments come from and go to. */
interface ExperimentStore {
    /** The samples that come with the program, the one to begin with first. */
    List<Sample> samples();

    /**
     * @param id    the name of its file without the ending
     * @param name  its name for people
     * @param notes what to look at
     */
    record Sample(String id, String name, String notes) {}

    /** @throws ExperimentException with one line that names the field and what was expected */
    Experiment sample(Sample sample) throws ExperimentException;

    /** @throws ExperimentException with one line that names the file, the field and what was expected */
    Experiment read(Path file) throws ExperimentException;

    /** @throws ExperimentException with one line that names the file and why it cannot be written */
    void save(Experiment experiment, Path file) throws ExperimentException;
}
