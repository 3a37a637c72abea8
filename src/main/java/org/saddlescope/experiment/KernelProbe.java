package org.saddlescope.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.saddlescope.engine.OutputMap;
import org.saddlescope.engine.Problem;
import org.saddlescope.engine.Workers;
import org.saddlescope.experiment.Experiment.ProblemSpec;
import org.saddlescope.model.Loss;
import org.saddlescope.spectra.BlockLanczos;
import org.saddlescope.spectra.Difference;
import org.saddlescope.spectra.EndPairs;
import org.saddlescope.spectra.KernelProducts;
import org.saddlescope.spectra.LinearOperator;
import org.saddlescope.spectra.ModelHessianNorm;
import org.saddlescope.spectra.TangentKernel;
import org.saddlescope.spectra.Vectors;

/**
 * The tangent kernel K = J Jᵀ along a path (Liu, Zhu, Belkin 2022): its extreme eigenvalues and their quotient, its drift
 * ‖K − K₀‖₂/‖K₀‖₂ from the start, how far θ has moved, and the radius R = 2 L_F ‖F(θ₀) − y‖/μ of the ball in which their
 * theorem finds a solution. L_F² is the largest λ_max(K) and μ the smallest λ_min(K) seen on the path so far: values on the
 * path, not the supremum and infimum over the ball.
 */
final class KernelProbe implements ColumnProbe {
    private static final String QUOTIENT = "kernel_quotient";

    private final Experiment experiment;
    private final Optional<OutputMap> outputs;
    private final int every;
    private final boolean mean;
    private final BlockLanczos lanczos;
    private final List<Spec> specs = new ArrayList<>();
    private Optional<Origin> origin = Optional.empty();
    private double largest = Double.NEGATIVE_INFINITY;
    private double smallest = Double.POSITIVE_INFINITY;
    private int open;
    private double worst;

    /**
     * Where the path began.
     *
     * @param norm     ‖K₀‖₂
     * @param distance ‖F(θ₀) − y‖; empty where the loss is no squared error
     */
    private record Origin(double[] theta, LinearOperator kernel, double norm, Optional<Double> distance) {}

    KernelProbe(Experiment experiment, Problem problem) {
        this.experiment = experiment;
        outputs = problem.outputs();
        every = outputs.isPresent() ? experiment.probes().kernelEvery() : 0;
        mean = experiment.problem() instanceof ProblemSpec.Network network && network.loss() == Loss.MEAN_SQUARED_ERROR && network.penalty() == 0;
        lanczos = new BlockLanczos(experiment.probes().curvatureTolerance(), experiment.spectrum().products(), BlockLanczos.BLOCK, experiment.seed());
        if (every > 0) {
            int m = outputs.orElseThrow().size();
            String note = m <= BlockLanczos.DENSE_LIMIT ? "from all eigenvalues of the " + m + " × " + m + " kernel" : "by block Lanczos on the " + m + " × " + m + " kernel";
            specs.add(new Spec("kernel_lambda_min", "λₘᵢₙ(K)", History.Group.KERNEL, note));
            specs.add(new Spec("kernel_lambda_max", "λₘₐₓ(K)", History.Group.KERNEL, note));
            if (mean) {
                specs.add(new Spec(QUOTIENT, "PL*·m/2", History.Group.KERNEL, "L = ‖F−y‖²/m with m = " + m + ", so that λₘᵢₙ(K) ≤ PL*·m/2 ≤ λₘₐₓ(K)"));
            }
            specs.add(new Spec("kernel_condition", "κ(K)", History.Group.KERNEL_CONDITION, "infinite where λₘᵢₙ(K) is 0 within its error"));
            specs.add(new Spec("kernel_drift", "‖K−K₀‖/‖K₀‖", History.Group.DRIFT, "spectral norms"));
            specs.add(new Spec("theta_distance", "‖θ−θ₀‖", History.Group.DISTANCE, ""));
            if (scale(0, m).isPresent()) {
                specs.add(new Spec("kernel_radius", "R = 2L_F‖F(θ₀)−y‖/μ", History.Group.DISTANCE,
                        "L_F² = largest λₘₐₓ(K), μ = smallest λₘᵢₙ(K) on the path so far, not over the ball; infinite where μ is 0 within its error"));
            }
            if (experiment.probes().modelHessian()) {
                specs.add(new Spec("model_hessian_norm", "‖H_F‖", History.Group.MODEL_HESSIAN, "the largest spectral norm over "
                        + (m <= experiment.spectrum().modelHessian() ? "all " + m + " outputs" : experiment.spectrum().modelHessian() + " of " + m + " outputs: a lower bound")));
            }
        }
    }

