package org.saddlescope.experiment.study;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleConsumer;
import java.util.stream.Stream;
import org.saddlescope.experiment.Experiment;
import org.saddlescope.experiment.ExperimentException;
import org.saddlescope.experiment.NoConfinedPointPaths;
import org.saddlescope.experiment.PathReport;
import org.saddlescope.experiment.PathSpec;
import org.saddlescope.experiment.Schema;
import org.saddlescope.experiment.StudySpec;
import org.saddlescope.paths.PathProfile;

/**
 * The paths of {@link org.saddlescope.paths.NoConfinedPointPath} from every start and seed that {@code path} declares, with
 * what they guarantee checked at every point where the loss is evaluated; see {@link StudySpec.NoConfinedPoint}.
 */
record NoConfinedPointStudy(StudySpec.NoConfinedPoint spec) implements Study {
    @Override
    public List<Quantity> quantities(Experiment member) {
        List<Quantity> quantities = new ArrayList<>(List.of(
                new Quantity("starts", "paths", "Paths: one from every start of every seed"),
                new Quantity("samples", "points checked", "Points of the paths where loss and ‖A‖₁ were evaluated"),
                new Quantity("max_rise", "largest rise", "The most that the loss rises above what it had been before, over all paths"),
                new Quantity("max_end", "largest end", "The largest loss at the end of a path"),
                new Quantity("l1_growth", "growth of ‖A‖₁", "The most that ‖A‖₁ of the outer weights grows while they are emptied, over all paths"),
                new Quantity("least_bend", "least second difference",
                        "The least second difference of the loss along the blend, over all paths: at least 0 where it is convex")));
        for (PathSpec.Start start : starts(member)) {
            String name = name(start);
            quantities.add(new Quantity("barriers_" + name, "barriers, " + name,
                    "Straight lines from a start of this kind to the end of its path on which the loss rises above both ends"));
            quantities.add(new Quantity("median_barrier_" + name, "median barrier, " + name,
                    "The median over the seeds of max loss − the larger of the ends on those straight lines"));
        }
        return List.copyOf(quantities);
    }

    private static List<PathSpec.Start> starts(Experiment member) {
        return member.path() instanceof PathSpec.NoConfinedPoint path ? path.starts().stream().distinct().toList() : List.of();
    }

    private static String name(PathSpec.Start start) {
        return start.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public Findings run(Experiment member, BooleanSupplier cancelled, DoubleConsumer progress) throws ExperimentException {
        if (!(member.path() instanceof PathSpec.NoConfinedPoint path)) {
            throw new ExperimentException("claim.study: needs a path of type \"noConfinedPoint\", found \"" + Schema.nameOf(member.path()) + "\"");
        }
        List<PathReport.Measured> paths = new NoConfinedPointPaths(member, path).run(cancelled, progress).paths();
        List<PathProfile> along = profiles(paths, NoConfinedPointPaths.PATH, "").toList();
        SequencedMap<String, Double> found = new LinkedHashMap<>();
        found.put("starts", (double) along.size());
        found.put("samples", along.stream().mapToDouble(PathProfile::size).sum());
        found.put("max_rise", along.stream().mapToDouble(PathProfile::largestRise).max().orElse(Double.NaN));
        found.put("max_end", along.stream().mapToDouble(PathProfile::end).max().orElse(Double.NaN));
        found.put("l1_growth", along.stream().mapToDouble(PathPhases::largestGrowth).max().orElse(Double.NaN));
        found.put("least_bend", along.stream().mapToDouble(PathPhases::leastBend).min().orElse(Double.NaN));
        for (PathSpec.Start start : starts(member)) {
            double[] barriers = profiles(paths, NoConfinedPointPaths.LINE, name(start)).mapToDouble(PathProfile::barrier).toArray();
            found.put("barriers_" + name(start), (double) Arrays.stream(barriers).filter(barrier -> barrier > 0).count());
            found.put("median_barrier_" + name(start), median(barriers));
        }
        String remark = String.format(Locale.ROOT, "the guarantee was checked at %d points of %d paths, one from every start of %d seeds",
                found.get("samples").longValue(), along.size(), path.seeds());
        return new Findings(found, plots(member, paths), List.of(), List.of(remark));
    }

    private static Stream<PathProfile> profiles(List<PathReport.Measured> paths, String name, String start) {
        return paths.stream().filter(path -> path.name().equals(name) && path.between().startsWith(start)).map(PathReport.Measured::profile);
    }

    private static double median(double[] values) {
        double[] sorted = Arrays.stream(values).sorted().toArray();
        int n = sorted.length;
        return n == 0 ? Double.NaN : (sorted[(n - 1) / 2] + sorted[n / 2]) / 2;
    }

    /** Loss and norm along the first path of the last kind of start. */
    private static List<StudyPlot> plots(Experiment member, List<PathReport.Measured> paths) {
        if (paths.isEmpty()) {
            return List.of();
        }
        String start = name(starts(member).getLast());
        Optional<PathProfile> path = profiles(paths, NoConfinedPointPaths.PATH, start).findFirst();
        Optional<PathProfile> line = profiles(paths, NoConfinedPointPaths.LINE, start).findFirst();
        if (path.isEmpty() || line.isEmpty()) {
            return List.of();
        }
        String share = "share of the arc length";
        List<String> notes = List.of("from the " + start + " start of the first seed");
        return List.of(
                new StudyPlot("no_confined_point", "Loss along the path to the global minimum", share, "loss", false, false, List.of(
                        new StudyPlot.Curve("the path", false, false, shares(path.get()), path.get().loss()),
                        new StudyPlot.Curve("straight line", false, false, shares(line.get()), line.get().loss())), notes),
                new StudyPlot("outer_norm", "‖A‖₁ of the outer weights along the path", share, "‖A‖₁", false, false, List.of(
                        new StudyPlot.Curve("the path", false, false, shares(path.get()), path.get().norm())), notes));
    }

    private static double[] shares(PathProfile profile) {
        return Arrays.stream(profile.length()).map(length -> profile.total() == 0 ? 0 : length / profile.total()).toArray();
    }
}
