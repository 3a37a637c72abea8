package org.saddlescope.experiment.study;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleConsumer;
import org.saddlescope.engine.Objective;
import org.saddlescope.engine.SeededRandom;
import org.saddlescope.engine.Workers;
import org.saddlescope.experiment.Experiment;
import org.saddlescope.experiment.ExperimentException;
import org.saddlescope.experiment.Problems;
import org.saddlescope.experiment.StudySpec;
import org.saddlescope.experiment.study.DominanceSample.Sampled;
import org.saddlescope.spectra.Vectors;

/**
 * Gradient dominance f − f* ≤ λ‖∇f‖² about a global minimiser of a square network that is made of random invertible
 * factors, as PL = ‖∇f‖²/(2(f − f*)) = 1/(2λ), against the bounds of {@link SquareLandscape}, which were derived for this
 * project; see {@link StudySpec.Dominance}.
 */
record DominanceStudy(StudySpec.Dominance spec) implements Study {
    /** Radii of the ball on the curve, as shares of the one in which the bound is l τ^{2(l−1)} λ_min(XXᵀ). */
    private static final double[] SHARES = {0.25, 0.5, 0.75, 1, 1.25, 1.5, 1.75};
    /** Each point of the curve takes one draw in so many. */
    private static final int CURVE = 10;

    private static final List<Quantity> QUANTITIES = List.of(
            new Quantity("tau", "τ", "½ min_j σ_min(W_j*); with one hidden layer ½ σ_min(Z*)"),
            new Quantity("min_pl", "least PL sampled", "The least ‖∇f‖²/(2(f − f*)) over the points of the τ-ball"),
            new Quantity("bound_tau", "bound on PL", "l τ^{2(l−1)} λ_min(XXᵀ); with one hidden layer τ² (derived)"),
            new Quantity("tau_quotient", "least PL / bound", "min_pl / bound_tau: at least 1 where the bound holds"),
            new Quantity("min_quotient", "least PL / bound at the point",
                    "The least PL / (λ_min(XXᵀ) Σ_k Π_{j≠k} σ_min(W_j)²), with one hidden layer PL / σ_min(Z)², over the points"),
            new Quantity("violations", "points below a bound", "Points of the τ-ball where PL is below either bound by more than 1e-6 of it"),
            new Quantity("dropped", "points dropped", "Points with f − f* ≤ 1e-8 f, where the difference is rounding"),
            new Quantity("lambda", "largest λ sampled", "1/(2 min_pl): the least λ with f − f* ≤ λ‖∇f‖² at every point sampled"),
            new Quantity("lambda_bound", "bound on λ", "1/(2 bound_tau)"),
            new Quantity("gradient_at_zero", "‖∇f‖ at 0", "The norm of the gradient where all parameters are 0"),
            new Quantity("pl_at_zero", "PL at 0", "‖∇f‖²/(2(f − f*)) where all parameters are 0"),
            new Quantity("bound_at_zero", "bound on PL at 0", "l λ_min(XXᵀ) in a residual network, where W_k = I; 0 in a plain one of two or more matrices"),
            new Quantity("zero_margin", "PL at 0 − bound", "pl_at_zero − bound_at_zero: at least 0, and 0 where there is a saddle at 0"));

    @Override
    public List<Quantity> quantities(Experiment member) {
        return QUANTITIES;
    }

    @Override
    public Findings run(Experiment member, BooleanSupplier cancelled, DoubleConsumer progress) throws ExperimentException {
        Problems.Loaded loaded = Problems.load(member, Workers.shared());
        SquareLandscape landscape = SquareLandscapes.of(member, loaded);
        Objective objective = loaded.problem().objective();
        DominanceSample sample = new DominanceSample(objective, landscape);
        int few = Math.max(1, spec.draws() / CURVE);
        double total = spec.draws() + (double) few * SHARES.length;
        Sampled whole = sample.draw(1, spec.draws(), draws(member), cancelled, done -> progress.accept(done / total));
        Sampled[] curve = new Sampled[SHARES.length];
        for (int i = 0; i < SHARES.length; i++) {
            int before = spec.draws() + i * few;
            // The same draws at every radius.
            curve[i] = sample.draw(SHARES[i], few, draws(member), cancelled, done -> progress.accept((before + done) / total));
        }
        SequencedMap<String, Double> found = quantities(landscape, whole, objective);
        return new Findings(found, plots(landscape, whole, curve, found), List.of(), remarks(landscape, whole));
    }

