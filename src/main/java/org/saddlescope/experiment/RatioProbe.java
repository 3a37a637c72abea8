package org.saddlescope.experiment;

import java.util.List;
import java.util.Locale;
import java.util.function.BooleanSupplier;
import org.saddlescope.conditions.Condition;
import org.saddlescope.conditions.ConditionFamily;
import org.saddlescope.conditions.Measurements;
import org.saddlescope.conditions.Reading;

/** The condition ratios along a path, each with the f* and x* it used; records too near 0/0 are dropped and counted. */
final class RatioProbe implements ColumnProbe {
    /** A last loss of more than this share of the first is far from an f* = 0 that was taken for granted. */
    private static final double FAR = 0.01;

    private final MinimumUsed minimum;
    private final boolean interpolation;
    private final int every;
    private final List<Condition> conditions;
    private int dropped;
    private int records;
    private double first = Double.NaN;
    private double last = Double.NaN;
    private double lowest = Double.POSITIVE_INFINITY;

    RatioProbe(Experiment experiment, MinimumUsed minimum) {
        this.minimum = minimum;
        interpolation = experiment.probes().minimum() instanceof MinimumSpec.Interpolation;
        every = experiment.probes().every();
        conditions = every == 0 ? List.of()
                : Condition.measurable(ConditionFamily.with(experiment.probes().conditions()), minimum.minima());
    }

    @Override
    public List<Spec> specs() {
        return conditions.stream().map(condition -> new Spec(condition.id(), condition.label(),
                condition.logarithmic() ? History.Group.LOG_RATIO : History.Group.RATIO, Reading.provenance(condition, minimum.minima()))).toList();
    }

    @Override
    public int every() {
        return every;
    }

    @Override
    public void measure(At at, boolean all, Row row, BooleanSupplier cancelled) {
        double loss = at.value().value();
        first = records == 0 && dropped == 0 ? loss : first;
        last = loss;
        lowest = Math.min(lowest, loss);
        if (conditions.isEmpty() || !all && !due(at.step())) {
            return;
        }
        boolean near = minimum.drops(at.step(), loss);
        records++;
        dropped += near ? 1 : 0;
        Measurements measured = Measurements.of(at.theta(), at.value(), minimum.minima(), conditions);
        for (Reading reading : measured.readings()) {
            if (!near || !usesMinimum(reading.condition())) {
                row.set(reading.condition().id(), reading.value());
            }
        }
    }

    private static boolean usesMinimum(Condition condition) {
        return condition.usesValue() || condition.usesPoint();
    }

    @Override
    public String remark(String id) {
        Condition condition = conditions.stream().filter(c -> c.id().equals(id)).findFirst().orElseThrow();
        if (!usesMinimum(condition) || minimum.minima().isEmpty()) {
            return "";
        }
        if (minimum.dropsAny()) {
            return dropped + " of " + records + " records dropped as 0/0: f - f* at most " + minimum.gap()
                    + (minimum.until() < Double.POSITIVE_INFINITY ? ", or after step " + (int) Math.floor(minimum.until()) : "");
        }
        if (condition.usesValue() && lowest < minimum.minima().get().value()) {
            return String.format(Locale.ROOT, "the loss falls below f*, to %.6g: f* is not the minimum", lowest);
        }
        if (condition.usesValue() && interpolation && last > FAR * first) {
            return String.format(Locale.ROOT, "the loss is %.3g at the last record: f* = 0 is assumed and not reached", last);
        }
        return "";
    }
}
