package org.saddlescope.experiment.study;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.saddlescope.experiment.Claim;
import org.saddlescope.experiment.Expectation;
import org.saddlescope.experiment.Experiment;
import org.saddlescope.experiment.ExperimentException;
import org.saddlescope.experiment.ExperimentFile;

/** A claim's sweep written out and its expectations evaluated, for tests, as plainly as it can be done. */
record ClaimMembers(Claim claim, List<Member> members) {
    record Member(Map<String, String> fields, Experiment experiment, Findings findings) {}

    /** Every member whose fields are among those kept; all values where a field is not named. */
    static ClaimMembers run(Path file, List<String> overrides, Map<String, List<String>> keep) throws ExperimentException {
        Experiment base = ExperimentFile.read(file, overrides);
        Claim claim = base.claim().orElseThrow();
        List<Map<String, String>> combinations = new ArrayList<>(List.of(Map.of()));
        for (Claim.Axis axis : claim.sweep()) {
            List<Map<String, String>> longer = new ArrayList<>();
            for (Map<String, String> fields : combinations) {
                for (var value : axis.values()) {
                    String text = value.json().replace("\"", "");
                    if (!keep.containsKey(axis.field()) || keep.get(axis.field()).contains(text)) {
                        Map<String, String> more = new LinkedHashMap<>(fields);
                        more.put(axis.field(), text);
                        longer.add(more);
                    }
                }
            }
            combinations = longer;
        }
        List<Member> members = new ArrayList<>();
        for (Map<String, String> fields : combinations) {
            for (int k = 0; k < claim.seeds(); k++) {
                List<String> all = new ArrayList<>(overrides);
                fields.forEach((field, value) -> all.add(field + "=" + value));
                all.add("training.seed=" + (base.trainingSeed() + k));
                Experiment member = ExperimentFile.read(file, all);
                members.add(new Member(fields, member, Studies.of(member.claim().orElseThrow().study()).run(member, () -> false, _ -> { })));
            }
        }
        return new ClaimMembers(claim, members);
    }

    /** What does not hold, with what was measured; expectations on members that were not kept are passed over. */
    List<String> failures() {
        List<String> failures = new ArrayList<>();
        for (Expectation expectation : claim.expect()) {
            if (!terms(expectation).stream().allMatch(term -> members.stream().anyMatch(m -> term.where().stream().allMatch(w -> matches(m, w))))) {
                continue;
            }
            String measured = switch (expectation) {
                case Expectation.Near e -> verdict(value(e.term()), v -> Math.abs(v - e.value()) <= e.tolerance() * (e.relative() ? Math.abs(e.value()) : 1));
                case Expectation.AtLeast e -> verdict(value(e.term()), v -> v >= e.value());
                case Expectation.AtMost e -> verdict(value(e.term()), v -> v <= e.value());
                case Expectation.Less e -> verdict(value(e.less()) / value(e.than()), v -> v < e.factor());
                case Expectation.Slope e -> verdict(slope(e), v -> Math.abs(v - e.value()) <= e.tolerance());
                case Expectation.Monotone e -> verdict(inversions(e), v -> v <= e.inversions());
                case Expectation.Refused _ -> "not evaluated here";
            };
            if (!measured.isEmpty()) {
                failures.add(expectation.says() + ": " + measured);
            }
        }
        return failures;
    }

    private static List<Expectation.Term> terms(Expectation expectation) {
        return switch (expectation) {
            case Expectation.Near e -> List.of(e.term());
            case Expectation.AtLeast e -> List.of(e.term());
            case Expectation.AtMost e -> List.of(e.term());
            case Expectation.Less e -> List.of(e.less(), e.than());
            case Expectation.Slope e -> List.of(e.term());
            case Expectation.Monotone e -> List.of(e.term());
            case Expectation.Refused _ -> List.of();
        };
    }

    static List<String> quantities(Expectation expectation) {
        return terms(expectation).stream().map(Expectation.Term::quantity).toList();
    }

    private static String verdict(double value, java.util.function.DoublePredicate holds) {
        return holds.test(value) ? "" : "found " + value;
    }

    double value(Expectation.Term term) {
        double[] values = members.stream().filter(m -> term.where().stream().allMatch(w -> matches(m, w)))
                .mapToDouble(m -> m.findings().quantities().get(term.quantity())).toArray();
        double mean = Arrays.stream(values).average().orElseThrow();
        return switch (term.over()) {
            case MEAN -> mean;
            case MEDIAN -> Arrays.stream(values).sorted().toArray()[values.length / 2];
            case MIN -> Arrays.stream(values).reduce(Double.POSITIVE_INFINITY, Math::min);
            case MAX -> Arrays.stream(values).reduce(Double.NEGATIVE_INFINITY, Math::max);
            case SUM -> Arrays.stream(values).sum();
            case STANDARD_DEVIATION -> Math.sqrt(Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum() / (values.length - 1));
        };
    }

    private static boolean matches(Member member, String where) {
        String[] parts = where.split("=");
        return member.fields().get(parts[0]).equals(parts[1]);
    }

    private List<String> along(String field) {
        return members.stream().map(m -> m.fields().get(field)).distinct().toList();
    }

    private double[] each(Expectation.Term term, String field) {
        return along(field).stream().mapToDouble(value -> {
            List<String> where = new ArrayList<>(term.where());
            where.add(field + "=" + value);
            return value(new Expectation.Term(term.quantity(), where, term.over()));
        }).toArray();
    }

    private double slope(Expectation.Slope e) {
        double[] x = along(e.against()).stream().mapToDouble(v -> Math.log(Double.parseDouble(v))).toArray();
        double[] y = Arrays.stream(each(e.term(), e.against())).map(Math::log).toArray();
        double mx = Arrays.stream(x).average().orElseThrow();
        double my = Arrays.stream(y).average().orElseThrow();
        double xy = 0;
        double xx = 0;
        for (int i = 0; i < x.length; i++) {
            xy += (x[i] - mx) * (y[i] - my);
            xx += (x[i] - mx) * (x[i] - mx);
        }
        return xy / xx;
    }

    private double inversions(Expectation.Monotone e) {
        double[] y = each(e.term(), e.along());
        int count = 0;
        for (int i = 1; i < y.length; i++) {
            boolean right = e.direction() == Expectation.Monotone.Direction.RISES ? y[i] > y[i - 1] : y[i] < y[i - 1];
            count += right ? 0 : 1;
        }
        return count;
    }
}
