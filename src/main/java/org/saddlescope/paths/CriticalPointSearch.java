package org.saddlescope.paths;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.saddlescope.engine.Objective;
import org.saddlescope.engine.Objective.ValueGradient;
import org.saddlescope.paths.CriticalOutcome.Iterate;
import org.saddlescope.paths.CriticalOutcome.Reached;
import org.saddlescope.paths.CriticalOutcome.Reason;
import org.saddlescope.spectra.Hessian;
import org.saddlescope.spectra.PreparedOperator;
import org.saddlescope.spectra.Vectors;

/**
 * Finds the critical point near a point: minimises ½‖∇f‖² by the Gauss-Newton method on ∇f = 0 with a trust region, from
 * Hessian-vector products alone. A step minimises ‖∇f + Hs‖ over ‖s‖ ≤ Δ (see {@link GradientModel}; of several minimisers
 * the shortest, as networks have directions along which nothing changes), is taken where ‖∇f‖ falls, and Δ follows how well
 * the model foretold that. The sign of curvature plays no part, so that saddles and maxima attract as minima do.
 *
 * <p>A point is critical once ‖∇f‖ ≤ tolerance and the next Newton step is short. A small gradient is not enough: where the
 * infimum of ‖∇f‖ is not attained, ∇f vanishes at infinity, and Newton steps stay as long as they were. A search may also
 * end at a gradient-flat point, where H∇f = 0 and ∇f ≠ 0. Both are told apart from critical points.
 *
 * @param tolerance  ‖∇f‖ at which a point may count as critical; positive
 * @param iterations the most trust-region steps
 * @param products   the most Hessian-vector products a step; their vectors take 8 · p · products bytes
 * @param seed       of the Lanczos start vectors at the point found
 */
public record CriticalPointSearch(double tolerance, int iterations, int products, long seed) {
    /** The usual most products a step. */
    public static final int PRODUCTS = 1000;

    /** A step is taken where ‖∇f‖² falls by this share of what the model promises. */
    private static final double ACCEPTED = 1e-4;
    private static final double POOR = 0.25;
    private static final double GOOD = 0.75;
    /** The first trust radius, as a share of ‖θ‖ or of 1 where that is more: the point found is to be one that is near. */
    private static final double FIRST_RADIUS = 0.1;
    /** A radius below this share of ‖θ‖ moves nothing but the last digits. */
    private static final double SMALLEST_RADIUS = 1e-15;
    /** The relative ‖∇f + Hs‖ that ends an inner solve: coarse far away, fine near the end, so that convergence is superlinear. */
    private static final double COARSEST = 0.1;
    private static final double FINEST = 1e-3;
    /** ‖∇f‖ that falls by less than this share, so many times in a row, has stalled. */
    private static final double STALL = 1e-10;
    private static final int STALLS = 5;
    /** ‖∇f‖ that falls by less than this share, so many times in a row, is on its way into a gradient-flat region. */
    private static final double CRAWL = 1e-2;
    private static final int CRAWLS = 10;
    private static final double NEARLY_FLAT = 1e-2;
    private static final int ESCAPES = 100;
    /** The largest ‖H∇f‖/(‖H‖‖∇f‖) of a point where a search has stalled that counts as gradient-flat. */
    private static final double FLAT = 1e-4;
    /** θ that has grown by this factor when the steps are used up is on its way to infinity, as far as can be told. */
    private static final double RECEDED = 1.05;

    public CriticalPointSearch {
        if (!(tolerance > 0)) {
            throw new IllegalArgumentException("a gradient norm of " + tolerance);
        }
        if (iterations < 1 || products < 1) {
            throw new IllegalArgumentException(iterations + " steps of " + products + " products");
        }
    }

    /** The search without a look on the way. */
    public CriticalOutcome from(Objective objective, double[] start) {
        return from(objective, start, () -> false, _ -> { });
    }

    /**
     * Searches from θ = start.
     *
     * @param cancelled asked before each Hessian-vector product
     * @param progress  gets the start and the point after each step, on the calling thread
     */
    public CriticalOutcome from(Objective objective, double[] start, BooleanSupplier cancelled, Consumer<Iterate> progress) {
        return new Search(objective, start, cancelled, progress).run();
    }

