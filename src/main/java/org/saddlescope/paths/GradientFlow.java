package org.saddlescope.paths;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.IntConsumer;
import org.saddlescope.engine.Objective;
import org.saddlescope.engine.Objective.ValueGradient;
import org.saddlescope.spectra.Vectors;

/**
 * Steepest descent from a point: the curve θ' = −∇f(θ), followed by Heun's method with step control. Of a step h from θ with g = ∇f(θ) and
 * g₂ = ∇f(θ − hg) the error of Euler's step within it, (h/2)‖g₂ − g‖, is kept to {@link #BEND}·h‖g‖; a step that would raise the loss is
 * made shorter. So the path turns by little in a step, and the loss never rises along its corners.
 *
 * @param tolerance ‖∇f‖ at which the flow has arrived
 * @param steps     the most steps
 * @param corners   the most corners that are kept, at least 3; the losses of all steps are
 */
public record GradientFlow(double tolerance, int steps, int corners) {
    /** The largest error of Euler's step, as a share of its length. */
    private static final double BEND = 0.1;
    private static final double SHORTEST = 1e-14;
    private static final double MOST_GROWTH = 2;
    /** So many steps without a lower loss or a smaller gradient than ever are rounding going round in circles. */
    private static final int PATIENCE = 100;

    /** Why the flow ended. */
    public enum End {
        /** ‖∇f‖ is within the tolerance. */
        ARRIVED("the gradient is within the tolerance"),
        /** The steps are used up; the flow goes on. */
        STEPS("not converged: the steps were used up"),
        /** No step that rounding can tell apart lowers the loss. */
        STALLED("not converged: no step that rounding can tell apart lowers the loss"),
        /** The loss or its gradient is not finite at the start. */
        NOT_FINITE("the loss or its gradient is not finite at the start"),
        /** Stopped from outside. */
        CANCELLED("not converged: stopped on the way");

        private final String label;

        End(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    /**
     * The way down.
     *
     * @param corners evenly thinned points on the way, the start and the end among them
     * @param profile at every step: length along the steps, loss, and ‖∇f‖ as the norm
     */
    public record Result(List<double[]> corners, PathProfile profile, End end) {
        public Result {
            corners = List.copyOf(corners);
        }
    }

    /**
     * @param cancelled asked before each step
     * @param progress  gets the number of steps made
     */
    public Result from(Objective objective, double[] start, BooleanSupplier cancelled, IntConsumer progress) {
        Track track = new Track(corners);
        double[] at = start.clone();
        ValueGradient here = objective.gradient(at);
        double norm = Vectors.norm(here.gradient());
        track.add(at, 0, here.value(), norm);
        double h = norm > 0 ? BEND * Math.max(1, Vectors.norm(at)) / norm : 1;
        double smallestNorm = norm;
        int idle = 0;
        End end = Double.isFinite(here.value()) && Double.isFinite(norm) ? End.STEPS : End.NOT_FINITE;
        for (int step = 0; end == End.STEPS && step < steps && norm > tolerance; step++) {
            if (cancelled.getAsBoolean()) {
                end = End.CANCELLED;
                break;
            }
            double smallest = SHORTEST * Math.max(SHORTEST, Vectors.norm(at)) / norm;
            boolean moved = false;
            while (!moved && h > smallest) {
                double[] euler = at.clone();
                Vectors.add(euler, -h, here.gradient());
                double[] second = objective.gradient(euler).gradient();
                double bend = Vectors.norm(Vectors.difference(second, here.gradient())) / (2 * norm);
                double[] next = at.clone();
                Vectors.add(next, -h / 2, here.gradient());
                Vectors.add(next, -h / 2, second);
                // NaN is no success either.
                ValueGradient there = bend <= BEND ? objective.gradient(next) : null;
                double nextNorm = there == null ? Double.NaN : Vectors.norm(there.gradient());
                if (there != null && there.value() <= here.value() && Double.isFinite(nextNorm)) {
                    if (Arrays.equals(next, at)) {
                        break;
                    }
                    idle = there.value() < here.value() || nextNorm < smallestNorm ? 0 : idle + 1;
                    smallestNorm = Math.min(smallestNorm, nextNorm);
                    moved = idle < PATIENCE;
                    track.add(next, Vectors.norm(Vectors.difference(next, at)), there.value(), nextNorm);
                    at = next;
                    here = there;
                    norm = nextNorm;
                    h *= Math.min(MOST_GROWTH, 0.9 * BEND / Math.max(bend, 0.1 * BEND));
                    break;
                }
                h *= bend > BEND ? Math.max(0.1, 0.8 * BEND / bend) : 0.5;
            }
            if (!moved) {
                end = End.STALLED;
            }
            progress.accept(step + 1);
        }
        if (end == End.STEPS && norm <= tolerance) {
            end = End.ARRIVED;
        }
        return track.result(at, end);
    }

    /** Keeps every step's numbers and every 2^k-th point, such that there are never more than the most. */
    private static final class Track {
        private final int most;
        private final List<double[]> corners = new ArrayList<>();
        private final List<double[]> numbers = new ArrayList<>();
        private int stride = 1;

        Track(int most) {
            this.most = most;
        }

        void add(double[] point, double step, double loss, double norm) {
            if (numbers.size() % stride == 0) {
                corners.add(point);
            }
            numbers.add(new double[] {(numbers.isEmpty() ? 0 : numbers.getLast()[0]) + step, loss, norm});
            // One place is left for the end.
            if (corners.size() > most - 1) {
                List<double[]> kept = new ArrayList<>();
                for (int i = 0; i < corners.size(); i += 2) {
                    kept.add(corners.get(i));
                }
                corners.clear();
                corners.addAll(kept);
                stride *= 2;
            }
        }

        Result result(double[] last, End end) {
            if (corners.getLast() != last) {
                corners.add(last);
            }
            int n = numbers.size();
            return new Result(corners, new PathProfile(column(0), column(1), column(2), Collections.nCopies(n, "descent")), end);
        }

        private double[] column(int index) {
            return numbers.stream().mapToDouble(row -> row[index]).toArray();
        }
    }
}
