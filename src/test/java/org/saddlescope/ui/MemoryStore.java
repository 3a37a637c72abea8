package org.saddlescope.ui;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.saddlescope.experiment.Experiment;
import org.saddlescope.experiment.ExperimentException;
import org.saddlescope.ui.document.ExperimentStore;
import org.saddlescope.ui.document.SampleGroup;

/** Two samples, and files that are kept in memory. */
final class MemoryStore implements ExperimentStore {
    final Map<Path, Experiment> files = new ConcurrentHashMap<>();

    @Override
    public List<Sample> samples() {
        return List.of(new Sample("himmelblau", "Himmelblau", "Four minima.", SampleGroup.FUNCTIONS), new Sample("two-moons", "Two moons", "A network.", SampleGroup.NETWORKS));
    }

    @Override
    public Experiment sample(Sample sample) {
        return sample.id().equals("two-moons") ? Experiments.twoMoons() : Experiments.himmelblau(100_000);
    }

    @Override
    public Opened read(Path file) throws ExperimentException {
        Experiment experiment = files.get(file);
        if (experiment == null) {
            throw new ExperimentException(file + ": there is no such file");
        }
        return new Opened(experiment, Optional.empty());
    }

    @Override
    public void save(Experiment experiment, Path file) {
        files.put(file, experiment);
    }
}
