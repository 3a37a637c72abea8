package org.saddlescope.experiment.study;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.saddlescope.experiment.Claim;
import org.saddlescope.experiment.Expectation;
import org.saddlescope.experiment.Experiment;
import org.saddlescope.experiment.ExperimentException;
import org.saddlescope.experiment.StudySpec;
import org.saddlescope.schema.Literal;
import org.saddlescope.schema.Nearest;
import org.saddlescope.schema.Variant;

/**
 * Whether a claim can be examined, asked before anything is run: its sweep makes valid experiments, and its expectations
 * are on members that there are and on quantities that the study measures for them.
 */
public final class ClaimCheck {
    private final Claim claim;
    private final Sweep sweep;
    private final List<Selection> refused;
    private final Function<StudySpec, Study> studies;

    private ClaimCheck(Claim claim, Sweep sweep, List<Selection> refused, Function<StudySpec, Study> studies) {
        this.claim = claim;
        this.sweep = sweep;
        this.refused = refused;
        this.studies = studies;
    }

    /**
     * @param source the name in front of the message, usually the file; empty: none
     * @throws ExperimentException that names the field, what was expected and the nearest valid value; none where the
     *                             experiment has no claim
     */
    public static void require(Experiment experiment, String source) throws ExperimentException {
        if (experiment.claim().isPresent()) {
            sweep(experiment, source, Studies::of);
        }
    }

    /** The sweep of an experiment's claim, checked. */
    static Sweep sweep(Experiment experiment, String source, Function<StudySpec, Study> studies) throws ExperimentException {
        try {
            Sweep sweep = Sweep.of(experiment);
            Claim claim = experiment.claim().orElseThrow();
            ClaimCheck check = new ClaimCheck(claim, sweep, Selection.refused(claim), studies);
            for (int i = 0; i < claim.expect().size(); i++) {
                check.expectation(claim.expect().get(i), "claim.expect[" + i + "].");
            }
            for (int i = 0; i < claim.printed().size(); i++) {
                check.printed(claim.printed().get(i), "claim.printed[" + i + "].");
            }
            check.members();
            return sweep;
        } catch (ExperimentException e) {
            throw source.isEmpty() ? e : new ExperimentException(source + ": " + e.getMessage(), e);
        }
    }

    /** A member that contradicts itself is fine where the claim is that it does. */
    private void members() throws ExperimentException {
        for (Sweep.Member member : sweep.places()) {
            if (!member.contradiction().isEmpty() && !isRefused(member)) {
                throw new ExperimentException((member.coordinates().isEmpty() ? "" : "claim.sweep (" + member.coordinates().entrySet().stream()
                        .map(c -> c.getKey() + "=" + c.getValue()).collect(Collectors.joining(", ")) + "): ") + member.contradiction());
            }
        }
    }

    private void expectation(Expectation expectation, String path) throws ExperimentException {
        if (expectation instanceof Expectation.Refused r) {
            selected(r.where(), path + "where");
        }
        for (Map.Entry<String, Expectation.Term> named : Terms.of(expectation).entrySet()) {
            List<Sweep.Member> members = term(named.getValue(), path + named.getKey());
            Optional<Terms.Along> along = Terms.along(expectation);
            if (along.isPresent()) {
                along(along.get(), members, path + along.get().setting());
            }
        }
    }

    /** The members that a term is about. */
    private List<Sweep.Member> term(Expectation.Term term, String at) throws ExperimentException {
        List<Sweep.Member> members = selected(term.where(), at + ".where").stream().filter(member -> !isRefused(member)).toList();
        if (members.isEmpty()) {
            throw new ExperimentException(at + ".where: every member that it selects is expected to be refused");
        }
        for (Sweep.Member member : members) {
            quantity(term.quantity(), member, at + ".quantity");
        }
        return members;
    }

    private void printed(Claim.Printed printed, String path) throws ExperimentException {
        if (printed.beside().isPresent()) {
            int members = term(printed.beside().get(), path + "beside").size();
            if (members != printed.values().size()) {
                throw new ExperimentException(path + "values: expected a number each of the " + members + " places of the sweep that "
                        + path + "beside selects, found " + printed.values().size());
            }
        }
    }

    private boolean isRefused(Sweep.Member member) {
        return refused.stream().anyMatch(selection -> selection.contains(member.coordinates()));
    }

    private List<Sweep.Member> selected(List<String> where, String path) throws ExperimentException {
        Selection selection = Selection.of(where, path);
        for (int i = 0; i < selection.conditions().size(); i++) {
            Selection.Condition condition = selection.conditions().get(i);
            String at = path + "[" + i + "]";
            String whole = fields().stream().filter(field -> Sweep.isWithin(condition.field(), field)).findFirst()
                    .orElseThrow(() -> unswept(at, condition.field()));
            if (sweep.places().stream().noneMatch(member -> condition.holds(member.coordinates()))) {
                throw new ExperimentException(at + ": no member has " + where.get(i) + "; " + whole + " is swept over "
                        + sweep.places().stream().map(member -> member.coordinates().get(whole)).distinct().collect(Collectors.joining(", ")));
            }
        }
        List<Sweep.Member> members = sweep.places().stream().filter(member -> selection.contains(member.coordinates())).toList();
        if (members.isEmpty()) {
            throw new ExperimentException(path + ": no member has " + String.join(" and ", where));
        }
        return members;
    }

    private void quantity(String quantity, Sweep.Member member, String path) throws ExperimentException {
        StudySpec spec = member.experiment().claim().orElseThrow().study();
        Set<String> known = new LinkedHashSet<>();
        studies.apply(spec).quantities(member.experiment()).forEach(q -> known.add(q.id()));
        if (!known.contains(quantity)) {
            String place = MemberResult.refused(member.coordinates(), member.seed(), "not run").place();
            throw new ExperimentException(path + ": expected a quantity that the " + spec.getClass().getAnnotation(Variant.class).value()
                    + " study measures" + (place.isEmpty() ? "" : " (" + place + ")") + ", found \"" + quantity + "\"; "
                    + Nearest.hint(quantity, known));
        }
    }

    private void along(Terms.Along along, List<Sweep.Member> members, String path) throws ExperimentException {
        String field = Sweep.field(along.field());
        if (!fields().contains(field)) {
            throw unswept(path, field);
        }
        for (Claim.Axis axis : claim.sweep()) {
            for (Literal value : Sweep.field(axis.field()).equals(field) ? axis.values() : List.<Literal>of()) {
                double number = Selection.number(Map.of(field, value.json()), field).orElseThrow(() -> new ExperimentException(
                        path + ": expected a swept field of numbers, found \"" + along.field() + "\" with " + value.json()));
                if (along.positive() && !(number > 0)) {
                    throw new ExperimentException(path + ": expected a swept field of numbers above 0, since it is one of their logarithms, found \""
                            + along.field() + "\" with " + value.json());
                }
            }
        }
        Set<Double> values = new TreeSet<>();
        members.forEach(member -> values.add(Selection.number(member.coordinates(), field).orElseThrow()));
        if (values.size() < 2) {
            throw new ExperimentException(path + ": expected at least 2 values of " + along.field() + " among the members, found " + values.size());
        }
    }

    private ExperimentException unswept(String path, String field) {
        return new ExperimentException(path + ": expected a swept field, found \"" + field + "\"; " + Nearest.hint(field, fields()));
    }

    private List<String> fields() {
        return claim.sweep().stream().map(axis -> Sweep.field(axis.field())).toList();
    }
}
