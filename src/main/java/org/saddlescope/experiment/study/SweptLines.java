package org.saddlescope.experiment.study;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import org.saddlescope.experiment.Claim;
import org.saddlescope.experiment.Expectation;
import org.saddlescope.experiment.Expectation.Over;
import org.saddlescope.experiment.ExperimentException;
import org.saddlescope.spectra.PowerLaw;

/**
 * What a claim expects of quantities, as lines over a swept field: the numbers expected, the bounds, and the fits of
 * whose slope something is expected.
 *
 * @param ids       the quantities of the plot
 * @param deviation whether it shows standard deviations
 * @param field     the field on its axis
 */
record SweptLines(Claim claim, Set<String> ids, boolean deviation, String field, List<MemberResult> measured) {
    private static final int FIT = 33;
    private static final int LEAST_DECIMALS = 3;
    private static final int MOST_DECIMALS = 6;

    List<SweptPlot.Line> all() throws ExperimentException {
        // Expectations that say the same of several members are one line over all of them.
        SequencedMap<String, SweptPlot.Line> lines = new LinkedHashMap<>();
        for (Expectation expectation : claim.expect()) {
            for (SweptPlot.Line line : lines(expectation)) {
                lines.merge(line.place() + line.name(), line, SweptLines::joined);
            }
        }
        return List.copyOf(lines.values());
    }

    private List<SweptPlot.Line> lines(Expectation expectation) throws ExperimentException {
        return switch (expectation) {
            case Expectation.Near near -> level(near.term(), "expected " + Shown.number(near.value()) + tolerance(near) + basis(near.basis(), ""),
                    SweptPlot.Line.Kind.EXPECTED, near.value(), near.relative() ? near.tolerance() * Math.abs(near.value()) : near.tolerance());
            case Expectation.AtLeast least -> level(least.term(), "at least " + Shown.number(least.value()) + basis(least.basis(), "bound, "),
                    SweptPlot.Line.Kind.BOUND, least.value(), 0);
            case Expectation.AtMost most -> level(most.term(), "at most " + Shown.number(most.value()) + basis(most.basis(), "bound, "),
                    SweptPlot.Line.Kind.BOUND, most.value(), 0);
            case Expectation.Slope slope -> fit(slope);
            case Expectation.Less _, Expectation.Monotone _, Expectation.Refused _ -> List.of();
        };
    }

    private static String tolerance(Expectation.Near near) {
        return near.tolerance() == 0 ? "" : near.relative() ? " ± " + Shown.number(100 * near.tolerance()) + " %" : " ± " + Shown.number(near.tolerance());
    }

    private static String basis(Expectation.Basis basis, String before) {
        return " (" + before + basis.name().toLowerCase(Locale.ROOT) + ")";
    }

    /** A number as a line over the members that it is expected of; none where the plot shows another number than the one meant. */
    private List<SweptPlot.Line> level(Expectation.Term term, String name, SweptPlot.Line.Kind kind, double value, double tolerance)
            throws ExperimentException {
        boolean sum = term.over() == Over.SUM;
        if (!ids.contains(term.quantity()) || sum || deviation != (term.over() == Over.STANDARD_DEVIATION)) {
            return List.of();
        }
        List<MemberResult> members = selected(term);
        double[] x = places(members);
        if (x.length == 0) {
            return List.of();
        }
        return List.of(new SweptPlot.Line(name, place(members), kind, x, DoubleStream.generate(() -> value).limit(x.length).toArray(), tolerance));
    }

    /** The least-squares line through the logarithms, as {@link Evaluation} fits it. */
    private List<SweptPlot.Line> fit(Expectation.Slope slope) throws ExperimentException {
        if (!ids.contains(slope.term().quantity()) || !Sweep.field(slope.against()).equals(field)
                || deviation != (slope.term().over() == Over.STANDARD_DEVIATION)) {
            return List.of();
        }
        List<MemberResult> members = selected(slope.term());
        double[] x = places(members);
        double[] y = Arrays.stream(x).map(at -> Aggregate.of(slope.term().over(), members.stream()
                .filter(member -> Selection.number(member.coordinates(), field).orElse(Double.NaN) == at)
                .mapToDouble(member -> member.quantity(slope.term().quantity())).toArray())).toArray();
        PowerLaw fit = PowerLaw.of(x, y);
        if (Double.isNaN(fit.exponent())) {
            return List.of();
        }
        double[] along = new double[FIT];
        Arrays.setAll(along, i -> x[0] * Math.pow(x[x.length - 1] / x[0], i / (FIT - 1.0)));
        // One digit of the error at least, and no more digits of the slope than it leaves.
        int decimals = fit.standardError() > 0 ? Math.clamp((int) Math.ceil(-Math.log10(fit.standardError())), LEAST_DECIMALS, MOST_DECIMALS) : LEAST_DECIMALS;
        String error = Double.isNaN(fit.standardError()) ? "" : " ± " + String.format(Locale.ROOT, "%." + decimals + "f", fit.standardError());
        String name = String.format(Locale.ROOT, "slope %." + decimals + "f", fit.exponent()).replace('-', '−') + error
                + ", expected " + Shown.number(slope.value()) + " ± " + Shown.number(slope.tolerance()) + basis(slope.basis(), "");
        return List.of(new SweptPlot.Line(name, place(members), SweptPlot.Line.Kind.FIT, along,
                Arrays.stream(along).map(at -> fit.factor() * Math.pow(at, fit.exponent())).toArray(), 0));
    }

    private List<MemberResult> selected(Expectation.Term term) throws ExperimentException {
        Selection selection = Selection.of(term.where(), "where");
        return measured.stream().filter(member -> selection.contains(member.coordinates())).toList();
    }

    private double[] places(List<MemberResult> members) {
        return members.stream().mapToDouble(member -> Selection.number(member.coordinates(), field).orElse(Double.NaN)).distinct().sorted().toArray();
    }

    /** What the members have in common in the rest of the sweep, where not all of it is theirs. */
    private String place(List<MemberResult> members) {
        List<String> theirs = members.stream().map(member -> MemberNames.of(SweptPlots.without(member.coordinates(), field))).distinct().toList();
        long all = measured.stream().map(member -> SweptPlots.without(member.coordinates(), field)).distinct().count();
        return theirs.size() == all ? "" : theirs.stream().collect(Collectors.joining("; "));
    }

    private static SweptPlot.Line joined(SweptPlot.Line one, SweptPlot.Line two) {
        double[] x = DoubleStream.concat(Arrays.stream(one.x()), Arrays.stream(two.x())).distinct().sorted().toArray();
        return one.kind() == SweptPlot.Line.Kind.FIT ? one
                : new SweptPlot.Line(one.name(), one.place(), one.kind(), x, DoubleStream.generate(() -> one.y()[0]).limit(x.length).toArray(), one.tolerance());
    }
}
