package org.saddlescope.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.saddlescope.experiment.Control;
import org.saddlescope.experiment.ExperimentException;
import org.saddlescope.experiment.RunFolder;
import org.saddlescope.experiment.SpectrumFile;
import org.saddlescope.experiment.SpectrumReport;
import org.saddlescope.experiment.SpectrumSurvey;
import org.saddlescope.experiment.SpectrumTables;
import org.saddlescope.experiment.Subject;
import org.saddlescope.experiment.Weights;
import org.saddlescope.figures.Figure;
import org.saddlescope.figures.SpectrumFigures;
import org.saddlescope.spectra.Vectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code saddlescope spectrum}: the spectra of Hessian, Gauss-Newton matrix, layers and tangent kernel. */
@Command(name = "spectrum", description = "Eigenvalues, traces and densities of the Hessian and of the tangent kernel, at points and along a run.")
final class SpectrumCommand implements Callable<Integer> {
    private final Services services;
    private final Terminal terminal;

    @Mixin
    private SubjectOptions subjects;

    @Option(names = "--exclude", paramLabel = "F.npy", description = "Leave these directions of θ out, such as those of a symmetry: a vector, or a row a direction.")
    private Path exclude;

    @Option(names = "--json", description = "One JSON object on standard output.")
    private boolean json;

    SpectrumCommand(Services services, Terminal terminal) {
        this.services = services;
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws ExperimentException, UsageException, InterruptedException {
        Control control = Control.running();
        try (Interruption _ = new Interruption(control)) {
            List<double[]> directions = directions();
            // What training has to say is not part of the JSON object.
            Terminal talk = json ? new Terminal(terminal.err(), terminal.err(), terminal.interactive()) : terminal;
            SubjectOptions.Opened opened = subjects.open(services, talk, control);
            Path folder = new RunFolder(opened.results()).spectra();
            SpectrumReport report = survey(opened, excluded(directions, opened.subject()), control, folder);
            SpectrumTables tables = SpectrumTables.of(report);
            SpectrumFile.write(folder, tables);
            List<Path> figures = control.stopped() ? List.of() : draw(SpectrumFigures.of(opened.name(), tables), opened.results());
            SpectrumPrinter printer = new SpectrumPrinter(terminal.out());
            if (json) {
                printer.json(opened.name(), report);
            } else if (!subjects.quiet()) {
                printer.text(report);
                terminal.out().println("files: " + folder);
                figures.forEach(terminal.out()::println);
            }
            return control.stopped() ? ExitCode.INTERRUPTED : ExitCode.DONE;
        }
    }

    private SpectrumReport survey(SubjectOptions.Opened opened, List<double[]> excluded, Control control, Path folder)
            throws ExperimentException {
        List<ExperimentException> failed = new ArrayList<>();
        SpectrumReport report;
        try (StageProgress progress = new StageProgress(opened.name(), terminal, subjects.quiet(), System::nanoTime)) {
            report = new SpectrumSurvey(opened.subject(), excluded, () -> control.stopped() || !failed.isEmpty(), progress::report)
                    .run(soFar -> {
                        try {
                            SpectrumFile.write(folder, SpectrumTables.of(soFar));
                        } catch (ExperimentException e) {
                            failed.add(e);
                        }
                    });
        }
        if (!failed.isEmpty()) {
            throw failed.getFirst();
        }
        return report;
    }

    private List<double[]> directions() throws ExperimentException {
        return exclude == null ? List.of() : Weights.vectors(exclude);
    }

    private List<double[]> excluded(List<double[]> directions, Subject subject) throws UsageException {
        int p = subject.problem().objective().dimension();
        for (double[] direction : directions) {
            if (direction.length != p) {
                throw new UsageException("--exclude " + exclude + ": " + direction.length + " coordinates, expected " + p
                        + " as the problem has parameters");
            }
            if (!Vectors.finite(direction)) {
                throw new UsageException("--exclude " + exclude + ": a direction is not finite");
            }
        }
        return Vectors.orthonormal(directions);
    }

    private List<Path> draw(Map<String, Figure> figures, Path results) throws ExperimentException {
        Optional<String> fonts = services.fontProblem().get();
        if (fonts.isPresent()) {
            terminal.err().println("no figures: " + fonts.get());
            return List.of();
        }
        Path folder = new RunFolder(results).figures();
        List<Path> written = new ArrayList<>();
        for (Map.Entry<String, Figure> figure : figures.entrySet()) {
            written.addAll(subjects.figures().write(figure.getValue(), figure.getKey(), folder));
        }
        return written;
    }
}
