package org.saddlescope.cli;

import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.DoubleFunction;
import java.util.stream.Collectors;
import org.saddlescope.bench.Bench;
import org.saddlescope.bench.BenchException;
import org.saddlescope.bench.LiveCost;
import org.saddlescope.bench.MemoryLoop;
import org.saddlescope.bench.Scaling;
import org.saddlescope.bench.WindowBench;
import org.saddlescope.engine.Workers;
import org.saddlescope.experiment.Control;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code saddlescope bench}: how long typical work takes here, as JSON. */
@Command(name = "bench", description = "Time typical work on this machine and print the best seconds as JSON.",
        synopsisSubcommandLabel = "[scaling|memory|ui|live]",
        footer = {"", "The work is that of the PyTorch script it is compared with: same sizes, same precision.",
                "Progress goes to stderr, one JSON object to stdout."})
final class BenchCommand implements Callable<Integer> {
    private static final double MOST_MINUTES = 1440;
    private static final double MOST_SECONDS = 300;
    private static final int MOST_TURNS = 100;
    /** Live slices may cost a fifth of the training's speed. */
    private static final double LEAST_SPEED = 0.8;

    private final Terminal terminal;

    @Option(names = "--only", split = ",", paramLabel = "KEY", description = "Only these workloads.")
    private List<String> only = List.of();

    @Option(names = "--mnist", paramLabel = "FOLDER",
            description = "The folder of MNIST's IDX files; generated images of the same count and type otherwise.")
    private Path mnist;

    private final Scaling scaling;
    private final DoubleFunction<MemoryLoop> memory;
    private final Services services;

    BenchCommand(Services services, Terminal terminal) {
        this(services, terminal, Scaling.usual(), MemoryLoop::usual);
    }

    /** @param memory the loop for a number of minutes */
    BenchCommand(Services services, Terminal terminal, Scaling scaling, DoubleFunction<MemoryLoop> memory) {
        this.services = services;
        this.terminal = terminal;
        this.scaling = scaling;
        this.memory = memory;
    }

    @Command(name = "scaling", description = "How the time of a slice grows with the parameters and the points, with fitted "
            + "exponents; slices of an LSTM and a Transformer; peak memory.")
    int scaling() {
        Control control = Control.running();
        try (Interruption _ = new Interruption(control)) {
            Scaling.Report report = scaling.run(name -> terminal.err().println("bench: " + name), control::stopped);
            terminal.out().println(BenchPrinter.json(Workers.shared().threads(), report));
            terminal.out().flush();
            return report.complete() ? ExitCode.DONE : ExitCode.INTERRUPTED;
        }
    }

    @Command(name = "memory", description = "Trains, slices and takes spectra again and again, and compares the resident memory "
            + "at the end with that after one minute, each after a garbage collection and a trim of the native heap.",
            footer = {"", "Exit code 3 where they differ by more than 10 %, or where the system does not say how much memory is resident."})
    int memory(@Option(names = "--minutes", paramLabel = "M", defaultValue = "10",
            description = "How long, more than 1; 10 if not given.") double minutes) throws UsageException {
        if (!(minutes > 1 && minutes <= MOST_MINUTES)) {
            throw new UsageException("bench memory: --minutes is " + minutes + ", expected more than 1, at which the first reading "
                    + "is taken, and at most " + MOST_MINUTES + "; the nearest valid value is "
                    + (minutes > MOST_MINUTES ? MOST_MINUTES : 1.1));
        }
        Control control = Control.running();
        try (Interruption _ = new Interruption(control)) {
            MemoryLoop.Report report = memory.apply(minutes).run(reading -> terminal.err().println(BenchPrinter.line(reading)),
                    control::stopped);
            terminal.out().println(BenchPrinter.json(report));
            terminal.out().flush();
            if (!report.complete()) {
                return ExitCode.INTERRUPTED;
            }
            return report.holds() ? ExitCode.DONE : ExitCode.FAILED;
        }
    }

