package org.saddlescope.optim;

import org.saddlescope.engine.Objective.ValueGradient;
import org.saddlescope.optim.StepLines.Slope;
import org.saddlescope.spectra.Vectors;

/** The steps of the optimizers that go along the gradient and choose how far: the choice, in numbers. */
final class AdaptiveSteps {
    private static final String OWN = "\\gamma_k";

    private AdaptiveSteps() {}

    static void normMax(AdaGradNormMax o, Update update, StepLines lines) {
        Slope g = lines.gradient(update, 0, 0);
        double gamma = lines.pace(update, true);
        double before = update.from().scalars()[0];
        double sumBefore = update.from().scalars()[1];
        double square = Vectors.dot(g.vector(), g.vector());
        double largest = update.to().scalars()[0];
        double sum = update.to().scalars()[1];
        lines.number("largest", "Largest squared norm", "c_k^2=\\max(c_{k-1}^2,\\|g\\|^2)", "\\max(#1,#2)", largest, before, square);
        lines.number("sum", "Sum of them", "b_k^2=b_{k-1}^2+c_k^2", "#1+#2", sum, sumBefore, largest);
        double own = gamma / Math.sqrt(sum);
        lines.number("own", "Step size chosen", "\\gamma_k=\\frac{\\gamma_t}{b_k}", "\\frac{#1}{#2}", own, gamma, Math.sqrt(sum));
        lines.descent(g, own, OWN);
    }

    /** f, g and ‖g‖², from which the rules below choose. */
    private static double observed(Update update, StepLines lines, ValueGradient at) {
        double square = Vectors.dot(at.gradient(), at.gradient());
        lines.number("loss", "Loss", "f(\\theta)", "", at.value());
        lines.number("square", "Squared norm", "\\|g\\|^2", "", square);
        return square;
    }

    static void ngn(Ngn o, Update update, StepLines lines) {
        Slope g = lines.gradient(update, 0, 0);
        ValueGradient at = update.objective().gradient(update.theta());
        double square = observed(update, lines, at);
        double gamma = lines.pace(update, false);
        double f = at.value();
        boolean limit = f <= 0 && square > 0;
        double own = square == 0 ? gamma : limit ? 0 : gamma / (1 + gamma * square / (2 * f));
        lines.number("own", limit ? "Step size chosen, as the loss is not above 0" : "Step size chosen", "\\gamma_k=\\frac{\\gamma_t}{1+\\gamma_t\\|g\\|^2/(2f)}",
                limit || square == 0 ? "" : "\\frac{#1}{1+#1\\cdot #2/(2\\cdot #3)}", own, gamma, square, f);
        lines.descent(g, byHand(update, lines, own), OWN);
    }

    static void spsMax(SpsMax o, Update update, StepLines lines) {
        Slope g = lines.gradient(update, 0, 0);
        ValueGradient at = update.objective().gradient(update.theta());
        double square = observed(update, lines, at);
        double gamma = lines.pace(update, false);
        double ratio = SpsMax.ratio(at, o.sampleMinimum());
        if (square > 0) {
            lines.number("polyak", "Polyak's step size", "p=\\frac{f-f^*}{c\\|g\\|^2}", "\\frac{#1-#2}{#3\\cdot #4}", ratio / o.c(), at.value(), o.sampleMinimum(), o.c(), square);
        }
        double own = Math.min(ratio / o.c(), gamma);
        lines.number("own", "Step size chosen", square > 0 ? "\\gamma_k=\\min(p,\\gamma_t)" : "\\gamma_k=\\gamma_t", square > 0 ? "\\min(#1,#2)" : "", own,
                ratio / o.c(), gamma);
        lines.descent(g, byHand(update, lines, own), OWN);
    }

    static void decSps(DecSps o, Update update, StepLines lines) {
        Slope g = lines.gradient(update, 0, 0);
        ValueGradient at = update.objective().gradient(update.theta());
        double square = observed(update, lines, at);
        double ratio = SpsMax.ratio(at, o.sampleMinimum());
        if (square > 0) {
            lines.number("polyak", "Polyak's step size", "p=\\frac{f-f^*}{\\|g\\|^2}", "\\frac{#1-#2}{#3}", ratio, at.value(), o.sampleMinimum(), square);
        }
        double before = update.from().updates() == 0 ? o.c() * update.gamma() : update.from().scalars()[0];
        double least = update.to().scalars()[0];
        lines.number("before", "Bound from the step before", "q=c_{k-1}\\gamma_{k-1}", "", before);
        double divisor = o.c() * Math.sqrt(update.from().updates() + 1.0);
        lines.number("divisor", "Divisor", "c_k=c_0\\sqrt{k+1}", "#1\\sqrt{#2+1}", divisor, o.c(), (double) update.from().updates());
        double own = least / divisor;
        lines.number("own", "Step size chosen", square > 0 ? "\\gamma_k=\\frac{\\min(p,q)}{c_k}" : "\\gamma_k=\\frac{q}{c_k}",
                square > 0 ? "\\frac{\\min(#1,#2)}{#3}" : "", own, ratio, before, divisor);
        lines.descent(g, byHand(update, lines, own), OWN);
    }

    /** The step size that is taken: the one chosen, times what someone has set by hand. */
    private static double byHand(Update update, StepLines lines, double own) {
        double taken = update.factor() * own;
        if (update.factor() != 1) {
            lines.number("taken", "Step size, changed by hand", "\\phi\\,\\gamma_k", "#1\\cdot #2", taken, update.factor(), own);
        }
        return taken;
    }
}
