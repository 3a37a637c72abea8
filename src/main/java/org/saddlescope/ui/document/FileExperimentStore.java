package org.saddlescope.ui.document;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.stream.Stream;
import org.saddlescope.experiment.Experiment;
import org.saddlescope.experiment.ExperimentException;
import org.saddlescope.experiment.ExperimentFile;
import org.saddlescope.experiment.RunFolder;
import org.saddlescope.experiment.SavedRun;
import org.saddlescope.ui.base.Text;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Experiments in files, and the samples that are resources of the program. */
public final class FileExperimentStore implements ExperimentStore {
    private static final Logger LOG = LoggerFactory.getLogger(FileExperimentStore.class);
    private static final String FOLDER = "/org/saddlescope/samples";
    /** What a newcomer begins with, in this order. */
    private static final List<String> START = List.of("two-moons", "saddle-escape", "himmelblau");
    /** The lessons in the order in which they build on each other. */
    private static final List<String> LESSONS = List.of("lesson-step-size", "lesson-momentum", "lesson-saddle", "lesson-pl", "lesson-alpha-beta",
            "lesson-linear-nets", "lesson-no-confined", "lesson-edge");
    private static final List<String> ORDER = Stream.concat(START.stream(), LESSONS.stream()).toList();
    private static final String ENDING = ".json";

    private final CompletableFuture<List<Sample>> samples;

    /** Lists the samples at once. */
    public FileExperimentStore() {
        this(Runnable::run);
    }

    /** @param background lists the samples, which means to read them all; {@link #samples()} waits for it */
    public FileExperimentStore(Executor background) {
        samples = CompletableFuture.supplyAsync(FileExperimentStore::read, background);
    }

    /**
     * The experiment for a newcomer, without a look at the other samples.
     *
     * @throws ExperimentException where this build lacks it
     */
    public static Experiment first() throws ExperimentException {
        return ExperimentFile.decode(text(START.getFirst()), START.getFirst());
    }

    private static List<Sample> read() {
        return ids().stream().flatMap(id -> {
            try {
                // What a sample is called and what it shows stands in the file; whether it runs is asked when it is opened.
                Experiment experiment = ExperimentFile.decode(text(id), id);
                return Stream.of(new Sample(id, experiment.name(), experiment.notes(), START.contains(id) ? SampleGroup.START : SampleGroup.of(experiment)));
            } catch (ExperimentException e) {
                LOG.warn("The sample {} is left out: {}", id, e.getMessage());
                return Stream.of();
            }
        }).toList();
    }

    private static List<String> ids() {
        URL folder = FileExperimentStore.class.getResource(FOLDER);
        if (folder == null) {
            return List.of();
        }
        try {
            URI uri = folder.toURI();
            if (!uri.getScheme().equals("jar")) {
                return ids(Path.of(uri));
            }
            try (FileSystem jar = FileSystems.newFileSystem(uri, Map.of())) {
                return ids(jar.getPath(FOLDER));
            }
        } catch (IOException | URISyntaxException e) {
            LOG.warn("The samples cannot be listed: {}", e.toString());
            return List.of();
        }
    }

    private static List<String> ids(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            List<String> ids = new ArrayList<>(files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(ENDING)).map(name -> name.substring(0, name.length() - ENDING.length())).toList());
            ids.sort(Comparator.comparingInt((String id) -> ORDER.contains(id) ? ORDER.indexOf(id) : ORDER.size()).thenComparing(Comparator.naturalOrder()));
            return ids;
        }
    }

    private static String text(String id) throws ExperimentException {
        try (InputStream in = FileExperimentStore.class.getResourceAsStream(FOLDER + "/" + id + ENDING)) {
            if (in == null) {
                throw new ExperimentException(Text.of("fileExperimentStore.thereIsNoSample", id));
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new ExperimentException(Text.of("fileExperimentStore.theSampleCannotBeRead", id, e.getMessage()), e);
        }
    }

    @Override
    public List<Sample> samples() {
        return samples.join();
    }

    @Override
    public CompletableFuture<List<Sample>> listed() {
        return samples;
    }

    @Override
    public Experiment sample(Sample sample) throws ExperimentException {
        // Not checked here: a sample that needs a folder of data is opened, and the form says what it needs.
        return ExperimentFile.decode(text(sample.id()), sample.name());
    }

    @Override
    public Opened read(Path path) throws ExperimentException {
        Optional<Path> folder = RunFolder.at(path);
        if (folder.isEmpty()) {
            return new Opened(ExperimentFile.read(path), Optional.empty());
        }
        SavedRun run = RunFolder.open(folder.get());
        return new Opened(run.experiment(), Optional.of(run));
    }

    @Override
    public void save(Experiment experiment, Path file) throws ExperimentException {
        ExperimentFile.save(experiment, file);
    }
}
