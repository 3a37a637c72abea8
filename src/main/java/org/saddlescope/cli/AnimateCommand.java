package org.saddlescope.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;
import org.saddlescope.experiment.Control;
import org.saddlescope.experiment.Experiment;
import org.saddlescope.experiment.ExperimentException;
import org.saddlescope.experiment.Frame;
import org.saddlescope.experiment.RunFolder;
import org.saddlescope.experiment.RunObserver;
import org.saddlescope.experiment.SavedRun;
import org.saddlescope.experiment.io.FileProblem;
import org.saddlescope.figures.ColourMap;
import org.saddlescope.figures.Style;
import org.saddlescope.figures.movie.Chapter;
import org.saddlescope.figures.movie.MovieFormat;
import org.saddlescope.figures.movie.MovieSize;
import org.saddlescope.figures.movie.Scene;
import org.saddlescope.figures.movie.Timing;
import org.saddlescope.figures.movie.VideoEncoder;
import org.saddlescope.figures.page.Export;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code saddlescope animate}: a run or a lesson as a moving picture, or as a page that needs no program. */
@Command(name = "animate", description = "Write a run or a lesson as an animated GIF, as an MP4 or as a page.",
        footer = {"", "X.mp4 needs ffmpeg on the PATH; X.gif and X.html need nothing. X.html has a slider through the steps, needs no program and no network,",
                "and follows its reader's choice of light or dark. Ctrl-C leaves no half file (exit code 130)."})
final class AnimateCommand implements Callable<Integer> {
    private final Services services;
    private final Terminal terminal;

    @Parameters(paramLabel = "RUN|FILE", description = "A run folder, or an experiment file, which is run first.")
    private Path input;

    @Option(names = "--out", paramLabel = "X", required = true, description = "The file to write: X.gif, X.mp4 or X.html.")
    private Path out;

    @Option(names = "--figures", paramLabel = "KIND", split = ",",
            description = "One to four figures side by side, for instance map,loss (a page takes any number); without it map, surface, loss and ratios.")
    private List<Experiment.FigureKind> figures = new ArrayList<>();

    @Option(names = "--seconds", paramLabel = "S", defaultValue = "10", description = "How long it lasts, the hold at the end included; of a lesson what moves in all, to which the time to read comes (default: ${DEFAULT-VALUE}).")
    private double seconds;

    @Option(names = "--fps", paramLabel = "N", defaultValue = "20", description = "Pictures a second, for a GIF at most 50 (default: ${DEFAULT-VALUE}).")
    private int framesPerSecond;

    @Option(names = "--size", paramLabel = "WxH", defaultValue = "1280x720", description = "Pixels; odd numbers become the even ones below (default: ${DEFAULT-VALUE}).")
    private String size;

