package org.saddlescope.experiment.study;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.saddlescope.experiment.Claim;
import org.saddlescope.experiment.Experiment;

/**
 * What came of a claim.
 *
 * @param id         the claim's name
 * @param experiment the experiment that examined it
 * @param quantities what its study measures in any of its members, each once
 * @param members    of all its members, in their order
 * @param verdicts   one each of its expectations
 * @param seconds    how long the members took, summed; they run side by side
 */
public record ClaimResult(String id, Experiment experiment, List<Quantity> quantities, List<MemberResult> members, List<Verdict> verdicts, double seconds) {
    /** More members than this are counted and not named. */
    private static final int NAMED = 3;

    public ClaimResult {
        quantities = List.copyOf(quantities);
        members = List.copyOf(members);
        verdicts = List.copyOf(verdicts);
    }

    public Claim claim() {
        return experiment.claim().orElseThrow();
    }

    /** Whether all that was expected holds. */
    public boolean holds() {
        return verdicts.stream().allMatch(Verdict::holds);
    }

    /** Whether it makes {@code reproduce} fail: something expected does not hold, and the claim is not exploratory. */
    public boolean failed() {
        return !claim().exploratory() && !holds();
    }

    /** What whoever reads the numbers should know, each once: first what is said of all members, then of some. */
    public List<String> remarks() {
        return Stream.concat(commonRemarks().stream(), memberRemarks().stream()).toList();
    }

    /** What is said of all members that were measured. */
    public List<String> commonRemarks() {
        List<MemberResult> measured = measured();
        return saying().entrySet().stream().filter(entry -> entry.getValue().size() == measured.size()).map(Map.Entry::getKey).toList();
    }

    /** What is said of some members only, each with which. */
    public List<String> memberRemarks() {
        List<MemberResult> measured = measured();
        return saying().entrySet().stream().filter(entry -> entry.getValue().size() < measured.size())
                .map(entry -> who(entry.getValue(), measured) + ": " + entry.getKey()).toList();
    }

    private List<MemberResult> measured() {
        return members.stream().filter(member -> member.findings().isPresent()).toList();
    }

    /** The members that say each remark. */
    private Map<String, List<MemberResult>> saying() {
        Map<String, List<MemberResult>> saying = new LinkedHashMap<>();
        measured().forEach(member -> member.findings().orElseThrow().remarks().stream().distinct()
                .forEach(remark -> saying.computeIfAbsent(remark, _ -> new ArrayList<>()).add(member)));
        return saying;
    }

    private static String who(List<MemberResult> saying, List<MemberResult> measured) {
        Map<String, List<MemberResult>> places = saying.stream().collect(Collectors.groupingBy(MemberResult::place, LinkedHashMap::new, Collectors.toList()));
        List<String> names = places.entrySet().stream().flatMap(place -> {
            long seeds = measured.stream().filter(member -> member.place().equals(place.getKey())).count();
            return seeds == place.getValue().size() ? Stream.of(place.getKey())
                    : place.getValue().stream().map(member -> (place.getKey().isEmpty() ? "" : place.getKey() + ", ") + "seed " + member.seed());
        }).toList();
        return names.size() <= NAMED ? String.join("; ", names) : saying.size() + " of " + measured.size() + " members";
    }
}
