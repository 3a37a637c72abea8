package org.saddlescope.experiment.study;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleConsumer;
import org.saddlescope.conditions.EssentialNonConvexity;
import org.saddlescope.experiment.Experiment;
import org.saddlescope.experiment.ExperimentException;
import org.saddlescope.experiment.StudySpec;
import org.saddlescope.spectra.DenseHessian;
import org.saddlescope.spectra.Hessian;
import org.saddlescope.spectra.OutputHessian;
import org.saddlescope.spectra.PowerLaw;
import org.saddlescope.spectra.SymmetricEigen;
import org.saddlescope.spectra.SymmetricEigenvalues;
import org.saddlescope.spectra.TangentKernel;
import org.saddlescope.spectra.Vectors;

/**
 * Essential non-convexity at a solution w* that gradient descent finds: the ranks of the ∇²F_i(w*) against 2n, and the least
 * eigenvalue of ∇²L at points as near to w* as one likes: w* ± t v_i/‖v_i‖ with J v_i = e_i. Along a unit vector u of null(J)
 * the curvature of L there is ± (t/‖v_i‖) uᵀ∇²F_i u + O(t²), so that one of the two signs makes it negative unless ∇²F_i
 * vanishes on null(J) [D]. See {@link StudySpec.NonConvexity}.
 */
record NonConvexityStudy(StudySpec.NonConvexity spec) implements Study {
    /** Dense eigenvalues up to here. */
    private static final int MOST_PARAMETERS = 1500;

    private static final List<Quantity> QUANTITIES = List.of(
            new Quantity("hessian_rank", "max rank ∇²F_i(w*)", "the largest numerical rank of the ∇²F_i(w*): eigenvalues above 1e-10 ‖∇²F_i‖"),
            new Quantity("twice_outputs", "2n", "twice the number of outputs over all samples"),
            new Quantity("rank_excess", "rank − 2n", "positive where no neighbourhood of w* is convex"),
            new Quantity("largest_lambda_min", "max_t λ_min(∇²L)", "of the distances t, the largest of the least eigenvalues of ∇²L found at w* ± t v_i"),
            new Quantity("curvature_slope", "slope of log(−λ_min) on log t", "1 where the negative curvature grows in proportion to the distance; NaN where an eigenvalue is not negative or there are fewer than two distances"),
            new Quantity("lambda_min_solution", "λ_min(∇²L(w*))", "0 up to rounding and the residual that is left"),
            new Quantity("final_loss", "L(w*)", "the loss that gradient descent reached"),
            new Quantity("steps", "steps", "updates of gradient descent"));

    @Override
    public List<Quantity> quantities(Experiment member) {
        return QUANTITIES;
    }

