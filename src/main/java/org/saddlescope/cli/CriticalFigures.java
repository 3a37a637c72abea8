package org.saddlescope.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedMap;
import org.saddlescope.experiment.CriticalReport;
import org.saddlescope.figures.Figure;
import org.saddlescope.figures.PngSize;
import org.saddlescope.figures.RunFigures;
import org.saddlescope.landscape.Trajectory;
import org.saddlescope.paths.Catalogue;
import org.saddlescope.paths.CriticalOutcome;

/** The figures of a search for critical points. */
final class CriticalFigures {
    /** Title, head and notes of the table, a row of it, and the longest that is written. */
    private static final double TABLE_CM = 3.2;
    private static final double ROW_CM = 0.42;
    private static final double HIGHEST_CM = 100;
    private static final String INDEX = "Index: eigenvalues below −10⁻⁶‖H‖";

    private CriticalFigures() {}

    /** The loss on a plane with the points that lie in it, by the name of the picture's file; another with the ways down. */
    static SequencedMap<String, Figure> maps(String name, CriticalReport.View view) {
        SequencedMap<String, Figure> maps = new LinkedHashMap<>();
        maps.put(view.name(), map(name, view, List.of()));
        if (!view.paths().isEmpty()) {
            maps.put(view.name() + "-walks", map(name, view, view.paths()));
        }
        return maps;
    }

    private static Figure map(String name, CriticalReport.View view, List<Trajectory> paths) {
        List<Figure.Mark> marks = view.marks().stream().map(mark -> new Figure.Mark(mark.name(), mark.kind().name().toLowerCase(Locale.ROOT),
                mark.alpha(), mark.beta(), mark.loss())).toList();
        RunFigures.Look look = RunFigures.Look.DEFAULT;
        String plane = view.name().equals("plane") ? "critical points" : "the plane of lowest and highest curvature through "
                + view.name().replace("-plane", "").replace('-', ' ');
        return new Figure.SliceMap(name + ": " + plane, view.slice(), paths, marks, look.logScale(), look.colours(), true);
    }

    /** Morse index against loss, a mark a point; where not the whole spectrum was computed the index is a lower bound. */
    static Figure indices(String name, Catalogue catalogue) {
        List<Figure.Curve> marks = new ArrayList<>();
        for (boolean exact : new boolean[] {true, false}) {
            List<CriticalOutcome.Critical> points = catalogue.entries().stream().map(Catalogue.Entry::point)
                    .filter(point -> point.spectrum().exact() == exact).toList();
            if (!points.isEmpty()) {
                marks.add(Figure.Curve.points(exact ? "index" : "lower bound of the index", marks.size(),
                        points.stream().mapToDouble(point -> point.reached().loss()).toArray(),
                        points.stream().mapToDouble(point -> point.spectrum().index()).toArray()));
            }
        }
        return new Figure.CurvePlot(name + ": index of the critical points against their loss", "loss", "Morse index", false, marks,
                List.of(INDEX), Optional.empty());
    }

    /** As wide as the other figures, and as high as the catalogue is long; without data of its own, which {@code catalogue.csv} is. */
    static FigureFiles sized(Catalogue catalogue, FigureFiles usual) {
        PngSize size = usual.style().size();
        double height = Math.min(HIGHEST_CM, TABLE_CM + ROW_CM * catalogue.entries().size());
        return new FigureFiles(usual.style().sized(new PngSize(size.widthCm(), height, size.dpi(), size.fontPt())), usual.look(), usual.formats(), false,
                usual.sidecar());
    }

    /** The catalogue. */
    static Figure table(String name, Catalogue catalogue) {
        return new Figure.Table(name + ": critical points", CriticalPrinter.HEADERS, CriticalPrinter.rows(catalogue, 4),
                List.of(INDEX + "; nullity: within it. Off by: estimated distance of θ from the exact point.",
                        "Repeats: " + catalogue.symmetry().description() + "."));
    }
}
