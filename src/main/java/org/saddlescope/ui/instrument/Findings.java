package org.saddlescope.ui.instrument;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.saddlescope.experiment.CriticalReport;
import org.saddlescope.experiment.Experiment;
import org.saddlescope.experiment.PathReport;
import org.saddlescope.figures.Figure;
import org.saddlescope.figures.PathFigures;
import org.saddlescope.figures.SpectrumFigures;
import org.saddlescope.ui.base.Text;

/** The figures of what the instruments have found, for the window and for export. */
public final class Findings {
    private Findings() {}

    /** Everything that was found and not overtaken. */
    public static List<Figure> all(String name, Instruments instruments) {
        List<Figure> figures = new ArrayList<>();
        Finds finds = instruments.findsProperty().get();
        if (!finds.points().isEmpty()) {
            figures.add(CriticalPane.figure(name, finds));
            figures.addAll(of(name, finds));
        }
        instruments.spectraProperty().get().ifPresent(spectra -> figures.addAll(of(name, spectra)));
        instruments.pathsProperty().get().ifPresent(path -> figures.addAll(of(path.experiment(), path.report())));
        return figures;
    }

    /** Eigenvalues and densities at a place. */
    public static List<Figure> of(String name, Instruments.Spectra spectra) {
        String place = spectra.place().name();
        return List.of(SpectrumFigures.eigenvalues(name, place, spectra.tables()), SpectrumFigures.density(name, place, spectra.tables())).stream()
                .flatMap(Optional::stream).toList();
    }

    /** What is not in those figures and must be known. */
    public static String note(Instruments.Spectra spectra) {
        return spectra.complete() ? "" : Text.of("instrument.findings.cancelledTheRestWasNot");
    }

    /** The loss along the path. */
    public static List<Figure> of(Experiment experiment, PathReport report) {
        return List.copyOf(PathFigures.of(experiment, report).values());
    }

    /** Paths that were asked for and are not there, and what is to be said of the others. */
    public static String note(PathReport report) {
        List<String> lines = new ArrayList<>(report.refused());
        report.paths().stream().filter(path -> !path.note().isBlank()).forEach(path -> lines.add(path.name() + ": " + path.note()));
        return String.join("\n", lines);
    }

    /** Loss and condition ratios along the newest ways down; none where there are none. */
    public static List<Figure> of(String name, Finds finds) {
        if (finds.walks().isEmpty()) {
            return List.of();
        }
        Finds.Walks walks = finds.walks().getLast();
        String title = Text.of("instrument.findings.downFrom", name, finds.number(walks.saddle()).orElse(1));
        List<Figure.Curve> losses = new ArrayList<>();
        List<Figure.Curve> ratios = new ArrayList<>();
        for (int side = 0; side < walks.ways().size(); side++) {
            CriticalReport.Walked walked = walks.ways().get(side);
            String sign = walked.way().side() > 0 ? "(+)" : "(−)";
            losses.add(new Figure.Curve(sign, side, 0, walked.way().lengths(), walked.way().losses()));
            for (int k = 0; k < walked.conditions().size(); k++) {
                int condition = k;
                double[] values = walked.readings().stream().mapToDouble(row -> row[condition]).toArray();
                double[] lengths = IntStream.range(0, values.length).mapToDouble(i -> walked.way().lengths()[i]).toArray();
                ratios.add(new Figure.Curve(sign + Figure.OF + walked.conditions().get(k).label(), side, k, lengths, values));
            }
        }
        List<Figure> figures = new ArrayList<>();
        if (!losses.isEmpty()) {
            figures.add(new Figure.CurvePlot(title + ", loss", Text.of("instrument.findings.lengthOfTheWay"), "loss", false, losses, List.of(), Optional.empty()));
        }
        if (ratios.stream().anyMatch(curve -> curve.x().length > 0)) {
            figures.add(new Figure.CurvePlot(title + ", ratios", Text.of("instrument.findings.lengthOfTheWay"), "ratio", true, ratios, List.of(), Optional.empty()));
        }
        return figures;
    }
}
