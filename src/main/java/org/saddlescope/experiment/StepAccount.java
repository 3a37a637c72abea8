package org.saddlescope.experiment;

import java.util.Optional;
import org.saddlescope.engine.Objective.ValueGradient;
import org.saddlescope.optim.StepArithmetic;

/**
 * One step of a run in numbers.
 *
 * @param optimizer  the name of its track
 * @param number     its place among the experiment's optimizers, from 0
 * @param step       how many updates were made before this one
 * @param arithmetic the terms of the step, what was done by hand before it included
 * @param full       the loss over all samples and its gradient, where the step begins
 * @param batch      the same of the step's mini-batch; empty where that is all samples
 * @param samples    the number of samples in the mini-batch; 0 where it is all of them
 */
public record StepAccount(String optimizer, int number, int step, StepArithmetic arithmetic, ValueGradient full, Optional<ValueGradient> batch, int samples) {
    /** θ where the step begins. */
    public double[] theta() {
        return arithmetic.from().theta();
    }
}
