package org.saddlescope.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.saddlescope.experiment.AlphaBetaReport;
import org.saddlescope.experiment.Control;
import org.saddlescope.experiment.Experiment;
import org.saddlescope.experiment.ExperimentException;
import org.saddlescope.experiment.Frame;
import org.saddlescope.experiment.History;
import org.saddlescope.experiment.RunEnd;
import org.saddlescope.experiment.RunFolder;
import org.saddlescope.experiment.RunWriter;

/** Runs one experiment into its folder, shows how it goes and prints what came of it. */
final class RunJob {
    private static final Frame NOTHING = new Frame(Frame.Phase.PREPARING, List.of(), Optional.empty(), List.of(), List.of(),
            0, 0, Double.NaN, Double.NaN, "");

    private final Runner runner;
    private final Terminal terminal;
    private final boolean quiet;

    RunJob(Runner runner, Terminal terminal, boolean quiet) {
        this.runner = runner;
        this.terminal = terminal;
        this.quiet = quiet;
    }

    /** @return the exit code */
    int run(String name, Experiment experiment, Path out) throws ExperimentException, InterruptedException {
        Control control = Control.running();
        try (Interruption _ = new Interruption(control)) {
            return train(name, experiment, out, control);
        }
    }

    /**
     * The same under levers that are already in someone's hand.
     *
     * @return the exit code
     */
    int train(String name, Experiment experiment, Path out, Control control) throws ExperimentException, InterruptedException {
        RunFolder folder = RunFolder.create(out);
        try (RunWriter writer = new RunWriter(folder, experiment, control)) {
            Frame last = train(name, experiment, control, writer);
            RunEnd end = control.stopped() ? RunEnd.STOPPED : last.phase() == Frame.Phase.FAILED ? RunEnd.FAILED : RunEnd.DONE;
            writer.finish(last, end, last.message());
            printResult(name, last, end);
            List<Experiment.FigureKind> figures = end == RunEnd.STOPPED ? List.of()
                    : FigureFiles.DEFAULT.write(experiment.wantedFigures(), experiment, last, folder.figures());
            printPlaces(folder, end, figures);
            return switch (end) {
                case DONE -> ExitCode.DONE;
                case STOPPED -> ExitCode.INTERRUPTED;
                case FAILED -> ExitCode.FAILED;
            };
        }
    }

    private Frame train(String name, Experiment experiment, Control control, RunWriter writer)
            throws ExperimentException, InterruptedException {
        AtomicReference<Frame> newest = new AtomicReference<>(NOTHING);
        try (Progress progress = new Progress(name, terminal, System::nanoTime)) {
            Consumer<Frame> shown = quiet ? _ -> { } : progress;
            return runner.run(experiment, control, writer, frame -> {
                newest.set(frame);
                writer.accept(frame);
                shown.accept(frame);
            });
        } catch (ExperimentException | InterruptedException | RuntimeException | Error e) {
            try {
                writer.finish(newest.get(), control.stopped() ? RunEnd.STOPPED : RunEnd.FAILED, String.valueOf(e.getMessage()));
            } catch (ExperimentException also) {
                e.addSuppressed(also);
            }
            throw e;
        }
    }

    private void printResult(String name, Frame last, RunEnd end) {
        if (quiet) {
            return;
        }
        terminal.out().println(name + ": " + switch (end) {
            case DONE -> "done";
            case STOPPED -> "stopped, what was computed is kept";
            case FAILED -> "failed" + (last.message().isEmpty() ? "" : ": " + last.message());
        });
        if (end != RunEnd.FAILED && !last.message().isEmpty()) {
            terminal.out().println("  " + last.message());
        }
        for (Frame.Track track : last.tracks()) {
            History history = track.history();
            String loss = history.size() == 0 ? "" : String.format(Locale.ROOT, ", loss %.6g", history.loss()[history.size() - 1]);
            String diverged = track.divergedAt() < 0 ? ""
                    : ", DIVERGED: its loss was no longer finite at step " + track.divergedAt() + ", everything before it is kept";
            terminal.out().println("  " + track.name() + ": " + track.step() + " of " + track.total() + " steps" + loss
                    + accuracies(history) + diverged);
        }
        last.alphaBeta().forEach(report -> terminal.out().println("  " + report.optimizer() + ": " + alphaBeta(report)));
    }

    private static String alphaBeta(AlphaBetaReport report) {
        String found = report.feasible()
                ? String.format(Locale.ROOT, "alpha-beta with α − β = %s: α ≥ %.6g, β ≥ %.6g, βσ² = %.6g", report.margin(), report.alphaMin(),
                        report.beta(), report.betaSigmaSquared())
                : "alpha-beta: no pair is feasible";
        String binding = report.region().binding(report.margin())
                .map(record -> String.format(Locale.ROOT, ", bound by step %d, batch %d", record.step(), record.batch())).orElse("");
        return found + binding + " (" + report.counted() + " records, " + report.dropped() + " dropped as 0/0)"
                + (report.remark().isEmpty() ? "" : "; " + report.remark());
    }

    private static String accuracies(History history) {
        return history.columns().stream().filter(column -> column.group() == History.Group.ACCURACY).map(column -> {
            for (int i = history.size() - 1; i >= 0; i--) {
                if (column.measured()[i]) {
                    return String.format(Locale.ROOT, ", %s %.4f", column.label(), column.values()[i]);
                }
            }
            return "";
        }).collect(Collectors.joining());
    }

    private void printPlaces(RunFolder folder, RunEnd end, List<Experiment.FigureKind> figures) {
        if (quiet) {
            return;
        }
        terminal.out().println("  run folder: " + folder.path().toAbsolutePath().normalize());
        if (end == RunEnd.STOPPED) {
            terminal.out().println("  figures: none yet; saddlescope figures " + folder.path() + " draws them");
        } else if (!figures.isEmpty()) {
            terminal.out().println("  figures: " + folder.figures().toAbsolutePath().normalize() + " ("
                    + figures.stream().map(FigureFiles::name).collect(Collectors.joining(", ")) + ")");
        }
    }
}
