package org.saddlescope.experiment;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.saddlescope.data.Dataset;
import org.saddlescope.engine.ParameterLayout;
import org.saddlescope.experiment.io.FileProblem;
import org.saddlescope.landscape.Slice;

/**
 * Keeps a run in its folder while it goes on. Frames and checkpoints may come from any thread and are written on one
 * I/O thread; of the frames that wait only the newest is written, which loses nothing because each carries the whole
 * history. A folder that can no longer be written stops the run, and {@link #finish} says why.
 *
 * <p>No byte of {@code history.csv}, {@code theta} and {@code slices} of a finished run depends on which frames came.
 */
public final class RunWriter implements RunObserver, Consumer<Frame>, AutoCloseable {
    /** A finished slice is kept this often while the run goes on, for the case that it is killed. */
    private static final Duration BETWEEN_SLICES = Duration.ofSeconds(10);
    /** Checkpoints that may wait: a run that makes them faster than the disk takes them has to wait, or they fill the memory. */
    private static final int WAITING_CHECKPOINTS = 16;

    private final RunFolder folder;
    private final Control control;
    private final InstantSource clock;
    private final ExecutorService io = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("saddlescope-io").daemon(true).factory());
    private final AtomicReference<Frame> newest = new AtomicReference<>();
    private final AtomicReference<Experiment> steered = new AtomicReference<>();
    private final AtomicReference<IOException> failure = new AtomicReference<>();
    private final Semaphore room = new Semaphore(WAITING_CHECKPOINTS);
    private final AtomicReference<Optional<ProbeTime>> probes = new AtomicReference<>(Optional.empty());
    private final PhaseTimes times;
    private final SequencedMap<String, String> files = new LinkedHashMap<>();

    // Touched on the I/O thread only.
    private final HistoryJournal journal;
    private Optional<HistoryColumns> columns = Optional.empty();
    private Optional<Slice> slice = Optional.empty();
    private Instant sliceWritten = Instant.MIN;
    private Optional<Boolean> dataWritten = Optional.empty();

    /**
     * Starts a run folder with its {@code experiment.json}.
     *
     * @param folder  prepared by {@link RunFolder#create}
     * @param control stops the run where the folder can no longer be written
     * @throws ExperimentException where the folder cannot be written
     */
    public RunWriter(RunFolder folder, Experiment experiment, Control control) throws ExperimentException {
        this(folder, experiment, control, InstantSource.system());
    }

    RunWriter(RunFolder folder, Experiment experiment, Control control, InstantSource clock) throws ExperimentException {
        this.folder = folder;
        this.control = control;
        this.clock = clock;
        this.times = new PhaseTimes(clock.instant());
        this.journal = new HistoryJournal(folder.history());
        try {
            SavedExperiment.write(folder.experiment(), experiment);
        } catch (IOException e) {
            throw new ExperimentException(FileProblem.describe(folder.experiment(), e), e);
        }
    }

    @Override
    public void prepared(ParameterLayout layout, Optional<Dataset> data) {
        submit(() -> {
            writeLayout(layout);
            if (data.isPresent()) {
                dataWritten = Optional.of(SampleFile.write(folder.data(), data.get()));
            }
        });
    }

    @Override
    public void checkpoint(String optimizer, int step, double[] theta) {
        String file = file(optimizer);
        room.acquireUninterruptibly();
        submit(() -> {
            try {
                Checkpoints.write(folder.theta(), file, step, theta);
            } finally {
                room.release();
            }
        });
    }

    @Override
    public void steered(Experiment experiment) {
        if (steered.getAndSet(experiment) == null) {
            submit(() -> SavedExperiment.write(folder.experiment(), steered.getAndSet(null)));
        }
    }

    @Override
    public void trained(ProbeTime time) {
        probes.set(Optional.of(time));
    }

    @Override
    public void accept(Frame frame) {
        times.phase(frame.phase(), clock.instant());
        if (newest.getAndSet(frame) == null) {
            submit(() -> {
                Frame latest = newest.getAndSet(null);
                writeHistory(latest);
                writeSlice(latest);
            });
        }
    }

    /**
     * Writes the last frame and the summary; nothing may be handed over afterwards. The folder is complete when this
     * returns.
     *
     * @param message one line for people; empty where there is nothing to say
     * @throws ExperimentException where the folder could not be written at some point of the run
     */
    public void finish(Frame last, RunEnd end, String message) throws ExperimentException {
        Map<Frame.Phase, Double> seconds = times.end(clock.instant());
        submit(() -> {
            writeColumns(last);
            journal.finish(last);
            if (last.slice().isPresent()) {
                SliceFile.write(folder.slices(), content(last, last.slice().get()));
            }
            AlphaBetaFile.write(folder.alphaBeta(), last.alphaBeta());
            RunSummary.write(folder.summary(), last, end, message, seconds, probes.get(), dataWritten, clock.instant());
        });
        close();
        if (failure.get() != null) {
            throw new ExperimentException("the run folder could not be written: "
                    + FileProblem.describe(folder.path(), failure.get()), failure.get());
        }
    }

    /** Writes what waits and ends the I/O thread. A run closed without {@link #finish} stays as one that was cut off. */
    @Override
    public void close() {
        if (!io.isShutdown()) {
            submit(journal::close);
        }
        io.close();
    }

    private interface Work {
        void run() throws IOException;
    }

    private void submit(Work work) {
        io.execute(() -> {
            try {
                work.run();
            } catch (IOException e) {
                failure.compareAndSet(null, e);
                control.stop();
            }
        });
    }

    private void writeHistory(Frame frame) throws IOException {
        if (!frame.tracks().isEmpty()) {
            writeColumns(frame);
            journal.append(frame);
        }
    }

    private void writeColumns(Frame frame) throws IOException {
        frame.tracks().forEach(track -> file(track.name()));
        HistoryColumns now;
        synchronized (files) {
            now = HistoryColumns.of(frame, files);
        }
        if (!columns.equals(Optional.of(now))) {
            now.write(folder.historyColumns());
            columns = Optional.of(now);
        }
    }

    private void writeSlice(Frame frame) throws IOException {
        boolean due = sliceWritten.equals(Instant.MIN) || !clock.instant().isBefore(sliceWritten.plus(BETWEEN_SLICES));
        if (due && frame.slice().isPresent() && frame.slice().get().complete() && !slice.equals(frame.slice())) {
            slice = frame.slice();
            SliceFile.write(folder.slices(), content(frame, frame.slice().get()));
            sliceWritten = clock.instant();
        }
    }

    private static SliceFile.Content content(Frame frame, Slice slice) {
        return new SliceFile.Content(slice, frame.trajectories(), frame.marks());
    }

    /** The file name that stands for an optimizer, fixed when the optimizer is first seen. */
    private String file(String optimizer) {
        synchronized (files) {
            if (!files.containsKey(optimizer)) {
                List<String> names = new ArrayList<>(files.sequencedKeySet());
                names.add(optimizer);
                files.put(optimizer, FileNames.unique(names).getLast());
            }
            return files.get(optimizer);
        }
    }

    private void writeLayout(ParameterLayout layout) throws IOException {
        ObjectNode json = RunJson.object().put("dimension", layout.dimension());
        ArrayNode blocks = json.putArray("blocks");
        for (ParameterLayout.Block block : layout.blocks()) {
            ObjectNode entry = blocks.addObject().put("name", block.name()).put("offset", block.offset());
            ArrayNode shape = entry.putArray("shape");
            block.shape().forEach(shape::add);
            entry.put("role", block.role().name().toLowerCase(Locale.ROOT));
        }
        RunJson.write(folder.layout(), json);
    }

    /** How long a run has been in each phase, in seconds. */
    private static final class PhaseTimes {
        private final Map<Frame.Phase, Double> seconds = new EnumMap<>(Frame.Phase.class);
        private Frame.Phase phase = Frame.Phase.PREPARING;
        private Instant since;

        PhaseTimes(Instant start) {
            this.since = start;
        }

        synchronized void phase(Frame.Phase next, Instant now) {
            if (next != phase) {
                add(now);
                phase = next;
            }
        }

        synchronized Map<Frame.Phase, Double> end(Instant now) {
            add(now);
            return new EnumMap<>(seconds);
        }

        private void add(Instant now) {
            seconds.merge(phase, Duration.between(since, now).toNanos() / 1e9, Double::sum);
            since = now;
        }
    }
}
