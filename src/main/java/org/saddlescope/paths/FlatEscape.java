package org.saddlescope.paths;

import java.util.Comparator;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.saddlescope.engine.Objective;
import org.saddlescope.engine.Objective.ValueGradient;
import org.saddlescope.spectra.Hessian;
import org.saddlescope.spectra.PreparedOperator;
import org.saddlescope.spectra.SymmetricEigen;
import org.saddlescope.spectra.Vectors;

/**
 * A way out of a gradient-flat region, where ∇f lies along a direction in which the Hessian vanishes and ‖∇f‖ has a local
 * minimum that is not zero. The walk follows that direction, first down and then up the slope, and makes Newton steps,
 * whatever the sign of the curvature, in all others, so that ∇f keeps to that direction (as eigenvector following does,
 * Cerjan, Miller 1981); ‖∇f‖ may rise on the way. It ends
 * where ‖∇f‖ has become smaller than in the region: a search that goes on from there never comes back. The Hessian is seen
 * on the Krylov space of ∇f.
 *
 * @param scale ‖H‖ as the search has seen it
 */
record FlatEscape(Objective objective, double scale, BooleanSupplier cancelled) {
    /** Curvature below this share of ‖H‖ is none: the walk follows such directions instead of solving for them. */
    private static final double VANISHING = 1e-3;
    /** The share of ‖∇f‖ at the start that is to be left. */
    private static final double LEFT = 0.9;
    /** The longest step, as a share of ‖θ‖ or of 1 where that is more. */
    private static final double LONGEST = 0.05;
    private static final int STEPS = 60;
    private static final int KRYLOV = 60;

    /**
     * @param theta    where the walk led
     * @param at       f and ∇f there
     * @param products Hessian-vector products made
     */
    record Exit(double[] theta, ValueGradient at, int products) {}

    /** A point with smaller ‖∇f‖ beyond the region, or the start where there is none within reach. */
    Exit from(double[] theta, ValueGradient at) {
        Walk down = new Walk(theta, at, 1);
        Optional<Exit> exit = down.run();
        if (exit.isPresent()) {
            return exit.get();
        }
        Walk up = new Walk(theta, at, -1);
        Exit found = up.run().orElse(new Exit(theta, at, up.products));
        return new Exit(found.theta, found.at, down.products + found.products);
    }

    private final class Walk {
        private final double wanted;
        private final double sign;
        private double[] theta;
        private ValueGradient at;
        private int products;

        Walk(double[] theta, ValueGradient at, double sign) {
            this.theta = theta;
            this.at = at;
            this.sign = sign;
            wanted = LEFT * Vectors.norm(at.gradient());
        }

        Optional<Exit> run() {
            for (int i = 0; i < STEPS && !cancelled.getAsBoolean(); i++) {
                double[] step = step();
                double length = Vectors.norm(step);
                if (!(length > 0) || !Double.isFinite(length)) {
                    return Optional.empty();
                }
                double[] next = theta.clone();
                Vectors.add(next, Math.min(1, LONGEST * Math.max(1, Vectors.norm(theta)) / length), step);
                theta = next;
                at = objective.gradient(theta);
                double norm = Vectors.norm(at.gradient());
                if (!Double.isFinite(norm) || !Double.isFinite(at.value())) {
                    return Optional.empty();
                }
                if (norm < wanted) {
                    return Optional.of(new Exit(theta, at, products));
                }
            }
            return Optional.empty();
        }

        private double[] step() {
            double[] gradient = at.gradient();
            try (PreparedOperator hessian = new Hessian(objective, theta).prepared()) {
                LanczosBasis space = new LanczosBasis(hessian, gradient);
                while (space.size() < KRYLOV && !space.complete()) {
                    space.extend();
                }
                products += space.size();
                if (!space.finite() || space.size() == 0) {
                    return new double[theta.length];
                }
                SymmetricEigen ritz = space.ritz();
                double norm = Vectors.norm(gradient);
                double vanishing = VANISHING * Math.max(scale, space.scale());
                int dominant = IntStream.range(0, ritz.values().length).boxed()
                        .max(Comparator.comparingDouble(i -> Math.abs(ritz.vectors().get(i)[0]))).orElse(0);
                double[] y = new double[space.size()];
                for (int i = 0; i < y.length; i++) {
                    double value = ritz.values()[i];
                    double[] vector = ritz.vectors().get(i);
                    // Beyond the region the direction that ∇f keeps to has curvature of its own; down it is followed while that is
                    // negative, since a Newton step would lead back.
                    boolean followed = Math.abs(value) <= vanishing || i == dominant && (sign < 0 || value <= 0);
                    double stiffness = Math.max(Math.abs(value), vanishing);
                    // With H = 0 the direction alone is meant; its length is cut to the longest step.
                    Vectors.add(y, -norm * vector[0] * (followed ? sign / (stiffness > 0 ? stiffness : 1) : 1 / value), vector);
                }
                return space.combine(y);
            }
        }
    }
}
