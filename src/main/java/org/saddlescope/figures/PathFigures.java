package org.saddlescope.figures;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Function;
import org.saddlescope.experiment.Experiment;
import org.saddlescope.experiment.PathReport;
import org.saddlescope.experiment.PathSpec;
import org.saddlescope.paths.PathProfile;

/** The pictures of paths: the loss along them, and the norm that was followed. */
public final class PathFigures {
    /** From this ratio of the highest to the lowest loss on, a linear axis would hide the ends. */
    private static final double LOG_FROM = 30;
    /** Rises of the loss below this share of it are rounding. */
    private static final double ROUNDING = 1e-12;
    private static final int MOST_PICTURES = 6;

    private PathFigures() {}

    /** The figures under the names of their files. */
    public static SequencedMap<String, Figure> of(Experiment experiment, PathReport report) {
        SequencedMap<String, Figure> figures = new LinkedHashMap<>();
        if (report.paths().isEmpty()) {
            return figures;
        }
        switch (experiment.path()) {
            case PathSpec.Line _, PathSpec.Bezier _, PathSpec.Chain _ -> {
                List<String> pairs = report.paths().stream().map(PathReport.Measured::between).distinct().limit(MOST_PICTURES).toList();
                for (String pair : pairs) {
                    List<PathReport.Measured> paths = report.paths().stream().filter(p -> p.between().equals(pair)).toList();
                    figures.put(pairs.size() == 1 ? "path" : "path-" + (figures.size() + 1),
                            losses(experiment.name() + ": " + pair, paths, log(paths)));
                }
            }
            case PathSpec.Descent _ -> {
                figures.put("path", descent(experiment.name(), report.paths(), "loss", PathProfile::loss, log(report.paths())));
                figures.put("path-gradient", descent(experiment.name(), report.paths(), report.normOf(), PathProfile::norm, true));
            }
            case PathSpec.NoConfinedPoint _ -> {
                List<PathReport.Measured> shown = firstSeeds(report.paths());
                figures.put("path", losses(experiment.name() + ": loss along the path", shown, false));
                figures.put("path-norm", norms(experiment.name() + ": norm along the path", report.normOf(), shown));
            }
        }
        return figures;
    }

    private static boolean log(List<PathReport.Measured> paths) {
        double lowest = paths.stream().flatMapToDouble(p -> Arrays.stream(p.profile().loss())).min().orElse(Double.NaN);
        double highest = paths.stream().mapToDouble(p -> p.profile().highest()).max().orElse(Double.NaN);
        return lowest > 0 && highest > LOG_FROM * lowest;
    }

    /** The paths of the first seed of each start. */
    private static List<PathReport.Measured> firstSeeds(List<PathReport.Measured> paths) {
        SequencedMap<String, String> first = new LinkedHashMap<>();
        paths.forEach(path -> first.putIfAbsent(path.between().replaceFirst(",.*", ""), path.between()));
        return paths.stream().filter(path -> first.containsValue(path.between())).toList();
    }

    private static Figure losses(String title, List<PathReport.Measured> paths, boolean log) {
        List<String> notes = new ArrayList<>();
        for (PathReport.Measured path : paths) {
            PathProfile p = path.profile();
            notes.add(label(path, paths) + ": length " + Numbers.format(p.total(), 4) + ", " + rise(p)
                    + (path.converged() ? "" : "; NOT CONVERGED"));
        }
        return plot(title, "share of the path's length", "loss", log, curves(paths, PathFigures::shares, PathProfile::loss), notes);
    }

    private static String rise(PathProfile p) {
        if (p.barrier() > 0 || !(p.largestRise() <= ROUNDING * Math.abs(p.start()))) {
            return "barrier " + Numbers.format(p.barrier(), 4) + " (" + Numbers.format(p.barrierAboveInterpolation(), 4)
                    + " above the ends' interpolation)";
        }
        return (p.largestRise() == 0 ? "never rises" : "rises by at most " + Numbers.format(p.largestRise(), 4))
                + ", ends at " + Numbers.format(p.end(), 4);
    }

    private static Figure norms(String title, String normOf, List<PathReport.Measured> paths) {
        return plot(title, "share of the path's length", normOf, false, curves(paths, PathFigures::shares, PathProfile::norm), List.of());
    }

    private static Figure descent(String title, List<PathReport.Measured> paths, String label, Function<PathProfile, double[]> values, boolean log) {
        List<String> notes = paths.stream().map(path -> path.between() + ": " + path.note()).toList();
        return plot(title + ": steepest descent", "arc length", label, log, curves(paths, PathProfile::length, values), notes);
    }

    private static Figure plot(String title, String x, String y, boolean log, List<Figure.Curve> curves, List<String> notes) {
        return new Figure.CurvePlot(title, x, y, log, curves, notes, Optional.empty());
    }

    /** A colour for each of what tells the paths apart: where they lead, or, between the same two points, what they are. */
    private static List<Figure.Curve> curves(List<PathReport.Measured> paths, Function<PathProfile, double[]> x, Function<PathProfile, double[]> y) {
        List<String> places = paths.stream().map(PathReport.Measured::between).distinct().toList();
        List<String> names = paths.stream().map(PathReport.Measured::name).distinct().toList();
        return paths.stream().map(path -> new Figure.Curve(label(path, paths),
                places.size() == 1 ? names.indexOf(path.name()) : places.indexOf(path.between()), names.indexOf(path.name()),
                x.apply(path.profile()), y.apply(path.profile()))).toList();
    }

    private static String label(PathReport.Measured path, List<PathReport.Measured> among) {
        boolean onePlace = among.stream().map(PathReport.Measured::between).distinct().count() == 1;
        boolean oneName = among.stream().map(PathReport.Measured::name).distinct().count() == 1;
        return onePlace ? path.name() : oneName ? path.between() : path.between() + Figure.OF + path.name();
    }

    private static double[] shares(PathProfile profile) {
        return Arrays.stream(profile.length()).map(length -> profile.total() == 0 ? 0 : length / profile.total()).toArray();
    }
}
