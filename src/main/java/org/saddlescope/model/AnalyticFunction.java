package org.saddlescope.model;

import java.util.List;
import java.util.function.Function;
import org.saddlescope.engine.MinimiserSet;
import org.saddlescope.engine.Problem.CriticalPoint.Kind;

/**
 * Functions whose minimisers and critical points are known, for learning and for testing everything that measures.
 * Each is the mean of one or more component functions f_i, over which stochastic optimizers draw.
 *
 * @param name       its name in the experiment file
 * @param label      its name for people
 * @param doc        what it shows
 * @param variables  the names of the parameters
 * @param components the formulas of the f_i
 * @param start      where an experiment starts that names no start
 * @param known      its critical points, to a few digits; they are refined by Newton's method on the exact Hessian
 * @param infimum    f* where it is an exact number; null where it is the value at the refined minimisers
 * @param infima     the infimum of each f_i; empty where they are not known, and where the only f_i is f itself
 * @param minimisers the set of all global minimisers, given the refined isolated ones; null where there are none
 */
public record AnalyticFunction(String name, String label, String doc, List<String> variables, List<String> components,
                               List<Double> start, List<Known> known, Double infimum,
                               List<Double> infima, Function<List<double[]>, MinimiserSet> minimisers) {
    /** A critical point to a few digits; {@code global}: a global minimiser. */
    public record Known(String name, Kind kind, boolean global, double... at) {}

    private static final List<String> XY = List.of("x", "y");

    private static final List<AnalyticFunction> ALL = List.of(
            new AnalyticFunction("scalarTwoLayer", "Scalar two-layer network (1 − uv)²/2",
                    "The smallest network with a saddle: (0, 0) is strict, the minimisers are the hyperbola uv = 1",
                    List.of("u", "v"), List.of("(1 - u*v)^2/2"), List.of(0.5, -0.4),
                    List.of(saddle("saddle", 0, 0)), 0.0, List.of(),
                    _ -> new MinimiserSet.Hyperbola()),
            new AnalyticFunction("rosenbrock", "Rosenbrock (1 − x)² + 100(y − x²)²",
                    "A curved valley of condition number 2508 at its only minimum (1, 1)",
                    XY, List.of("(1 - x)^2 + 100*(y - x^2)^2"), List.of(-1.2, 1.0),
                    List.of(minimum("minimum", 1, 1)), 0.0, List.of(), AnalyticFunction::points),
            new AnalyticFunction("himmelblau", "Himmelblau (x² + y − 11)² + (x + y² − 7)²",
                    "Four minima, four saddles and a maximum; the five non-minima satisfy xy = 1/4",
                    XY, List.of("(x^2 + y - 11)^2 + (x + y^2 - 7)^2"), List.of(0.0, -1.0),
                    List.of(minimum("minimum 1", 3, 2), minimum("minimum 2", -3.779310, -3.283186),
                            minimum("minimum 3", 3.584428, -1.848127), minimum("minimum 4", -2.805118, 3.131313),
                            saddle("saddle 1", 3.38515418, 0.07385188), saddle("saddle 2", 0.0866775, 2.8842547),
                            saddle("saddle 3", -3.07302575, -0.08135304), saddle("saddle 4", -0.12796135, -1.95371498),
                            new Known("maximum", Kind.MAXIMUM, false, -0.27084459, -0.92303856)),
                    0.0, List.of(), AnalyticFunction::points),
            new AnalyticFunction("monkeySaddle", "Monkey saddle x³ − 3xy²",
                    "A saddle whose Hessian vanishes: not strict, no curvature shows the way out; unbounded below",
                    XY, List.of("x^3 - 3*x*y^2"), List.of(0.4, 0.05),
                    List.of(new Known("monkey saddle", Kind.DEGENERATE, false, 0, 0)), null, List.of(), null),
            new AnalyticFunction("xSquaredPlus3SinSquared", "x² + 3 sin²x",
                    "Not convex, yet PL: f'' reaches −4 while ‖∇f‖²/(2(f − f*)) stays above 0.1755",
                    List.of("x"), List.of("x^2 + 3*sin(x)^2"), List.of(4.0),
                    List.of(minimum("minimum", 0)), 0.0, List.of(), AnalyticFunction::points),
            new AnalyticFunction("quadratic", "Quadratic (x² + 10y²)/2",
                    "Eigenvalues 1 and 10: PL, error bound and growth all equal 1 along x",
                    XY, List.of("(x^2 + 10*y^2)/2"), List.of(4.0, 1.0),
                    List.of(minimum("minimum", 0, 0)), 0.0, List.of(), AnalyticFunction::points),
            new AnalyticFunction("alphaBeta1", "Alpha-beta example 1",
                    "Islamov et al. 2024, Example 1: minimisers on an unbounded line, no interpolation",
                    XY, List.of("(x + y)^2/(1 + (x + y)^2)", "(x + y + 1)^2/(1 + (x + y + 1)^2)"), List.of(2.0, 1.0),
                    List.of(), 0.2, List.of(0.0, 0.0), _ -> new MinimiserSet.Hyperplane(new double[] {1, 1}, -0.5)),
            new AnalyticFunction("alphaBeta2", "Alpha-beta example 2",
                    "Islamov et al. 2024, Example 2: two minima and the saddle (1, 1) between them, nearly interpolating",
                    XY, List.of("1 - exp(-(x^2 + y^2))", "1 - exp(-((x - 2)^2 + (y - 2)^2))"), List.of(0.6, 1.5),
                    List.of(minimum("minimum 1", 0.000674, 0.000674), minimum("minimum 2", 1.999326, 1.999326),
                            saddle("saddle", 1, 1)), null, List.of(0.0, 0.0), AnalyticFunction::points),
            new AnalyticFunction("alphaBeta3", "Alpha-beta example 3",
                    "Islamov et al. 2024, Example 3: a local minimum and a saddle, where aiming fails",
                    XY, List.of("(1 + x^2 + y^2)/(4 + x^2 + y^2)",
                            "((x - 2.5)^2 + (y - 2.5)^2)/(1 + (x - 2.5)^2 + (y - 2.5)^2)"), List.of(0.5, 1.6),
                    List.of(minimum("global minimum", 2.471721, 2.471721),
                            new Known("local minimum", Kind.MINIMUM, false, 0.080415, 0.080415),
                            saddle("saddle", 1.252478, 1.252478)), null, List.of(0.25, 0.0), AnalyticFunction::points),
            new AnalyticFunction("alphaBeta6", "Alpha-beta example 6",
                    "Islamov et al. 2024, Example 6: two minima and the saddle (1/2, 1/2)",
                    XY, List.of("(x^2 + y^2)/(1 + x^2 + y^2)", "((x - 1)^2 + (y - 1)^2)/(1 + (x - 1)^2 + (y - 1)^2)"),
                    List.of(-0.5, 1.2),
                    List.of(minimum("minimum 1", 0.159375, 0.159375), minimum("minimum 2", 0.840625, 0.840625),
                            saddle("saddle", 0.5, 0.5)), null, List.of(0.0, 0.0), AnalyticFunction::points));

    /** Every function, in the order in which it is listed. */
    public static List<AnalyticFunction> all() {
        return ALL;
    }

    public static List<String> names() {
        return ALL.stream().map(AnalyticFunction::name).toList();
    }

    /** The function of this name, which is one of {@link #names}. */
    public static AnalyticFunction named(String name) {
        return ALL.stream().filter(f -> f.name().equals(name)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no function \"" + name + "\""));
    }

    private static Known minimum(String name, double... at) {
        return new Known(name, Kind.MINIMUM, true, at);
    }

    private static Known saddle(String name, double... at) {
        return new Known(name, Kind.SADDLE, false, at);
    }

    private static MinimiserSet points(List<double[]> refined) {
        return new MinimiserSet.Points(refined, "known in closed form");
    }
}
