package org.saddlescope.cli;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.saddlescope.experiment.Claim;
import org.saddlescope.experiment.Experiment;
import org.saddlescope.experiment.ExperimentException;
import org.saddlescope.experiment.ExperimentFile;
import org.saddlescope.experiment.study.ClaimCheck;
import org.saddlescope.experiment.study.Sweep;
import org.saddlescope.schema.Nearest;

/** The claims that {@code reproduce} can examine: samples that have one, and files. */
final class ClaimSources {
    /**
     * A claim.
     *
     * @param id         the sample's or the file's name
     * @param experiment what examines it
     * @param unfit      fields given another value that this claim cannot take, and why
     */
    record Source(String id, Experiment experiment, List<String> unfit) {
        Claim claim() {
            return experiment.claim().orElseThrow();
        }
    }

    private ClaimSources() {}

    /** The samples that have a claim, in their order. */
    static List<Source> samples() throws ExperimentException {
        List<Source> sources = new ArrayList<>();
        for (String name : SampleExperiments.NAMES) {
            Optional<String> json = SampleExperiments.json(name);
            if (json.isPresent()) {
                Experiment experiment = ExperimentFile.parse(json.get(), name);
                if (experiment.claim().isPresent()) {
                    sources.add(new Source(name, experiment, List.of()));
                }
            }
        }
        return sources;
    }

    /**
     * What a command line names, each claim once.
     *
     * @param names IDs of samples or paths of files
     */
    static List<Source> named(List<String> names) throws ExperimentException, UsageException {
        Map<String, Source> sources = new LinkedHashMap<>();
        Map<String, String> given = new LinkedHashMap<>();
        List<Source> samples = samples();
        for (String name : names) {
            Source source = named(name, samples);
            String before = given.putIfAbsent(source.id(), name);
            if (before != null && !before.equals(name)) {
                throw new UsageException("reproduce " + name + ": " + before + " has the same name, and both would be written to one folder");
            }
            sources.put(source.id(), source);
        }
        return List.copyOf(sources.values());
    }

    private static Source named(String name, List<Source> samples) throws ExperimentException, UsageException {
        Optional<Source> sample = samples.stream().filter(source -> source.id().equals(name)).findFirst();
        if (sample.isPresent()) {
            return sample.get();
        }
        List<String> ids = samples.stream().map(Source::id).toList();
        Optional<Path> file = file(name);
        if (file.isEmpty()) {
            throw new UsageException("reproduce " + name + ": expected the name of a claim or an experiment file, found "
                    + (SampleExperiments.NAMES.contains(name) ? "a sample without a claim" : "neither") + "; " + Nearest.hint(name, ids));
        }
        Experiment experiment = Inputs.experiment(file.get(), List.of());
        if (experiment.claim().isEmpty()) {
            throw new ExperimentException(name + ": claim: missing; expected an experiment with a claim");
        }
        return new Source(Inputs.name(file.get()), experiment, List.of());
    }

    private static Optional<Path> file(String name) {
        try {
            Path path = Path.of(name);
            return name.endsWith(".json") || Files.exists(path) ? Optional.of(path) : Optional.empty();
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    /**
     * The claims with fields of other values, each where it fits.
     *
     * @param sets each {@code PATH=VALUE}
     * @throws ExperimentException where one of them fits no claim, with the reason of the first
     */
    static List<Source> with(List<Source> sources, List<String> sets) throws ExperimentException {
        List<Source> changed = sources;
        for (String set : sets) {
            changed = with(changed, set);
        }
        return changed;
    }

    private static List<Source> with(List<Source> sources, String set) throws ExperimentException {
        List<Source> changed = new ArrayList<>();
        List<ExperimentException> reasons = new ArrayList<>();
        for (Source source : sources) {
            try {
                Experiment experiment = ExperimentFile.parse(ExperimentFile.withOverrides(
                        ExperimentFile.write(source.experiment()), List.of(set)), source.id());
                if (experiment.claim().isEmpty()) {
                    throw new ExperimentException(source.id() + ": claim: expected a claim, found none");
                }
                if (Sweep.varies(source.claim(), set.substring(0, set.indexOf('=')))) {
                    throw new ExperimentException(source.id() + ": --set " + set + ": the claim sweeps this field");
                }
                ClaimCheck.require(experiment, source.id());
                changed.add(new Source(source.id(), experiment, source.unfit()));
            } catch (ExperimentException e) {
                reasons.add(e);
                List<String> unfit = new ArrayList<>(source.unfit());
                unfit.add(set + " (" + e.getMessage() + ")");
                changed.add(new Source(source.id(), source.experiment(), List.copyOf(unfit)));
            }
        }
        if (!sources.isEmpty() && reasons.size() == sources.size()) {
            throw reasons.getFirst();
        }
        return List.copyOf(changed);
    }
}