    @Override
    public Findings run(Experiment member, BooleanSupplier cancelled, DoubleConsumer progress) throws ExperimentException {
        SquaredErrorNetwork network = SquaredErrorNetwork.underGradientDescent(member);
        int p = network.start().length;
        if (p > MOST_PARAMETERS) {
            throw new ExperimentException("problem.architecture: claim.study nonConvexity takes all eigenvalues of Hessians, of at most "
                    + MOST_PARAMETERS + " parameters; found " + p);
        }
        KernelPath path = KernelPath.of(network, 1, 0, spec.end(), member.training().steps(), cancelled, done -> progress.accept(done / 2));
        double[] solution = path.last();
        int n = network.outputs().size();
        int rank = 0;
        for (int i = 0; i < n && !cancelled.getAsBoolean(); i++) {
            rank = Math.max(rank, EssentialNonConvexity.rank(
                    SymmetricEigenvalues.of(DenseHessian.of(new OutputHessian(network.outputs(), solution, i)).entries()), EssentialNonConvexity.THRESHOLD));
        }
        EssentialNonConvexity criterion = new EssentialNonConvexity(rank, n, EssentialNonConvexity.THRESHOLD);
        List<double[]> directions = directions(network, solution);
        double[] distances = spec.distances().stream().mapToDouble(Double::doubleValue).sorted().toArray();
        double[] least = new double[distances.length];
        for (int k = 0; k < distances.length && !cancelled.getAsBoolean(); k++) {
            least[k] = least(network, solution, directions, distances[k], cancelled);
            progress.accept(0.5 + 0.5 * (k + 1) / distances.length);
        }
        double largest = Arrays.stream(least).reduce(Double.NEGATIVE_INFINITY, Math::max);
        double[] depth = Arrays.stream(least).map(value -> -value).toArray();
        return new Findings(new Numbers(QUANTITIES)
                .put("hessian_rank", rank).put("twice_outputs", 2 * n).put("rank_excess", rank - 2 * n)
                .put("largest_lambda_min", largest)
                .put("curvature_slope", largest < 0 && depth.length > 1 ? PowerLaw.of(distances, depth).exponent() : Double.NaN)
                .put("lambda_min_solution", eigenvalues(network, solution)[0])
                .put("final_loss", path.finalLoss()).put("steps", path.losses().length - 1).values(),
                List.of(new StudyPlot("negative_curvature", "Negative curvature near a solution", "distance t from w*", "−λ_min(∇²L)", true, true,
                        List.of(new StudyPlot.Curve("−λ_min at w* ± t v_i, the largest", false, false, distances, depth)),
                        List.of("w* from gradient descent, L(w*) = " + String.format(Locale.ROOT, "%.2g", path.finalLoss())))),
                List.of(), remarks(path, criterion));
    }

    private List<String> remarks(KernelPath path, EssentialNonConvexity criterion) {
        List<String> remarks = new ArrayList<>();
        remarks.add("gradient descent with η = 1/λ_max(K(w₀)); the step size of the optimizer is not used");
        if (!(path.finalLoss() <= spec.end())) {
            remarks.add(String.format(Locale.ROOT, "gradient descent ended after %d steps at L = %.3g, above %.3g: w* is no solution to that accuracy",
                    path.losses().length - 1, path.finalLoss(), spec.end()));
        }
        if (!criterion.applies()) {
            remarks.add("no ∇²F_i has a rank above 2n: the criterion says nothing here");
        }
        return remarks;
    }

    /** Unit vectors along v_i = Jᵀ K⁻¹ e_i, for which J v_i is along e_i. */
    private static List<double[]> directions(SquaredErrorNetwork network, double[] theta) throws ExperimentException {
        SymmetricEigen eigen = SymmetricEigen.of(TangentKernel.of(network.outputs(), theta).entries());
        int n = eigen.values().length;
        if (!(eigen.values()[0] > n * Math.ulp(1.0) * eigen.values()[n - 1])) {
            throw new ExperimentException("problem: claim.study nonConvexity needs a tangent kernel of full rank at the solution; found λ_min(K) = " + eigen.values()[0]);
        }
        List<double[]> directions = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            double[] weights = new double[n];
            for (int k = 0; k < n; k++) {
                Vectors.add(weights, eigen.vectors().get(k)[i] / eigen.values()[k], eigen.vectors().get(k));
            }
            directions.add(Vectors.unit(network.outputs().transposed(theta, weights)));
        }
        return directions;
    }

    private static double least(SquaredErrorNetwork network, double[] solution, List<double[]> directions, double distance, BooleanSupplier cancelled) {
        double least = Double.POSITIVE_INFINITY;
        for (double[] direction : directions) {
            for (int sign = -1; sign <= 1 && !cancelled.getAsBoolean(); sign += 2) {
                double[] near = solution.clone();
                Vectors.add(near, sign * distance, direction);
                least = Math.min(least, eigenvalues(network, near)[0]);
            }
        }
        return least;
    }

    private static double[] eigenvalues(SquaredErrorNetwork network, double[] theta) {
        return SymmetricEigenvalues.of(DenseHessian.of(new Hessian(network.problem().objective(), theta)).entries());
    }
}
