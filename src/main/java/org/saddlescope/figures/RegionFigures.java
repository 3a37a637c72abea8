package org.saddlescope.figures;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.saddlescope.conditions.AlphaBetaRecord;
import org.saddlescope.conditions.AlphaBetaRegion;
import org.saddlescope.experiment.AlphaBetaReport;

/** The alpha-beta condition as a picture and as a table, from reports of one run or of many. */
public final class RegionFigures {
    /** The margin of the figures of Islamov et al. 2024. */
    private static final double PAPER_MARGIN = 0.1;
    /** More binding records than this make a key that hides the plot; a table has them all. */
    private static final int BINDINGS = 3;
    private static final int SOURCES = 2;

    private RegionFigures() {}

    /**
     * Reports that make one region, in which the condition holds at every record of all of them: the seeds of one member of
     * a sweep, as the minimum over all runs in the paper's figures; or a single report.
     *
     * @param name for the key
     */
    public record Group(String name, List<AlphaBetaReport> reports) {
        public Group {
            reports = List.copyOf(reports);
        }

        /** Each report as a region of its own, named by optimizer and, where seeds differ, by seed. */
        public static List<Group> each(List<AlphaBetaReport> reports) {
            boolean seeds = reports.stream().mapToLong(AlphaBetaReport::seed).distinct().count() > 1;
            return reports.stream().map(report -> new Group(report.optimizer() + (seeds ? ", seed " + report.seed() : ""), List.of(report))).toList();
        }
    }

    /** The regions in the plane of the paper, or against α − β where they are too thin to be seen there. */
    public static Figure.RegionPlot of(String title, List<Group> groups) {
        double margin = margin(groups);
        List<Figure.Region> regions = regions(groups, margin);
        return new Figure.RegionPlot(title, regions, margin, RegionWindow.choice(regions, margin), notes(groups, regions, margin));
    }

    /** The same against what is asked for. */
    public static Figure.RegionPlot of(String title, List<Group> groups, Figure.Against against) {
        double margin = margin(groups);
        List<Figure.Region> regions = regions(groups, margin);
        return new Figure.RegionPlot(title, regions, margin, against, notes(groups, regions, margin));
    }

    /** One row a report: α_min, β, βσ², δ_max, the binding record, and how many records count. */
    public static Figure.Table table(String title, List<Group> groups) {
        List<List<String>> rows = new ArrayList<>();
        for (Group group : groups) {
            for (AlphaBetaReport report : group.reports()) {
                rows.add(row(group.name(), report));
            }
        }
        return new Figure.Table(title, List.of("region", "optimizer", "seed", "αₘᵢₙ", "β", "βσ²", "δₘₐₓ", "step", "batch", "a", "e", "c",
                "records", "dropped"), rows, Stream.concat(Stream.of("αₘᵢₙ, β and the binding record at α − β = " + Numbers.format(margin(groups), 6)),
                        sources(groups).map(Provenance::readable)).toList());
    }

    private static List<String> row(String name, AlphaBetaReport report) {
        AlphaBetaRegion region = report.region();
        double alpha = region.alphaMin(report.margin());
        double beta = alpha - report.margin();
        List<String> row = new ArrayList<>(List.of(name, report.optimizer(), Long.toString(report.seed()), Numbers.format(alpha, 5),
                Numbers.format(beta, 5), Numbers.format(beta * report.sigmaSquared(), 3), Numbers.format(region.deltaMax(), 3)));
        row.addAll(region.binding(report.margin()).map(record -> List.of(Integer.toString(record.step()), Integer.toString(record.batch()),
                Numbers.format(record.a(), 3), Numbers.format(record.e(), 3), Numbers.format(record.c(), 3))).orElse(List.of("–", "–", "–", "–", "–")));
        row.addAll(List.of(Integer.toString(report.counted()), Integer.toString(report.dropped())));
        return row;
    }

    private static double margin(List<Group> groups) {
        return groups.stream().flatMap(group -> group.reports().stream()).mapToDouble(AlphaBetaReport::margin).findFirst().orElse(PAPER_MARGIN);
    }

