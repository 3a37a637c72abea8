package org.saddlescope.experiment;

import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.LongConsumer;
import org.saddlescope.engine.OutputMap;
import org.saddlescope.experiment.SpectrumReport.Quantity;
import org.saddlescope.spectra.BlockLanczos;
import org.saddlescope.spectra.Counted;
import org.saddlescope.spectra.Difference;
import org.saddlescope.spectra.EndPairs;
import org.saddlescope.spectra.KernelProducts;
import org.saddlescope.spectra.LinearOperator;
import org.saddlescope.spectra.TangentKernel;

/**
 * The tangent kernel K = J Jᵀ of a network: written out where it has few rows, by its products alone otherwise.
 *
 * @param count eigenpairs at each end
 */
record KernelSurvey(BlockLanczos lanczos, OutputMap outputs, int count, BooleanSupplier cancelled) {
    private LinearOperator kernel(double[] theta) {
        return outputs.size() <= BlockLanczos.DENSE_LIMIT ? TangentKernel.of(outputs, theta) : new KernelProducts(outputs, theta);
    }

    EndPairs ends(double[] theta, LongConsumer made) {
        return lanczos.ends(new Counted(kernel(theta), made), count, List.of(), cancelled);
    }

    /** λ_max/λ_min, with what residuals and rounding leave open. */
    Quantity condition(EndPairs ends) {
        if (ends.low().isEmpty()) {
            return new Quantity(SpectrumReport.KERNEL, "condition_number", Double.NaN, Double.NaN, "the kernel was not computed");
        }
        double rounding = ends.dimension() * Math.ulp(1.0) * ends.norm();
        double least = ends.low().getFirst().value();
        double most = ends.high().getFirst().value();
        double leastError = ends.low().getFirst().residual() + rounding;
        double mostError = ends.high().getFirst().residual() + rounding;
        String found = ends.converged() ? "" : "; the eigenvalues did not converge";
        if (!(least > leastError)) {
            return new Quantity(SpectrumReport.KERNEL, "condition_number", most / leastError, Double.POSITIVE_INFINITY,
                    "a lower bound: λ_min is zero within its error" + (outputs.dimension() < outputs.size()
                            ? ", as it must be with fewer parameters than outputs" : "") + found);
        }
        double value = most / least;
        double error = (most + mostError) / (least - leastError) - value;
        return new Quantity(SpectrumReport.KERNEL, "condition_number", value, error, "λ_max/λ_min" + found);
    }

    /** ‖K(θ) − K(θ₀)‖₂ / ‖K(θ₀)‖₂. */
    Quantity drift(double[] start, double[] theta, LongConsumer made) {
        LinearOperator first = kernel(start);
        EndPairs moved = lanczos.ends(new Counted(new Difference(kernel(theta), first), made), 1, List.of(), cancelled);
        EndPairs initial = lanczos.ends(new Counted(first, made), 1, List.of(), cancelled);
        double value = moved.norm() / initial.norm();
        double error = (moved.normResidual() + value * initial.normResidual()) / initial.norm();
        return new Quantity(SpectrumReport.KERNEL, "drift", value, error, "‖K − K₀‖/‖K₀‖ in the spectral norm, K₀ at the start"
                + (moved.converged() && initial.converged() ? "" : "; the norms did not converge"));
    }
}
