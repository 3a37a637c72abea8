package org.saddlescope.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.saddlescope.experiment.Control;
import org.saddlescope.experiment.ExperimentException;
import org.saddlescope.experiment.PathFile;
import org.saddlescope.experiment.PathReport;
import org.saddlescope.experiment.PathSpec;
import org.saddlescope.experiment.PathStudy;
import org.saddlescope.experiment.RunFolder;
import org.saddlescope.experiment.Subject;
import org.saddlescope.figures.Figure;
import org.saddlescope.figures.PathFigures;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code saddlescope path}: the loss along paths between minima, down from a point, or to the global minimum. */
@Command(name = "path", description = "The loss along paths: between where optimizers arrived, down from a point, or to the global minimum.",
        footer = {"", "What kind of path, and how finely, is the experiment's \"path\" (saddlescope list paths); --set path.type=bezier takes another.",
                "A line, bezier or chain leads from the first optimizer's end to the second's; descent begins at the start of a FILE,",
                "where optimizers arrived in a RUN, or at --theta; noConfinedPoint trains nothing that its starts do not ask for."})
final class PathCommand implements Callable<Integer> {
    private final Services services;
    private final Terminal terminal;

    @Mixin
    private SubjectOptions subjects;

    @Option(names = "--from", paramLabel = "FILE", description = "Where the path begins: one point, as of --theta. With --to; nothing is trained.")
    private Path from;

    @Option(names = "--to", paramLabel = "FILE", description = "Where the path ends: one point.")
    private Path to;

    @Option(names = "--all-pairs", description = "Join every two of the points instead of the first two.")
    private boolean allPairs;

    @Option(names = "--json", description = "One JSON object on standard output.")
    private boolean json;

    PathCommand(Services services, Terminal terminal) {
        this.services = services;
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws ExperimentException, UsageException, InterruptedException {
        Control control = Control.running();
        try (Interruption _ = new Interruption(control)) {
            List<Path> ends = ends();
            // What training has to say is not part of the JSON object.
            Terminal talk = json ? new Terminal(terminal.err(), terminal.err(), terminal.interactive()) : terminal;
            SubjectOptions.Opened opened = subjects.open(services, talk, control,
                    new SubjectOptions.Wanted(List.of(), ends, PathStudy::needsRun));
            if (!ends.isEmpty() && opened.subject().experiment().path() instanceof PathSpec.NoConfinedPoint) {
                throw new UsageException("--from and --to: the paths of noConfinedPoint begin where path.starts says, "
                        + "and end where they are led; --set path.type=line joins two points");
            }
            if (!ends.isEmpty() && opened.subject().points().size() != 2) {
                throw new UsageException("--from and --to: " + opened.subject().points().size()
                        + " points in all, expected one in each file, and no --theta or --at beside them");
            }
            Subject subject = ends.isEmpty() ? opened.subject() : named(opened.subject());
            PathReport report = study(opened.name(), subject, control);
            Path folder = new RunFolder(opened.results()).paths();
            PathFile.write(folder, report);
            List<Path> figures = control.stopped() ? List.of() : draw(opened, report);
            PathPrinter printer = new PathPrinter(terminal.out());
            if (json) {
                printer.json(opened.name(), report);
            } else if (!subjects.quiet()) {
                printer.text(report);
                terminal.out().println((control.stopped() ? "stopped, what was computed is kept: " : "files: ") + folder);
                figures.forEach(terminal.out()::println);
            }
            return control.stopped() ? ExitCode.INTERRUPTED : ExitCode.DONE;
        }
    }

    /** The ends by the names of their files: where those lie is no part of a result. */
    private Subject named(Subject subject) {
        return subject.at(List.of(new Subject.Point(from.getFileName().toString(), subject.points().getFirst().theta()),
                new Subject.Point(to.getFileName().toString(), subject.points().getLast().theta())));
    }

    private PathReport study(String name, Subject subject, Control control) throws ExperimentException {
        try (StageProgress progress = new StageProgress(name, terminal, subjects.quiet(), System::nanoTime)) {
            return new PathStudy(subject, allPairs).run(control::stopped, progress::report);
        }
    }

    private List<Path> ends() throws UsageException {
        if ((from == null) != (to == null)) {
            throw new UsageException("--from and --to go together");
        }
        return from == null ? List.of() : List.of(from, to);
    }

    private List<Path> draw(SubjectOptions.Opened opened, PathReport report) throws ExperimentException {
        Optional<String> fonts = services.fontProblem().get();
        if (fonts.isPresent()) {
            terminal.err().println("no figures: " + fonts.get());
            return List.of();
        }
        List<Path> written = new ArrayList<>();
        for (Map.Entry<String, Figure> figure : PathFigures.of(opened.subject().experiment(), report).entrySet()) {
            written.addAll(subjects.figures().write(figure.getValue(), figure.getKey(), new RunFolder(opened.results()).figures()));
        }
        return written;
    }
}
