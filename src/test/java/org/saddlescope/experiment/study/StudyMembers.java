package org.saddlescope.experiment.study;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.saddlescope.experiment.Claim;
import org.saddlescope.experiment.Experiment;
import org.saddlescope.experiment.ExperimentException;
import org.saddlescope.experiment.ExperimentFile;

/** The members of a sample's sweep, and what its study finds in one. */
final class StudyMembers {
    private StudyMembers() {}

    /** The overrides of each member of the sweep, as the expectations name them. */
    static List<List<String>> sweep(String sample) throws ExperimentException {
        List<List<String>> members = new ArrayList<>(List.of(List.of()));
        for (Claim.Axis axis : ExperimentFile.read(file(sample)).claim().orElseThrow().sweep()) {
            List<List<String>> longer = new ArrayList<>();
            for (List<String> member : members) {
                axis.values().forEach(value -> {
                    List<String> overrides = new ArrayList<>(member);
                    overrides.add(axis.field() + "=" + value.json());
                    longer.add(overrides);
                });
            }
            members = longer;
        }
        return members;
    }

    static Experiment member(String sample, List<String> overrides) throws ExperimentException {
        return ExperimentFile.read(file(sample), overrides);
    }

    static Findings findings(String sample, String... overrides) throws ExperimentException {
        return findings(member(sample, List.of(overrides)));
    }

    static Findings findings(Experiment member) throws ExperimentException {
        return Studies.of(member.claim().orElseThrow().study()).run(member, () -> false, _ -> { });
    }

    static SequencedMap<String, Double> quantities(String sample, String... overrides) throws ExperimentException {
        return new LinkedHashMap<>(findings(sample, overrides).quantities());
    }

    private static Path file(String sample) {
        return Path.of("sample-experiments", sample + ".json");
    }
}
