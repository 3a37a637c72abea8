package org.saddlescope.experiment;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.saddlescope.experiment.io.FileProblem;

/**
 * A run as a folder that NumPy and a text editor read:
 * <pre>
 * experiment.json  the exact experiment, with the program's version and the seeds
 * history.csv      a row a recorded step and optimizer: optimizer, step, loss, gradient_norm, step_size, measurements
 * history.json     what the columns of history.csv mean, and the optimizers
 * theta/*.npy      checkpoints, float64, OPTIMIZER-STEP.npy
 * layout.json      names, shapes and offsets of the blocks of θ
 * data.npz         inputs, targets, split (0 training, 1 held back), classes and symbols where there are some; up to 10 MB
 * slices/loss.npz  alpha, beta, loss[row = beta][column = alpha], origin, direction1, direction2; what {@link SliceFile} adds
 * spectra/*.csv    what {@code saddlescope spectrum} found; see {@link SpectrumFile}
 * paths/           what {@code saddlescope path} found; see {@link PathFile}
 * alphabeta/*.csv  the alpha-beta condition along each path, where it was measured; see {@link AlphaBetaFile}
 * figures/*.png    what the experiment asked for
 * summary.json     how it ended: per optimizer final loss and accuracies; durations
 * </pre>
 * Files are written under a temporary name and moved; history.csv is appended and flushed as the run goes. A run that
 * was killed opens as far as it got. The same experiment gives the same bytes, except in {@code summary.json}.
 *
 * @param path the folder itself
 */
public record RunFolder(Path path) {
    /**
     * Prepares a folder for a new run. What an earlier run left in it is replaced file by file: files of this layout go,
     * every other file stays.
     *
     * @throws ExperimentException where the folder cannot be written, or holds something that is no run
     */
    public static RunFolder create(Path path) throws ExperimentException {
        RunFolder folder = new RunFolder(path);
        try {
            if (Files.exists(path) && !Files.isDirectory(path)) {
                throw new ExperimentException(path + ": is a file, expected a folder for the run");
            }
            if (Files.isDirectory(path) && !isRunFolder(path) && !isEmpty(path)) {
                throw new ExperimentException(path + ": holds files but no run (no experiment.json); name an empty or a new folder");
            }
            Files.createDirectories(path);
            folder.clear();
            for (Path part : new Path[] {folder.theta(), folder.slices(), folder.figures()}) {
                Files.createDirectories(part);
            }
            // Only writing tells: permissions lie for root, on network drives and on read-only media.
            Files.delete(Files.createTempFile(path, ".writable", null));
            return folder;
        } catch (IOException e) {
            throw new ExperimentException("the run folder " + path + " cannot be written: " + FileProblem.describe(path, e), e);
        }
    }

    /**
     * Opens a run as far as it got.
     *
     * @throws ExperimentException where this is no run folder, or a file in it is damaged; the message names the file
     */
    public static SavedRun open(Path path) throws ExperimentException {
        return new RunReader(new RunFolder(path)).read();
    }

    /** The experiment of a run folder, without opening the rest of it. */
    public static Experiment experimentOf(Path path) throws ExperimentException {
        return SavedExperiment.read(new RunFolder(path).experiment());
    }

    /**
     * The folder of the run that a path stands for: a folder itself, or the one whose {@code experiment.json} it is. What
     * else is in the folder tells that file from one that is merely called so.
     */
    public static Optional<Path> at(Path path) {
        if (Files.isDirectory(path)) {
            return Optional.of(path);
        }
        Path folder = path.toAbsolutePath().getParent();
        return folder != null && path.getFileName().toString().equals("experiment.json") && Files.isDirectory(new RunFolder(folder).theta())
                ? Optional.of(folder) : Optional.empty();
    }

    /** Whether this folder holds a run. */
    public static boolean isRunFolder(Path path) {
        return Files.isRegularFile(new RunFolder(path).experiment());
    }

    /** A folder under {@code runs} that does not exist yet: NAME, or NAME-2, NAME-3, ... */
    public static Path unused(Path runs, String name) {
        String safe = FileNames.of(name);
        Path path = runs.resolve(safe);
        for (int n = 2; Files.exists(path); n++) {
            path = runs.resolve(safe + "-" + n);
        }
        return path;
    }

    public Path experiment() {
        return path.resolve("experiment.json");
    }

    public Path history() {
        return path.resolve("history.csv");
    }

    public Path historyColumns() {
        return path.resolve("history.json");
    }

    public Path theta() {
        return path.resolve("theta");
    }

    public Path layout() {
        return path.resolve("layout.json");
    }

    public Path data() {
        return path.resolve("data.npz");
    }

    public Path slices() {
        return path.resolve("slices");
    }

    public Path spectra() {
        return path.resolve("spectra");
    }

    public Path critical() {
        return path.resolve("critical");
    }

    public Path paths() {
        return path.resolve("paths");
    }

    public Path alphaBeta() {
        return path.resolve("alphabeta");
    }

    public Path figures() {
        return path.resolve("figures");
    }

    public Path summary() {
        return path.resolve("summary.json");
    }

    /** The file of a figure, for instance {@code figures/map.png}. */
    public Path figure(Experiment.FigureKind kind) {
        return figures().resolve(kind + ".png");
    }

    private void clear() throws IOException {
        // The summary first: what is left of the old run must not look finished.
        for (Path file : new Path[] {summary(), history(), historyColumns(), layout(), data()}) {
            Files.deleteIfExists(file);
        }
        for (Experiment.FigureKind kind : Experiment.FigureKind.values()) {
            Files.deleteIfExists(figure(kind));
        }
        deleteMatching(theta(), Checkpoints.NAME.asMatchPredicate());
        CriticalFile.clear(critical());
        deleteMatching(slices(), SliceFile.NAME.asMatchPredicate());
        SpectrumFile.clear(spectra());
        PathFile.clear(paths());
        AlphaBetaFile.clear(alphaBeta());
    }

    private static void deleteMatching(Path folder, Predicate<String> name) throws IOException {
        if (Files.isDirectory(folder)) {
            try (Stream<Path> files = Files.list(folder)) {
                for (Path file : files.filter(f -> name.test(f.getFileName().toString())).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    private static boolean isEmpty(Path path) throws IOException {
        try (Stream<Path> files = Files.list(path)) {
            return files.findAny().isEmpty();
        }
    }
}
