package org.saddlescope.experiment.study;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleConsumer;
import java.util.stream.IntStream;
import org.saddlescope.conditions.AlphaBetaRegion;
import org.saddlescope.conditions.StationaryTest;
import org.saddlescope.engine.Minima;
import org.saddlescope.engine.MinimiserSet;
import org.saddlescope.engine.Problem;
import org.saddlescope.engine.Problem.CriticalPoint;
import org.saddlescope.engine.Workers;
import org.saddlescope.experiment.AlphaBetaReport;
import org.saddlescope.experiment.Experiment;
import org.saddlescope.experiment.ExperimentException;
import org.saddlescope.experiment.Problems;
import org.saddlescope.experiment.StudySpec;
import org.saddlescope.model.AnalyticFunction;
import org.saddlescope.spectra.Hessian;
import org.saddlescope.spectra.Lanczos;

/**
 * See {@link StudySpec.Field}. The smallest α is the largest over the points measured, refined where it is largest on the
 * grid: a lower bound of what the whole plane needs, which some functions approach at infinity only (the rings).
 */
record FieldStudy(StudySpec.Field spec) implements Study {
    private static final List<String> VARIABLES = List.of("x", "y");

    @Override
    public List<Quantity> quantities(Experiment member) {
        List<Quantity> quantities = new ArrayList<>();
        for (double margin : spec.margins()) {
            quantities.add(new Quantity(alphaMin(margin), "α_min(" + plain(margin) + ")", "The smallest α with α − β = " + plain(margin)
                    + " for which every component fulfils the alpha-beta condition at every point measured: a lower bound of the constant of the whole plane"));
        }
        quantities.add(new Quantity("delta_max", "δ_max", "The largest feasible α − β; infinite where every component has f_i(x*) > f_i*"));
        quantities.add(new Quantity("sigma_squared", "σ²", "f* − E f_i*, the interpolation error"));
        quantities.add(new Quantity("min_quasar", "least quasar ratio", "The least ⟨∇f, x − x_p⟩/(f − f*) over the points measured, refined; "
                + "negative where quasar-convexity fails"));
        for (String variable : VARIABLES) {
            quantities.add(new Quantity("min_quasar_" + variable, variable + " of the least quasar ratio", "Where the quasar ratio is least; NaN where it was not measured"));
        }
        quantities.add(new Quantity("min_aiming", "least aiming ratio", "The least ⟨∇f, x − x_p⟩/f over the points measured, refined; negative where aiming fails"));
        quantities.add(new Quantity("min_pl", "least PL ratio", "The least ‖∇f‖²/(2(f − f*)) over the points measured"));
        for (AnalyticFunction.Known point : others(member)) {
            String id = snake(point.name());
            quantities.add(new Quantity(id + "_loss", "f at the " + point.name(), "f at the critical point"));
            quantities.add(new Quantity(id + "_lambda_min", "λ_min at the " + point.name(), "The smallest eigenvalue of the Hessian there"));
        }
        quantities.add(new Quantity("stat_least", "stationary-point inequality",
                "The least βσ²/(α − β) − (f(x̂) − f*) over the critical points x̂ above the minimum and the margins, at α_min: "
                        + "not below 0 where the condition holds (derived from Definition 1); NaN where there is no such point"));
        return List.copyOf(quantities);
    }

