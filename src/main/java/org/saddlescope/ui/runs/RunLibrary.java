package org.saddlescope.ui.runs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.saddlescope.experiment.ExperimentException;
import org.saddlescope.experiment.FileNames;
import org.saddlescope.experiment.RunDigest;
import org.saddlescope.experiment.RunFolder;
import org.saddlescope.experiment.RunLabel;
import org.saddlescope.ui.base.Text;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The folder in which the window keeps its runs, one folder each, {@code yyyyMMdd-HHmmss-name}. What is deleted goes to a
 * trash inside, from which it comes back until the program ends. Reads and writes files: not for the JavaFX application
 * thread. Safe for several threads, and for several programs on one folder.
 */
public final class RunLibrary {
    private static final Logger LOG = LoggerFactory.getLogger(RunLibrary.class);
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss");
    private static final int STAMP_LENGTH = 15;
    private static final String RUNNING = "running";
    private static final String TRASH = ".trash";

    private final Path folder;
    private final Limits limits;
    private final Set<Path> going = ConcurrentHashMap.newKeySet();
    private final Map<Path, Known> known = new ConcurrentHashMap<>();

    /**
     * How much is kept.
     *
     * @param runs  the newest so many
     * @param bytes together at most so much
     */
    public record Limits(int runs, long bytes) {
        /** 100 runs of 2 GB together. */
        public static final Limits STANDARD = new Limits(100, 2_000_000_000L);
    }

    /** A run that was deleted, and where it is until that is final. */
    public record Deleted(RunEntry entry, Path trashed) {}

    /** What was read of a run, and the age of the file that would tell otherwise. */
    private record Known(FileTime changed, RunDigest digest) {}

    public RunLibrary(Path folder, Limits limits) {
        this.folder = folder;
        this.limits = limits;
    }

    /** Where the runs are. */
    public Path folder() {
        return folder;
    }

    public Limits limits() {
        return limits;
    }

    /**
     * Prepares the folder of a run that begins now; it counts as running until {@link #ended}.
     *
     * @throws ExperimentException where it cannot be written
     */
    public RunFolder begin(String name, LocalDateTime now) throws ExperimentException {
        Path path = unused(STAMP.format(now) + "-" + FileNames.of(name));
        RunFolder run = RunFolder.create(path);
        going.add(path);
        try {
            Files.writeString(path.resolve(RUNNING), Long.toString(ProcessHandle.current().pid()));
        } catch (IOException e) {
            LOG.warn("{} cannot be marked as running: {}", path, e.toString());
        }
        return run;
    }

    private synchronized Path unused(String name) {
        return RunFolder.unused(folder, name);
    }

    /** The run has come to its end. */
    public void ended(RunFolder run) {
        going.remove(run.path());
        try {
            Files.deleteIfExists(run.path().resolve(RUNNING));
        } catch (IOException e) {
            LOG.warn("{} stays marked as running: {}", run.path(), e.toString());
        }
    }

    /** The runs, the newest first. A folder that cannot be read is left out, and the log says why. */
    public List<RunEntry> list() {
        List<RunEntry> entries = new ArrayList<>();
        for (Path run : folders()) {
            try {
                entries.add(entry(run));
            } catch (ExperimentException | IOException e) {
                LOG.warn("{} is left out of the list of runs: {}", run, e.getMessage());
            }
        }
        entries.sort(Comparator.comparing(RunEntry::started).thenComparing(entry -> entry.folder().getFileName().toString()).reversed());
        known.keySet().retainAll(entries.stream().map(RunEntry::folder).toList());
        return entries;
    }

