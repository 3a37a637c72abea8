package org.saddlescope;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.saddlescope.cli.Cli;
import org.saddlescope.cli.Display;
import org.saddlescope.cli.ExitCode;
import org.saddlescope.cli.Fonts;
import org.saddlescope.cli.Logging;
import org.saddlescope.cli.Runner;
import org.saddlescope.cli.Services;
import org.saddlescope.cli.StartPrinter;
import org.saddlescope.cli.Terminal;
import org.saddlescope.experiment.ExperimentException;
import org.saddlescope.experiment.Probe;
import org.saddlescope.experiment.Program;
import org.saddlescope.ui.MeasuredWindow;
import org.saddlescope.ui.Workbench;
import org.saddlescope.ui.pulse.Started;

/**
 * The program's entry: opens the workbench, or carries out a command. It is no JavaFX application, so that commands run
 * on machines that cannot open a window.
 */
public final class Main {
    private static final Duration LONGEST_START = Duration.ofMinutes(3);

    private Main() {}

    public static void main(String[] arguments) {
        Logging.quiet();
        // AWT paints, it never opens a window: JavaFX does that, and on macOS the two must not both try.
        System.setProperty("java.awt.headless", "true");
        Terminal terminal = Terminal.ofProcess();
        Cli cli = new Cli(new Services(Runner.SESSION, Probe::new, Fonts::problem, new MeasuredWindow()), terminal);
        System.exit(run(arguments, terminal, cli));
    }

    private static int run(String[] arguments, Terminal terminal, Cli cli) {
        if (arguments.length == 1 && arguments[0].equals(Cli.CHECK_START)) {
            return checkStart(terminal);
        }
        return Cli.asksForWindow(arguments) ? window(cli, terminal, Arrays.stream(arguments).findFirst().map(Path::of)) : cli.execute(arguments);
    }

    /** Opens the window as ever, and closes it as soon as there is something to see in it. */
    private static int checkStart(Terminal terminal) {
        Optional<String> obstacle = Display.ofProcess().available() ? Fonts.problem() : Optional.of("there is no display to open a window on");
        if (obstacle.isPresent()) {
            terminal.err().println(Program.NAME + ": " + obstacle.get());
            return ExitCode.FAILED;
        }
        AtomicInteger code = new AtomicInteger(ExitCode.FAILED);
        Thread.ofPlatform().daemon().name("check-start").start(() -> {
            try {
                Thread.sleep(LONGEST_START);
                terminal.err().println(Program.NAME + ": no picture within " + LONGEST_START.toSeconds() + " seconds of the start");
                Runtime.getRuntime().halt(ExitCode.FAILED);
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        });
        return opened(terminal, Optional.empty(), Optional.of(started -> {
            terminal.out().println(StartPrinter.json(started.title(), started.window(), started.picture(), started.processor()));
            code.set(ExitCode.DONE);
        })) == ExitCode.DONE ? code.get() : ExitCode.FAILED;
    }

    private static int opened(Terminal terminal, Optional<Path> file, Optional<Consumer<Started>> check) {
        try {
            Workbench.launch(file, check);
            return ExitCode.DONE;
        } catch (RuntimeException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            if (cause instanceof ExperimentException) {
                terminal.err().println(Program.NAME + ": " + cause.getMessage());
                return ExitCode.FAILED;
            }
            cause.printStackTrace(terminal.err());
            terminal.err().println(Program.NAME + ": the window cannot be opened: " + cause);
            return ExitCode.FAILED;
        }
    }

    private static int window(Cli cli, Terminal terminal, Optional<Path> file) {
        if (file.isPresent() && !Files.exists(file.get())) {
            terminal.err().println(Program.NAME + ": " + file.get() + ": there is no such file");
            return ExitCode.BAD_INPUT;
        }
        if (!Display.ofProcess().available()) {
            return cli.runWithoutDisplay(file);
        }
        Optional<String> fonts = Fonts.problem();
        if (fonts.isPresent()) {
            terminal.err().println(Program.NAME + ": " + fonts.get());
            return ExitCode.FAILED;
        }
        return opened(terminal, file, Optional.empty());
    }
}
