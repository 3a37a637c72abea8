package org.saddlescope;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.saddlescope.cli.Cli;
import org.saddlescope.cli.Display;
import org.saddlescope.cli.ExitCode;
import org.saddlescope.cli.Fonts;
import org.saddlescope.cli.Logging;
import org.saddlescope.cli.Services;
import org.saddlescope.cli.Terminal;
import org.saddlescope.cli.Runner;
import org.saddlescope.experiment.Probe;
import org.saddlescope.experiment.Program;
import org.saddlescope.ui.MeasuredWindow;
import org.saddlescope.ui.Workbench;

/**
 * The program's entry: opens the workbench, or carries out a command. It is no JavaFX application, so that commands run
 * on machines that cannot open a window.
 */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        Logging.quiet();
        // AWT paints, it never opens a window: JavaFX does that, and on macOS the two must not both try.
        System.setProperty("java.awt.headless", "true");
        Terminal terminal = Terminal.ofProcess();
        Cli cli = new Cli(new Services(Runner.SESSION, Probe::new, Fonts::problem, new MeasuredWindow()), terminal);
        System.exit(Cli.asksForWindow(arguments) ? window(cli, terminal, Arrays.stream(arguments).findFirst().map(Path::of))
                : cli.execute(arguments));
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
        Workbench.launch(file);
        return ExitCode.DONE;
    }
}
