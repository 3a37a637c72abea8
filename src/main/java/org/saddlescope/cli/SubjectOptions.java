package org.saddlescope.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.saddlescope.engine.ParameterLayout;
import org.saddlescope.experiment.Control;
import org.saddlescope.experiment.Experiment;
import org.saddlescope.experiment.ExperimentException;
import org.saddlescope.experiment.RunFolder;
import org.saddlescope.experiment.Subject;
import org.saddlescope.experiment.Weights;
import org.saddlescope.experiment.io.FileProblem;
import org.saddlescope.figures.PictureFormat;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * What every instrument is told: the run or experiment, which points of it, and where results go. A file is run first,
 * into the folder where the results go, unless its start or given points are asked for.
 */
final class SubjectOptions {
    private static final Path RUNS = Path.of("runs");

    @Parameters(paramLabel = "RUN|FILE", description = "A run folder, or an experiment file, which is run first.")
    private Path input;

    @Option(names = "--out", paramLabel = "DIR", description = "Where results go. Without it: the run folder, or for a FILE runs/NAME, numbered where that exists.")
    private Path out;

    @Option(names = "--set", paramLabel = "PATH=VALUE", description = "Give a field another value; may be repeated.")
    private List<String> overrides = new ArrayList<>();

    @Option(names = "--start", description = "Look at the initial parameters; nothing is trained.")
    private boolean start;

    @Option(names = "--optimizer", paramLabel = "NAME", description = "Of a run with several optimizers, only where this one arrived.")
    private String optimizer;

    @Option(names = "--theta", paramLabel = "FILE", description = "Look at these points: an .npy with a vector, or a row a point; or weights as .npz, safetensors or PyTorch's .pt, found by name and shape; may be repeated.")
    private List<Path> thetas = new ArrayList<>();

    @Option(names = "--at", paramLabel = "X,Y,...", description = "Look at a point by its coordinates; may be repeated.")
    private List<String> coordinates = new ArrayList<>();

    @Option(names = "--format", paramLabel = "FORMAT", split = ",", defaultValue = "png",
            description = "Figures as png, svg or pdf, or several separated by commas (default: ${DEFAULT-VALUE}).")
    private List<PictureFormat> formats = new ArrayList<>();

    @Option(names = "--data", description = "Write the data of each figure as CSV beside it.")
    private boolean data;

    @Option(names = "--quiet", description = "Print nothing but problems.")
    private boolean quiet;

    /**
     * What was asked for, ready to be looked at.
     *
     * @param name    the input's name
     * @param results the folder for results, which exists; a run folder where there is a run
     */
    record Opened(String name, Subject subject, Path results) {}

    /**
     * What a command adds to its subject.
     *
     * @param settings each {@code PATH=VALUE}
     * @param thetas   files of points, before those of --theta
     * @param needsRun whether an experiment has to be run where no points are given; its start is looked at otherwise
     */
    record Wanted(List<String> settings, List<Path> thetas, Predicate<Experiment> needsRun) {}

    boolean quiet() {
        return quiet;
    }

    /** How the instrument's figures are to be written. */
    FigureFiles figures() {
        return FigureFiles.DEFAULT.as(formats, data);
    }

    /**
     * Reads the run, or runs the file.
     *
     * @throws UsageException where a point does not fit the problem
     */
    Opened open(Services services, Terminal terminal, Control control)
            throws ExperimentException, UsageException, InterruptedException {
        return open(services, terminal, control, List.of());
    }

    /**
     * The same with what options of the command's own say, each {@code PATH=VALUE}; what --set says comes after them.
     *
     * @throws UsageException where a point does not fit the problem
     */
    Opened open(Services services, Terminal terminal, Control control, List<String> more)
            throws ExperimentException, UsageException, InterruptedException {
        return open(services, terminal, control, new Wanted(more, List.of(), _ -> true));
    }

    /**
     * The same for a command that has points of its own or need not look at where optimizers arrive.
     *
     * @throws UsageException where a point does not fit the problem
     */
    Opened open(Services services, Terminal terminal, Control control, Wanted wanted)
            throws ExperimentException, UsageException, InterruptedException {
        String name = Inputs.name(input);
        Experiment experiment = Inputs.experiment(input, Stream.concat(wanted.settings.stream(), overrides.stream()).toList());
        List<Path> files = Stream.concat(wanted.thetas.stream(), thetas.stream()).toList();
        boolean pointsGiven = !files.isEmpty() || !coordinates.isEmpty();
        boolean run = Files.isDirectory(input) && RunFolder.isRunFolder(input);
        Path results = out != null ? out : run ? input : RunFolder.unused(RUNS, name);
        boolean train = !run && !start && !pointsGiven && wanted.needsRun.test(experiment);
        Subject subject;
        if (start || !run && !train) {
            subject = Subject.atStart(experiment);
        } else {
            if (train) {
                new RunJob(services.runner(), terminal, quiet).train(name, experiment, results, control);
            }
            if (control.stopped()) {
                throw new InterruptedException("stopped while training");
            }
            subject = Subject.ofRun(RunFolder.open(train ? results : input).with(experiment));
        }
        List<Subject.Point> points = pointsGiven ? given(files, subject.problem().layout(), terminal) : chosen(subject);
        makeFolder(results);
        try {
            return new Opened(name, subject.at(points), results);
        } catch (IllegalArgumentException e) {
            throw new UsageException(e.getMessage());
        }
    }

    private List<Subject.Point> given(List<Path> files, ParameterLayout layout, Terminal terminal) throws ExperimentException, UsageException {
        List<Subject.Point> points = new ArrayList<>();
        for (Path file : files) {
            points.addAll(Weights.points(file, layout, quiet ? _ -> { } : terminal.err()::println));
        }
        for (String text : coordinates) {
            points.add(GivenPoints.ofCoordinates(text));
        }
        return points;
    }

    private List<Subject.Point> chosen(Subject subject) throws UsageException {
        if (optimizer == null) {
            return subject.points();
        }
        List<Subject.Point> chosen = subject.points().stream().filter(p -> p.name().startsWith(optimizer + " at step ")).toList();
        if (chosen.isEmpty()) {
            throw new UsageException("--optimizer " + optimizer + ": there are "
                    + String.join(", ", subject.points().stream().map(p -> p.name().replaceFirst(" at step \\d+$", "")).toList()));
        }
        return chosen;
    }

    private static void makeFolder(Path folder) throws ExperimentException {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new ExperimentException(FileProblem.describe(folder, e), e);
        }
    }
}
