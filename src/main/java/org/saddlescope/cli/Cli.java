package org.saddlescope.cli;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.saddlescope.experiment.Experiment;
import org.saddlescope.experiment.ExperimentException;
import org.saddlescope.experiment.ExperimentFile;
import org.saddlescope.experiment.Program;
import org.saddlescope.experiment.RunFolder;
import org.saddlescope.figures.ClaimFigures;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;

/** The command line of the program: reads the arguments, carries the command out and says how it went. */
public final class Cli {
    /** Opens the window, says how long that took, and closes it. */
    public static final String CHECK_START = "--check-start";

    private static final Path RUNS = Path.of("runs");

    private final Services services;
    private final Terminal terminal;

    @Command(name = Program.NAME, version = Program.NAME + " " + Program.VERSION, mixinStandardHelpOptions = true, scope = CommandLine.ScopeType.INHERIT,
            description = "A workbench for the loss landscapes of neural networks.",
            synopsisSubcommandLabel = "[COMMAND]", subcommands = CommandLine.HelpCommand.class,
            footer = {"", "Without a command: opens the workbench; a single experiment FILE (.json, .saddlescope) opens in it.",
                    CHECK_START + ": opens the workbench, prints as JSON the seconds from the start of the process to its window and to its first "
                            + "picture, and closes it.",
                    "Exit codes: 0 done, 1 a claim does not hold, 2 bad input or usage, 3 failed, 130 interrupted."})
    private static final class Saddlescope {}

    public Cli(Services services, Terminal terminal) {
        this.services = services;
        this.terminal = terminal;
    }

    /** @return the exit code */
    public int execute(String... arguments) {
        CommandLine line = new CommandLine(new Saddlescope())
                .addSubcommand(new RunCommand(services, terminal))
                .addSubcommand(new FiguresCommand(services, terminal))
                .addSubcommand(new AnimateCommand(services, terminal))
                .addSubcommand(new ProbeCommand(services, terminal))
                .addSubcommand(new SliceCommand(services, terminal))
                .addSubcommand(new ImportCommand(terminal))
                .addSubcommand(new ExportCommand(terminal))
                .addSubcommand(new SpectrumCommand(services, terminal))
                .addSubcommand(new CriticalCommand(services, terminal))
                .addSubcommand(new PathCommand(services, terminal))
                .addSubcommand(new ReproduceCommand(terminal, services.fontProblem(), result -> ClaimFigures.of(result.experiment(), result.quantities(), result.members())))
                .addSubcommand(new CheckCommand(terminal))
                .addSubcommand(new ListCommand(terminal))
                .addSubcommand(new DataCommand(terminal))
                .addSubcommand(new GalleryCommand(services, terminal))
                .addSubcommand(new BenchCommand(services, terminal))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setUsageHelpAutoWidth(true)
                .setOut(terminal.out())
                .setErr(terminal.err())
                .setParameterExceptionHandler((problem, _) -> badUsage(problem))
                .setExecutionExceptionHandler((problem, _, _) -> failure(problem));
        if (arguments.length == 0) {
            line.usage(terminal.out());
            return ExitCode.DONE;
        }
        try {
            return line.execute(arguments);
        } catch (OutOfMemoryError e) {
            return say("not enough memory for this (" + e.getMessage() + ")", ExitCode.FAILED);
        }
    }

    /**
     * What the program does where it was to open a window and there is no display: says so and runs the experiment.
     *
     * @param file the experiment; the first sample where it is empty
     * @return the exit code
     */
    public int runWithoutDisplay(Optional<Path> file) {
        try {
            String name = file.map(Inputs::name).orElse(SampleExperiments.FIRST);
            Experiment experiment = file.isPresent() ? Inputs.experiment(file.get(), List.of()) : sample();
            Optional<String> fonts = services.fontProblem().get();
            if (fonts.isPresent()) {
                throw new EnvironmentException(fonts.get());
            }
            terminal.out().println("There is no display: running " + (file.isPresent() ? "" : "the sample experiment ") + name
                    + " without a window.");
            return new RunJob(services.runner(), terminal, false).run(name, experiment, RunFolder.unused(RUNS, name));
        } catch (Exception e) {
            return failure(e);
        }
    }

    /** Whether the arguments ask for the workbench: none, or a single experiment file. */
    public static boolean asksForWindow(String... arguments) {
        return arguments.length == 0
                || arguments.length == 1 && !arguments[0].startsWith("-") && (arguments[0].endsWith(".json") || arguments[0].endsWith(".saddlescope") || isRunFolder(arguments[0]));
    }

    private static boolean isRunFolder(String argument) {
        try {
            return RunFolder.isRunFolder(Path.of(argument));
        } catch (InvalidPathException e) {
            return false;
        }
    }

    private static Experiment sample() throws ExperimentException {
        String json = SampleExperiments.json(SampleExperiments.FIRST)
                .orElseThrow(() -> new ExperimentException("this build lacks its sample experiment " + SampleExperiments.FIRST));
        return ExperimentFile.parse(json, SampleExperiments.FIRST);
    }

    private int badUsage(ParameterException problem) {
        String command = problem.getCommandLine().getCommandSpec().qualifiedName();
        terminal.err().println(Program.NAME + ": " + problem.getMessage() + " (" + command + " --help says what is expected)");
        return ExitCode.BAD_INPUT;
    }

    private int failure(Exception problem) {
        return switch (problem) {
            case ExperimentException _, UsageException _ -> say(problem.getMessage(), ExitCode.BAD_INPUT);
            case EnvironmentException _ -> say(problem.getMessage(), ExitCode.FAILED);
            case InterruptedException _ -> say("interrupted", ExitCode.INTERRUPTED);
            default -> {
                // Nothing the user did: whoever reports it needs the trace.
                problem.printStackTrace(terminal.err());
                yield say("internal error: " + problem, ExitCode.FAILED);
            }
        };
    }

    private int say(String message, int code) {
        terminal.err().println(Program.NAME + ": " + message);
        terminal.err().flush();
        return code;
    }
}
