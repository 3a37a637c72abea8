package org.saddlescope.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import org.saddlescope.data.numpy.Npy;
import org.saddlescope.data.numpy.NpyArray;
import org.saddlescope.engine.Problem;
import org.saddlescope.experiment.Checkpoint;
import org.saddlescope.experiment.Experiment;
import org.saddlescope.experiment.ExperimentException;
import org.saddlescope.experiment.PointProbe;
import org.saddlescope.experiment.RunFolder;
import org.saddlescope.experiment.Subject;
import org.saddlescope.experiment.Weights;
import org.saddlescope.experiment.io.FileProblem;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code saddlescope probe}: loss, gradient norm, condition ratios and extreme Hessian eigenvalues at single points. */
@Command(name = "probe", description = "Measure everything at single points of parameter space.",
        footer = {"", "Without --theta, --at or --critical: where each optimizer of a RUN arrived, or the start of a FILE."})
final class ProbeCommand implements Callable<Integer> {
    private final Services services;
    private final Terminal terminal;

    @Parameters(paramLabel = "RUN|FILE", description = "A run folder or an experiment file.")
    private Path input;

    @Option(names = "--theta", paramLabel = "FILE", description = "Points: an .npy with a vector, or a row a point; or weights as .npz, safetensors or PyTorch's .pt, found by name and shape; may be repeated.")
    private List<Path> thetas = new ArrayList<>();

    @Option(names = "--at", paramLabel = "X,Y,...", description = "A point by its coordinates; may be repeated.")
    private List<String> coordinates = new ArrayList<>();

    @Option(names = "--critical", description = "The known critical points of a test function.")
    private boolean critical;

    @Option(names = "--set", paramLabel = "PATH=VALUE", description = "Give a field another value; may be repeated.")
    private List<String> overrides = new ArrayList<>();

    @Option(names = "--gradient", paramLabel = "G.npy", description = "Write the gradient there: a vector, or a row a point where there are several.")
    private Path gradient;

    @Option(names = "--json", description = "One JSON object on standard output.")
    private boolean json;

    ProbeCommand(Services services, Terminal terminal) {
        this.services = services;
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws ExperimentException, UsageException {
        Experiment experiment = Inputs.experiment(input, overrides);
        List<ProbePrinter.Measured> measured = new ArrayList<>();
        PointProbe probe = services.probes().open(experiment);
        List<Subject.Point> points = points(probe);
        for (Subject.Point point : points) {
            if (point.theta().length != probe.dimension()) {
                throw new UsageException(point.name() + ": " + point.theta().length + " coordinates, expected " + probe.dimension()
                        + " as " + input + " has parameters");
            }
            measured.add(new ProbePrinter.Measured(point.name(), probe.at(point.theta())));
        }
        if (gradient != null) {
            writeGradients(probe, points);
        }
        ProbePrinter printer = new ProbePrinter(terminal.out());
        if (json) {
            printer.json(experiment.name(), measured);
        } else {
            printer.text(measured);
        }
        return ExitCode.DONE;
    }

    private void writeGradients(PointProbe probe, List<Subject.Point> points) throws ExperimentException {
        double[] rows = points.stream().flatMapToDouble(point -> Arrays.stream(probe.gradient(point.theta()))).toArray();
        try {
            Npy.write(gradient, points.size() == 1 ? NpyArray.vector(rows) : NpyArray.matrix(points.size(), probe.dimension(), rows));
        } catch (IOException e) {
            throw new ExperimentException(FileProblem.describe(gradient, e), e);
        }
    }

    private List<Subject.Point> points(PointProbe probe) throws ExperimentException, UsageException {
        List<Subject.Point> points = new ArrayList<>();
        for (Path file : thetas) {
            points.addAll(Weights.points(file, probe.layout(), terminal.err()::println));
        }
        for (String text : coordinates) {
            points.add(GivenPoints.ofCoordinates(text));
        }
        if (critical) {
            List<Problem.CriticalPoint> known = probe.criticalPoints();
            if (known.isEmpty()) {
                throw new UsageException("--critical: no critical points of " + input + " are known in closed form");
            }
            known.forEach(point -> points.add(new Subject.Point(point.name(), point.theta().stream().mapToDouble(Double::doubleValue).toArray())));
        }
        if (points.isEmpty()) {
            points.addAll(lastOfRun());
        }
        return points.isEmpty() ? List.of(new Subject.Point("start", probe.start())) : points;
    }

    private List<Subject.Point> lastOfRun() throws ExperimentException {
        if (!Files.isDirectory(input)) {
            return List.of();
        }
        List<Subject.Point> points = new ArrayList<>();
        for (Checkpoint checkpoint : RunFolder.open(input).last()) {
            points.add(new Subject.Point(checkpoint.optimizer() + " at step " + checkpoint.step(), checkpoint.theta()));
        }
        return points;
    }
}
