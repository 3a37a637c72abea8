package org.saddlescope.experiment;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.saddlescope.conditions.Reading;
import org.saddlescope.engine.Objective;
import org.saddlescope.engine.Objective.ValueGradient;
import org.saddlescope.engine.Problem;
import org.saddlescope.spectra.Vectors;

/**
 * What an experiment measures at the points of one optimizer's path. Which columns there are is known before the first
 * step and depends on the experiment alone; so does at which steps each is measured.
 */
final class Measurer {
    private final Experiment.Probes probes;
    private final List<ColumnProbe> columns;
    private final List<ColumnProbe.Spec> specs;
    private final Map<String, Integer> places = new HashMap<>();
    private final ProbeTime.Sum probeTime = new ProbeTime.Sum();

    /**
     * What was measured at one point.
     *
     * @param values   one a column, NaN where not measured
     * @param measured whether each column was measured here
     */
    record Point(int step, double loss, double gradientNorm, double[] values, boolean[] measured) {}

    private Measurer(Experiment experiment, List<ColumnProbe> columns) {
        probes = experiment.probes();
        this.columns = columns;
        specs = columns.stream().flatMap(probe -> probe.specs().stream()).toList();
        for (int i = 0; i < specs.size(); i++) {
            places.put(specs.get(i).id(), i);
        }
    }

    /**
     * Measures what the experiment says.
     *
     * @param place   of the optimizer
     * @param minimum what its ratios are measured against
     */
    static Measurer of(Experiment experiment, Problem problem, int place, MinimumUsed minimum) {
        return new Measurer(experiment, List.of(new RatioProbe(experiment, minimum), new SmoothnessProbe(experiment),
                new CurvatureProbe(experiment, problem.objective(), step -> StabilityLimit.of(experiment, place, step)),
                new KernelProbe(experiment, problem), new ScoreProbe(experiment, problem)));
    }

    /** Measures the loss alone, at the same steps: a path so recorded has the same points, and ends where the measured one does. */
    static Measurer ofLossAlone(Experiment experiment) {
        return new Measurer(experiment, List.of());
    }

    List<ColumnProbe.Spec> specs() {
        return specs;
    }

    /** How long the costly probes have taken so far. */
    ProbeTime spent() {
        return probeTime.get();
    }

    /** Of the f* and x* that a column used, what was seen of them on the path so far. */
    String note(ColumnProbe.Spec spec) {
        String remark = columns.stream().filter(probe -> probe.specs().contains(spec)).findFirst().map(probe -> probe.remark(spec.id())).orElse("");
        return spec.note() + (spec.note().isEmpty() || remark.isEmpty() ? "" : Reading.AND) + remark;
    }

    /** Whether something is measured at this step besides what every recorded step has. */
    boolean due(int step) {
        return Stream.of(probes.every(), probes.curvatureEvery(), probes.kernelEvery()).anyMatch(every -> every > 0 && step % every == 0);
    }

    /**
     * Measures at θ.
     *
     * @param all       everything, whatever the step: the first and last points
     * @param cancelled asked during long measurements, which are then left out
     */
    Point measure(int step, double[] theta, Objective objective, boolean all, BooleanSupplier cancelled) {
        ValueGradient value = objective.gradient(theta);
        double[] values = new double[specs.size()];
        boolean[] measured = new boolean[specs.size()];
        Arrays.fill(values, Double.NaN);
        ColumnProbe.At at = new ColumnProbe.At(step, theta, value, objective);
        for (ColumnProbe probe : columns) {
            long from = System.nanoTime();
            probe.measure(at, all, (id, number) -> {
                int place = places.get(id);
                values[place] = number;
                measured[place] = true;
            }, cancelled);
            probeTime.add(probe, System.nanoTime() - from);
        }
        return new Point(step, value.value(), Vectors.norm(value.gradient()), values, measured);
    }
}
