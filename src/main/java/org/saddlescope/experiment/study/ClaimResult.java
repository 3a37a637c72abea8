package org.saddlescope.experiment.study;

import java.util.List;
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
 * @param seconds    the computing time of the members, summed over the threads that worked at them
 */
public record ClaimResult(String id, Experiment experiment, List<Quantity> quantities, List<MemberResult> members, List<Verdict> verdicts, double seconds) {
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

    /** What whoever reads the numbers should know, each once. */
    public List<String> remarks() {
        return members.stream().flatMap(member -> member.findings().stream()).flatMap(findings -> findings.remarks().stream()).distinct().toList();
    }
}