    @Command(name = "ui", description = "How evenly the window runs, at 1280 x 800, while a network of 4,482 parameters trains in it with a "
            + "live slice of 51 x 51 points, beside the idle window: the gaps between pulses, the program's own time on the JavaFX thread "
            + "a pulse, and the processor time of that thread.",
            footer = {"", "Without a display it runs on the headless platform, with the software pipeline. A table goes to stderr.",
                "--max-gap, --max-gap-p99 and --max-own-p99 make it exit with 3 where the window is worse than that."})
    int ui(@Option(names = "--seconds", paramLabel = "S", defaultValue = "15",
            description = "How long each of the two is measured, 1 to 300; 15 if not given.") double seconds,
           @Option(names = "--max-gap", paramLabel = "MS", description = "The longest gap allowed, in milliseconds.") Double longest,
           @Option(names = "--max-gap-p99", paramLabel = "MS", description = "The 99th percentile of the gaps allowed.") Double gaps,
           @Option(names = "--max-own-p99", paramLabel = "MS", description = "The 99th percentile of the own time allowed.") Double own)
            throws UsageException, EnvironmentException, InterruptedException {
        if (!(seconds >= 1 && seconds <= MOST_SECONDS)) {
            throw new UsageException("bench ui: --seconds is " + seconds + ", expected 1 to " + MOST_SECONDS + "; the nearest valid value is "
                    + (seconds > MOST_SECONDS ? MOST_SECONDS : 1));
        }
        display();
        Control control = Control.running();
        try (Interruption _ = new Interruption(control)) {
            WindowBench.Report report = services.window().measure(seconds, name -> terminal.err().println("bench: " + name), control::stopped);
            terminal.err().print(BenchPrinter.table(report));
            terminal.err().flush();
            terminal.out().println(BenchPrinter.json(report));
            terminal.out().flush();
            WindowBench.Phase measured = report.training();
            boolean holds = within(measured.gaps().longest(), longest) && within(measured.gaps().p99(), gaps) && within(measured.own().p99(), own);
            return holds ? ExitCode.DONE : ExitCode.FAILED;
        } catch (BenchException e) {
            throw new EnvironmentException(e.getMessage());
        }
    }

    @Command(name = "live", description = "What live slices cost a network of 4,482 parameters that trains in the window: the updates a second "
            + "in turn without and with live slices of 51 x 51 points, and the ratio of the two.",
            footer = {"", "Exit code 3 where training keeps less than four fifths of its speed. Without a display it runs on the headless platform."})
    int live(@Option(names = "--seconds", paramLabel = "S", defaultValue = "5",
            description = "How long each turn lasts, 1 to 300; 5 if not given.") double seconds,
             @Option(names = "--turns", paramLabel = "N", defaultValue = "5",
                     description = "How many turns with live slices, 1 to 100; 5 if not given. One more is without.") int turns)
            throws UsageException, EnvironmentException, InterruptedException {
        if (!(seconds >= 1 && seconds <= MOST_SECONDS)) {
            throw new UsageException("bench live: --seconds is " + seconds + ", expected 1 to " + MOST_SECONDS + "; the nearest valid value is "
                    + (seconds > MOST_SECONDS ? MOST_SECONDS : 1));
        }
        if (turns < 1 || turns > MOST_TURNS) {
            throw new UsageException("bench live: --turns is " + turns + ", expected 1 to " + MOST_TURNS + "; the nearest valid value is "
                    + Math.clamp(turns, 1, MOST_TURNS));
        }
        display();
        Control control = Control.running();
        try (Interruption _ = new Interruption(control)) {
            LiveCost cost = services.window().live(seconds, turns, name -> terminal.err().println("bench: " + name), control::stopped);
            terminal.out().println(BenchPrinter.json(cost));
            terminal.out().flush();
            return cost.ratio() >= LEAST_SPEED ? ExitCode.DONE : ExitCode.FAILED;
        } catch (BenchException e) {
            throw new EnvironmentException(e.getMessage());
        }
    }

    /** What a window needs: fonts, and a display or what does without one. */
    private void display() throws EnvironmentException {
        Optional<String> fonts = services.fontProblem().get();
        if (fonts.isPresent()) {
            throw new EnvironmentException(fonts.get());
        }
        if (!Display.ofProcess().available()) {
            System.setProperty("glass.platform", "Headless");
            System.setProperty("prism.order", "sw");
        }
    }

    /** What was not measured is within no bound. */
    private static boolean within(double measured, Double bound) {
        return bound == null || measured <= bound;
    }

    @Override
    public Integer call() throws UsageException {
        Map<String, Double> seconds;
        try {
            seconds = new Bench(Optional.ofNullable(mnist)).run(new LinkedHashSet<>(only),
                    key -> terminal.err().println("bench: " + key));
        } catch (BenchException e) {
            throw new UsageException(e.getMessage());
        }
        terminal.out().println(json(Workers.shared().threads(), seconds));
        return ExitCode.DONE;
    }

    /** {@code {"threads": n, "seconds": {KEY: best}}} with four digits. */
    static String json(int threads, Map<String, Double> seconds) {
        String entries = seconds.entrySet().stream().map(entry -> "  \"" + entry.getKey() + "\": "
                + new BigDecimal(entry.getValue()).round(new MathContext(4)).toPlainString()).collect(Collectors.joining(",\n"));
        return "{\"threads\": " + threads + ", \"seconds\": {\n" + entries + "\n}}";
    }
}
