package org.saddlescope.experiment.study;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleConsumer;
import java.util.function.ToDoubleFunction;
import org.saddlescope.conditions.AlphaBetaRecord;
import org.saddlescope.experiment.StudySpec;

/**
 * Goes over a grid, over rings and over points of its own, and refines where a constant is extreme: α_min at every margin
 * and of every component, and the least quasar and aiming ratios. For one thread.
 */
final class FieldScan {
    private static final int ON_A_RING = 720;
    private static final double FINEST = 1e-9;
    private static final int EVALUATIONS = 2000;

    private final ComponentField field;
    private final StudySpec.Field spec;
    private final List<double[]> further;
    private final List<AlphaBetaRecord> records = new ArrayList<>();
    private final Extreme quasar = new Extreme();
    private final Extreme aiming = new Extreme();
    private final Extreme pl = new Extreme();
    private final Extreme[][] alphas;
    private int points;

    /** The least value so far and where it is. */
    static final class Extreme {
        private double value = Double.NaN;
        private double[] at = new double[0];

        private void see(double other, double[] x) {
            if (!Double.isNaN(other) && !(other >= value)) {
                value = other;
                at = x;
            }
        }

        /** NaN where nothing was measured. */
        double value() {
            return value;
        }

        /** Empty where nothing was measured. */
        double[] at() {
            return at;
        }
    }

    /** @param further points besides the grid and the rings */
    FieldScan(ComponentField field, StudySpec.Field spec, List<double[]> further) {
        this.field = field;
        this.spec = spec;
        this.further = further;
        alphas = new Extreme[spec.margins().size()][field.components()];
        for (Extreme[] row : alphas) {
            for (int i = 0; i < row.length; i++) {
                row[i] = new Extreme();
            }
        }
    }

    /** @param turn run now and then; may throw to end the scan */
    void run(Runnable turn, DoubleConsumer progress) {
        further.forEach(this::see);
        int n = spec.points();
        double step = 2 * spec.reach() / (n - 1);
        for (int row = 0; row < n; row++) {
            turn.run();
            for (int column = 0; column < n; column++) {
                see(new double[] {-spec.reach() + column * step, -spec.reach() + row * step});
            }
            progress.accept(0.9 * (row + 1) / n);
        }
        for (double radius : spec.rings()) {
            turn.run();
            for (int i = 0; i < ON_A_RING; i++) {
                double angle = 2 * Math.PI * i / ON_A_RING;
                see(new double[] {radius * Math.cos(angle), radius * Math.sin(angle)});
            }
        }
        turn.run();
        refine(step);
        progress.accept(1);
    }

    private void see(double[] x) {
        ComponentField.Point point = field.at(points++, x);
        records.addAll(point.records());
        quasar.see(point.quasar(), x);
        aiming.see(point.aiming(), x);
        pl.see(point.pl(), x);
        for (int m = 0; m < alphas.length; m++) {
            for (int i = 0; i < alphas[m].length; i++) {
                alphas[m][i].see(-point.alpha(i, spec.margins().get(m)), x);
            }
        }
    }

    private void refine(double step) {
        for (int m = 0; m < alphas.length; m++) {
            double margin = spec.margins().get(m);
            for (int i = 0; i < alphas[m].length; i++) {
                int component = i;
                refined(alphas[m][i], step, point -> point.alpha(component, margin));
            }
        }
        refined(quasar, step, point -> -point.quasar());
        refined(aiming, step, point -> -point.aiming());
    }

    private void refined(Extreme extreme, double step, ToDoubleFunction<ComponentField.Point> function) {
        if (extreme.at().length > 0) {
            see(new CompassSearch(step, FINEST, EVALUATIONS).maximum(extreme.at(), x -> function.applyAsDouble(field.at(0, x))));
        }
    }

    List<AlphaBetaRecord> records() {
        return records;
    }

    int points() {
        return points;
    }

    Extreme quasar() {
        return quasar;
    }

    Extreme aiming() {
        return aiming;
    }

    Extreme pl() {
        return pl;
    }
}
