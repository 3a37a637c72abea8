package org.saddlescope.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.saddlescope.experiment.Control;
import org.saddlescope.experiment.CriticalFile;
import org.saddlescope.experiment.CriticalReport;
import org.saddlescope.experiment.CriticalSpec;
import org.saddlescope.experiment.CriticalSurvey;
import org.saddlescope.experiment.Experiment;
import org.saddlescope.experiment.ExperimentException;
import org.saddlescope.experiment.Perturbed;
import org.saddlescope.experiment.RunFolder;
import org.saddlescope.figures.Figure;
import org.saddlescope.paths.Catalogue;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code saddlescope critical}: critical points near a run's points, near given ones or from a grid of starts. */
@Command(name = "critical", description = "Find critical points: minima, saddles and maxima, with their index and extreme curvature.",
        footer = {"", "Searches start where each optimizer of the run arrived, or at the points given. Results go into the folder critical",
                "of the run folder or of --out, and replace those of an earlier search."})
final class CriticalCommand implements Callable<Integer> {
    private static final Pattern GRID = Pattern.compile("(\\d{1,4})x(\\d{1,4})");
    private static final int LARGEST_SIDE = 1000;

    private final Services services;
    private final Terminal terminal;

    @Mixin
    private SubjectOptions subjects;

    @Option(names = "--grid", paramLabel = "NxM", description = "Also start from a grid over the range of the plane, for two parameters.")
    private String grid;

    @Option(names = "--perturbed", paramLabel = "N", description = "Also start from N perturbed copies of each start.")
    private Integer perturbed;

    @Option(names = "--checkpoints", description = "Also start from every checkpoint of the run.")
    private boolean checkpoints;

    @Option(names = "--walk", description = "Walk down both ways from each strict saddle, with the condition ratios on the way.")
    private boolean walk;

    @Option(names = "--escape", paramLabel = "R",
            description = "Run the experiment's optimizers from a point R away from each strict saddle, into critical/point-NN-escape.")
    private Double escape;

    @Option(names = "--json", description = "One JSON object on standard output.")
    private boolean json;

    CriticalCommand(Services services, Terminal terminal) {
        this.services = services;
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws ExperimentException, UsageException, InterruptedException {
        if (escape != null && !(escape > 0 && Double.isFinite(escape))) {
            throw new UsageException("--escape " + escape + ": expected a distance above 0");
        }
        parseGrid();
        Control control = Control.running();
        try (Interruption _ = new Interruption(control)) {
            // What training has to say is not part of the JSON object.
            Terminal talk = json ? new Terminal(terminal.err(), terminal.err(), terminal.interactive()) : terminal;
            SubjectOptions.Opened opened = subjects.open(services, talk, control);
            Experiment experiment = opened.subject().experiment();
            CriticalReport report;
            try (StageProgress progress = new StageProgress(opened.name(), terminal, subjects.quiet(), System::nanoTime)) {
                report = new CriticalSurvey(opened.subject(), spec(experiment.critical()), control::stopped, progress::report).run();
            }
            Path folder = new RunFolder(opened.results()).critical();
            CriticalFile.write(folder, report);
            List<Path> figures = draw(opened.name(), report, folder);
            CriticalPrinter printer = new CriticalPrinter(terminal.out());
            if (json) {
                printer.json(opened.name(), report);
            } else if (!subjects.quiet()) {
                printer.text(opened.name(), report);
                terminal.out().println("  files: " + folder);
                figures.forEach(figure -> terminal.out().println("  " + figure));
            }
            if (escape != null) {
                escape(talk, opened.name(), experiment, report, folder, control);
            }
            return control.stopped() ? ExitCode.INTERRUPTED : ExitCode.DONE;
        }
    }

    private CriticalSpec spec(CriticalSpec declared) throws UsageException {
        CriticalSpec spec = declared;
        if (grid != null) {
            int[] sides = parseGrid();
            spec = spec.withGrid(sides[0], sides[1]);
        }
        if (perturbed != null) {
            if (perturbed < 0 || perturbed > 10_000) {
                throw new UsageException("--perturbed " + perturbed + ": expected 0 to 10000, the nearest is " + (perturbed < 0 ? 0 : 10_000));
            }
            spec = spec.withPerturbed(perturbed);
        }
        if (checkpoints) {
            spec = spec.withCheckpoints();
        }
        return walk ? spec.withWalk() : spec;
    }

    private int[] parseGrid() throws UsageException {
        if (grid == null) {
            return new int[0];
        }
        Matcher sides = GRID.matcher(grid);
        if (!sides.matches()) {
            throw new UsageException("--grid " + grid + ": expected two numbers with an x between them, for instance 11x11");
        }
        int columns = Integer.parseInt(sides.group(1));
        int rows = Integer.parseInt(sides.group(2));
        if (Math.min(columns, rows) < 2 || Math.max(columns, rows) > LARGEST_SIDE) {
            throw new UsageException("--grid " + grid + ": expected 2 to " + LARGEST_SIDE + " starts in each direction, the nearest is "
                    + Math.clamp(columns, 2, LARGEST_SIDE) + "x" + Math.clamp(rows, 2, LARGEST_SIDE));
        }
        return new int[] {columns, rows};
    }

    private List<Path> draw(String name, CriticalReport report, Path folder) throws ExperimentException {
        Optional<String> fonts = services.fontProblem().get();
        if (fonts.isPresent()) {
            terminal.err().println("no figures: " + fonts.get());
            return List.of();
        }
        List<Path> files = new ArrayList<>();
        for (CriticalReport.View view : report.views()) {
            for (Map.Entry<String, Figure> map : CriticalFigures.maps(name, view).sequencedEntrySet()) {
                files.addAll(FigureFiles.DEFAULT.write(map.getValue(), map.getKey(), folder));
            }
        }
        if (!report.catalogue().entries().isEmpty()) {
            files.addAll(CriticalFigures.sized(report.catalogue()).write(CriticalFigures.table(name, report.catalogue()), "catalogue", folder));
            files.addAll(FigureFiles.DEFAULT.write(CriticalFigures.indices(name, report.catalogue()), "indices", folder));
        }
        return files;
    }

    private void escape(Terminal talk, String name, Experiment experiment, CriticalReport report, Path folder, Control control)
            throws ExperimentException, InterruptedException {
        List<Catalogue.Entry> entries = report.catalogue().entries();
        for (int i = 0; i < entries.size() && !control.stopped(); i++) {
            if (entries.get(i).point().spectrum().strict()) {
                String point = CriticalReport.pointName(i + 1);
                Experiment from = Perturbed.start(experiment, entries.get(i).point().reached().theta(), escape);
                new RunJob(services.runner(), talk, subjects.quiet()).train(name + " from " + point, from, folder.resolve(point + "-escape"), control);
            }
        }
    }
}