    private static SeededRandom draws(Experiment member) {
        return SeededRandom.of(member.trainingSeed(), "points of a ball");
    }

    private static SequencedMap<String, Double> quantities(SquareLandscape landscape, Sampled whole, Objective objective) {
        double[] zero = new double[objective.dimension()];
        Objective.ValueGradient at = objective.gradient(zero);
        SequencedMap<String, Double> found = new LinkedHashMap<>();
        found.put("tau", landscape.tau());
        found.put("min_pl", whole.minimum());
        found.put("bound_tau", landscape.bound(1));
        found.put("tau_quotient", whole.minimum() / landscape.bound(1));
        found.put("min_quotient", whole.quotient());
        found.put("violations", (double) whole.violations());
        found.put("dropped", (double) whole.dropped());
        found.put("lambda", 1 / (2 * whole.minimum()));
        found.put("lambda_bound", 1 / (2 * landscape.bound(1)));
        found.put("gradient_at_zero", Vectors.norm(at.gradient()));
        double pl = Vectors.dot(at.gradient(), at.gradient()) / (2 * (at.value() - landscape.minimum()));
        found.put("pl_at_zero", pl);
        found.put("bound_at_zero", landscape.bound(zero));
        found.put("zero_margin", pl - landscape.bound(zero));
        return found;
    }

    private static List<String> remarks(SquareLandscape landscape, Sampled whole) {
        return List.of("f* " + landscape.minimumFrom() + "; " + whole.draws() + " random points of the ball about a minimiser made of random"
                + " factors; where f − f* was 0/0 they count as dropped");
    }

    /** Around its minimiser a residual network is the plain one moved by I, and its picture would be the same: it has the origin's. */
    private static List<StudyPlot> plots(SquareLandscape landscape, Sampled whole, Sampled[] curve, SequencedMap<String, Double> found) {
        if (!(landscape instanceof SquareLandscape.Linear linear)) {
            return List.of(radius(landscape, curve));
        }
        double l = linear.l();
        if (linear.residual()) {
            return List.of(depth(List.of(point("linear residual at A = 0", false, l, found.get("pl_at_zero")),
                    point("at A = 0", true, l, found.get("bound_at_zero"))), "at A = 0; bound: l λ_min(XXᵀ), derived for this project"));
        }
        return List.of(radius(landscape, curve), depth(List.of(point("deep linear, least sampled", false, l, whole.minimum()),
                point("deep linear", true, l, landscape.bound(1))),
                whole.draws() + " points of the ball of radius τ; bound: l τ^(2(l−1)) λ_min(XXᵀ), derived for this project"));
    }

    private static StudyPlot radius(SquareLandscape landscape, Sampled[] curve) {
        double[] least = new double[SHARES.length];
        double[] bound = new double[SHARES.length];
        for (int i = 0; i < SHARES.length; i++) {
            least[i] = curve[i].minimum();
            bound[i] = landscape.bound(SHARES[i]);
        }
        return new StudyPlot("dominance_radius", "Gradient dominance about a global minimiser", "radius of the ball / τ", "PL", false, true,
                List.of(new StudyPlot.Curve("least sampled", false, false, SHARES, least), new StudyPlot.Curve("bound", true, false, SHARES, bound)),
                List.of("PL = ‖∇f‖²/(2(f − f*)), f* " + landscape.minimumFrom(),
                        curve[0].draws() + " points at each radius; bound: derived for this project"));
    }

    private static StudyPlot depth(List<StudyPlot.Curve> points, String note) {
        return new StudyPlot("dominance_depth", "Gradient dominance and depth", "number of matrices l", "PL", false, true, points, List.of(note));
    }

    private static StudyPlot.Curve point(String name, boolean bound, double x, double y) {
        return new StudyPlot.Curve(name + (bound ? ": bound" : ""), bound, true, new double[] {x}, new double[] {y});
    }
}
