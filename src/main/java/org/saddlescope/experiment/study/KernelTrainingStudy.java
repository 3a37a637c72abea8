package org.saddlescope.experiment.study;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleConsumer;
import java.util.stream.IntStream;
import org.saddlescope.conditions.Ball;
import org.saddlescope.conditions.GradientDescentEnvelope;
import org.saddlescope.conditions.TwoLayerModelHessian;
import org.saddlescope.conditions.UniformConditioning;
import org.saddlescope.experiment.Experiment;
import org.saddlescope.experiment.ExperimentException;
import org.saddlescope.experiment.StudySpec;
import org.saddlescope.model.TwoLayerWide;

/**
 * Gradient descent on ½‖F(w) − y‖² with the tangent kernel along the way: PL* against λ_min(K), the rate (1 − ημ)^t with
 * μ = inf_t λ_min(K(w_t)), the drift of K and the ball of radius R = 2 L_F ‖F(w_0) − y‖/μ (Liu, Zhu, Belkin 2022, with
 * ½‖∇L‖² ≥ μL). L_F and μ are taken along the path, where they are measured, and not over the ball. See
 * {@link StudySpec.KernelTraining}.
 */
record KernelTrainingStudy(StudySpec.KernelTraining spec) implements Study {
    private static final double EPSILON = Math.ulp(1.0);
    /** Units in the last place that rounding is allowed. */
    private static final double UNITS = 32;

    private static final List<Quantity> QUANTITIES = List.of(
            new Quantity("steps", "steps", "updates made until the loss was at most the study's end, or all of the training's"),
            new Quantity("final_loss", "final L", "L = ½‖F(w) − y‖² at the end"),
            new Quantity("step_size", "η", "the step size, relativeStep/λ_max(K(w₀))"),
            new Quantity("step_condition", "η sup λ_max(K_t)", "η sup_t λ_max(K(w_t)) over the steps measured; the theorem's step size, η ≤ 1/(L_F² + β_F‖F(w₀) − y‖), needs it to be below 1"),
            new Quantity("mu", "μ", "inf_t λ_min(K(w_t)) over the steps measured"),
            new Quantity("rate_violations", "steps with L_{t+1} > (1−ημ)L_t", "how many steps fall by less than the factor 1 − ημ, beyond rounding: "
                    + "32 ulp of L_t + ‖F − y‖ (1 + ‖F(w₀) − y‖)"),
            new Quantity("pl_star_violations", "steps with PL* < λ_min(K_t)", "at how many steps measured ‖∇L‖²/(2L) < λ_min(K(w_t)), beyond rounding: 32 n ulp of λ_max(K_t)"),
            new Quantity("pl_star_quotient", "min PL*/λ_min(K_t)", "the least quotient of ‖∇L‖²/(2L) and λ_min(K(w_t)) over the steps measured"),
            new Quantity("drift", "drift at the end", "‖K(w_T) − K(w₀)‖₂/‖K(w₀)‖₂ at the last step"),
            new Quantity("drift_max", "largest drift", "max_t ‖K(w_t) − K(w₀)‖₂/‖K(w₀)‖₂ over the steps measured"),
            new Quantity("distance", "max ‖w_t − w₀‖", "how far the path got from its start"),
            new Quantity("radius", "R", "2 L_F ‖F(w₀) − y‖/μ with L_F = sup_t √λ_max(K(w_t)) over the steps measured; NaN where μ is not positive"),
            new Quantity("distance_over_radius", "max ‖w_t − w₀‖/R", "how far the path got, as a share of R"),
            new Quantity("conditioning", "‖H_F(w₀)‖ over what uniform conditioning allows", "‖H_F(w₀)‖ (2 L_F √n R)/(λ₀ − μ) for μ = λ₀/2, L_F = √λ_max(K(w₀)) and R = 2 L_F ‖F(w₀) − y‖/μ: "
                    + "not below 1 where the sufficient condition for λ_min(K) ≥ λ₀/2 on the ball fails, so that it says nothing; below 1 does not prove the condition, as both suprema are taken over the ball in it and at w₀ here; NaN where ‖H_F‖ has no closed form"));

    @Override
    public List<Quantity> quantities(Experiment member) {
        return QUANTITIES;
    }

    @Override
    public Findings run(Experiment member, BooleanSupplier cancelled, DoubleConsumer progress) throws ExperimentException {
        SquaredErrorNetwork network = SquaredErrorNetwork.underGradientDescent(member);
        KernelPath path = KernelPath.of(network, spec.relativeStep(), spec.every(), spec.end(), member.training().steps(), cancelled, progress);
        double mu = path.leastEigenvalue();
        GradientDescentEnvelope envelope = new GradientDescentEnvelope(path.losses()[0], path.stepSize(), mu);
        double offset = Math.sqrt(2 * path.losses()[0]);
        Ball ball = Ball.of(path.lipschitz(), offset, mu);
        double distance = Arrays.stream(path.distances()).reduce(0, Math::max);
        Numbers numbers = new Numbers(QUANTITIES)
                .put("steps", path.losses().length - 1).put("final_loss", path.finalLoss()).put("step_size", path.stepSize())
                .put("step_condition", path.stepSize() * path.lipschitz() * path.lipschitz()).put("mu", mu)
                .put("rate_violations", envelope.violations(path.losses(), loss -> UNITS * EPSILON * (loss + Math.sqrt(2 * loss) * (1 + offset))))
                .put("pl_star_violations", violations(path, network.outputs().size()))
                .put("pl_star_quotient", path.kernels().stream().filter(at -> path.losses()[at.step()] > 0)
                        .mapToDouble(at -> path.plStar(at.step()) / at.least()).reduce(Math::min).orElse(Double.NaN))
                .put("drift", path.kernels().getLast().drift())
                .put("drift_max", path.kernels().stream().mapToDouble(KernelPath.AtStep::drift).reduce(0, Math::max))
                .put("distance", distance).put("radius", ball.radius()).put("distance_over_radius", distance / ball.radius())
                .put("conditioning", conditioning(network, path));
        return new Findings(numbers.values(), plots(path, envelope), List.of(), remarks(path, ball));
    }