    @Option(names = "--theme", paramLabel = "THEME", defaultValue = "light", description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private Style.Theme theme;

    @Option(names = "--colours", paramLabel = "MAP", defaultValue = "viridis", description = "viridis, magma, cividis, inferno, grey or diverging (default: ${DEFAULT-VALUE}).")
    private ColourMap colours;

    @Option(names = "--linear", description = "Linear instead of logarithmic scales.")
    private boolean linear;

    @Option(names = "--orbit", description = "Go around the surface once.")
    private boolean orbit;

    @Option(names = "--lesson", description = "The steps of the experiment's lesson, each of which is trained.")
    private boolean lesson;

    AnimateCommand(Services services, Terminal terminal) {
        this.services = services;
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws ExperimentException, UsageException, EnvironmentException, InterruptedException {
        // All of it before anything is trained.
        Export export = export();
        Optional<Path> folder = RunFolder.at(input);
        Experiment experiment = Inputs.experiment(input, List.of());
        if (lesson && experiment.lesson().isEmpty()) {
            throw new UsageException(input + ": lesson: this experiment has none; leave --lesson out to animate its run");
        }
        Optional<String> fonts = services.fontProblem().get();
        if (fonts.isPresent()) {
            throw new EnvironmentException(fonts.get());
        }
        Control control = Control.running();
        try (Interruption _ = new Interruption(control)) {
            if (lesson) {
                List<Chapter> chapters = Chapter.of(experiment, colours, changed -> train(changed, control), control::stopped);
                write(progress -> export.lesson(experiment, chapters, out, progress), control);
            } else {
                SavedRun saved = folder.isPresent() ? RunFolder.open(folder.get()) : new SavedRun(experiment, train(experiment, control), List.of(), Optional.empty());
                Scene scene = scene(saved, export.format());
                write(progress -> export.run(scene, out, progress), control);
            }
        } catch (CancellationException e) {
            terminal.err().println(Inputs.name(input) + ": cancelled, nothing was written");
            return ExitCode.INTERRUPTED;
        }
        terminal.out().println(out);
        return ExitCode.DONE;
    }

    /** Writes a file. */
    @FunctionalInterface
    private interface Work {
        void write(org.saddlescope.figures.movie.Progress progress) throws IOException;
    }

    private void write(Work work, Control control) throws ExperimentException {
        try (StageProgress shown = new StageProgress(out.getFileName().toString(), terminal, false, System::nanoTime)) {
            Path parent = out.toAbsolutePath().getParent();
            Files.createDirectories(parent);
            work.write(new org.saddlescope.figures.movie.Progress() {
                @Override
                public void done(int pictures, int of) {
                    shown.report("painting", pictures, of);
                }

                @Override
                public boolean cancelled() {
                    return control.stopped();
                }
            });
        } catch (IOException e) {
            throw new ExperimentException(FileProblem.describe(out, e), e);
        }
    }

    private Frame train(Experiment experiment, Control control) throws ExperimentException, InterruptedException {
        try (Progress shown = new Progress(experiment.name(), terminal, System::nanoTime)) {
            Frame last = services.runner().run(experiment, control, RunObserver.NONE, shown);
            if (control.stopped()) {
                throw new CancellationException("stopped");
            }
            return last;
        }
    }

    private Scene scene(SavedRun saved, MovieFormat format) throws UsageException {
        List<Experiment.FigureKind> there = Scene.available(saved.experiment(), saved.frame());
        List<Experiment.FigureKind> missing = figures.stream().filter(kind -> !there.contains(kind)).toList();
        if (!missing.isEmpty()) {
            throw new UsageException("--figures " + names(missing) + ": this run holds nothing for that; it has " + names(there));
        }
        if (there.isEmpty()) {
            throw new UsageException(input + ": this run holds nothing that could be shown");
        }
        List<Experiment.FigureKind> chosen = !figures.isEmpty() ? figures : format == MovieFormat.HTML
                ? saved.experiment().wantedFigures().stream().filter(there::contains).toList() : Scene.usual(saved.experiment(), saved.frame());
        return Scene.of(saved.experiment(), saved.frame(), chosen.isEmpty() ? Scene.usual(saved.experiment(), saved.frame()) : chosen, !linear, colours, Optional.empty());
    }

    private Export export() throws UsageException, EnvironmentException {
        MovieFormat format = MovieFormat.of(out).orElseThrow(() -> new UsageException("--out " + out + ": expected a name that ends with .gif, .mp4 or .html"));
        if (Files.isDirectory(out)) {
            throw new UsageException("--out " + out + " is a folder; expected a file");
        }
        int fastest = format == MovieFormat.GIF ? Timing.FASTEST_GIF : Timing.FASTEST;
        if (framesPerSecond < 1 || framesPerSecond > fastest) {
            throw new UsageException("--fps " + framesPerSecond + ": expected 1 to " + fastest + ", the nearest is " + Math.clamp(framesPerSecond, 1, fastest));
        }
        if (!(seconds >= Timing.SHORTEST && seconds <= Timing.LONGEST)) {
            throw new UsageException("--seconds " + seconds + ": expected " + Timing.SHORTEST + " to " + Timing.LONGEST + ", the nearest is "
                    + (seconds > Timing.LONGEST ? Timing.LONGEST : Timing.SHORTEST));
        }
        if (format != MovieFormat.HTML && figures.size() > Scene.MOST_FIGURES) {
            throw new UsageException("--figures " + names(figures) + ": expected at most " + Scene.MOST_FIGURES + " in a moving picture; more are too small to be read");
        }
        if (format == MovieFormat.MP4 && VideoEncoder.find().isEmpty()) {
            throw new EnvironmentException(VideoEncoder.MISSING);
        }
        MovieSize pixels = MovieSize.of(size).orElseThrow(() -> new UsageException("--size " + size + ": expected WIDTHxHEIGHT, each "
                + MovieSize.SMALLEST + " to " + MovieSize.LARGEST + ", for instance " + MovieSize.HD + " or " + MovieSize.FULL_HD));
        return new Export(format, new Timing(seconds, framesPerSecond), pixels, theme, orbit);
    }

    private static String names(List<Experiment.FigureKind> kinds) {
        return kinds.stream().map(FigureFiles::name).collect(Collectors.joining(", "));
    }
}
