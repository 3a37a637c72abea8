package org.saddlescope.spectra;

import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.function.LongConsumer;
import org.saddlescope.engine.OutputMap;
import org.saddlescope.engine.Workers;

/**
 * ‖H_F‖ = max_i ‖∇²F_i(θ)‖₂ over the outputs of a network on its samples (Liu, Zhu, Belkin 2020): how far the tangent
 * kernel can move. Each norm is the larger magnitude of the two ends of that output's Hessian by Lanczos steps: the spectra
 * of these Hessians tend to be symmetric about zero, where the power iteration does not converge.
 *
 * @param value     the largest norm seen
 * @param residual  of its eigenpair
 * @param output    where it was seen; −1 where nothing was
 * @param looked    over how many outputs the maximum was taken
 * @param outputs   m: with fewer looked at, the value is a lower bound
 * @param converged whether every norm reached the residual asked for
 */
public record ModelHessianNorm(double value, double residual, int output, int looked, int outputs, boolean converged) {
    private static final int MOST_STEPS = 300;

    /**
     * @param most      how many outputs to look at at most, evenly spread over all; at least 1
     * @param tolerance the residual asked for, relative to each norm
     * @param cancelled asked before each output
     * @param looked    told how many outputs were looked at so far, by any thread
     */
    public static ModelHessianNorm of(OutputMap outputs, double[] theta, int most, double tolerance, long seed, Workers workers,
                                      BooleanSupplier cancelled, LongConsumer looked) {
        int m = outputs.size();
        int count = Math.min(most, m);
        ExtremePair[] pairs = new ExtremePair[count];
        AtomicLong done = new AtomicLong();
        Lanczos lanczos = new Lanczos(tolerance, MOST_STEPS, seed);
        workers.each(count, i -> {
            if (!cancelled.getAsBoolean()) {
                ExtremePair pair = lanczos.extremes(new OutputHessian(outputs, theta, index(i, count, m)), cancelled);
                // The vectors of all outputs together can be more than fits.
                pairs[i] = new ExtremePair(pair.minValue(), new double[0], pair.minResidual(), pair.maxValue(), new double[0],
                        pair.maxResidual(), pair.iterations(), pair.converged());
                looked.accept(done.incrementAndGet());
            }
        });
        return largest(pairs, count, m);
    }

    private static int index(int i, int count, int m) {
        return (int) ((long) i * m / count);
    }

    private static ModelHessianNorm largest(ExtremePair[] pairs, int count, int m) {
        ModelHessianNorm result = new ModelHessianNorm(Double.NaN, Double.NaN, -1, 0, m, false);
        boolean converged = true;
        int looked = 0;
        for (int i = 0; i < count; i++) {
            if (pairs[i] != null) {
                looked++;
                converged &= pairs[i].converged();
                // A norm that is NaN must not be passed over.
                if (result.output < 0 || !(pairs[i].scale() <= result.value)) {
                    boolean low = Math.abs(pairs[i].minValue()) > Math.abs(pairs[i].maxValue());
                    result = new ModelHessianNorm(pairs[i].scale(), low ? pairs[i].minResidual() : pairs[i].maxResidual(),
                            index(i, count, m), 0, m, false);
                    if (Double.isNaN(pairs[i].scale())) {
                        converged = false;
                        break;
                    }
                }
            }
        }
        return new ModelHessianNorm(result.value, result.residual, result.output, looked, m, converged && looked > 0);
    }
}
