package org.saddlescope.cli;

import java.util.List;
import java.util.Locale;
import org.saddlescope.experiment.CriticalReport;
import org.saddlescope.figures.Figure;
import org.saddlescope.figures.RunFigures;
import org.saddlescope.paths.Catalogue;

/** The figures of a search for critical points. */
final class CriticalFigures {
    private CriticalFigures() {}

    /** The loss on a plane with the points that lie in it and the ways down. */
    static Figure map(String name, CriticalReport.View view) {
        List<Figure.Mark> marks = view.marks().stream().map(mark -> new Figure.Mark(mark.name(), mark.kind().name().toLowerCase(Locale.ROOT),
                mark.alpha(), mark.beta(), mark.loss())).toList();
        RunFigures.Look look = RunFigures.Look.DEFAULT;
        String plane = view.name().equals("plane") ? "critical points" : "the plane of lowest and highest curvature through "
                + view.name().replace("-plane", "").replace('-', ' ');
        return new Figure.SliceMap(name + ": " + plane, view.slice(), view.paths(), marks, look.logScale(), look.colours(), true);
    }

    /** The catalogue. */
    static Figure table(String name, Catalogue catalogue) {
        return new Figure.Table(name + ": critical points", CriticalPrinter.HEADERS, CriticalPrinter.rows(catalogue),
                List.of("Index: eigenvalues below −10⁻⁶‖H‖; nullity: within it. Off by: estimated distance of θ from the exact point.",
                        "Repeats " + catalogue.symmetry().description() + " are listed once."));
    }
}