    private final class Search {
        private final Objective objective;
        private final double[] start;
        private final BooleanSupplier cancelled;
        private final Consumer<Iterate> progress;
        private final List<Iterate> iterates = new ArrayList<>();
        private double[] theta;
        private ValueGradient at;
        private double norm;
        private double radius;
        private int used;
        /** The largest ‖H‖ seen. */
        private double scale;
        private double flatness = Double.NaN;
        private int stalls;
        private int crawls;
        private int escapes;
        private boolean trapped;
        /** Whether the Hessian was finite where it was last looked at. */
        private boolean finite = true;

        Search(Objective objective, double[] start, BooleanSupplier cancelled, Consumer<Iterate> progress) {
            this.objective = objective;
            this.start = start.clone();
            this.cancelled = cancelled;
            this.progress = progress;
        }

        CriticalOutcome run() {
            theta = start;
            at = objective.gradient(theta);
            norm = Vectors.norm(at.gradient());
            radius = FIRST_RADIUS * Math.max(1, Vectors.norm(theta));
            note();
            if (!Double.isFinite(norm) || !Double.isFinite(at.value())) {
                return notFound(Reason.NOT_FINITE, "at the start the loss is " + at.value() + " and ‖∇f‖ is " + norm);
            }
            while (norm > tolerance) {
                if (cancelled.getAsBoolean()) {
                    return notFound(Reason.CANCELLED, "cancelled after " + steps());
                }
                if (iterates.size() > iterations) {
                    return exhausted();
                }
                boolean progress = step();
                if ((!progress || crawls >= CRAWLS) && escaped()) {
                    continue;
                }
                if (!progress) {
                    return cancelled.getAsBoolean() ? notFound(Reason.CANCELLED, "cancelled after " + steps()) : stalled();
                }
            }
            return confirm();
        }

        /** Makes steps from θ until one is taken; false where none can be. */
        private boolean step() {
            double floor = SMALLEST_RADIUS * Math.max(1, Vectors.norm(theta));
            double forcing = Math.clamp(norm / Math.max(iterates.getFirst().gradientNorm(), norm), FINEST, COARSEST);
            try (PreparedOperator hessian = new Hessian(objective, theta).prepared()) {
                GradientModel model = new GradientModel(hessian, at.gradient(), products, cancelled);
                while (radius > floor && iterates.size() <= iterations && !cancelled.getAsBoolean()) {
                    int before = model.products();
                    GradientModel.Step step = model.step(radius, forcing);
                    used += model.products() - before;
                    scale = Math.max(scale, model.scale());
                    flatness = scale == 0 ? 0 : model.image() / scale;
                    finite = model.finite();
                    if (!finite || step.length() == 0) {
                        return false;
                    }
                    if (judged(step)) {
                        return stalls < STALLS;
                    }
                }
            }
            // Used up or cancelled is said by the caller; a radius of nothing is a stall.
            return radius > floor;
        }

        /** Whether a way out of a region where ‖∇f‖ hardly falls was found, which is looked for once in each such region. */
        private boolean escaped() {
            crawls = 0;
            if (!finite || trapped || escapes >= ESCAPES || flatness > NEARLY_FLAT) {
                return false;
            }
            FlatEscape.Exit exit = new FlatEscape(objective, scale, cancelled).from(theta, at);
            used += exit.products();
            trapped = exit.theta() == theta;
            if (trapped) {
                return false;
            }
            escapes++;
            stalls = 0;
            theta = exit.theta();
            at = exit.at();
            norm = Vectors.norm(at.gradient());
            radius = FIRST_RADIUS * Math.max(1, Vectors.norm(theta));
            note();
            return true;
        }

