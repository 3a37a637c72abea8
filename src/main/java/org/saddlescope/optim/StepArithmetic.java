package org.saddlescope.optim;

import java.util.ArrayList;
import java.util.List;
import org.saddlescope.engine.Objective;

/**
 * One update θ → θ⁺ of an optimizer, taken apart: what goes into it in the order in which it is computed. The terms that
 * are parts of the step add up to Δθ = θ⁺ − θ: each element to within {@link #rounding}, because an optimizer may add in
 * another order than its formula.
 *
 * @param terms as they are computed; the last one is Δθ
 * @param from  the state before the update
 * @param to    the state after it, bit for bit that of {@link Optimizer#step(Optimizer.State, Objective, double, double)}
 */
public record StepArithmetic(List<Term> terms, Optimizer.State from, Optimizer.State to) {
    /** Rounding errors of a part, in units of its last place: a moment, two corrections, a root, a quotient and a product. */
    private static final double PART_ERRORS = 32;
    /** Rounding errors of θ⁺ and of the difference. */
    private static final double SUM_ERRORS = 4;

    /** What a vector is to the step. */
    public enum Role {
        /** Something on the way. */
        NONE,
        /** The negative gradient times the step size: what gradient descent would do, or what the gradient adds. */
        GRADIENT,
        /** What is carried on from earlier steps. */
        MOMENTUM,
        /** The gradient after something was divided out: second moments, curvature. */
        PRECONDITIONED,
        /** What draws θ to 0. */
        DECAY,
        /** A push in a direction that the loss has not chosen, or one that only serves to look. */
        PUSH,
        /** Δθ. */
        TOTAL
    }

    /** A line of the calculation. */
    public sealed interface Term permits Quantity, Vector {
        /** Unique among the terms of a step: lower-case letters. */
        String id();

        /** What it is called. */
        String name();

        /** In LaTeX, without dollar signs. */
        String formula();

        /** The formula with numbers in it. */
        Filled filled();
    }

    /**
     * A formula with numbers in it.
     *
     * @param template LaTeX in which {@code #1}, {@code #2}, … stand for the numbers; empty where the formula says it all
     * @param numbers  at most nine
     */
    public record Filled(String template, List<Double> numbers) {
        static final Filled NOTHING = new Filled("", List.of());

        public Filled {
            numbers = List.copyOf(numbers);
        }
    }

    /** A number. */
    public record Quantity(String id, String name, String formula, Filled filled, double value) implements Term {}

    /**
     * A vector of parameter space.
     *
     * @param value p elements, never changed
     * @param role  what it is to the step
     * @param part  whether it is one of those that add up to the step
     */
    public record Vector(String id, String name, String formula, Filled filled, double[] value, Role role, boolean part) implements Term {}

    public StepArithmetic {
        terms = List.copyOf(terms);
    }

