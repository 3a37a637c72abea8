package org.saddlescope.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.saddlescope.experiment.DirectionFile;
import org.saddlescope.experiment.ExperimentException;
import org.saddlescope.experiment.RunFolder;
import org.saddlescope.experiment.Subject;
import org.saddlescope.experiment.Surface;
import org.saddlescope.experiment.SurfaceFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code saddlescope export}: writes a surface for other tools. */
@Command(name = "export", description = "Write the surface of a run, or of a file of another tool, for other tools.",
        footer = {"", "TARGET.h5 is for loss-landscape, .vti and .vtp for ParaView, .npz for NumPy, .csv for everything else."})
final class ExportCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(index = "0", paramLabel = "RUN|SURFACE", description = "A run folder, or a surface as .h5, .csv, .npy or .npz.")
    private Path input;

    @Parameters(index = "1..*", arity = "1..*", paramLabel = "TARGET", description = "Files to write; the extension says what: .h5, .vtp, .vti, .npz, .csv.")
    private List<Path> targets;

    @Option(names = "--quantity", paramLabel = "NAME", description = "Of several quantities, the one that .vtp and .npz get (the others take all).")
    private String quantity;

    @Option(names = "--directions", paramLabel = "F.h5", description = "Of a run: also write the directions of its plane, for loss-landscape.")
    private Path directions;

    ExportCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws ExperimentException, UsageException {
        for (Path target : targets) {
            SurfaceFile.Format.of(target);
        }
        if (directions != null && !Files.isDirectory(input)) {
            throw new UsageException(input + ": --directions needs a run, which knows the blocks of its parameters");
        }
        Surface surface = Files.isDirectory(input)
                ? SurfaceFile.ofRun(input).orElseThrow(() -> new UsageException(input + ": this run holds no slice"))
                : SurfaceFile.open(input);
        Surface chosen = quantity == null ? surface : surface.showing(quantity);
        for (Path target : targets) {
            SurfaceFile.write(target, chosen);
            boolean one = !SurfaceFile.Format.of(target).takesAll() && chosen.slices().size() > 1;
            terminal.out().println(target + (one ? " (" + chosen.slice().quantity() + ")" : ""));
        }
        if (directions != null) {
            DirectionFile.write(directions, chosen.slice().plane(), Subject.atStart(RunFolder.experimentOf(input)).problem().layout());
            terminal.out().println(directions);
        }
        return ExitCode.DONE;
    }
}