        /** Whether the step was taken; sets the radius for the next one either way. */
        private boolean judged(GradientModel.Step step) {
            double[] trial = sum(theta, step.s());
            ValueGradient there = objective.gradient(trial);
            double trialNorm = Vectors.norm(there.gradient());
            double promised = (norm - step.residual()) * (norm + step.residual());
            double achieved = (norm - trialNorm) * (norm + trialNorm);
            boolean finite = Double.isFinite(trialNorm) && Double.isFinite(there.value());
            double quality = finite ? achieved / promised : Double.NEGATIVE_INFINITY;
            boolean taken = quality > ACCEPTED && trialNorm < norm;
            if (!(quality >= POOR)) {
                radius = POOR * step.length();
            } else if (quality > GOOD && step.bounded()) {
                radius = 2 * radius;
            }
            if (taken) {
                crawls = norm - trialNorm <= CRAWL * norm ? crawls + 1 : 0;
                stalls = norm - trialNorm <= STALL * norm ? stalls + 1 : 0;
                theta = trial;
                at = there;
                norm = trialNorm;
            }
            note();
            return taken;
        }

        /** ‖∇f‖ is small enough: whether a critical point is near. */
        private CriticalOutcome confirm() {
            NewtonDistance.Result near = new NewtonDistance(objective, products, cancelled).from(theta, at);
            used += near.products();
            if (cancelled.getAsBoolean()) {
                return notFound(Reason.CANCELLED, "cancelled while the point was confirmed");
            }
            theta = near.theta();
            at = near.at();
            norm = Vectors.norm(at.gradient());
            if (!near.reached()) {
                return notFound(Reason.RECEDING, format("‖∇f‖ fell to %.2g, yet Newton steps stay %.2g long: the gradient vanishes without an end in "
                        + "sight (‖θ‖ went from %.3g to %.3g), and the infimum is likely not attained", norm, near.length(), Vectors.norm(start),
                        Vectors.norm(theta)));
            }
            return new CriticalOutcome.Critical(reached(), near.distance(), PointSpectrum.at(objective, theta, seed, cancelled));
        }

        /** No step makes ‖∇f‖ smaller by more than rounding, or none can be computed. */
        private CriticalOutcome stalled() {
            if (!finite) {
                return notFound(Reason.NOT_FINITE, format("after %s the Hessian is not finite, at ‖∇f‖ = %.3g", steps(), norm));
            }
            if (flatness <= FLAT) {
                return new CriticalOutcome.GradientFlat(reached(), flatness);
            }
            return notFound(Reason.STALLED, format("after %s no step makes ‖∇f‖ smaller than %.3g", steps(), norm));
        }

        private CriticalOutcome exhausted() {
            double from = Vectors.norm(start);
            double to = Vectors.norm(theta);
            Iterate half = iterates.get(iterates.size() / 2);
            if (to > half.thetaNorm() && to > RECEDED * from && norm < half.gradientNorm()) {
                return notFound(Reason.RECEDING, format("after %s ‖∇f‖ has fallen from %.3g to %.3g while ‖θ‖ grew from %.3g to %.3g and goes on "
                        + "growing: the infimum is likely not attained", steps(), iterates.getFirst().gradientNorm(), norm, from, to));
            }
            return notFound(Reason.ITERATIONS, format("after %s ‖∇f‖ is %.3g, from %.3g at the start; more steps may get further", steps(), norm,
                    iterates.getFirst().gradientNorm()));
        }

        private CriticalOutcome notFound(Reason reason, String message) {
            return new CriticalOutcome.NotFound(reached(), reason, message);
        }

        private Reached reached() {
            return new Reached(theta, at.value(), norm, used, Vectors.norm(Vectors.difference(theta, start)), iterates);
        }

        private String steps() {
            return iterates.size() == 2 ? "1 step" : iterates.size() - 1 + " steps";
        }

        private void note() {
            Iterate now = new Iterate(at.value(), norm, Vectors.norm(theta), radius);
            iterates.add(now);
            progress.accept(now);
        }
    }

    private static String format(String text, Object... values) {
        return String.format(Locale.ROOT, text, values);
    }

    static double[] sum(double[] x, double[] y) {
        double[] result = x.clone();
        Vectors.add(result, 1, y);
        return result;
    }
}
