package org.saddlescope.experiment;

import java.util.OptionalDouble;
import org.saddlescope.engine.Problem;
import org.saddlescope.experiment.AlphaBetaSpec.ComponentMinimum;

/** The f_i* of the mini-batches of a problem, as an experiment wants them. */
final class ComponentMinima {
    private final Problem problem;
    private final ComponentMinimum choice;

    ComponentMinima(Problem problem, ComponentMinimum choice) {
        this.problem = problem;
        this.choice = choice;
    }

    /** @param samples of the batch; empty for all */
    double of(int[] samples) {
        return switch (choice) {
            case ComponentMinimum.Declared(double value) -> value;
            // Every loss on data here is at least 0; its infimum is not known.
            case ComponentMinimum.Known _ -> problem.infimum(samples).orElse(0);
        };
    }

    /** The mean of f_i* over the mini-batches of this size, for σ². */
    double mean(int size) {
        int n = problem.samples();
        if (size == 0 || size >= n) {
            return of(new int[0]);
        }
        if (size > 1) {
            return of(new int[] {0, 1});
        }
        double sum = 0;
        for (int i = 0; i < n; i++) {
            sum += of(new int[] {i});
        }
        return sum / n;
    }

    /** Where they come from, for people. */
    String from(int size) {
        int n = problem.samples();
        OptionalDouble one = problem.infimum(size == 0 || size >= n ? new int[0] : size == 1 ? new int[] {0} : new int[] {0, 1});
        return switch (choice) {
            case ComponentMinimum.Declared(double value) -> "f_i* = " + Expected.number(value) + " (declared in the experiment)";
            case ComponentMinimum.Known _ -> one.isPresent() ? "f_i* known in closed form" : "f_i* = 0, a lower bound of every loss";
        };
    }
}
