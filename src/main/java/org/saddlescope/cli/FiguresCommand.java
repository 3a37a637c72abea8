package org.saddlescope.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.saddlescope.experiment.Experiment;
import org.saddlescope.experiment.ExperimentException;
import org.saddlescope.experiment.FileNames;
import org.saddlescope.experiment.RunFolder;
import org.saddlescope.experiment.SavedRun;
import org.saddlescope.experiment.Surface;
import org.saddlescope.experiment.SurfaceFile;
import org.saddlescope.figures.ColourMap;
import org.saddlescope.figures.Figure;
import org.saddlescope.figures.FigureStyle;
import org.saddlescope.figures.PictureFormat;
import org.saddlescope.figures.RunFigures;
import org.saddlescope.figures.SurfaceFigures;
import org.saddlescope.figures.sidecar.FigureSource;
import org.saddlescope.figures.sidecar.Sidecar;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code saddlescope figures}: draws the figures of a run folder again, at another size or in other colours, and those of
 * a surface that another tool has computed.
 */
@Command(name = "figures", description = "Draw the figures of a run folder again, or those of a surface of another tool.")
final class FiguresCommand implements Callable<Integer> {
    private static final Path RUNS = Path.of("runs");

    private final Services services;
    private final Terminal terminal;

    @Parameters(paramLabel = "RUN|SURFACE", arity = "0..1", description = "A run folder, or a surface as .h5 (loss-landscape), .csv, .npy or .npz.")
    private Path run;

    @Option(names = "--from", paramLabel = "FILE.json", description = "The JSON that was written beside a figure: draws that figure again, the same to the byte where no option changes its style.")
    private Path from;

    @Option(names = "--out", paramLabel = "DIR", description = "Where to write the files; without it the run's figures folder, or for a SURFACE runs/NAME, numbered where that exists. "
            + "With --from a folder, or a file that ends in .png, .svg or .pdf; without it beside FILE.json.")
    private Path out;

    @Option(names = "--kind", paramLabel = "KIND", split = ",",
            description = "Which figures, separated by commas: map, surface, loss, ratios, spectrum, accuracy, logRatios, kernel, conditioning, drift, "
                    + "modelHessian, distance, smoothness, smoothnessFit, index, alphaBeta; without it those the experiment names, or the usual ones and all that it measured.")
    private List<Experiment.FigureKind> kinds = new ArrayList<>();

    @Option(names = "--format", paramLabel = "FORMAT", split = ",", defaultValue = "png",
            description = "png, svg or pdf, or several separated by commas (default: ${DEFAULT-VALUE}).")
    private List<PictureFormat> formats = new ArrayList<>();

    @Option(names = "--data", description = "Write the data of each figure as CSV beside it.")
    private boolean data;

    @Option(names = "--sidecar", description = "Write each figure with its data and style as JSON beside it, from which --from draws it again.")
    private boolean sidecar;

    @Mixin
    private StyleOptions style = new StyleOptions();

    @Option(names = "--linear", description = "Linear instead of logarithmic scales.")
    private boolean linear;

    @Option(names = "--quantity", paramLabel = "NAME", split = ",",
            description = "Of a SURFACE with several quantities, which to draw: names, column numbers, or all; the training loss, or the first, without it.")
    private List<String> quantities = new ArrayList<>();

