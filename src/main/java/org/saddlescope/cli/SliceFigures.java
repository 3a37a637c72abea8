package org.saddlescope.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.saddlescope.experiment.Experiment;
import org.saddlescope.experiment.ExperimentException;
import org.saddlescope.experiment.Slicer;
import org.saddlescope.figures.Figure;
import org.saddlescope.figures.RunFigures;
import org.saddlescope.landscape.Repeats;
import org.saddlescope.landscape.Slice;

/** Draws what came of slicing: a map and a surface, a curve for a line, bands or a spread for several draws. */
record SliceFigures(Experiment experiment, Path folder, FigureFiles files) {
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
            written.addAll(files.write(figure.getValue(), name + "-" + figure.getKey(), folder));
        }
        return written;
    }

    private Figure map(Slice slice, Repeats repeats) {
        return new Figure.SliceMap(experiment.name() + ": " + slice.quantity() + " of " + repeats.draws().size() + " draws", slice,
                List.of(), List.of(), LOOK.logScale(), LOOK.colours(), true);
    }

    private static List<String> notes(Slice first, Repeats repeats) {
        List<String> notes = new ArrayList<>();
        if (!first.note().isEmpty()) {
            notes.add("Measured against: " + first.note());
        }
        notes.add("Lines: " + repeats.draws().size() + " draws, the first: " + first.plane().description());
        return notes;
    }

    /** The median over the draws, point by point, in a band of the quartiles and one of 90 %. */
    private Figure bands(Repeats repeats) {
        double[] median = repeats.quantile(0.5).values();
        List<Figure.Curve> curves = new ArrayList<>();
        curves.add(new Figure.Curve("5 % to 95 %", 1, 1, repeats.quantile(0.5).alpha(), median)
                .within(repeats.quantile(0.05).values(), repeats.quantile(0.95).values()));
        curves.add(new Figure.Curve("median, 25 % to 75 %", 0, 0, repeats.quantile(0.5).alpha(), median)
                .within(repeats.quantile(0.25).values(), repeats.quantile(0.75).values()));
        Slice first = repeats.draws().getFirst();
        boolean log = curves.stream().flatMapToDouble(curve -> Arrays.stream(curve.y())).filter(Double::isFinite).allMatch(y -> y > 0);
        return new Figure.CurvePlot(experiment.name() + ": " + first.quantity() + ", quantiles of " + repeats.draws().size() + " draws",
                "α along each direction", first.quantity(), log && LOOK.logScale(), curves,
                notes(first, repeats), Optional.empty());
    }
}