    private List<Path> folders() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(path -> !path.getFileName().toString().startsWith(".") && RunFolder.isRunFolder(path)).toList();
        } catch (IOException e) {
            LOG.warn("{} cannot be listed: {}", folder, e.toString());
            return List.of();
        }
    }

    /** @throws ExperimentException where it holds no run that can be read */
    private RunEntry entry(Path run) throws ExperimentException, IOException {
        RunFolder files = new RunFolder(run);
        Path tells = Stream.of(files.summary(), files.history(), files.experiment()).filter(Files::exists).findFirst().orElse(run);
        FileTime changed = Files.getLastModifiedTime(tells);
        Known before = known.get(run);
        RunDigest digest = before != null && before.changed().equals(changed) ? before.digest() : RunDigest.of(run);
        known.put(run, new Known(changed, digest));
        return new RunEntry(run, started(run), digest, RunLabel.read(run), running(run));
    }

    private static LocalDateTime started(Path run) throws IOException {
        String name = run.getFileName().toString();
        try {
            return LocalDateTime.parse(name.substring(0, Math.min(STAMP_LENGTH, name.length())), STAMP);
        } catch (DateTimeParseException e) {
            return LocalDateTime.ofInstant(Files.getLastModifiedTime(run.resolve("experiment.json")).toInstant(), ZoneId.systemDefault());
        }
    }

    /** Whether the program that writes it is still there. */
    private boolean running(Path run) {
        if (going.contains(run)) {
            return true;
        }
        try {
            long process = Long.parseLong(Files.readString(run.resolve(RUNNING)).strip());
            return process != ProcessHandle.current().pid() && ProcessHandle.of(process).filter(ProcessHandle::isAlive).isPresent();
        } catch (IOException | NumberFormatException e) {
            return false;
        }
    }

    /**
     * Moves a run to the trash.
     *
     * @throws ExperimentException where it cannot be moved
     */
    public Deleted delete(RunEntry entry) throws ExperimentException {
        if (running(entry.folder())) {
            throw new ExperimentException(Text.of("runs.runLibrary.isStillRunningStopIt", entry.name()));
        }
        Path trashed = trash().resolve(entry.folder().getFileName());
        move(entry.folder(), trashed);
        return new Deleted(entry, trashed);
    }

    /**
     * Puts a deleted run back where it was.
     *
     * @throws ExperimentException where it cannot be moved
     */
    public void restore(Deleted deleted) throws ExperimentException {
        move(deleted.trashed(), deleted.entry().folder());
    }

    private static void move(Path from, Path to) throws ExperimentException {
        try {
            Files.createDirectories(to.getParent());
            Files.move(from, to);
        } catch (IOException e) {
            throw new ExperimentException(Text.of("runs.runLibrary.cannotBeMovedTo", from, to, e.getMessage()), e);
        }
    }

    private Path trash() {
        return folder.resolve(TRASH).resolve(Long.toString(ProcessHandle.current().pid()));
    }

    /** Makes deletions final: those of this program, and what programs that ended otherwise have left. */
    public void emptyTrash() {
        remove(trash());
        removeOrphanedTrash();
    }

    /** Removes what programs that were killed had deleted. */
    public void removeOrphanedTrash() {
        Path all = folder.resolve(TRASH);
        if (!Files.isDirectory(all)) {
            return;
        }
        try (Stream<Path> trashes = Files.list(all)) {
            trashes.filter(path -> path.getFileName().toString().chars().allMatch(Character::isDigit))
                    .filter(path -> ProcessHandle.of(Long.parseLong(path.getFileName().toString())).isEmpty()).forEach(RunLibrary::remove);
        } catch (IOException | UncheckedIOException | NumberFormatException e) {
            LOG.warn("{} cannot be emptied: {}", all, e.toString());
        }
    }

    /** @throws ExperimentException where the folder cannot be written */
    public void label(RunEntry entry, RunLabel label) throws ExperimentException {
        label.write(entry.folder());
    }

    /**
     * Removes the oldest runs beyond the limits for good; pinned ones, those that are running and those in use stay, and
     * count.
     *
     * @param inUse folders of runs that are shown
     * @return how many were removed
     */
    public int prune(Set<Path> inUse) {
        int kept = 0;
        long bytes = 0;
        int removed = 0;
        for (RunEntry entry : list()) {
            long size = size(entry.folder());
            boolean stays = entry.label().pinned() || entry.running() || inUse.contains(entry.folder());
            if (!stays && (kept >= limits.runs() || bytes + size > limits.bytes() && kept > 0)) {
                remove(entry.folder());
                removed++;
            } else {
                kept++;
                bytes += size;
            }
        }
        return removed;
    }

    private static long size(Path run) {
        long[] sum = {0};
        try {
            Files.walkFileTree(run, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    sum[0] += attributes.size();
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            LOG.warn("{} cannot be measured: {}", run, e.toString());
        }
        return sum[0];
    }

    /**
     * Copies a run with everything in it into another folder, under its own name or one that is free there.
     *
     * @return the copy
     * @throws ExperimentException where it cannot be copied
     */
    public Path copy(RunEntry entry, Path into) throws ExperimentException {
        Path target = RunFolder.unused(into, entry.folder().getFileName().toString());
        if (target.toAbsolutePath().normalize().startsWith(entry.folder().toAbsolutePath().normalize())) {
            throw new ExperimentException(Text.of("runs.runLibrary.liesInsideTheRunChoose", into));
        }
        try (Stream<Path> files = Files.walk(entry.folder())) {
            for (Path file : (Iterable<Path>) files::iterator) {
                if (!file.equals(entry.folder().resolve(RUNNING))) {
                    Files.copy(file, target.resolve(entry.folder().relativize(file).toString()));
                }
            }
            return target;
        } catch (IOException | UncheckedIOException e) {
            throw new ExperimentException(Text.of("runs.runLibrary.theRunCannotBeCopied", target, e.getMessage()), e);
        }
    }

    /** The run in this folder; empty where it holds none that can be read. */
    public Optional<RunEntry> find(Path run) {
        try {
            return RunFolder.isRunFolder(run) ? Optional.of(entry(run)) : Optional.empty();
        } catch (ExperimentException | IOException e) {
            LOG.warn("{} cannot be read: {}", run, e.getMessage());
            return Optional.empty();
        }
    }

    private static void remove(Path path) {
        if (!Files.exists(path)) {
            return;
        }
        try (Stream<Path> files = Files.walk(path)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException | UncheckedIOException e) {
            LOG.warn("{} cannot be removed: {}", path, e.toString());
        }
    }
}
