package org.saddlescope.experiment.study;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.saddlescope.experiment.Claim;
import org.saddlescope.experiment.Expectation;
import org.saddlescope.experiment.Expectation.Term;
import org.saddlescope.experiment.ExperimentException;
import org.saddlescope.spectra.PowerLaw;

/**
 * Holds the expectations of a claim against what its members' studies found. Members that the claim expects to be
 * refused are left out of every number; another member without findings leaves what needs it not measured. NaN fulfils
 * nothing.
 */
public final class Evaluation {
    private final List<MemberResult> results;
    private final List<Selection> refused;
    private final Map<String, String> labels;

    /** A number cannot be had; the message says why. */
    private static final class NotMeasured extends Exception {
        private static final long serialVersionUID = 1;

        private NotMeasured(String reason) {
            super(reason);
        }
    }

    private Evaluation(List<MemberResult> results, List<Selection> refused, List<Quantity> quantities) {
        this.results = results;
        this.refused = refused;
        labels = quantities.stream().collect(Collectors.toMap(Quantity::id, Quantity::label, (first, _) -> first));
    }

    /**
     * A verdict each of the claim's expectations.
     *
     * @param claim      a claim that {@link ClaimCheck} has nothing to say against
     * @param results    of all its members
     * @param quantities what was measured; their labels stand in predictions
     */
    public static List<Verdict> of(Claim claim, List<MemberResult> results, List<Quantity> quantities) {
        List<Verdict> verdicts = new ArrayList<>();
        try {
            Evaluation evaluation = new Evaluation(results, Selection.refused(claim), quantities);
            for (Expectation expectation : claim.expect()) {
                verdicts.add(evaluation.verdict(expectation));
            }
        } catch (ExperimentException e) {
            throw new IllegalArgumentException("a claim that was not checked: " + e.getMessage(), e);
        }
        return List.copyOf(verdicts);
    }

    private Verdict verdict(Expectation expectation) throws ExperimentException {
        try {
            return switch (expectation) {
                case Expectation.Near near -> near(near);
                case Expectation.AtLeast least -> bound(least, least.term(), least.value(), true);
                case Expectation.AtMost most -> bound(most, most.term(), most.value(), false);
                case Expectation.Less less -> less(less);
                case Expectation.Slope slope -> slope(slope);
                case Expectation.Monotone monotone -> monotone(monotone);
                case Expectation.Refused refusal -> refusal(refusal);
            };
        } catch (NotMeasured e) {
            return new Verdict(expectation, predicted(expectation), e.getMessage(), Double.NaN, Verdict.Outcome.NOT_MEASURED);
        }
    }

    private Verdict near(Expectation.Near near) throws NotMeasured, ExperimentException {
        Measured measured = measure(near.term());
        double off = Math.abs(measured.value() - near.value());
        boolean holds = off <= near.tolerance() * (near.relative() ? Math.abs(near.value()) : 1);
        return verdict(near, holds ? measured.text() : measured.text(near.value()), measured.value(), holds);
    }

    private Verdict bound(Expectation expectation, Term term, double value, boolean least) throws NotMeasured, ExperimentException {
        Measured measured = measure(term);
        boolean holds = least ? measured.value() >= value : measured.value() <= value;
        return verdict(expectation, holds ? measured.text() : measured.text(value), measured.value(), holds);
    }

    private Verdict less(Expectation.Less less) throws NotMeasured, ExperimentException {
        Measured small = measure(less.less());
        Measured large = measure(less.than());
        double bound = less.factor() * large.value();
        boolean holds = small.value() < bound;
        return verdict(less, (holds ? Shown.number(small.value()) : Shown.number(small.value(), bound)) + small.scatter() + " against " + (less.factor() == 1 ? large.text()
                : Shown.number(bound) + " = " + Shown.number(less.factor()) + " × " + large.text()), small.value(), holds);
    }

    private Verdict slope(Expectation.Slope slope) throws NotMeasured, ExperimentException {
        Map<Double, Measured> points = along(slope.term(), slope.against());
        PowerLaw fit = PowerLaw.of(points.keySet().stream().mapToDouble(Double::doubleValue).toArray(),
                points.values().stream().mapToDouble(Measured::value).toArray());
        String error = points.size() == 2 ? " (through 2 points)"
                : " ± " + Shown.number(fit.standardError()) + " (standard error, " + points.size() + " points)";
        boolean holds = Math.abs(fit.exponent() - slope.value()) <= slope.tolerance();
        return verdict(slope, (holds ? Shown.number(fit.exponent()) : Shown.number(fit.exponent(), slope.value())) + error, fit.exponent(), holds);
    }

