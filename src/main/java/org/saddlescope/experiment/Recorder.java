package org.saddlescope.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.saddlescope.landscape.Direction;

/** Collects what is measured along one optimizer's path; for the thread that trains. */
final class Recorder {
    private final Measurer measurer;
    private final List<Measurer.Point> points = new ArrayList<>();
    private final List<Double> stepSizes = new ArrayList<>();
    private final List<double[]> thetas = new ArrayList<>();

    Recorder(Measurer measurer) {
        this.measurer = measurer;
    }

    void add(Measurer.Point point, double[] theta) {
        points.add(point);
        stepSizes.add(Double.NaN);
        thetas.add(theta);
    }

    /** The step size of the update that leaves the last point, where it is made from there. */
    void leaving(int step, double stepSize) {
        if (!points.isEmpty() && points.getLast().step() == step) {
            stepSizes.set(stepSizes.size() - 1, stepSize);
        }
    }

    int lastStep() {
        return points.isEmpty() ? -1 : points.getLast().step();
    }

    /** The loss recorded at this step; NaN where none was. */
    double lossAt(int step) {
        for (int i = points.size() - 1; i >= 0 && points.get(i).step() >= step; i--) {
            if (points.get(i).step() == step) {
                return points.get(i).loss();
            }
        }
        return Double.NaN;
    }

    Measurer.Point last() {
        return points.getLast();
    }

    /** The path so far: an immutable copy. */
    Path path() {
        return new Path(points.stream().mapToInt(Measurer.Point::step).toArray(), List.copyOf(thetas),
                points.stream().mapToDouble(Measurer.Point::loss).toArray());
    }

    /** Everything so far: an immutable copy. */
    History history() {
        int n = points.size();
        List<ColumnProbe.Spec> specs = measurer.specs();
        List<History.Column> columns = new ArrayList<>();
        for (int c = 0; c < specs.size(); c++) {
            double[] values = new double[n];
            boolean[] measured = new boolean[n];
            for (int i = 0; i < n; i++) {
                values[i] = points.get(i).values()[c];
                measured[i] = points.get(i).measured()[c];
            }
            ColumnProbe.Spec spec = specs.get(c);
            columns.add(new History.Column(spec.id(), spec.label(), spec.group(), measurer.note(spec), values, measured));
        }
        return new History(points.stream().mapToInt(Measurer.Point::step).toArray(),
                points.stream().mapToDouble(Measurer.Point::loss).toArray(),
                points.stream().mapToDouble(Measurer.Point::gradientNorm).toArray(),
                stepSizes.stream().mapToDouble(Double::doubleValue).toArray(), columns);
    }

    /**
     * The recorded points of a path.
     *
     * @param momentum the vector that the optimizer carries along where the path ends, where it has one and it is known
     */
    record Path(int[] steps, List<double[]> thetas, double[] losses, Optional<Direction> momentum) {
        Path(int[] steps, List<double[]> thetas, double[] losses) {
            this(steps, thetas, losses, Optional.empty());
        }

        Path carrying(Optional<Direction> other) {
            return new Path(steps, thetas, losses, other);
        }
    }
}
