package org.saddlescope.experiment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.saddlescope.conditions.Condition;
import org.saddlescope.conditions.ConditionFamily;
import org.saddlescope.conditions.Measurements;
import org.saddlescope.conditions.Reading;
import org.saddlescope.engine.Minima;
import org.saddlescope.engine.Objective;

/** Collects the condition ratios at the points of one path, in their order; none where the minimum is not known. */
final class PathRatios {
    private final Objective objective;
    private final Optional<Minima> minima;
    private final List<Condition> conditions;
    private final List<double[]> rows = new ArrayList<>();

    PathRatios(Subject subject) {
        objective = subject.problem().objective();
        minima = subject.minima();
        conditions = minima.isEmpty() ? List.of() : Condition.measurable(ConditionFamily.with(subject.experiment().probes().conditions()), minima);
    }

    /** The same quantity, which measures the ratios at every point that it is asked for. */
    ToDoubleFunction<double[]> beside(ToDoubleFunction<double[]> quantity) {
        return theta -> {
            if (!conditions.isEmpty()) {
                rows.add(Measurements.at(objective, theta, minima, conditions).readings().stream().mapToDouble(Reading::value).toArray());
            }
            return quantity.applyAsDouble(theta);
        };
    }

    List<PathReport.Ratio> columns() {
        return IntStream.range(0, conditions.size())
                .mapToObj(c -> new PathReport.Ratio(conditions.get(c).id(), rows.stream().mapToDouble(row -> row[c]).toArray())).toList();
    }

    /** The f* and x* used, each part once; empty without ratios. */
    String provenance() {
        return String.join(Reading.AND, conditions.stream().map(condition -> Reading.provenance(condition, minima)).filter(text -> !text.isEmpty())
                .flatMap(text -> Arrays.stream(text.split(Pattern.quote(Reading.AND)))).distinct().toList());
    }
}