    /** Neighbours that are equal are the wrong way round as well, and so are those that cannot be compared. */
    private Verdict monotone(Expectation.Monotone monotone) throws NotMeasured, ExperimentException {
        double[] values = along(monotone.term(), monotone.along()).values().stream().mapToDouble(Measured::value).toArray();
        boolean rises = monotone.direction() == Expectation.Monotone.Direction.RISES;
        int inversions = 0;
        boolean numbers = !Double.isNaN(values[0]);
        StringBuilder text = new StringBuilder(Shown.number(values[0]));
        for (int i = 1; i < values.length; i++) {
            numbers &= !Double.isNaN(values[i]);
            inversions += (rises ? values[i] > values[i - 1] : values[i] < values[i - 1]) ? 0 : 1;
            text.append(", ").append(Shown.number(values[i], values[i - 1]));
        }
        return verdict(monotone, text + " (" + count(inversions, "inversion") + ")", inversions, numbers && inversions <= monotone.inversions());
    }

    private Verdict refusal(Expectation.Refused refusal) throws ExperimentException {
        List<MemberResult> members = selected(refusal.where());
        List<MemberResult> others = members.stream()
                .filter(member -> member.findings().isPresent() || !member.refused().contains(refusal.because())).toList();
        String measured = others.isEmpty() ? members.getFirst().refused()
                : others.getFirst().findings().isPresent() ? count(others.size(), "member") + " of " + members.size() + " measured and not refused"
                : "refused for another reason: " + others.getFirst().refused();
        return verdict(refusal, measured, members.size() - others.size(), others.isEmpty());
    }

    private Verdict verdict(Expectation expectation, String measured, double value, boolean holds) {
        return new Verdict(expectation, predicted(expectation), measured, value, holds ? Verdict.Outcome.HOLDS : Verdict.Outcome.FAILS);
    }

    private Measured measure(Term term) throws NotMeasured, ExperimentException {
        return Measured.of(term, members(term));
    }

    /** A term by the values of a field, in the order of the sweep. */
    private Map<Double, Measured> along(Term term, String path) throws NotMeasured, ExperimentException {
        String field = Sweep.field(path);
        Map<Double, List<MemberResult>> groups = members(term).stream().collect(Collectors.groupingBy(
                member -> Selection.number(member.coordinates(), field).orElseThrow(), LinkedHashMap::new, Collectors.toList()));
        Map<Double, Measured> points = new LinkedHashMap<>();
        groups.forEach((value, members) -> points.put(value, Measured.of(term, members)));
        return points;
    }

    private List<MemberResult> members(Term term) throws NotMeasured, ExperimentException {
        List<MemberResult> members = selected(term.where()).stream()
                .filter(member -> refused.stream().noneMatch(selection -> selection.contains(member.coordinates()))).toList();
        List<MemberResult> missing = members.stream().filter(member -> member.findings().isEmpty()).toList();
        Optional<MemberResult> first = missing.stream().findFirst();
        if (first.isPresent()) {
            throw new NotMeasured(missing.size() + " of " + count(members.size(), "member") + " gave nothing: " + first.get().refused());
        }
        return members;
    }

    private List<MemberResult> selected(List<String> where) throws ExperimentException {
        Selection selection = Selection.of(where, "where");
        return results.stream().filter(member -> selection.contains(member.coordinates())).toList();
    }

    private String predicted(Expectation expectation) {
        return switch (expectation) {
            case Expectation.Near near -> near.relative()
                    ? Shown.number(near.value()) + " ± " + Shown.number(100 * near.tolerance()) + " %"
                    : Shown.number(near.value()) + " ± " + Shown.number(near.tolerance());
            case Expectation.AtLeast least -> "at least " + Shown.number(least.value());
            case Expectation.AtMost most -> "at most " + Shown.number(most.value());
            case Expectation.Less less -> "less than " + (less.factor() == 1 ? "" : Shown.number(less.factor()) + " × ")
                    + labels.getOrDefault(less.than().quantity(), less.than().quantity()) + where(less.than().where());
            case Expectation.Slope slope -> "slope " + Shown.number(slope.value()) + " ± " + Shown.number(slope.tolerance());
            case Expectation.Monotone monotone -> (monotone.direction() == Expectation.Monotone.Direction.RISES ? "rises" : "falls")
                    + " along " + last(monotone.along()) + (monotone.inversions() == 0 ? "" : ", at most " + count(monotone.inversions(), "inversion"));
            case Expectation.Refused refusal -> "refused: " + refusal.because();
        };
    }

    private static String where(List<String> conditions) {
        return conditions.isEmpty() ? "" : " (" + conditions.stream().map(Evaluation::condition).collect(Collectors.joining(", ")) + ")";
    }

    /** "width 64" of {@code problem.architecture.width=64}. */
    private static String condition(String condition) {
        int equals = condition.indexOf('=');
        return last(condition.substring(0, equals)) + " " + condition.substring(equals + 1).replace("\"", "");
    }

    private static String last(String path) {
        return MemberNames.last(Sweep.field(path));
    }

    private static String count(int n, String what) {
        return n + " " + what + (n == 1 ? "" : "s");
    }
}
