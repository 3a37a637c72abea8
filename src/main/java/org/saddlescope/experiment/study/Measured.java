package org.saddlescope.experiment.study;

import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import org.saddlescope.experiment.Expectation.Term;

/**
 * A term's number over the members that it selects.
 *
 * @param value   the aggregate over all of them; NaN where one is NaN
 * @param scatter how it scatters, in brackets and with a space in front; empty where there is one number only
 */
record Measured(double value, String scatter) {
    /** @param members those selected, all measured */
    static Measured of(Term term, List<MemberResult> members) {
        ToDoubleFunction<List<MemberResult>> aggregate = of -> Aggregate.of(term.over(),
                of.stream().mapToDouble(member -> member.quantity(term.quantity())).toArray());
        List<Long> seeds = members.stream().map(MemberResult::seed).distinct().toList();
        List<List<MemberResult>> groups = seeds.stream()
                .map(seed -> members.stream().filter(member -> member.seed() == seed).toList()).toList();
        // A standard deviation over the seeds has no scatter over the seeds.
        boolean bySeed = seeds.size() > 1 && groups.stream().noneMatch(group -> Double.isNaN(aggregate.applyAsDouble(group)));
        String scatter = bySeed ? range(name(term) + " of " + seeds.size() + " seeds: ", groups.stream().mapToDouble(aggregate))
                : members.size() > 1 ? range(name(term) + " of " + members.size() + " members: ", members.stream().mapToDouble(member -> member.quantity(term.quantity())))
                : "";
        return new Measured(aggregate.applyAsDouble(members), scatter);
    }

    String text() {
        return Shown.number(value) + scatter;
    }

    /** The same where it falls short of another number: it is not rounded into that. */
    String text(double beside) {
        return Shown.number(value, beside) + scatter;
    }

    private static String name(Term term) {
        return term.over().name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static String range(String of, DoubleStream values) {
        double[] numbers = values.toArray();
        double least = DoubleStream.of(numbers).min().orElse(Double.NaN);
        double most = DoubleStream.of(numbers).max().orElse(Double.NaN);
        return " (" + of + (least == most ? "all " + Shown.number(least) : Shown.number(least) + " to " + Shown.number(most)) + ")";
    }
}
