package org.saddlescope.experiment.study;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.saddlescope.experiment.Claim;
import org.saddlescope.experiment.Experiment;
import org.saddlescope.experiment.ExperimentCheck;
import org.saddlescope.experiment.ExperimentException;
import org.saddlescope.experiment.ExperimentFile;
import org.saddlescope.experiment.StudySpec;
import org.saddlescope.schema.Literal;

/**
 * The members of a claim: every combination of the swept fields' values, the last field varying fastest, and each with
 * every training seed. The k-th has {@code training.seed} = base + k, the base being the member's own; the data
 * stay.
 *
 * @param members in their order
 */
public record Sweep(List<Member> members) {
    /** More would be a slip of the pen: a second each on two cores is an hour and a half. */
    private static final int MOST = 10_000;
    private static final String SEED = "training.seed";

    public Sweep {
        members = List.copyOf(members);
    }

    /**
     * @param index         its place, from 0
     * @param coordinates   the swept fields (see {@link #field}), each with the JSON of its value
     * @param seed          the training seed
     * @param experiment    what is studied
     * @param contradiction what {@link ExperimentCheck} says of it; empty mostly
     */
    public record Member(int index, SequencedMap<String, String> coordinates, long seed, Experiment experiment, String contradiction) {
        public Member {
            coordinates = new LinkedHashMap<>(coordinates);
        }

        /** The name of its files: the same in every run of the claim. */
        public String id() {
            return String.format(Locale.ROOT, "%03d", index);
        }
    }

    /**
     * The members of an experiment's claim.
     *
     * @throws ExperimentException where there is no claim, or a swept field is unknown or a value does not fit it, with
     *                             the message that {@code --set} would give
     */
    public static Sweep of(Experiment experiment) throws ExperimentException {
        Claim claim = experiment.claim().orElseThrow(() -> new ExperimentException("claim: expected a claim, found none"));
        checkAxes(claim);
        String json = ExperimentFile.write(experiment);
        List<Member> members = new ArrayList<>();
        for (SequencedMap<String, String> coordinates : combinations(claim.sweep())) {
            Experiment varied = varied(json, coordinates);
            String contradiction = ExperimentCheck.findings(varied).stream().findFirst()
                    .map(finding -> finding.path() + ": " + finding.message()).orElse("");
            long base = varied.trainingSeed();
            for (int k = 0; k < claim.seeds(); k++) {
                Experiment member = claim.seeds() == 1 ? varied : varied.trained(seeded(varied.training(), base + k));
                members.add(new Member(members.size(), coordinates, base + k, member, contradiction));
            }
        }
        return new Sweep(members);
    }

    /** Whether a claim's sweep gives this field its value, so that another one would not be seen. */
    public static boolean varies(Claim claim, String path) {
        return claim.sweep().stream().anyMatch(axis -> isWithin(field(path), field(axis.field())));
    }

    /** The members with the first seed: all that the sweep itself tells apart. */
    List<Member> places() {
        Set<SequencedMap<String, String>> seen = new HashSet<>();
        return members.stream().filter(member -> seen.add(member.coordinates())).toList();
    }

    /** What the members' studies measure in any of them, each quantity once. */
    public List<Quantity> quantities() {
        return quantities(Studies::of);
    }

    List<Quantity> quantities(Function<StudySpec, Study> studies) {
        return places().stream().flatMap(member -> studies.apply(member.experiment().claim().orElseThrow().study())
                .quantities(member.experiment()).stream()).distinct().toList();
    }

    /** A field's path in one way of writing it: {@code optimizers[0].batch} is {@code optimizers.0.batch}. */
    static String field(String path) {
        return path.strip().replace("[", ".").replace("]", "");
    }

    /** Whether the value of {@code field} is part of that of {@code whole}, or the same. */
    static boolean isWithin(String field, String whole) {
        return (field + ".").startsWith(whole + ".");
    }

    private static Experiment.Training seeded(Experiment.Training training, long seed) throws ExperimentException {
        if (seed < 0) {
            throw new ExperimentException("claim.seeds: the seeds from " + SEED + " on go beyond " + Long.MAX_VALUE);
        }
        return training.seeded(Optional.of(seed));
    }

    private static Experiment varied(String json, SequencedMap<String, String> coordinates) throws ExperimentException {
        List<String> overrides = coordinates.entrySet().stream().map(c -> c.getKey() + "=" + c.getValue()).toList();
        try {
            return ExperimentFile.decode(ExperimentFile.withOverrides(json, overrides), "");
        } catch (ExperimentException e) {
            throw new ExperimentException("claim.sweep (" + String.join(", ", overrides) + "): " + e.getMessage(), e);
        }
    }

    private static void checkAxes(Claim claim) throws ExperimentException {
        long count = claim.seeds();
        for (int i = 0; i < claim.sweep().size(); i++) {
            Claim.Axis axis = claim.sweep().get(i);
            String field = field(axis.field());
            String path = "claim.sweep[" + i + "]";
            if (isWithin(field, "claim") && !isWithin(field, "claim.study")) {
                throw new ExperimentException(path + ".field: expected a field of the experiment or of claim.study, found \"" + axis.field() + "\"");
            }
            if (claim.seeds() > 1 && isWithin(SEED, field)) {
                throw new ExperimentException(path + ".field: claim.seeds = " + claim.seeds() + " varies " + SEED + " already, found \"" + axis.field() + "\"");
            }
            for (int before = 0; before < i; before++) {
                if (isWithin(field(claim.sweep().get(before).field()), field)) {
                    throw new ExperimentException(path + ".field: " + axis.field() + " would undo claim.sweep[" + before + "], "
                            + claim.sweep().get(before).field() + "; a part is swept after the whole");
                }
            }
            List<String> values = axis.values().stream().map(Literal::json).toList();
            for (int j = 0; j < values.size(); j++) {
                if (values.indexOf(values.get(j)) < j) {
                    throw new ExperimentException(path + ".values[" + j + "]: expected every value once, found " + values.get(j) + " again");
                }
            }
            count = Math.multiplyExact(count, values.size());
            if (count > MOST) {
                break;
            }
        }
        if (count > MOST) {
            throw new ExperimentException("claim.sweep: expected at most " + MOST + " members, found " + count + " or more");
        }
    }

    private static List<SequencedMap<String, String>> combinations(List<Claim.Axis> axes) {
        List<SequencedMap<String, String>> combinations = List.of(new LinkedHashMap<>());
        for (Claim.Axis axis : axes) {
            combinations = combinations.stream().flatMap(head -> axis.values().stream().map(value -> {
                SequencedMap<String, String> longer = new LinkedHashMap<>(head);
                longer.put(field(axis.field()), value.json());
                return longer;
            })).collect(Collectors.toList());
        }
        return combinations;
    }
}
