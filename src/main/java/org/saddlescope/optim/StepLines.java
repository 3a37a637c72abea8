package org.saddlescope.optim;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.saddlescope.optim.StepArithmetic.Filled;
import org.saddlescope.optim.StepArithmetic.Quantity;
import org.saddlescope.optim.StepArithmetic.Role;
import org.saddlescope.optim.StepArithmetic.Term;
import org.saddlescope.optim.StepArithmetic.Vector;
import org.saddlescope.spectra.Vectors;

/** The lines of a step while they are written, and those that many optimizers share. */
final class StepLines {
    /** The id of Δθ. */
    static final String TOTAL = "step";

    private final List<Term> terms = new ArrayList<>();

    List<Term> terms() {
        return terms;
    }

    void add(Term term) {
        terms.add(term);
    }

    /** A number, with the formula filled in. */
    void number(String id, String name, String formula, String template, double value, Double... numbers) {
        terms.add(new Quantity(id, name, formula, filled(template, numbers), value));
    }

    /** A vector on the way. */
    void vector(String id, String name, String formula, String template, double[] value, Double... numbers) {
        terms.add(new Vector(id, name, formula, filled(template, numbers), value, Role.NONE, false));
    }

    /** A vector that is drawn and is no part of the step. */
    void reference(String id, String name, String formula, String template, double[] value, Role role, Double... numbers) {
        terms.add(new Vector(id, name, formula, filled(template, numbers), value, role, false));
    }

    /** A vector that is part of the step. */
    void part(String id, String name, String formula, String template, double[] value, Role role, Double... numbers) {
        terms.add(new Vector(id, name, formula, filled(template, numbers), value, role, true));
    }

    private static Filled filled(String template, Double... numbers) {
        return template.isEmpty() ? Filled.NOTHING : new Filled(template, Arrays.asList(numbers));
    }

    /** Δθ, at the end. */
    void total(double[] change) {
        terms.add(new Vector(TOTAL, "The step", "\\Delta\\theta=\\theta^{+}-\\theta", Filled.NOTHING, change, Role.TOTAL, false));
    }

    /** A gradient and the letter that stands for it. */
    record Slope(double[] vector, String letter) {}

    /** ∇f at θ, with the penalty and the clipping of {@link Gradients#of}. */
    Slope gradient(Update update, double penalty, double clip) {
        return gradient(update, update.theta(), "\\theta", "g", penalty, clip);
    }

    /**
     * ∇f at a point, with the penalty and the clipping of {@link Gradients#of}.
     *
     * @param at     the point in LaTeX
     * @param letter the letter that stands for the gradient
     */
    Slope gradient(Update update, double[] theta, String at, String letter, double penalty, double clip) {
        double[] g = update.objective().gradient(theta).gradient();
        vector("gradient", "Gradient", letter + "=\\nabla f(" + at + ")", "", g);
        String now = letter;
        if (penalty > 0) {
            g = Gradients.along(g, penalty, theta);
            String next = "\\tilde{" + letter + "}";
            vector("penalised", "With weight decay", next + "=" + now + "+\\lambda" + (at.length() > 6 ? "(" + at + ")" : at), now + "+#1\\,"
                    + (at.length() > 6 ? "(" + at + ")" : at), g, penalty);
            now = next;
        }
        double norm = Vectors.norm(g);
        if (clip > 0 && norm > clip) {
            g = Vectors.scaled(g, clip / norm);
            String next = "\\hat{" + letter + "}";
            vector("clipped", "Clipped", next + "=" + now + "\\,\\frac{c}{\\|" + now + "\\|}", now + "\\,\\frac{#1}{#2}", g, clip, norm);
            now = next;
        }
        return new Slope(g, now);
    }

    /**
     * The step size γ_t with schedule and, for rules whose step is proportional to it, what is multiplied by hand.
     *
     * @return γ_t
     */
    double pace(Update update, boolean byHand) {
        schedule(update);
        boolean scheduled = !(update.optimizer().schedule() instanceof Schedule.Constant);
        boolean steered = byHand && update.factor() != 1;
        double value = byHand ? update.gamma() * update.factor() : update.gamma();
        String formula = "\\gamma_t=\\gamma" + (scheduled ? "\\,s(t)" : "") + (steered ? "\\,\\phi" : "");
        String template = scheduled || steered ? "#1" + (scheduled ? "\\cdot #2" : "") + (steered ? "\\cdot #" + (scheduled ? 3 : 2) : "") : "";
        List<Double> numbers = new ArrayList<>(List.of(update.optimizer().stepSize()));
        if (scheduled) {
            numbers.add(update.optimizer().schedule().factor(update.step(), update.total()));
        }
        if (steered) {
            numbers.add(update.factor());
        }
        number("stepSize", steered ? "Step size, changed by hand" : "Step size", formula, template, value, numbers.toArray(Double[]::new));
        return value;
    }

    private void schedule(Update update) {
        double t = update.step();
        double total = update.total();
        double s = update.optimizer().schedule().factor(update.step(), update.total());
        switch (update.optimizer().schedule()) {
            case Schedule.Constant _ -> { }
            case Schedule.Cosine(double last) -> scheduled("s(t)=a+(1-a)\\,\\frac{1+\\cos(\\pi t/T)}{2}", "#1+(1-#1)\\,\\frac{1+\\cos(\\pi\\cdot #2/#3)}{2}", s, last, t, total);
            case StepDecay(int every, double drop) -> scheduled("s(t)=a^{k},\\ k=\\left[t/n\\right]", "#1^{#2}", s, drop, (double) (update.step() / every));
            case OneCycle _ -> scheduled("s(t),\\ t/T", "s(#1/#2)", s, t, total);
            case WarmUp(int steps, WarmUp.Then _) when update.step() < steps -> scheduled("s(t)=\\frac{t+1}{w}", "\\frac{#1+1}{#2}", s, t, (double) steps);
            case WarmUp(int steps, WarmUp.Then _) -> scheduled("s(t-w)", "s(#1)", s, t - steps);
            case InverseSquareRoot _ -> scheduled("s(t)=\\frac{1}{\\sqrt{t+1}}", "\\frac{1}{\\sqrt{#1+1}}", s, t);
        }
    }

    private void scheduled(String formula, String template, double s, Double... numbers) {
        number("schedule", "Schedule", formula, template, s, numbers);
    }

    /** −γ_t g, as what gradient descent would do, where the step is another one. */
    void plain(Slope g, double gamma) {
        reference("plain", "Gradient descent would do", "-\\gamma_t " + g.letter(), "-#1\\," + g.letter(), Vectors.scaled(g.vector(), -gamma), Role.GRADIENT, gamma);
    }

    /** −γ_t g, as part of the step. */
    void descent(Slope g, double gamma, String symbol) {
        part("descent", "Along the gradient", "-" + symbol + " " + g.letter(), "-#1\\," + g.letter(), Vectors.scaled(g.vector(), -gamma), Role.GRADIENT, gamma);
    }
}
