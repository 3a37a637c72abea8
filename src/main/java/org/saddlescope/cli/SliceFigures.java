package org.saddlescope.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.saddlescope.data.numpy.AtomicFile;
import org.saddlescope.experiment.Experiment;
import org.saddlescope.experiment.ExperimentException;
import org.saddlescope.experiment.Slicer;
import org.saddlescope.experiment.io.FileProblem;
import org.saddlescope.figures.Figure;
import org.saddlescope.figures.PngWriter;
import org.saddlescope.figures.RunFigures;
import org.saddlescope.landscape.Repeats;
import org.saddlescope.landscape.Slice;

/** Draws what came of slicing: a map and a surface, a curve for a line, bands or a spread for several draws. */
record SliceFigures(Experiment experiment, Path folder) {
    private static final RunFigures.Look LOOK = RunFigures.Look.DEFAULT;

    /** @return the files written */
    List<Path> write(String name, Slicer.Outcome outcome) throws ExperimentException {
        Map<String, Figure> figures = new LinkedHashMap<>();
        RunFigures.of(Experiment.FigureKind.MAP, experiment, outcome.frame(), LOOK)
                .ifPresent(figure -> figures.put(outcome.slice().rows() == 1 ? "curve" : "map", figure));
        if (outcome.slice().rows() > 1) {
            RunFigures.of(Experiment.FigureKind.SURFACE, experiment, outcome.frame(), LOOK).ifPresent(figure -> figures.put("surface", figure));
        }
        outcome.repeats().ifPresent(repeats -> {
            if (outcome.slice().rows() == 1) {
                figures.put("bands", bands(repeats));
            } else {
                figures.put("mean", map(repeats.mean(), repeats));
                figures.put("spread", map(repeats.deviation(), repeats));
            }
        });
        List<Path> written = new ArrayList<>();
        for (Map.Entry<String, Figure> figure : figures.entrySet()) {
            Path file = folder.resolve(name + "-" + figure.getKey() + ".png");
            try {
                Files.createDirectories(folder);
                AtomicFile.replace(file, temporary -> PngWriter.write(figure.getValue(), FigureFiles.DEFAULT.size(),
                        FigureFiles.DEFAULT.theme(), temporary));
            } catch (IOException e) {
                throw new ExperimentException(FileProblem.describe(file, e), e);
            }
            written.add(file);
        }
        return written;
    }

    private Figure map(Slice slice, Repeats repeats) {
        return new Figure.SliceMap(experiment.name() + ": " + slice.quantity() + " of " + repeats.draws().size() + " draws", slice,
                List.of(), List.of(), LOOK.logScale(), LOOK.colours(), true);
    }

    /** Median, quartiles and a 90 % band over the draws, point by point. */
    private Figure bands(Repeats repeats) {
        List<Figure.Curve> curves = new ArrayList<>();
        curves.add(curve("median", repeats.quantile(0.5), 0, 0));
        curves.add(curve("25 %", repeats.quantile(0.25), 1, 1));
        curves.add(curve("75 %", repeats.quantile(0.75), 1, 1));
        curves.add(curve("5 %", repeats.quantile(0.05), 2, 2));
        curves.add(curve("95 %", repeats.quantile(0.95), 2, 2));
        Slice first = repeats.draws().getFirst();
        boolean log = curves.stream().flatMapToDouble(curve -> Arrays.stream(curve.y())).filter(Double::isFinite).allMatch(y -> y > 0);
        return new Figure.CurvePlot(experiment.name() + ": " + first.quantity() + ", quantiles of " + repeats.draws().size() + " draws",
                "α along each direction", first.quantity(), log && LOOK.logScale(), curves,
                List.of("Lines: " + repeats.draws().size() + " draws, the first: " + first.plane().description()), Optional.empty());
    }

    private static Figure.Curve curve(String name, Slice slice, int series, int dash) {
        return new Figure.Curve(name, series, dash, slice.alpha(), slice.values());
    }
}