    /**
     * The update from a step, in numbers. It costs about as much as the update again.
     *
     * @param objective the full or mini-batch objective of this update
     * @param step      how many updates the schedule has seen, of {@code total}
     * @param factor    what someone multiplies the step with by hand; 1: nothing
     */
    public static StepArithmetic of(Optimizer optimizer, Optimizer.State from, Objective objective, int step, int total, double factor) {
        Update update = new Update(optimizer, from, objective, step, total, factor);
        StepLines lines = new StepLines();
        switch (optimizer) {
            case Optimizer.Sgd sgd -> FirstOrderSteps.sgd(sgd, update, lines);
            case Optimizer.Momentum momentum -> FirstOrderSteps.momentum(momentum, update, lines);
            case Optimizer.Nesterov nesterov -> FirstOrderSteps.nesterov(nesterov, update, lines);
            case NormalisedSgd normalised -> FirstOrderSteps.normalised(normalised, update, lines);
            case PerturbedGd perturbed -> FirstOrderSteps.perturbed(perturbed, update, lines);
            case Sam sam -> FirstOrderSteps.sam(sam, update, lines);
            case AdaGrad adaGrad -> MomentSteps.adaGrad(adaGrad, update, lines);
            case RmsProp rmsProp -> MomentSteps.rmsProp(rmsProp, update, lines);
            case Optimizer.Adam adam -> MomentSteps.adam(adam, update, lines);
            case AdamW adamW -> MomentSteps.adamW(adamW, update, lines);
            case NAdamW nAdamW -> MomentSteps.nAdamW(nAdamW, update, lines);
            case AdaGradNormMax normMax -> AdaptiveSteps.normMax(normMax, update, lines);
            case Ngn ngn -> AdaptiveSteps.ngn(ngn, update, lines);
            case SpsMax sps -> AdaptiveSteps.spsMax(sps, update, lines);
            case DecSps sps -> AdaptiveSteps.decSps(sps, update, lines);
            case Lbfgs lbfgs -> CurvatureSteps.lbfgs(lbfgs, update, lines);
            case DampedNewton newton -> CurvatureSteps.newton(newton, update, lines);
            case SaddleFreeNewton newton -> CurvatureSteps.saddleFree(newton, update, lines);
        }
        lines.total(update.change());
        return new StepArithmetic(lines.terms(), from, update.to());
    }

    /** The same after θ was moved by hand: the kick is the first part of the step from where θ was before. */
    public StepArithmetic after(Optimizer.State before, double[] kick, double radius) {
        StepLines lines = new StepLines();
        lines.part("kick", "Kick by hand", "r\\,u,\\ \\|u\\|=1", "#1\\,u", kick, Role.PUSH, radius);
        terms.stream().filter(term -> !term.id().equals(StepLines.TOTAL)).forEach(lines::add);
        lines.total(Update.difference(to.theta(), before.theta()));
        return new StepArithmetic(lines.terms(), before, to);
    }

    /** The terms that are vectors. */
    public List<Vector> vectors() {
        return terms.stream().filter(Vector.class::isInstance).map(Vector.class::cast).toList();
    }

    /** The vectors that add up to the step. */
    public List<Vector> parts() {
        return vectors().stream().filter(Vector::part).toList();
    }

    /** Δθ = θ⁺ − θ. */
    public double[] change() {
        return vectors().getLast().value();
    }

    /** The largest element of |Σ parts − Δθ|. */
    public double unexplained() {
        double[] change = change();
        double largest = 0;
        for (int i = 0; i < change.length; i++) {
            largest = Math.max(largest, Math.abs(sum(i) - change[i]));
        }
        return largest;
    }

    /** What rounding may make of an element of Σ parts − Δθ: 4 ulp of θ and 32 ulp of each part. */
    public double rounding(int element) {
        double bound = SUM_ERRORS * Math.ulp(Math.max(Math.abs(from.theta()[element]), Math.abs(to.theta()[element])));
        for (Vector part : parts()) {
            bound += PART_ERRORS * Math.ulp(part.value()[element]);
        }
        return bound;
    }

    /** Whether the parts add up to the step but for rounding; of a step that is not finite nothing can be said. */
    public boolean adds() {
        double[] change = change();
        for (int i = 0; i < change.length; i++) {
            if (!(Math.abs(sum(i) - change[i]) <= rounding(i))) {
                return false;
            }
        }
        return true;
    }

    private double sum(int element) {
        double sum = 0;
        for (Vector part : parts()) {
            sum += part.value()[element];
        }
        return sum;
    }

    /** The number with this id, for tests and summaries. */
    public double number(String id) {
        return terms.stream().filter(term -> term.id().equals(id)).map(term -> ((Quantity) term).value()).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no " + id + " among " + new ArrayList<>(terms.stream().map(Term::id).toList())));
    }

    /** The vector with this id, for tests and summaries. */
    public double[] vector(String id) {
        return terms.stream().filter(term -> term.id().equals(id)).map(term -> ((Vector) term).value()).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no " + id + " among " + new ArrayList<>(terms.stream().map(Term::id).toList())));
    }
}
