package org.saddlescope.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.saddlescope.experiment.Experiment;
import org.saddlescope.experiment.ExperimentException;
import org.saddlescope.experiment.RunFolder;
import org.saddlescope.experiment.study.ClaimCheck;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code saddlescope run}: trains and leaves a run folder. */
@Command(name = "run", description = "Run experiments and keep each in a run folder.",
        footer = {"", "An --out that is already a run folder is run over: its files are replaced one by one, files that are not of a run",
                "stay. Ctrl-C stops the run and keeps what was computed (exit code 130)."})
final class RunCommand implements Callable<Integer> {
    private static final Path RUNS = Path.of("runs");

    private final Services services;
    private final Terminal terminal;

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "Experiment files, or run folders to run again.")
    private List<Path> files = new ArrayList<>();

    @Option(names = "--out", paramLabel = "DIR",
            description = "The run folder itself; with several FILEs the folder of their run folders. Without it: runs/NAME, numbered where that exists.")
    private Path out;

    @Option(names = "--set", paramLabel = "PATH=VALUE",
            description = "Give a field another value, for instance training.steps=100 or optimizers.0.stepSize=0.05; may be repeated.")
    private List<String> overrides = new ArrayList<>();

    @Option(names = "--quiet", description = "Print nothing but problems.")
    private boolean quiet;

    private record Job(String name, Experiment experiment, Path out) {}

    RunCommand(Services services, Terminal terminal) {
        this.services = services;
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws ExperimentException, InterruptedException, EnvironmentException {
        // All of them first: a typo in the last must not wait for the runs before it.
        List<Job> jobs = jobs();
        Optional<String> fonts = services.fontProblem().get();
        if (fonts.isPresent()) {
            throw new EnvironmentException(fonts.get());
        }
        int worst = ExitCode.DONE;
        for (Job job : jobs) {
            int code = new RunJob(services.runner(), terminal, quiet).run(job.name, job.experiment, job.out);
            if (code == ExitCode.INTERRUPTED) {
                return code;
            }
            worst = Math.max(worst, code);
        }
        return worst;
    }

    private List<Job> jobs() throws ExperimentException {
        List<Job> jobs = new ArrayList<>();
        Set<Path> taken = new HashSet<>();
        for (Path file : files) {
            String name = Inputs.name(file);
            Experiment experiment = Inputs.experiment(file, overrides);
            ClaimCheck.require(experiment, file.toString());
            Path folder = out == null ? RunFolder.unused(RUNS, name) : files.size() == 1 ? out : out.resolve(name);
            for (int n = 2; !taken.add(folder) || out == null && Files.exists(folder); n++) {
                folder = folder.resolveSibling(name + "-" + n);
            }
            jobs.add(new Job(name, experiment, folder));
        }
        return jobs;
    }
}
