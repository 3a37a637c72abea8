package org.saddlescope.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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
import org.saddlescope.figures.PictureFormat;
import org.saddlescope.figures.PngSize;
import org.saddlescope.figures.RunFigures;
import org.saddlescope.figures.Style;
import org.saddlescope.figures.SurfaceFigures;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code saddlescope figures}: draws the figures of a run folder again, at another size or in other colours, and those of
 * a surface that another tool has computed.
 */
@Command(name = "figures", description = "Draw the figures of a run folder again, or those of a surface of another tool.")
final class FiguresCommand implements Callable<Integer> {
    private static final Path RUNS = Path.of("runs");
    private static final double CM_PER_INCH = 2.54;
    private static final int LARGEST_SIDE = 20_000;

    private final Services services;
    private final Terminal terminal;

    @Parameters(paramLabel = "RUN|SURFACE", description = "A run folder, or a surface as .h5 (loss-landscape), .csv, .npy or .npz.")
    private Path run;

    @Option(names = "--out", paramLabel = "DIR", description = "Where to write the files; without it the run's figures folder, or for a SURFACE runs/NAME, numbered where that exists.")
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

    @Option(names = "--width-cm", paramLabel = "CM", defaultValue = "17", description = "Printed width (default: ${DEFAULT-VALUE}).")
    private double widthCm;

    @Option(names = "--height-cm", paramLabel = "CM", description = "Printed height (default: 0.7 of the width).")
    private Double heightCm;

    @Option(names = "--dpi", paramLabel = "DPI", defaultValue = "150", description = "Dots per inch (default: ${DEFAULT-VALUE}).")
    private int dpi;

    @Option(names = "--font-pt", paramLabel = "PT", defaultValue = "9", description = "Size of text in print (default: ${DEFAULT-VALUE}).")
    private double fontPt;

    @Option(names = "--theme", paramLabel = "THEME", defaultValue = "light", description = "light or dark (default: ${DEFAULT-VALUE}).")
    private Style.Theme theme;

    @Option(names = "--colours", paramLabel = "MAP", defaultValue = "viridis",
            description = "viridis, magma, cividis, inferno, grey or diverging (default: ${DEFAULT-VALUE}). "
                    + "Ratios and eigenvalues that are negative somewhere are always drawn in diverging, with 0 in the middle.")
    private ColourMap colours;

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
        PngSize size = size();
        Optional<Surface> surface = SurfaceFile.mayBe(run) ? Optional.of(SurfaceFile.open(run)) : Optional.empty();
        if (surface.isEmpty() && !quantities.isEmpty()) {
            throw new UsageException("--quantity is for the surface of another tool; " + run + " is no file of one");
        }
        Optional<SavedRun> saved = surface.isPresent() ? Optional.empty() : Optional.of(RunFolder.open(run));
        Optional<String> fonts = services.fontProblem().get();
        if (fonts.isPresent()) {
            throw new EnvironmentException(fonts.get());
        }
        FigureFiles files = new FigureFiles(size, theme, new RunFigures.Look(!linear, colours, Optional.empty(), Optional.empty()), formats, data);
        return surface.isPresent() ? draw(surface.get(), files) : draw(saved.orElseThrow(), files);
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

    private PngSize size() throws UsageException {
        double height = heightCm == null ? 0.7 * widthCm : heightCm;
        inRange("--width-cm", widthCm, 2, 200);
        inRange("--height-cm", height, 2, 200);
        inRange("--dpi", dpi, 36, 2400);
        inRange("--font-pt", fontPt, 3, 72);
        double pixels = Math.max(widthCm, height) / CM_PER_INCH * dpi;
        if (pixels > LARGEST_SIDE) {
            throw new UsageException(String.format(Locale.ROOT, "%.0f pixels a side, expected at most %d: lower --dpi to %d",
                    pixels, LARGEST_SIDE, (int) (LARGEST_SIDE * CM_PER_INCH / Math.max(widthCm, height))));
        }
        return new PngSize(widthCm, height, dpi, fontPt);
    }

    private static void inRange(String option, double value, double min, double max) throws UsageException {
        if (!(value >= min && value <= max)) {
            throw new UsageException(String.format(Locale.ROOT, "%s %s: expected %s to %s, the nearest is %s", option, plain(value),
                    plain(min), plain(max), plain(value > max ? max : min)));
        }
    }

    private static String plain(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e9 ? String.valueOf((long) value) : String.valueOf(value);
    }

    private static String names(List<Experiment.FigureKind> kinds) {
        return kinds.stream().map(FigureFiles::name).collect(Collectors.joining(", "));
    }
}