    @Override
    public Findings run(Experiment member, BooleanSupplier cancelled, DoubleConsumer progress) throws ExperimentException {
        Problem problem = Problems.load(member, Workers.shared()).problem();
        Minima minima = minima(problem);
        double[] least = IntStream.range(0, problem.samples())
                .mapToDouble(i -> problem.infimum(problem.samples() == 1 ? new int[0] : new int[] {i}).orElse(0)).toArray();
        ComponentField field = new ComponentField(problem, minima, least);
        double sigmaSquared = minima.value() - IntStream.range(0, least.length).mapToDouble(i -> least[i]).average().orElse(0);
        FieldScan scan = new FieldScan(field, spec, others(problem).stream().map(FieldStudy::place).toList());
        scan.run(() -> {
            if (cancelled.getAsBoolean()) {
                throw new CancellationException("stopped");
            }
        }, progress);
        AlphaBetaRegion region = AlphaBetaRegion.of(scan.records());
        SequencedMap<String, Double> quantities = new LinkedHashMap<>();
        spec.margins().forEach(margin -> quantities.put(alphaMin(margin), region.alphaMin(margin)));
        quantities.put("delta_max", region.deltaMax());
        quantities.put("sigma_squared", sigmaSquared);
        quantities.put("min_quasar", scan.quasar().value());
        for (int i = 0; i < VARIABLES.size(); i++) {
            quantities.put("min_quasar_" + VARIABLES.get(i), scan.quasar().at().length > i ? scan.quasar().at()[i] : Double.NaN);
        }
        quantities.put("min_aiming", scan.aiming().value());
        quantities.put("min_pl", scan.pl().value());
        for (CriticalPoint point : others(problem)) {
            quantities.put(snake(point.name()) + "_loss", point.loss());
            quantities.put(snake(point.name()) + "_lambda_min", lambdaMin(problem, place(point)));
        }
        quantities.put("stat_least", stationary(problem, minima, sigmaSquared, region));
        List<String> remarks = new ArrayList<>();
        remarks.add("f* and x*: " + minima.pointsFrom() + "; " + scan.points() + " points, refined where a constant binds");
        new MissingMinimiser(problem, minima).near(scan.quasar()).ifPresent(remarks::add);
        AlphaBetaReport report = new AlphaBetaReport(member.name(), member.trainingSeed(), spec.margins().getFirst(), region.decisive(), scan.records().size(), 0, sigmaSquared,
                "f* = " + minima.value() + ", x*: " + minima.pointsFrom(), "f_i* known in closed form",
                "of " + scan.records().size() + " records those that decide for some α − β");
        return new Findings(quantities, List.of(), List.of(report), remarks);
    }

    private Minima minima(Problem problem) throws ExperimentException {
        Minima minima = problem.minima().filter(m -> m.projection().isPresent()).orElseThrow(() ->
                new ExperimentException("problem: the field study needs a test function with known minimisers"));
        if (problem.objective().dimension() != 2) {
            throw new ExperimentException("problem: the field study needs two variables, found " + problem.objective().dimension());
        }
        if (spec.omit() < 0) {
            return minima;
        }
        if (!(minima.projection().get() instanceof MinimiserSet.Points(List<double[]> points, String from)) || spec.omit() >= points.size() || points.size() < 2) {
            throw new ExperimentException("claim.study.omit: there is no minimiser number " + spec.omit() + " beside others to leave out ("
                    + minima.pointsFrom() + "); expected -1");
        }
        List<double[]> kept = new ArrayList<>(points);
        kept.remove(spec.omit());
        return new MinimiserSet.Points(kept, from + ", number " + spec.omit() + " left out").with(minima.value(), minima.valueFrom());
    }

    private double stationary(Problem problem, Minima minima, double sigmaSquared, AlphaBetaRegion region) {
        double least = Double.NaN;
        for (CriticalPoint point : others(problem)) {
            StationaryTest test = new StationaryTest(point.loss() - minima.value(), sigmaSquared);
            for (double margin : spec.margins()) {
                double alpha = region.alphaMin(margin);
                double value = test.margin(alpha, alpha - margin);
                least = Double.isNaN(least) ? value : Math.min(least, value);
            }
        }
        return least;
    }

    private static double lambdaMin(Problem problem, double[] at) {
        return new Lanczos(1e-9, 2, 1).extremes(new Hessian(problem.objective(), at)).minValue();
    }

    private static List<AnalyticFunction.Known> others(Experiment member) {
        return member.problem() instanceof Experiment.ProblemSpec.Analytic(String name)
                ? AnalyticFunction.named(name).known().stream().filter(point -> !point.global()).toList() : List.of();
    }

    /** Critical points above the minimum. */
    private static List<CriticalPoint> others(Problem problem) {
        double value = problem.minima().orElseThrow().value();
        return problem.criticalPoints().stream().filter(point -> point.loss() > value + ComponentField.ROUNDING).toList();
    }

    private static double[] place(CriticalPoint point) {
        return point.theta().stream().mapToDouble(Double::doubleValue).toArray();
    }

    private static String snake(String name) {
        return name.toLowerCase(Locale.ROOT).replace(' ', '_');
    }

    private static String alphaMin(double margin) {
        return "alpha_min_" + plain(margin);
    }

    private static String plain(double number) {
        return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
    }
}
