package org.saddlescope.experiment.study;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.saddlescope.conditions.AlphaBetaRecord;
import org.saddlescope.engine.Minima;
import org.saddlescope.engine.Objective;
import org.saddlescope.engine.Problem;
import org.saddlescope.spectra.Vectors;

/** A function f = mean of f_i with everything that the conditions need to know of it at a point. */
final class ComponentField {
    /** Below this f − f* counts as 0, and ratios over it as 0/0. */
    static final double ROUNDING = 1e-10;

    private final List<Objective> components;
    private final double[] least;
    private final Minima.Projection projection;
    private final double value;

    /**
     * @param minima f* and the projection onto the minimisers that count
     * @param least  f_i* of each component
     */
    ComponentField(Problem problem, Minima minima, double[] least) {
        this.least = least.clone();
        components = problem.samples() == 1 ? List.of(problem.objective())
                : IntStream.range(0, problem.samples()).mapToObj(i -> problem.batch(new int[] {i})).toList();
        projection = minima.projection().orElseThrow();
        value = minima.value();
    }

    /**
     * What there is at x.
     *
     * @param gap             f(x) − f*
     * @param loss            f(x)
     * @param gradientSquared ‖∇f(x)‖²
     * @param inner           ⟨∇f(x), x − x_p⟩
     * @param records         one a component
     */
    record Point(double[] x, double gap, double loss, double gradientSquared, double inner, List<AlphaBetaRecord> records) {
        /** ⟨∇f, x − x_p⟩/(f − f*); NaN where f − f* is 0 but for rounding. */
        double quasar() {
            return gap > ROUNDING ? inner / gap : Double.NaN;
        }

        /** ⟨∇f, x − x_p⟩/f. */
        double aiming() {
            return loss > ROUNDING ? inner / loss : Double.NaN;
        }

        /** ‖∇f‖²/(2(f − f*)); NaN where f − f* is 0 but for rounding. */
        double pl() {
            return gap > ROUNDING ? gradientSquared / (2 * gap) : Double.NaN;
        }

        /** The α that the record of a component needs with α − β = δ: (δe − a)/c; NaN where c = 0. */
        double alpha(int component, double delta) {
            AlphaBetaRecord record = records.get(component);
            return record.c() >= AlphaBetaRecord.LEAST_C ? (delta * record.e() - record.a()) / record.c() : Double.NaN;
        }
    }

    int components() {
        return components.size();
    }

    /** @param number of the point, for its records */
    Point at(int number, double[] x) {
        double[] nearest = projection.nearest(x);
        double[] way = Vectors.difference(x, nearest);
        double loss = 0;
        double inner = 0;
        double[] gradient = new double[x.length];
        List<AlphaBetaRecord> records = new ArrayList<>();
        for (int i = 0; i < components.size(); i++) {
            Objective.ValueGradient at = components.get(i).gradient(x);
            double a = Vectors.dot(at.gradient(), way);
            records.add(new AlphaBetaRecord(number, i, a, at.value() - least[i], components.get(i).value(nearest) - least[i]));
            loss += at.value() / components.size();
            inner += a / components.size();
            for (int k = 0; k < gradient.length; k++) {
                gradient[k] += at.gradient()[k] / components.size();
            }
        }
        return new Point(x, loss - value, loss, Vectors.dot(gradient, gradient), inner, records);
    }
}
