package org.saddlescope.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.saddlescope.data.numpy.Npy;
import org.saddlescope.data.numpy.NpyArray;
import org.saddlescope.data.weights.WeightMatch;
import org.saddlescope.experiment.Experiment;
import org.saddlescope.experiment.ExperimentException;
import org.saddlescope.experiment.Subject;
import org.saddlescope.experiment.Weights;
import org.saddlescope.experiment.io.FileProblem;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code saddlescope import}: makes a parameter vector of weights that another tool has saved. */
@Command(name = "import", description = "Find the weights of another tool in a network, by name and shape; print what matched and write θ.",
        footer = {"", "Read are .npz, .npy, safetensors and PyTorch state dictionaries (.pt, .pth; nothing in them is run).",
                "The directions of a loss-landscape .h5 become a matrix with a row a direction."})
final class ImportCommand implements Callable<Integer> {
    private enum Missing { START }

    private final Terminal terminal;

    @Parameters(paramLabel = "WEIGHTS", description = "The file with the weights.")
    private Path weights;

    @Option(names = "--onto", paramLabel = "FILE|RUN", required = true, description = "The experiment whose network takes them.")
    private Path onto;

    @Option(names = "--out", paramLabel = "F.npy", description = "Where to write θ; --theta of every command takes it. Without it only the table is printed.")
    private Path out;

    @Option(names = "--missing", paramLabel = "start", description = "Take blocks without a tensor from the initial parameters (0 for directions); without it they are an error.")
    private Missing missing;

    @Option(names = "--set", paramLabel = "PATH=VALUE", description = "Give a field of the experiment another value; may be repeated.")
    private List<String> overrides = new ArrayList<>();

    ImportCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws ExperimentException, UsageException {
        Experiment experiment = Inputs.experiment(onto, overrides);
        Subject subject = Subject.atStart(experiment);
        boolean directions = Weights.holdsDirections(weights);
        List<WeightMatch> matches = directions ? List.copyOf(Weights.directions(weights, subject.problem().layout()).values())
                : List.of(Weights.match(weights, subject.problem().layout()));
        for (WeightMatch match : matches) {
            match.table().forEach(terminal.out()::println);
            terminal.out().println(match.summary());
        }
        if (missing == null && !matches.stream().allMatch(WeightMatch::complete)) {
            throw new UsageException(weights + ": blocks without a tensor, see the table; --missing start takes them from the initial parameters");
        }
        if (out != null) {
            double[] start = subject.points().getFirst().theta();
            write(matches.stream().map(match -> match.theta(directions ? new double[start.length] : start)).toList(), directions);
            terminal.out().println(out);
        }
        return ExitCode.DONE;
    }

    private void write(List<double[]> rows, boolean matrix) throws ExperimentException {
        int dimension = rows.getFirst().length;
        double[] all = new double[Math.multiplyExact(rows.size(), dimension)];
        for (int row = 0; row < rows.size(); row++) {
            System.arraycopy(rows.get(row), 0, all, row * dimension, dimension);
        }
        try {
            Files.createDirectories(out.toAbsolutePath().getParent());
            Npy.write(out, matrix ? NpyArray.matrix(rows.size(), dimension, all) : NpyArray.vector(all));
        } catch (IOException e) {
            throw new ExperimentException(FileProblem.describe(out, e), e);
        }
    }
}
