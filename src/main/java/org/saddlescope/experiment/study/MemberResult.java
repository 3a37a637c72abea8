package org.saddlescope.experiment.study;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Collectors;

/**
 * What came of one member of a claim's sweep.
 *
 * @param coordinates the swept fields, dots before indices as in {@code optimizers.0.batch}, in the order of the sweep,
 *                    each with the JSON of its value; empty where nothing is swept
 * @param seed        the training seed
 * @param findings    what was measured; empty where the member was refused or failed
 * @param refused     why there are no findings; empty where there are
 */
public record MemberResult(SequencedMap<String, String> coordinates, long seed, Optional<Findings> findings, String refused) {
    public MemberResult {
        coordinates = new LinkedHashMap<>(coordinates);
        if (findings.isPresent() != refused.isEmpty()) {
            throw new IllegalArgumentException("either findings or the reason why there are none");
        }
    }

    public static MemberResult measured(SequencedMap<String, String> coordinates, long seed, Findings findings) {
        return new MemberResult(coordinates, seed, Optional.of(findings), "");
    }

    public static MemberResult refused(SequencedMap<String, String> coordinates, long seed, String reason) {
        return new MemberResult(coordinates, seed, Optional.empty(), reason);
    }

    /** A quantity; NaN where it was not measured. */
    public double quantity(String id) {
        return findings.map(found -> found.quantities().getOrDefault(id, Double.NaN)).orElse(Double.NaN);
    }

    /** Its place in the sweep for people, the last part of each field's path: {@code width 64, batch 8}; empty without a sweep. */
    public String place() {
        return coordinates.entrySet().stream().map(MemberResult::named).collect(Collectors.joining(", "));
    }

    private static String named(Map.Entry<String, String> coordinate) {
        String field = coordinate.getKey();
        return field.substring(field.lastIndexOf('.') + 1) + " " + coordinate.getValue().replace("\"", "");
    }
}
