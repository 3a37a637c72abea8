package org.saddlescope.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.saddlescope.engine.ParameterLayout;
import org.saddlescope.experiment.Experiment;
import org.saddlescope.experiment.ExperimentCheck;
import org.saddlescope.experiment.ExperimentException;
import org.saddlescope.experiment.ProblemSize;
import org.saddlescope.experiment.Sizing;
import org.saddlescope.experiment.study.ClaimCheck;
import org.saddlescope.figures.LessonFormulas;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code saddlescope check}: says whether an experiment file is valid and how large its problem is, or what is wrong with it. */
@Command(name = "check", description = "Check an experiment file without running it.")
final class CheckCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(paramLabel = "FILE", description = "An experiment file.")
    private Path file;

    @Option(names = "--set", paramLabel = "PATH=VALUE", description = "Give a field another value; may be repeated.")
    private List<String> overrides = new ArrayList<>();

    CheckCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws ExperimentException {
        Experiment experiment = Inputs.experiment(file, overrides);
        ExperimentCheck.require(ExperimentCheck.findingsInFiles(experiment), file.toString());
        ClaimCheck.require(experiment, file.toString());
        ExperimentCheck.require(LessonFormulas.findings(experiment), file.toString());
        terminal.out().println(file + ": valid (" + experiment.name() + ")");
        switch (ProblemSize.of(experiment)) {
            case ProblemSize size -> print(size);
            case Sizing.Unknown(String reason) -> terminal.out().println("size: " + reason);
        }
        return ExitCode.DONE;
    }

    private void print(ProblemSize size) {
        terminal.out().println("size: " + size.summary());
        for (ParameterLayout.Block block : size.layout().blocks()) {
            terminal.out().println("  " + block.name() + "  " + ProblemSize.shape(block) + "  " + block.size());
        }
        for (ProblemSize.Part part : size.parts()) {
            terminal.out().println("  " + ProblemSize.memory(part.bytes()) + "  " + part.name());
        }
    }
}