    FiguresCommand(Services services, Terminal terminal) {
        this.services = services;
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws ExperimentException, UsageException, EnvironmentException {
        Optional<String> fonts = services.fontProblem().get();
        if (fonts.isPresent()) {
            throw new EnvironmentException(fonts.get());
        }
        return from == null ? drawRun() : drawAgain();
    }

    private int drawRun() throws ExperimentException, UsageException {
        if (run == null) {
            throw new UsageException("expected a RUN, a SURFACE, or --from FILE.json");
        }
        if (Sidecar.at(run)) {
            throw new UsageException(run + " is the JSON of a figure: it is drawn again by --from " + run);
        }
        FigureStyle wanted = style.of(FigureFiles.DEFAULT.style());
        Optional<Surface> surface = SurfaceFile.mayBe(run) ? Optional.of(SurfaceFile.open(run)) : Optional.empty();
        if (surface.isEmpty() && !quantities.isEmpty()) {
            throw new UsageException("--quantity is for the surface of another tool; " + run + " is no file of one");
        }
        Optional<SavedRun> saved = surface.isPresent() ? Optional.empty() : Optional.of(RunFolder.open(run));
        FigureSource source = surface.isPresent() ? FigureSource.elsewhere(surface.get().name()) : FigureSource.of(saved.orElseThrow().experiment());
        RunFigures.Look look = new RunFigures.Look(!linear, wanted.colours().orElse(ColourMap.VIRIDIS), Optional.empty(), Optional.empty());
        FigureFiles files = new FigureFiles(wanted, look, formats, data, sidecar ? Optional.of(source) : Optional.empty());
        return surface.isPresent() ? draw(surface.get(), files) : draw(saved.orElseThrow(), files);
    }

    /** One figure from what was written beside it. */
    private int drawAgain() throws ExperimentException, UsageException {
        if (run != null || linear || !kinds.isEmpty() || !quantities.isEmpty()) {
            throw new UsageException("--from draws the one figure of its file: without RUN, --kind, --quantity and --linear");
        }
        Sidecar known = Sidecar.read(from);
        Optional<PictureFormat> named = out == null ? Optional.empty() : PictureFormat.of(out);
        Path beside = from.toAbsolutePath().getParent();
        Path folder = out == null ? beside : named.isEmpty() ? out : out.toAbsolutePath().getParent();
        String name = (named.isEmpty() ? from : out).getFileName().toString().replaceFirst("\\.[^.]*$", "");
        if (sidecar && folder.toAbsolutePath().resolve(name + ".json").equals(from.toAbsolutePath())) {
            throw new UsageException("--sidecar would replace " + from + ": name another file or folder by --out");
        }
        new FigureFiles(style.of(known.style()), RunFigures.Look.DEFAULT, named.map(List::of).orElse(formats), data,
                sidecar ? Optional.of(known.source()) : Optional.empty())
                .write(known.figure(), name, folder).forEach(terminal.out()::println);
        return ExitCode.DONE;
    }

    private int draw(SavedRun saved, FigureFiles files) throws ExperimentException, UsageException {
        List<Experiment.FigureKind> wanted = kinds.isEmpty() ? saved.experiment().wantedFigures() : kinds;
        // Figures of probes that nobody asked for by name are not missed.
        List<Experiment.FigureKind> named = kinds.isEmpty() ? saved.experiment().figures() : kinds;
        Path folder = out == null ? new RunFolder(run).figures() : out;
        List<Experiment.FigureKind> written = files.write(wanted, saved.experiment(), saved.frame(), folder);
        for (Experiment.FigureKind kind : written) {
            files.names(kind).forEach(name -> terminal.out().println(folder.resolve(name)));
        }
        List<Experiment.FigureKind> missing = named.stream().filter(kind -> !written.contains(kind)).toList();
        if (!missing.isEmpty()) {
            terminal.err().println("this run holds nothing for: " + names(missing));
        }
        if (written.isEmpty() && !wanted.isEmpty()) {
            throw new UsageException(run + ": holds nothing for the figures asked for (" + names(named) + ")");
        }
        return ExitCode.DONE;
    }

    private int draw(Surface surface, FigureFiles files) throws ExperimentException, UsageException {
        surface.summary().forEach(terminal.out()::println);
        List<Experiment.FigureKind> wanted = !kinds.isEmpty() ? kinds
                : surface.slice().rows() == 1 ? List.of(Experiment.FigureKind.MAP)
                : List.of(Experiment.FigureKind.MAP, Experiment.FigureKind.SURFACE);
        List<String> chosen = quantities.equals(List.of("all")) ? surface.quantities()
                : quantities.isEmpty() ? List.of(surface.slice().quantity()) : quantities;
        List<Surface> shown = new ArrayList<>();
        for (String quantity : chosen) {
            shown.add(surface.showing(quantity));
        }
        Path folder = out == null ? RunFolder.unused(RUNS, surface.name().replaceFirst("\\.[^.]*$", "")) : out;
        int written = 0;
        for (Surface one : shown) {
            for (Experiment.FigureKind kind : wanted) {
                Optional<Figure> figure = SurfaceFigures.of(kind, one, files.look());
                if (figure.isPresent()) {
                    files.write(figure.get(), FileNames.of(one.slice().quantity()) + "-" + FigureFiles.name(kind), folder)
                            .forEach(terminal.out()::println);
                    written++;
                }
            }
        }
        if (written == 0) {
            throw new UsageException(run + ": a surface has a map and a surface, not " + names(wanted));
        }
        return ExitCode.DONE;
    }

    private static String names(List<Experiment.FigureKind> kinds) {
        return kinds.stream().map(FigureFiles::name).collect(Collectors.joining(", "));
    }
}
