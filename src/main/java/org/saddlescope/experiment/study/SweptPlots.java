package org.saddlescope.experiment.study;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.saddlescope.experiment.Claim;
import org.saddlescope.experiment.Expectation;
import org.saddlescope.experiment.Expectation.Over;
import org.saddlescope.experiment.ExperimentException;

/**
 * Which plots over swept numbers a claim has: each quantity of which something is expected against each swept number
 * along which it is followed; where it is followed along none, against the one with the most values. Quantities that the
 * claim compares share a plot. A quantity that is one and the same number everywhere has none: a table says it.
 */
public final class SweptPlots {
    private final Claim claim;
    private final SequencedMap<String, Quantity> quantities = new LinkedHashMap<>();
    private final List<MemberResult> measured;
    private final List<String> fields;

    private SweptPlots(Claim claim, List<Quantity> quantities, List<MemberResult> members) {
        this.claim = claim;
        quantities.forEach(quantity -> this.quantities.put(quantity.id(), quantity));
        this.measured = members.stream().filter(member -> member.findings().isPresent()).toList();
        this.fields = claim.sweep().stream().map(axis -> Sweep.field(axis.field())).filter(this::numeric).toList();
    }

    /**
     * @param quantities what the study measures
     * @param members    what came of the members; those without findings are left out
     * @throws ExperimentException where an expectation selects members by what is not swept
     */
    public static List<SweptPlot> of(Claim claim, List<Quantity> quantities, List<MemberResult> members) throws ExperimentException {
        SweptPlots plots = new SweptPlots(claim, quantities, members);
        return plots.fields.isEmpty() ? List.of() : plots.all();
    }

