package org.saddlescope.experiment.study;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.saddlescope.conditions.BoundReading;

/** The mean of f(x_k) − f* over the starts against k, with the bounds that say anything. */
final class GapPlot {
    private final double[] steps;
    private final List<StudyPlot.Curve> curves = new ArrayList<>();

    GapPlot(int[] marks) {
        steps = Arrays.stream(marks).asDoubleStream().toArray();
    }

    void add(String name, WalkSummary summary) {
        curves.add(new StudyPlot.Curve(name, false, false, steps, summary.gaps()));
    }

    void add(String name, BoundReading reading) {
        if (!reading.vacuous()) {
            curves.add(new StudyPlot.Curve(name + ", upper bound", true, false, steps,
                    Arrays.stream(steps).map(k -> reading.at(k).orElseThrow()).toArray()));
        }
    }

    StudyPlot finished(String title, List<String> notes) {
        return new StudyPlot("mean_gap", title, "step k", "mean of f − f*", true, true, curves, notes);
    }
}
