package org.saddlescope.experiment.study;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Collectors;
import org.saddlescope.experiment.Claim;
import org.saddlescope.experiment.Expectation;
import org.saddlescope.experiment.ExperimentException;

/**
 * Numbers from elsewhere beside what was measured of the same, place by place of the sweep. Nothing is expected of them.
 *
 * @param label    what the numbers are and where they come from
 * @param quantity what is measured, by its label
 * @param rows     one each of the places, in the order of the sweep
 */
public record Comparison(String label, String quantity, List<Row> rows) {
    public Comparison {
        rows = List.copyOf(rows);
    }

    /**
     * @param place    where in the sweep
     * @param measured the number with its scatter over the seeds, for people
     * @param printed  the number from elsewhere
     */
    public record Row(String place, String measured, double printed) {}

    /**
     * @return empty where nothing measured is named, a member gave nothing, or there are not as many places as numbers
     */
    public static Optional<Comparison> of(Claim.Printed printed, ClaimResult result) {
        if (printed.beside().isEmpty()) {
            return Optional.empty();
        }
        Expectation.Term term = printed.beside().get();
        Map<SequencedMap<String, String>, List<MemberResult>> places = selected(term, result).stream()
                .collect(Collectors.groupingBy(MemberResult::coordinates, LinkedHashMap::new, Collectors.toList()));
        boolean complete = places.values().stream().flatMap(List::stream).allMatch(member -> member.findings().isPresent());
        if (!complete || places.size() != printed.values().size()) {
            return Optional.empty();
        }
        List<Row> rows = new ArrayList<>();
        places.forEach((place, members) -> rows.add(new Row(MemberNames.of(place), Measured.of(term, members).text(), printed.values().get(rows.size()))));
        return Optional.of(new Comparison(printed.label(), result.quantities().stream().filter(quantity -> quantity.id().equals(term.quantity()))
                .map(Quantity::label).findFirst().orElse(term.quantity()), rows));
    }

    /** As for expectations, members that the claim expects to be refused are left out. */
    private static List<MemberResult> selected(Expectation.Term term, ClaimResult result) {
        try {
            Selection selection = Selection.of(term.where(), "where");
            List<Selection> refused = Selection.refused(result.claim());
            return result.members().stream().filter(member -> selection.contains(member.coordinates()))
                    .filter(member -> refused.stream().noneMatch(out -> out.contains(member.coordinates()))).toList();
        } catch (ExperimentException e) {
            throw new IllegalArgumentException("a claim that was not checked: " + e.getMessage(), e);
        }
    }
}
