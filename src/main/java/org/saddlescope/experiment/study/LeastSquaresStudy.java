package org.saddlescope.experiment.study;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleConsumer;
import java.util.stream.IntStream;
import org.saddlescope.conditions.PartialPlStar;
import org.saddlescope.experiment.Experiment;
import org.saddlescope.experiment.ExperimentException;
import org.saddlescope.experiment.StudySpec;
import org.saddlescope.model.Architecture;

/**
 * PL* of a least-squares problem whose minimum is not 0, along gradient descent with η = 1/λ_max (MATH GT4, derived). See
 * {@link StudySpec.LeastSquares} and {@link PartialPlStar}.
 */
record LeastSquaresStudy(StudySpec.LeastSquares spec) implements Study {
    /** Below this relative gap (L − L*)/L the difference is mostly rounding, and the quotient 0/0. */
    private static final double SMALLEST_GAP = 1e-9;
    private static final double ROUNDING = 64 * Math.ulp(1.0);

    private static final List<Quantity> QUANTITIES = List.of(
            new Quantity("least_quotient", "min ratio/bound", "the least quotient of ‖∇L‖²/(2L) and λ_min⁺(1 − L*/L) along the path"),
            new Quantity("violations", "steps below the bound", "at how many steps ‖∇L‖²/(2L) < λ_min⁺(1 − L*/L), beyond rounding: 64 ulp of L over L − L*"),
            new Quantity("dropped", "steps left out", "steps with (L − L*)/L ≤ 1e-9, where the quotient is 0/0"),
            new Quantity("minimum", "L*", "min L, from the normal equations"),
            new Quantity("lambda_min", "λ_min⁺", "the least non-zero eigenvalue of JᵀJ"),
            new Quantity("lambda_max", "λ_max", "the largest eigenvalue of JᵀJ"),
            new Quantity("start_over_minimum", "L₀/L*", "the loss at the start over the minimum"),
            new Quantity("relative_gap", "(L − L*)/L*", "how far above the minimum the path ended"),
            new Quantity("pl_star_end", "final PL*", "‖∇L‖²/(2L) at the last step that was not left out"),
            new Quantity("pl_least", "min PL/λ_min⁺", "the least ‖∇L‖²/(2(L − L*)) along the path over λ_min⁺: PL with f* = L* keeps its constant"),
            new Quantity("partial_quotient", "inf PL* on {L ≥ 2L*} / (λ_min⁺/2)", "the least ‖∇L‖²/(2L) where L ≥ 2L* over μ(2L*) = λ_min⁺/2; NaN where the path has no such point"));

    @Override
    public List<Quantity> quantities(Experiment member) {
        return QUANTITIES;
    }

    @Override
    public Findings run(Experiment member, BooleanSupplier cancelled, DoubleConsumer progress) throws ExperimentException {
        SquaredErrorNetwork network = SquaredErrorNetwork.underGradientDescent(member);
        if (!linear(network.architecture())) {
            throw new ExperimentException("problem.architecture: claim.study leastSquares needs a network that is linear in its parameters: deepLinear with widths []");
        }
        NormalEquations equations = NormalEquations.of(network);
        PartialPlStar partial = new PartialPlStar(equations.least(), equations.minimum());
        if (!(equations.minimum() > 1e-12 * equations.startLoss())) {
            throw new ExperimentException("problem.data: claim.study leastSquares needs targets that cannot be met, L* > 0; found L* = "
                    + equations.minimum() + ". Take more samples than inputs, and noise");
        }
        KernelPath path = KernelPath.of(network, 1, 0, 0, member.training().steps(), cancelled, progress);
        int[] kept = IntStream.range(0, path.losses().length)
                .filter(t -> path.losses()[t] - equations.minimum() > SMALLEST_GAP * path.losses()[t]).toArray();
        double violations = Arrays.stream(kept).filter(t -> {
            double gap = path.losses()[t] - equations.minimum();
            return !(path.plStar(t) >= partial.bound(path.losses()[t]) * (1 - ROUNDING * path.losses()[t] / gap));
        }).count();
        Numbers numbers = new Numbers(QUANTITIES)
                .put("least_quotient", least(kept, t -> path.plStar(t) / partial.bound(path.losses()[t])))
                .put("violations", violations).put("dropped", path.losses().length - kept.length)
                .put("minimum", equations.minimum()).put("lambda_min", equations.least()).put("lambda_max", equations.most())
                .put("start_over_minimum", path.losses()[0] / equations.minimum())
                .put("relative_gap", (path.finalLoss() - equations.minimum()) / equations.minimum())
                .put("pl_star_end", kept.length == 0 ? Double.NaN : path.plStar(kept[kept.length - 1]))
                .put("pl_least", least(kept, t -> path.squares()[t] / (2 * (path.losses()[t] - equations.minimum()))) / equations.least())
                .put("partial_quotient", least(Arrays.stream(kept).filter(t -> path.losses()[t] >= 2 * equations.minimum()).toArray(), path::plStar)
                        / partial.constant(2 * equations.minimum()));
        return new Findings(numbers.values(), List.of(plot(path, kept, partial)), List.of(), remarks(partial));
    }

    private static boolean linear(Architecture architecture) {
        return architecture instanceof Architecture.DeepLinear deep && deep.widths().isEmpty()
                || architecture instanceof Architecture.Mlp mlp && mlp.hidden().isEmpty();
    }

    private interface AtStep {
        double value(int step);
    }

    private static double least(int[] steps, AtStep of) {
        return Arrays.stream(steps).mapToDouble(of::value).reduce(Math::min).orElse(Double.NaN);
    }

    private static List<String> remarks(PartialPlStar partial) {
        List<String> remarks = new ArrayList<>();
        remarks.add("gradient descent with η = 1/λ_max(JᵀJ); the step size of the optimizer is not used");
        StringBuilder table = new StringBuilder("μ(ε) = λ_min⁺(1 − L*/ε) on {L ≥ ε}:");
        for (double times : new double[] {1.01, 1.1, 1.5, 2, 4, 10}) {
            table.append(String.format(Locale.ROOT, " ε = %sL*: %.4g;", times, partial.constant(times * partial.minimum())));
        }
        remarks.add(table.substring(0, table.length() - 1));
        return remarks;
    }

    /** Over L/L*, from the end of the path to its start. */
    private static StudyPlot plot(KernelPath path, int[] kept, PartialPlStar partial) {
        int[] steps = IntStream.range(0, kept.length).map(i -> kept[kept.length - 1 - i]).toArray();
        double[] x = Arrays.stream(steps).mapToDouble(t -> path.losses()[t] / partial.minimum() - 1).toArray();
        return new StudyPlot("partial_pl_star", "PL* where the minimum is not 0", "(L − L*)/L*", "‖∇L‖²/(2L)", true, true, List.of(
                new StudyPlot.Curve("PL* along gradient descent", false, true, x, Arrays.stream(steps).mapToDouble(path::plStar).toArray()),
                new StudyPlot.Curve("λ_min⁺(1 − L*/L)", true, false, x, Arrays.stream(steps).mapToDouble(t -> partial.bound(path.losses()[t])).toArray())),
                List.of("f* = 0 in PL*; L* from the normal equations", "bound derived for this project"));
    }
}
