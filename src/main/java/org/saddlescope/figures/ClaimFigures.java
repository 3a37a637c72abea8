package org.saddlescope.figures;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.Collectors;
import org.saddlescope.experiment.AlphaBetaReport;
import org.saddlescope.experiment.Claim;
import org.saddlescope.experiment.Experiment;
import org.saddlescope.experiment.ExperimentException;
import org.saddlescope.experiment.study.MemberNames;
import org.saddlescope.experiment.study.MemberResult;
import org.saddlescope.experiment.study.Quantity;
import org.saddlescope.experiment.study.SweptPlot;
import org.saddlescope.experiment.study.SweptPlots;

/**
 * The pictures of a claim from what came of its members: quantities over each swept number, the plots of the study, and
 * where alpha and beta may lie. Nothing is recomputed.
 */
public final class ClaimFigures {
    private static final String UNSAFE = "[^a-zA-Z0-9_-]+";

    private ClaimFigures() {}

    /**
     * By the names of their files, the most telling first.
     *
     * @param experiment the experiment that declares the claim
     * @param quantities what its study measures
     * @param members    of the whole sweep, in its order
     * @throws ExperimentException      where an expectation cannot be read; a check before the run has found that
     * @throws IllegalArgumentException where the experiment declares no claim
     */
    public static SequencedMap<String, Figure> of(Experiment experiment, List<Quantity> quantities, List<MemberResult> members)
            throws ExperimentException {
        Claim claim = experiment.claim().orElseThrow(() -> new IllegalArgumentException(experiment.name() + " declares no claim"));
        List<String> refused = refused(members);
        SequencedMap<String, Figure> figures = new LinkedHashMap<>();
        List<SweptPlot> swept = SweptPlots.of(claim, quantities, members);
        for (SweptPlot plot : swept) {
            String name = plot.quantities().getFirst().id() + (plot.deviation() ? "-deviation" : "") + "-over-" + plot.axis();
            put(figures, name, SweptFigures.of(experiment.name(), plot, refused));
        }
        if (swept.isEmpty()) {
            table(experiment.name(), claim, quantities, members, refused).ifPresent(table -> put(figures, "quantities", table));
        }
        StudyFigures.of(experiment.name(), members).forEach((name, figure) -> put(figures, name, figure));
        regions(experiment.name(), members).forEach((name, figure) -> put(figures, name, figure));
        return figures;
    }

    private static void put(SequencedMap<String, Figure> figures, String wanted, Figure figure) {
        String name = wanted.replaceAll(UNSAFE, "-");
        int number = 2;
        while (figures.containsKey(name)) {
            name = wanted.replaceAll(UNSAFE, "-") + "-" + number++;
        }
        figures.put(name, figure);
    }

    /** Each reason once, with the members that it keeps out. */
    private static List<String> refused(List<MemberResult> members) {
        Map<String, Set<String>> reasons = new LinkedHashMap<>();
        members.stream().filter(member -> member.findings().isEmpty())
                .forEach(member -> reasons.computeIfAbsent(member.refused(), _ -> new LinkedHashSet<>()).add(MemberNames.of(member.coordinates())));
        return reasons.entrySet().stream().map(entry -> "Nothing measured" + (entry.getValue().contains("") ? "" : " at " + String.join("; ", entry.getValue()))
                + ": " + entry.getKey()).toList();
    }

    /** What is expected where no number is swept: one row a place in the sweep. */
    private static Optional<Figure> table(String title, Claim claim, List<Quantity> quantities, List<MemberResult> members, List<String> notes) {
        Set<String> expected = SweptPlots.expected(claim);
        List<Quantity> shown = quantities.stream().filter(quantity -> expected.contains(quantity.id())).limit(SweptFigures.CURVES).toList();
        Map<String, List<MemberResult>> places = members.stream().filter(member -> member.findings().isPresent())
                .collect(Collectors.groupingBy(member -> MemberNames.of(member.coordinates()), LinkedHashMap::new, Collectors.toList()));
        if (shown.isEmpty() || places.size() < 2) {
            return Optional.empty();
        }
        List<String> headers = new ArrayList<>(List.of("member"));
        shown.forEach(quantity -> headers.add(quantity.label()));
        List<List<String>> rows = new ArrayList<>();
        places.forEach((place, of) -> {
            List<String> row = new ArrayList<>(List.of(place));
            shown.forEach(quantity -> row.add(range(of.stream().mapToDouble(member -> member.quantity(quantity.id())).toArray())));
            rows.add(row);
        });
        List<String> said = new ArrayList<>(notes);
        int seeds = places.values().stream().mapToInt(List::size).max().orElse(1);
        if (seeds > 1) {
            said.add("Smallest to largest of " + seeds + " seeds where they differ");
        }
        if (shown.size() < expected.size()) {
            said.add("Of " + expected.size() + " quantities the first " + shown.size());
        }
        return Optional.of(new Figure.Table(title + ": what was measured", headers, rows, said));
    }

    private static String range(double[] values) {
        double low = Arrays.stream(values).min().orElse(Double.NaN);
        double high = Arrays.stream(values).max().orElse(Double.NaN);
        return low == high || Double.isNaN(low) ? Numbers.format(low, 4) : Numbers.format(low, 4) + " to " + Numbers.format(high, 4);
    }

    private static SequencedMap<String, Figure> regions(String name, List<MemberResult> members) {
        Map<String, List<AlphaBetaReport>> places = new LinkedHashMap<>();
        boolean optimizers = members.stream().flatMap(member -> member.findings().stream()).flatMap(found -> found.regions().stream())
                .map(AlphaBetaReport::optimizer).distinct().count() > 1;
        for (MemberResult member : members) {
            String place = MemberNames.of(member.coordinates());
            member.findings().ifPresent(findings -> findings.regions().forEach(report -> places
                    .computeIfAbsent(optimizers && !place.contains(report.optimizer()) ? (place.isEmpty() ? "" : place + ", ") + report.optimizer() : place,
                            _ -> new ArrayList<>()).add(report)));
        }
        SequencedMap<String, Figure> figures = new LinkedHashMap<>();
        if (places.isEmpty()) {
            return figures;
        }
        List<RegionFigures.Group> all = places.entrySet().stream().map(entry -> new RegionFigures.Group(entry.getKey(), entry.getValue())).toList();
        List<RegionFigures.Group> shown = evenly(all, SweptFigures.CURVES);
        Figure.RegionPlot plot = RegionFigures.of(name + ": pairs (α, β) for which the condition holds", shown);
        if (shown.size() < all.size()) {
            List<String> notes = new ArrayList<>(plot.notes());
            notes.addFirst("Drawn: " + shown.size() + " of " + all.size() + " regions; the table has all");
            plot = new Figure.RegionPlot(plot.title(), plot.regions(), plot.margin(), plot.against(), notes);
        }
        figures.put("alpha-beta", plot);
        figures.put("alpha-beta-records", RegionFigures.table(name + ": the records that bind", all));
        return figures;
    }

    private static <T> List<T> evenly(List<T> all, int most) {
        if (all.size() <= most) {
            return all;
        }
        List<T> some = new ArrayList<>();
        for (int i = 0; i < most; i++) {
            some.add(all.get((int) Math.round(i * (all.size() - 1.0) / (most - 1))));
        }
        return some;
    }
}
