package org.saddlescope.experiment;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.saddlescope.experiment.io.FileProblem;

/** Makes a frame of what a run folder holds, however far the run got. */
final class RunReader {
    private final RunFolder folder;

    RunReader(RunFolder folder) {
        this.folder = folder;
    }

    SavedRun read() throws ExperimentException {
        if (!RunFolder.isRunFolder(folder.path())) {
            throw new ExperimentException(folder.path() + ": " + (Files.exists(folder.path())
                    ? "is no run folder (it has no experiment.json)" : "there is no such run folder"));
        }
        Experiment experiment = SavedExperiment.read(folder.experiment());
        try {
            Optional<RunSummary> summary = Files.exists(folder.summary())
                    ? Optional.of(RunSummary.read(folder.summary())) : Optional.empty();
            HistoryColumns columns = HistoryColumns.read(folder.historyColumns());
            List<Frame.Track> tracks = tracks(experiment, columns, summary);
            Optional<SliceFile.Content> slice = slice();
            Frame frame = new Frame(phase(summary), tracks, slice.map(SliceFile.Content::slice),
                    slice.map(SliceFile.Content::trajectories).orElse(List.of()), slice.map(SliceFile.Content::marks).orElse(List.of()),
                    slice.map(RunReader::cells).orElse(0), slice.map(content -> content.slice().values().length).orElse(0),
                    Double.NaN, Double.NaN, message(tracks, summary), AlphaBetaFile.read(folder.alphaBeta()), Double.NaN).steered(experiment.training().interventions());
            return new SavedRun(experiment, frame, checkpoints(tracks, columns), summary.map(RunSummary::end));
        } catch (IOException e) {
            throw new ExperimentException(FileProblem.describe(folder.path(), e), e);
        }
    }

    private List<Frame.Track> tracks(Experiment experiment, HistoryColumns columns, Optional<RunSummary> summary) throws IOException {
        List<Frame.Track> tracks = new ArrayList<>();
        HistoryReader.read(folder.history(), columns).forEach((name, history) -> {
            int step = history.size() == 0 ? 0 : history.steps()[history.size() - 1];
            int total = columns.track(name).map(HistoryColumns.Track::total).orElse(experiment.training().steps());
            // Without a summary the history itself tells: a loss that is not finite is the last one there is.
            boolean lost = history.size() > 0 && !Double.isFinite(history.loss()[history.size() - 1]);
            int divergedAt = summary.map(s -> s.divergedAt().getOrDefault(name, -1)).orElse(lost ? step : -1);
            tracks.add(new Frame.Track(name, step, total, divergedAt, history));
        });
        return tracks;
    }

    private Optional<SliceFile.Content> slice() throws IOException {
        if (!Files.isDirectory(folder.slices())) {
            return Optional.empty();
        }
        try (Stream<Path> files = Files.list(folder.slices())) {
            Comparator<Path> lossFirst = Comparator.comparing(file -> !file.endsWith("loss.npz"));
            Optional<Path> file = files.filter(f -> ownSlice(f.getFileName().toString()))
                    .min(lossFirst.thenComparing(Comparator.naturalOrder()));
            return file.isPresent() ? Optional.of(SliceFile.read(file.get())) : Optional.empty();
        }
    }

    /** Whether a file is the run's own slice, not one of those that were made of the run later. */
    private static boolean ownSlice(String file) {
        return Arrays.stream(SliceSpec.Quantity.values()).anyMatch(quantity -> file.equals(quantity.id() + ".npz"));
    }

    private List<Checkpoint> checkpoints(List<Frame.Track> tracks, HistoryColumns columns) throws IOException {
        Map<String, String> names = columns.tracks().stream()
                .collect(Collectors.toMap(HistoryColumns.Track::file, HistoryColumns.Track::name, (a, _) -> a, LinkedHashMap::new));
        List<String> order = tracks.stream().map(Frame.Track::name).toList();
        List<Checkpoint> checkpoints = Checkpoints.read(folder.theta(), names);
        checkpoints.sort(Comparator.comparingInt((Checkpoint c) -> Math.floorMod(order.indexOf(c.optimizer()), Integer.MAX_VALUE))
                .thenComparingInt(Checkpoint::step));
        return checkpoints;
    }

    private static int cells(SliceFile.Content content) {
        int count = 0;
        for (boolean computed : content.slice().computed()) {
            count += computed ? 1 : 0;
        }
        return count;
    }

    private static Frame.Phase phase(Optional<RunSummary> summary) {
        return switch (summary.map(RunSummary::end).orElse(RunEnd.STOPPED)) {
            case DONE -> Frame.Phase.DONE;
            case STOPPED -> Frame.Phase.STOPPED;
            case FAILED -> Frame.Phase.FAILED;
        };
    }

    private static String message(List<Frame.Track> tracks, Optional<RunSummary> summary) {
        return summary.map(RunSummary::message).orElseGet(() -> "This run was cut off; it is kept up to step "
                + tracks.stream().mapToInt(Frame.Track::step).max().orElse(0));
    }
}