    @Override
    public List<Spec> specs() {
        return specs;
    }

    @Override
    public int every() {
        return every;
    }

    @Override
    public void measure(At at, boolean all, Row row, BooleanSupplier cancelled) {
        if (every == 0 || !all && !due(at.step())) {
            return;
        }
        OutputMap map = outputs.orElseThrow();
        LinearOperator kernel = map.size() <= BlockLanczos.DENSE_LIMIT ? TangentKernel.of(map, at.theta()) : new KernelProducts(map, at.theta());
        EndPairs ends = lanczos.ends(kernel, 1, List.of(), cancelled);
        if (cancelled.getAsBoolean() || ends.low().isEmpty()) {
            return;
        }
        if (origin.isEmpty()) {
            origin = Optional.of(new Origin(at.theta(), kernel, ends.norm(), scale(at.value().value(), map.size(), at.theta())));
        }
        spectrum(ends, row);
        if (mean) {
            row.set(QUOTIENT, Vectors.dot(at.value().gradient(), at.value().gradient()) / (2 * at.value().value()) * map.size() / 2);
        }
        moved(at, kernel, row, cancelled);
        if (experiment.probes().modelHessian() && !cancelled.getAsBoolean()) {
            ModelHessianNorm norm = ModelHessianNorm.of(map, at.theta(), Math.max(1, experiment.spectrum().modelHessian()), experiment.probes().curvatureTolerance(),
                    experiment.seed(), Workers.shared(), cancelled, _ -> { });
            if (!cancelled.getAsBoolean()) {
                row.set("model_hessian_norm", norm.value());
                seen(norm.converged(), norm.residual() / norm.value());
            }
        }
    }

    private void spectrum(EndPairs ends, Row row) {
        double low = ends.low().getFirst().value();
        double high = ends.high().getFirst().value();
        double error = ends.low().getFirst().residual() + ends.dimension() * Math.ulp(1.0) * ends.norm();
        largest = Math.max(largest, high);
        // Zero within its error is zero: a radius made of rounding would be a number without meaning.
        smallest = Math.min(smallest, low > error ? low : 0);
        row.set("kernel_lambda_min", low);
        row.set("kernel_lambda_max", high);
        row.set("kernel_condition", low > error ? high / low : Double.POSITIVE_INFINITY);
        seen(ends.converged(), Math.max(ends.low().getFirst().residual(), ends.high().getFirst().residual()) / ends.norm());
    }

    private void moved(At at, LinearOperator kernel, Row row, BooleanSupplier cancelled) {
        Origin from = origin.orElseThrow();
        row.set("theta_distance", Vectors.norm(Vectors.difference(at.theta(), from.theta)));
        from.distance.ifPresent(distance -> row.set("kernel_radius", 2 * Math.sqrt(largest) * distance / smallest));
        if (at.theta() == from.theta) {
            row.set("kernel_drift", 0);
            return;
        }
        EndPairs drift = lanczos.ends(new Difference(kernel, from.kernel), 1, List.of(), cancelled);
        if (!cancelled.getAsBoolean()) {
            row.set("kernel_drift", drift.norm() / from.norm);
            seen(drift.converged(), drift.normResidual() / from.norm);
        }
    }

    private void seen(boolean converged, double share) {
        open += converged ? 0 : 1;
        worst = Double.isNaN(share) ? worst : Math.max(worst, share);
    }

    private Optional<Double> scale(double loss, int m, double... theta) {
        if (!(experiment.problem() instanceof ProblemSpec.Network network)) {
            return Optional.empty();
        }
        double data = Math.max(0, loss - network.penalty() / 2 * Vectors.dot(theta, theta));
        // The factor between the loss and ½‖F − y‖² cancels in R but for this.
        return network.loss() == Loss.HALF_SQUARED_ERROR ? Optional.of(Math.sqrt(2 * data))
                : network.loss() == Loss.MEAN_SQUARED_ERROR ? Optional.of(Math.sqrt(m * data)) : Optional.empty();
    }

    @Override
    public String remark(String id) {
        if (id.equals("theta_distance") || id.equals(QUOTIENT)) {
            return "";
        }
        return open > 0 ? "NOT CONVERGED " + open + " times, to a residual of " + String.format(Locale.ROOT, "%.1e", worst) + " of the norm at worst"
                : worst > 0 ? String.format(Locale.ROOT, "residuals at most %.1e of the norm", worst) : "";
    }
}
