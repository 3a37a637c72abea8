package org.saddlescope.paths;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.saddlescope.engine.Objective;
import org.saddlescope.engine.Objective.ValueGradient;
import org.saddlescope.spectra.EigenPair;
import org.saddlescope.spectra.Vectors;

/**
 * Walks down from a strict saddle along its most negative curvature: from θ ± εv, with Hv = λ_min v, by steepest descent.
 * Every step goes along −∇f and lowers the loss: the length is Barzilai and Borwein's (1988), at most 5 % of ‖θ‖ or of 1, halved until Armijo's
 * condition f(θ − t∇f) ≤ f(θ) − 10⁻⁴ t‖∇f‖² holds. A walk ends at ‖∇f‖ ≤ tolerance, which says how near the minimum is.
 *
 * @param tolerance ‖∇f‖ at which a walk has arrived; positive
 * @param steps     the most steps of a walk
 */
public record DescentWalk(double tolerance, int steps) {
    /** The most points that are kept of a way. */
    static final int KEPT = 512;

    private static final double ARMIJO = 1e-4;
    private static final int HALVINGS = 60;
    /** ε as a share of ‖θ‖ or of 1 where that is more; halved until the loss is lower than at the saddle. */
    private static final double OFFSET = 1e-3;
    private static final int OFFSET_HALVINGS = 20;
    /** The longest step as a share of ‖θ‖ at the saddle or of 1 where that is more: a way down does not jump over a valley. */
    private static final double LONGEST = 0.05;

    /** Why a walk ended. */
    public enum End {
        /** ‖∇f‖ is within the tolerance. */
        ARRIVED,
        /** The number of steps was used up: the minimum lies further on. */
        STEPS,
        /** No step that rounding can tell apart lowers the loss. */
        STALLED,
        CANCELLED
    }

    /**
     * A way down, every step of it or, of a long one, every second, fourth, … so that at most {@value #KEPT} points are
     * kept; the first two and the last are always there. Every array has one element a point.
     *
     * @param side          +1 along v, −1 against it
     * @param offset        ε, how far from the saddle the walk starts
     * @param steps         the number of the point: 0 the saddle, 1 the point θ ± εv, then one more each step
     * @param points        θ
     * @param lengths       the length of the whole way up to the point
     * @param losses        f; strictly decreasing
     * @param gradientNorms ‖∇f‖
     */
    public record Way(int side, double offset, int[] steps, List<double[]> points, double[] lengths, double[] losses, double[] gradientNorms,
                      End end) {
        public Way {
            points = List.copyOf(points);
        }

        /** The index of the last point. */
        public int last() {
            return steps.length - 1;
        }
    }

    public DescentWalk {
        if (!(tolerance > 0) || steps < 1) {
            throw new IllegalArgumentException("a walk of " + steps + " steps to a gradient norm of " + tolerance);
        }
    }

    /**
     * Both ways down, first along v and then against it; none where the point is no strict saddle. A side on which the loss
     * does not fall even next to the saddle is left out.
     */
    public List<Way> from(Objective objective, CriticalOutcome.Critical saddle, BooleanSupplier cancelled) {
        List<Way> ways = new ArrayList<>();
        if (saddle.spectrum().strict()) {
            for (int side : new int[] {1, -1}) {
                descend(objective, saddle.reached(), saddle.spectrum().lowest(), side, cancelled).ifPresent(ways::add);
            }
        }
        return ways;
    }

    private Optional<Way> descend(Objective objective, CriticalOutcome.Reached saddle, EigenPair down, int side, BooleanSupplier cancelled) {
        double offset = OFFSET * Math.max(1, Vectors.norm(saddle.theta()));
        for (int i = 0; i < OFFSET_HALVINGS; i++) {
            double[] start = saddle.theta().clone();
            Vectors.add(start, side * offset, down.vector());
            ValueGradient at = objective.gradient(start);
            if (at.value() < saddle.loss()) {
                DescentTrace trace = new DescentTrace(KEPT);
                trace.add(saddle.theta(), saddle.loss(), saddle.gradientNorm());
                End end = walk(objective, start, at, trace, cancelled);
                return Optional.of(trace.way(side, offset, end));
            }
            offset /= 2;
        }
        return Optional.empty();
    }

    private End walk(Objective objective, double[] start, ValueGradient first, DescentTrace trace, BooleanSupplier cancelled) {
        double[] theta = start;
        ValueGradient at = first;
        double norm = Vectors.norm(at.gradient());
        trace.add(theta, at.value(), norm);
        double length = norm == 0 ? 1 : 1e-2 * Math.max(1, Vectors.norm(theta)) / norm;
        for (int i = 0; i < steps; i++) {
            if (norm <= tolerance) {
                return End.ARRIVED;
            }
            length = Math.min(length, LONGEST * Math.max(1, Vectors.norm(start)) / norm);
            double[] next = null;
            ValueGradient there = null;
            for (int j = 0; j < HALVINGS && next == null; j++) {
                if (cancelled.getAsBoolean()) {
                    return End.CANCELLED;
                }
                double[] trial = theta.clone();
                Vectors.add(trial, -length, at.gradient());
                there = objective.gradient(trial);
                if (there.value() < at.value() && there.value() <= at.value() - ARMIJO * length * norm * norm && Vectors.finite(there.gradient())) {
                    next = trial;
                } else {
                    length /= 2;
                }
            }
            if (next == null) {
                return End.STALLED;
            }
            double[] s = Vectors.difference(next, theta);
            double along = Vectors.dot(s, Vectors.difference(there.gradient(), at.gradient()));
            // Where the curvature along the step is not positive, nothing bounds the next one.
            length = along > 0 ? Vectors.dot(s, s) / along : 2 * length;
            theta = next;
            at = there;
            norm = Vectors.norm(at.gradient());
            trace.add(theta, at.value(), norm);
        }
        return norm <= tolerance ? End.ARRIVED : End.STEPS;
    }
}