    private static double conditioning(SquaredErrorNetwork network, KernelPath path) {
        int n = network.outputs().size();
        KernelPath.AtStep first = path.kernels().getFirst();
        double mu = first.least() / 2;
        Ball ball = Ball.of(Math.sqrt(first.most()), Math.sqrt(2 * path.losses()[0]), mu);
        double allowed = new UniformConditioning(first.least(), Math.sqrt(first.most()), n, ball.radius()).largestModelHessian(mu);
        return network.architecture() instanceof TwoLayerWide wide
                ? TwoLayerModelHessian.of(wide, network.samples(), n / network.samples().count(), network.start()).map(norm -> norm.value() / allowed).orElse(Double.NaN)
                : Double.NaN;
    }

    private static double violations(KernelPath path, int outputs) {
        return path.kernels().stream().filter(at -> path.losses()[at.step()] != 0)
                .filter(at -> !(path.plStar(at.step()) >= at.least() - UNITS * EPSILON * outputs * at.most())).count();
    }

    private List<String> remarks(KernelPath path, Ball ball) {
        List<String> remarks = new ArrayList<>();
        remarks.add("gradient descent with η = " + (spec.relativeStep() == 1 ? "1" : String.valueOf(spec.relativeStep()))
                + "/λ_max(K(w₀)); the step size of the optimizer is not used. The theorem asks for η ≤ 1/(L_F² + β_F‖F(w₀) − y‖), which is less than 1/λ_max(K(w₀))");
        remarks.add("μ and L_F are measured " + (spec.every() == 1 ? "at every step of the path" : "at every " + spec.every() + "th step of the path and at its last")
                + ", not over the whole ball");
        if (!(path.finalLoss() <= spec.end())) {
            remarks.add(String.format(Locale.ROOT, "ended after %d steps at L = %.3g, above %.3g", path.losses().length - 1, path.finalLoss(), spec.end()));
        }
        double condition = path.stepSize() * path.lipschitz() * path.lipschitz();
        if (condition > 2) {
            remarks.add(String.format(Locale.ROOT, "η sup λ_max(K) = %.3g along the path: beyond 2 gradient descent rises, and the rate of the theorem is not to be expected", condition));
        }
        if (Double.isNaN(ball.radius())) {
            remarks.add("μ is not positive: the theorem names neither a rate nor a ball");
        }
        return remarks;
    }

    private static List<StudyPlot> plots(KernelPath path, GradientDescentEnvelope envelope) {
        double[] all = IntStream.range(0, path.losses().length).asDoubleStream().toArray();
        double[] some = path.kernels().stream().mapToDouble(KernelPath.AtStep::step).toArray();
        return List.of(
                new StudyPlot("rate", "Loss and linear rate", "step t", "L = ½‖F − y‖²", false, true, List.of(
                        new StudyPlot.Curve("L", false, false, all, path.losses()),
                        new StudyPlot.Curve("L₀(1−ημ)ᵗ", true, false, all, IntStream.range(0, all.length).mapToDouble(envelope::at).toArray())),
                        List.of("f* = 0, by interpolation", "bound: L₀(1−ημ)ᵗ with μ = inf λ_min(K) along the path")),
                new StudyPlot("pl_star", "PL* and the tangent kernel", "step t", "‖∇L‖²/(2L) and eigenvalues of K", false, true, List.of(
                        new StudyPlot.Curve("PL*", false, false, some, path.kernels().stream().mapToDouble(at -> path.plStar(at.step())).toArray()),
                        new StudyPlot.Curve("λ_min(K)", true, false, some, path.kernels().stream().mapToDouble(KernelPath.AtStep::least).toArray()),
                        new StudyPlot.Curve("λ_max(K)", true, false, some, path.kernels().stream().mapToDouble(KernelPath.AtStep::most).toArray())),
                        List.of("f* = 0, by interpolation", "λ_min(K) ≤ PL* ≤ λ_max(K) at every point")),
                new StudyPlot("drift", "Drift of the tangent kernel", "step t", "‖K − K₀‖/‖K₀‖", false, false, List.of(
                        new StudyPlot.Curve("drift", false, false, some, path.kernels().stream().mapToDouble(KernelPath.AtStep::drift).toArray())),
                        List.of("spectral norms")));
    }
}
