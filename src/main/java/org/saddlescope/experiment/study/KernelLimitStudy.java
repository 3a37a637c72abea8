package org.saddlescope.experiment.study;

import java.util.List;
import java.util.Locale;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleConsumer;
import org.saddlescope.conditions.TangentKernelLimit;
import org.saddlescope.experiment.Experiment;
import org.saddlescope.experiment.ExperimentException;
import org.saddlescope.experiment.StudySpec;
import org.saddlescope.model.TwoLayerWide;
import org.saddlescope.spectra.SymmetricEigenvalues;
import org.saddlescope.spectra.TangentKernel;

/** K(w_0) of a two-layer network against {@link TangentKernelLimit}. See {@link StudySpec.KernelLimit}. */
record KernelLimitStudy(StudySpec.KernelLimit spec) implements Study {
    private static final List<Quantity> QUANTITIES = List.of(
            new Quantity("lambda_min", "λ_min(K)", "the least eigenvalue of the tangent kernel K(w₀)"),
            new Quantity("lambda_max", "λ_max(K)", "the largest eigenvalue of K(w₀)"),
            new Quantity("lambda_min_limit", "λ_min(K_∞)", "the least eigenvalue of the kernel's limit for infinite width"),
            new Quantity("lambda_max_limit", "λ_max(K_∞)", "the largest eigenvalue of the limit"),
            new Quantity("relative_error", "(λ_min(K) − λ_min(K_∞))/λ_min(K_∞)", "how far λ_min is from its limit, with its sign, as a share of the limit"),
            new Quantity("entry_error", "max |K_ij − K_∞ij|", "how far an element of K is from its limit at most"));

    @Override
    public List<Quantity> quantities(Experiment member) {
        return QUANTITIES;
    }

    @Override
    public Findings run(Experiment member, BooleanSupplier cancelled, DoubleConsumer progress) throws ExperimentException {
        SquaredErrorNetwork network = SquaredErrorNetwork.anyLoss(member);
        if (!(network.architecture() instanceof TwoLayerWide wide)) {
            throw new ExperimentException("problem.architecture: claim.study kernelLimit needs twoLayerWide, whose kernel has a limit in closed form");
        }
        if (!TangentKernelLimit.knows(wide.activation())) {
            throw new ExperimentException("problem.architecture.activation: the limit of the tangent kernel is known in closed form for relu, erf and identity; found "
                    + wide.activation().name().toLowerCase(Locale.ROOT));
        }
        if (network.outputs().size() != network.samples().count()) {
            throw new ExperimentException("problem.data: claim.study kernelLimit needs one output a sample, found "
                    + network.outputs().size() / network.samples().count());
        }
        double[][] kernel = TangentKernel.of(network.outputs(), network.start()).entries();
        double[][] limit = TangentKernelLimit.of(wide, network.samples());
        double[] values = SymmetricEigenvalues.of(kernel);
        double[] limits = SymmetricEigenvalues.of(limit);
        double error = 0;
        for (int i = 0; i < kernel.length; i++) {
            for (int j = 0; j < kernel.length; j++) {
                error = Math.max(error, Math.abs(kernel[i][j] - limit[i][j]));
            }
        }
        return new Findings(new Numbers(QUANTITIES)
                .put("lambda_min", values[0]).put("lambda_max", values[values.length - 1])
                .put("lambda_min_limit", limits[0]).put("lambda_max_limit", limits[limits.length - 1])
                .put("relative_error", (values[0] - limits[0]) / limits[0]).put("entry_error", error).values(),
                List.of(), List.of(), List.of());
    }
}
