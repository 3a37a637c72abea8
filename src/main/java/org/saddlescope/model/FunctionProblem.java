package org.saddlescope.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.ConcurrentHashMap;
import org.saddlescope.engine.FunctionObjective;
import org.saddlescope.engine.Minima;
import org.saddlescope.engine.MinimiserSet;
import org.saddlescope.engine.Objective;
import org.saddlescope.engine.ParameterLayout;
import org.saddlescope.engine.Precision;
import org.saddlescope.engine.Problem;
import org.saddlescope.engine.SeededRandom;
import org.saddlescope.engine.Workers;

/** An analytic function or a typed formula: the mean of component functions, which play the part of samples. */
public final class FunctionProblem implements Problem {
    private final List<String> variables;
    private final List<String> components;
    private final Optional<List<Double>> start;
    private final Precision precision;
    private final Workers workers;
    private final Objective objective;
    private final List<CriticalPoint> criticalPoints;
    private final Optional<Minima> minima;
    private final List<Double> infima;
    private final Map<List<Integer>, Objective> batches = new ConcurrentHashMap<>();

    private FunctionProblem(List<String> variables, List<String> components, Optional<List<Double>> start,
                            Optional<AnalyticFunction> function, Precision precision, Workers workers) throws FormulaException {
        this.variables = variables;
        this.components = components;
        this.start = start;
        this.precision = precision;
        this.workers = workers;
        objective = FunctionObjective.of(Formula.graph(components, variables), precision, workers);
        criticalPoints = function.map(this::refined).orElse(List.of());
        minima = function.flatMap(this::minima);
        infima = function.map(AnalyticFunction::infima).orElse(List.of());
    }

    /** A function with known minimisers. */
    public static Problem of(AnalyticFunction function, Precision precision, Workers workers) {
        try {
            return new FunctionProblem(function.variables(), function.components(), Optional.of(function.start()),
                    Optional.of(function), precision, workers);
        } catch (FormulaException e) {
            throw new IllegalStateException(function.name() + ": " + e.getMessage(), e);
        }
    }

    /**
     * A function that the user typed.
     *
     * @throws FormulaException where it cannot be read
     */
    public static Problem of(String formula, List<String> variables, Precision precision, Workers workers)
            throws FormulaException {
        return new FunctionProblem(variables, List.of(formula), Optional.empty(), Optional.empty(), precision, workers);
    }

    @Override
    public ParameterLayout layout() {
        return ParameterLayout.scalars(variables);
    }

    @Override
    public Objective objective() {
        return objective;
    }

    @Override
    public int samples() {
        return components.size();
    }

    @Override
    public Objective batch(int[] samples) {
        return batches.computeIfAbsent(Arrays.stream(samples).sorted().boxed().toList(), chosen -> {
            try {
                return FunctionObjective.of(Formula.graph(chosen.stream().map(components::get).toList(), variables),
                        precision, workers);
            } catch (FormulaException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    /** The function's own start, or independent standard normal coordinates where it names none. */
    @Override
    public double[] initial(long seed) {
        if (start.isPresent()) {
            return start.get().stream().mapToDouble(Double::doubleValue).toArray();
        }
        SeededRandom random = SeededRandom.of(seed, "initial parameters");
        double[] theta = new double[variables.size()];
        for (int i = 0; i < theta.length; i++) {
            theta[i] = random.nextGaussian();
        }
        return theta;
    }

    @Override
    public Optional<Minima> minima() {
        return minima;
    }

    /** That of a single component, or of the whole function. */
    @Override
    public OptionalDouble infimum(int[] samples) {
        if (samples.length == 1 && !infima.isEmpty()) {
            return OptionalDouble.of(infima.get(samples[0]));
        }
        return (samples.length == 0 || samples.length == components.size()) && minima.isPresent()
                ? OptionalDouble.of(minima.get().value()) : OptionalDouble.empty();
    }

    @Override
    public List<CriticalPoint> criticalPoints() {
        return criticalPoints;
    }

    @Override
    public Score trainingScore(double[] theta) {
        return new Score(objective.value(theta), Double.NaN);
    }

    @Override
    public Optional<Score> heldOutScore(double[] theta) {
        return Optional.empty();
    }

    @Override
    public boolean classifies() {
        return false;
    }

    private List<CriticalPoint> refined(AnalyticFunction function) {
        return function.known().stream().map(known -> {
            double[] theta = newton(known.at());
            return new CriticalPoint(known.name(), known.kind(), Arrays.stream(theta).boxed().toList(),
                    objective.value(theta));
        }).toList();
    }

    private Optional<Minima> minima(AnalyticFunction function) {
        if (function.minimisers() == null) {
            return Optional.empty();
        }
        List<double[]> global = new ArrayList<>();
        for (int i = 0; i < criticalPoints.size(); i++) {
            if (function.known().get(i).global()) {
                global.add(criticalPoints.get(i).theta().stream().mapToDouble(Double::doubleValue).toArray());
            }
        }
        MinimiserSet set = function.minimisers().apply(global);
        double value = function.infimum() != null ? function.infimum()
                : objective.value(set.nearest(initial(0)));
        return Optional.of(set.with(value, "known in closed form"));
    }

    /**
     * A few Newton steps from a point known to several digits, in one or two dimensions; stops where the gradient no
     * longer shrinks, so that a degenerate point known exactly stays as it is.
     */
    private double[] newton(double[] from) {
        double[] theta = from;
        double norm = norm(objective.gradient(theta).gradient());
        for (int i = 0; i < 8 && norm > 0; i++) {
            double[] g = objective.gradient(theta).gradient();
            double[] step = solve(theta, g);
            double[] next = theta.clone();
            for (int j = 0; j < next.length; j++) {
                next[j] -= step[j];
            }
            double nextNorm = norm(objective.gradient(next).gradient());
            if (!(nextNorm < norm)) {
                break;
            }
            theta = next;
            norm = nextNorm;
        }
        return theta;
    }

    /** H⁻¹g by Cramer's rule. */
    private double[] solve(double[] theta, double[] g) {
        double[] first = objective.hvp(theta, unit(0));
        if (theta.length == 1) {
            return new double[] {g[0] / first[0]};
        }
        double[] second = objective.hvp(theta, unit(1));
        double determinant = first[0] * second[1] - first[1] * second[0];
        return new double[] {(g[0] * second[1] - g[1] * second[0]) / determinant,
                (g[1] * first[0] - g[0] * first[1]) / determinant};
    }

    private double[] unit(int i) {
        double[] e = new double[variables.size()];
        e[i] = 1;
        return e;
    }

    private static double norm(double[] v) {
        double sum = 0;
        for (double x : v) {
            sum += x * x;
        }
        return Math.sqrt(sum);
    }
}