    private static List<Figure.Region> regions(List<Group> groups, double margin) {
        List<Figure.Region> regions = new ArrayList<>();
        for (int i = 0; i < groups.size(); i++) {
            List<AlphaBetaReport> reports = groups.get(i).reports();
            AlphaBetaRegion shape = AlphaBetaRegion.of(reports.stream().flatMap(report -> report.records().stream()).toList());
            double[] sigma = reports.stream().mapToDouble(AlphaBetaReport::sigmaSquared).sorted().toArray();
            regions.add(new Figure.Region(groups.get(i).name(), i, shape, sigma.length == 0 ? List.of() : List.of(sigma[0], sigma[sigma.length - 1]),
                    shape.binding(margin).map(record -> owned(record, reports))));
        }
        return regions;
    }

    private static Figure.Binding owned(AlphaBetaRecord record, List<AlphaBetaReport> reports) {
        // by identity: two seeds may have equal records, and the region has kept one of them
        AlphaBetaReport owner = reports.stream().filter(report -> report.records().stream().anyMatch(other -> other == record)).findFirst().orElseThrow();
        return new Figure.Binding(owner.optimizer(), owner.seed(), record);
    }

    private static List<String> notes(List<Group> groups, List<Figure.Region> regions, double margin) {
        List<String> notes = new ArrayList<>();
        List<Figure.Region> named = regions.size() <= BINDINGS ? regions
                : regions.stream().filter(region -> region.shape().feasible()).max((a, b) -> Double.compare(a.shape().alphaMin(margin), b.shape().alphaMin(margin)))
                        .map(List::of).orElse(List.of());
        named.forEach(region -> binding(region, regions.size() > 1, margin).ifPresent(notes::add));
        if (regions.size() > BINDINGS) {
            regions.stream().filter(region -> !region.shape().feasible()).limit(BINDINGS)
                    .forEach(region -> binding(region, true, margin).ifPresent(notes::add));
        }
        int seeds = groups.stream().mapToInt(group -> group.reports().size()).max().orElse(0);
        if (seeds > 1) {
            notes.add("Feasible: at every record of " + seeds + " runs together");
        }
        long dropped = groups.stream().flatMap(group -> group.reports().stream()).mapToLong(AlphaBetaReport::dropped).sum();
        long records = groups.stream().flatMap(group -> group.reports().stream()).mapToLong(AlphaBetaReport::counted).sum();
        notes.add(records + (records == 1 ? " record, " : " records, ") + (dropped == 0 ? "none" : Long.toString(dropped)) + " dropped as 0/0");
        sources(groups).map(Provenance::readable).forEach(notes::add);
        return notes;
    }

    /** Why α_min is what it is, or why there is none. */
    private static Optional<String> binding(Figure.Region region, boolean several, double margin) {
        String of = several ? region.name() + ": " : "";
        AlphaBetaRegion shape = region.shape();
        if (!shape.feasible()) {
            return Optional.of(of + "no pair is feasible: " + region.binding().map(RegionFigures::words).orElse("no record"));
        }
        String decides = shape.deltaMax() < margin ? "α − β is bounded by " : "Binding: ";
        return region.binding().map(binding -> (several ? of + lower(decides) : decides) + words(binding));
    }

    private static String lower(String words) {
        return words.substring(0, 1).toLowerCase(Locale.ROOT) + words.substring(1);
    }

    /** "SGD, seed 3, step 512, batch 7: a = −0.0123, e = 0.61, c = 0.0021". */
    static String words(Figure.Binding binding) {
        AlphaBetaRecord record = binding.record();
        return "record of " + binding.optimizer() + ", seed " + binding.seed() + ", step " + record.step() + ", batch " + record.batch()
                + ": a = " + Numbers.format(record.a(), 3) + ", e = " + Numbers.format(record.e(), 3) + ", c = " + Numbers.format(record.c(), 3);
    }

    /** Where f*, x* and f_i* come from, and what makes a reading mean less than usual; once each. */
    private static Stream<String> sources(List<Group> groups) {
        return Stream.of(said(groups, "", AlphaBetaReport::minimumFrom), said(groups, "", AlphaBetaReport::componentFrom),
                said(groups, "", AlphaBetaReport::remark)).flatMap(Optional::stream);
    }

    private static Optional<String> said(List<Group> groups, String before, Function<AlphaBetaReport, String> what) {
        List<String> all = groups.stream().flatMap(group -> group.reports().stream()).map(what).filter(text -> !text.isBlank()).distinct().toList();
        if (all.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(before + all.stream().limit(SOURCES).collect(Collectors.joining("; "))
                + (all.size() > SOURCES ? "; and " + (all.size() - SOURCES) + " more" : ""));
    }
}