    /** The quantities of which something is expected, by their ids. */
    public static Set<String> expected(Claim claim) {
        return claim.expect().stream().flatMap(expectation -> Terms.of(expectation).values().stream()).map(Expectation.Term::quantity)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private boolean numeric(String field) {
        return !measured.isEmpty() && measured.stream().allMatch(member -> Selection.number(member.coordinates(), field).isPresent())
                && values(field).length > 1;
    }

    /** The field's values over the members measured, ascending. */
    private double[] values(String field) {
        return measured.stream().mapToDouble(member -> Selection.number(member.coordinates(), field).orElse(Double.NaN)).distinct().sorted().toArray();
    }

    /** Quantities that share a plot, and whether it shows their standard deviations. */
    private record Shared(Set<String> ids, boolean deviation) {}

    private List<SweptPlot> all() throws ExperimentException {
        List<SweptPlot> plots = new ArrayList<>();
        for (Shared shared : shared()) {
            for (String field : followed(shared)) {
                plots.add(plot(shared, field));
            }
        }
        return plots;
    }

    private List<Shared> shared() {
        List<Shared> groups = new ArrayList<>();
        for (Expectation expectation : claim.expect()) {
            Set<String> ids = new LinkedHashSet<>();
            boolean deviation = false;
            for (Expectation.Term term : Terms.of(expectation).values()) {
                if (quantities.containsKey(term.quantity()) && varies(term.quantity())) {
                    ids.add(term.quantity());
                    deviation |= term.over() == Over.STANDARD_DEVIATION;
                }
            }
            boolean spread = deviation;
            List<Shared> joined = groups.stream().filter(group -> group.deviation == spread && group.ids.stream().anyMatch(ids::contains)).toList();
            joined.forEach(group -> ids.addAll(group.ids));
            int at = joined.isEmpty() ? groups.size() : groups.indexOf(joined.getFirst());
            groups.removeAll(joined);
            if (!ids.isEmpty()) {
                Set<String> ordered = quantities.keySet().stream().filter(ids::contains).collect(Collectors.toCollection(LinkedHashSet::new));
                groups.add(Math.min(at, groups.size()), new Shared(ordered, spread));
            }
        }
        return groups;
    }

    /** Whether a quantity is more than one number, NaN counted as one. */
    private boolean varies(String id) {
        return measured.stream().mapToDouble(member -> member.quantity(id)).distinct().count() > 1;
    }

    private Set<String> followed(Shared shared) {
        Set<String> along = new LinkedHashSet<>();
        for (Expectation expectation : claim.expect()) {
            boolean ours = Terms.of(expectation).values().stream().anyMatch(term -> shared.ids.contains(term.quantity()));
            Terms.along(expectation).map(way -> Sweep.field(way.field())).filter(field -> ours && fields.contains(field)).ifPresent(along::add);
        }
        if (along.isEmpty()) {
            along.add(fields.stream().max(Comparator.comparingInt((String field) -> values(field).length)
                    .thenComparing(Comparator.comparingInt(fields::indexOf).reversed())).orElseThrow());
        }
        return along;
    }

    private SweptPlot plot(Shared shared, String field) throws ExperimentException {
        Map<SequencedMap<String, String>, List<MemberResult>> places = measured.stream()
                .collect(Collectors.groupingBy(member -> without(member.coordinates(), field), LinkedHashMap::new, Collectors.toList()));
        List<Quantity> shown = shared.ids.stream().map(quantities::get).toList();
        List<SweptPlot.Series> expected = new ArrayList<>();
        List<SweptPlot.Series> others = new ArrayList<>();
        for (var place : places.entrySet()) {
            boolean meant = meant(shared, place.getValue());
            for (int q = 0; q < shown.size(); q++) {
                (meant ? expected : others).add(series(q, shown.get(q).id(), MemberNames.of(place.getKey()), place.getValue(), field, shared.deviation));
            }
        }
        expected.addAll(others);
        SweptLines lines = new SweptLines(claim, shared.ids, shared.deviation, field, measured);
        return new SweptPlot(field, shown, shared.deviation, expected, lines.all(), places.size() == 1 ? printed(shown, field) : List.of());
    }

    /** Whether something is expected of one of these members. */
    private boolean meant(Shared shared, List<MemberResult> members) throws ExperimentException {
        for (Expectation expectation : claim.expect()) {
            for (Expectation.Term term : Terms.of(expectation).values()) {
                Selection selection = Selection.of(term.where(), "where");
                if (shared.ids.contains(term.quantity()) && members.stream().anyMatch(member -> selection.contains(member.coordinates()))) {
                    return true;
                }
            }
        }
        return false;
    }

    static SequencedMap<String, String> without(SequencedMap<String, String> coordinates, String field) {
        SequencedMap<String, String> others = new LinkedHashMap<>(coordinates);
        others.remove(field);
        return others;
    }

    private SweptPlot.Series series(int quantity, String id, String place, List<MemberResult> members, String field, boolean deviation) {
        double[] x = members.stream().mapToDouble(member -> Selection.number(member.coordinates(), field).orElse(Double.NaN)).distinct().sorted().toArray();
        double[][] y = new double[3][x.length];
        int seeds = 0;
        for (int i = 0; i < x.length; i++) {
            double at = x[i];
            double[] values = members.stream().filter(member -> Selection.number(member.coordinates(), field).orElse(Double.NaN) == at)
                    .mapToDouble(member -> member.quantity(id)).toArray();
            y[0][i] = Aggregate.of(deviation ? Over.STANDARD_DEVIATION : Over.MEAN, values);
            y[1][i] = deviation ? Double.NaN : Aggregate.of(Over.MIN, values);
            y[2][i] = deviation ? Double.NaN : Aggregate.of(Over.MAX, values);
            seeds = Math.max(seeds, values.length);
        }
        return new SweptPlot.Series(quantity, place, x, y[0], y[1], y[2], seeds);
    }

    /**
     * Numbers from elsewhere: as many as the field has values, and labelled with the quantity's label or id in words. Of ids
     * that begin alike, as "tail_gap_ngn" and "tail_gap_sps_max", what comes after is enough.
     */
    private List<SweptPlot.Printed> printed(List<Quantity> shown, String field) {
        // Of every value that the claim names, also of members that were refused.
        double[] x = claim.sweep().stream().filter(axis -> Sweep.field(axis.field()).equals(field))
                .flatMap(axis -> axis.values().stream()).mapToDouble(value -> Selection.number(value.json()).orElseThrow()).toArray();
        String common = shown.size() < 2 ? "" : common(shown.stream().map(Quantity::id).toList());
        List<SweptPlot.Printed> found = new ArrayList<>();
        for (Claim.Printed printed : claim.printed()) {
            int quantity = IntStream.range(0, shown.size()).filter(q -> names(printed.label(), shown.get(q), common.length())).findFirst().orElse(-1);
            if (quantity >= 0 && printed.values().size() == x.length) {
                found.add(new SweptPlot.Printed(quantity, printed.label(), x, printed.values().stream().mapToDouble(Double::doubleValue).toArray()));
            }
        }
        return found;
    }

    private static boolean names(String label, Quantity quantity, int from) {
        String lower = label.toLowerCase(Locale.ROOT);
        return label.contains(quantity.label()) || lower.contains(quantity.id().substring(from).replace('_', ' '));
    }

    private static String common(List<String> ids) {
        String common = ids.getFirst();
        for (String id : ids) {
            while (!id.startsWith(common) || !common.isEmpty() && !common.endsWith("_")) {
                common = common.substring(0, common.length() - 1);
            }
        }
        return common;
    }
}
