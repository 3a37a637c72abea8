package org.saddlescope.optim;

import java.util.function.IntToDoubleFunction;
import org.saddlescope.optim.StepArithmetic.Role;
import org.saddlescope.optim.StepLines.Slope;
import org.saddlescope.spectra.Vectors;

/** The steps of the optimizers that divide by roots of squared gradients, a coordinate at a time. */
final class MomentSteps {
    private MomentSteps() {}

    private static double[] each(int n, IntToDoubleFunction value) {
        double[] result = new double[n];
        for (int i = 0; i < n; i++) {
            result[i] = value.applyAsDouble(i);
        }
        return result;
    }

    static void adaGrad(AdaGrad o, Update update, StepLines lines) {
        Slope g = lines.gradient(update, o.weightDecay(), o.clip());
        double gamma = lines.pace(update, true);
        lines.vector("squaresbefore", "Sum of squares before", "G", "", update.from().slots().getFirst());
        lines.vector("squares", "Sum of squares", "G^{+}=G+" + g.letter() + "^2", "", update.to().slots().getFirst());
        divided(update, lines, g, gamma, o.epsilon(), "G^{+}");
    }

    static void rmsProp(RmsProp o, Update update, StepLines lines) {
        Slope g = lines.gradient(update, o.weightDecay(), o.clip());
        double gamma = lines.pace(update, true);
        lines.vector("squaresbefore", "Mean of squares before", "v", "", update.from().slots().getFirst());
        lines.vector("squares", "Mean of squares", "v^{+}=\\rho v+(1-\\rho)\\," + g.letter() + "^2", "#1\\,v+#2\\," + g.letter() + "^2",
                update.to().slots().getFirst(), o.rho(), 1 - o.rho());
        divided(update, lines, g, gamma, o.epsilon(), "v^{+}");
    }

    private static void divided(Update update, StepLines lines, Slope g, double gamma, double epsilon, String squares) {
        double[] sum = update.to().slots().getFirst();
        lines.plain(g, gamma);
        lines.part("preconditioned", "Preconditioned gradient", "-\\gamma_t\\frac{" + g.letter() + "}{\\sqrt{" + squares + "}+\\epsilon}",
                "-#1\\,\\frac{" + g.letter() + "}{\\sqrt{" + squares + "}+#2}", each(sum.length, i -> -gamma * g.vector()[i] / (Math.sqrt(sum[i]) + epsilon)),
                Role.PRECONDITIONED, gamma, epsilon);
    }

    static void adam(Optimizer.Adam o, Update update, StepLines lines) {
        Slope g = lines.gradient(update, o.weightDecay(), o.clip());
        double gamma = lines.pace(update, true);
        Moments moments = new Moments(update, lines, g, o.beta1(), o.beta2(), o.epsilon());
        lines.plain(g, gamma);
        moments.parts(gamma);
    }

    static void adamW(AdamW o, Update update, StepLines lines) {
        Slope g = lines.gradient(update, 0, o.clip());
        double gamma = lines.pace(update, true);
        Moments moments = new Moments(update, lines, g, o.beta1(), o.beta2(), o.epsilon());
        lines.plain(g, gamma);
        moments.parts(gamma);
        decay(update, lines, gamma, o.weightDecay());
    }

    static void nAdamW(NAdamW o, Update update, StepLines lines) {
        Slope g = lines.gradient(update, 0, o.clip());
        double gamma = lines.pace(update, true);
        Moments moments = new Moments(update, lines, g, o.beta1(), o.beta2(), o.epsilon());
        lines.plain(g, gamma);
        moments.partsAhead(gamma);
        decay(update, lines, gamma, o.weightDecay());
    }

    private static void decay(Update update, StepLines lines, double gamma, double weight) {
        if (weight > 0) {
            lines.part("decay", "Weight decay", "-\\gamma_t\\lambda\\theta", "-#1\\cdot #2\\,\\theta", Vectors.scaled(update.theta(), -gamma * weight), Role.DECAY, gamma, weight);
        }
    }

    /** The two moments of Adam and its relatives, and how much of the step each part of the first one makes. */
    private static final class Moments {
        private final StepLines lines;
        private final Slope g;
        private final double beta;
        private final double epsilon;
        private final int t;
        private final double[] before;
        private final double[] squares;
        private final double correction1;
        private final double correction2;

        private Moments(Update update, StepLines lines, Slope g, double beta1, double beta2, double epsilon) {
            this.lines = lines;
            this.g = g;
            this.beta = beta1;
            this.epsilon = epsilon;
            t = update.from().updates() + 1;
            before = update.from().slots().get(0);
            squares = update.to().slots().get(1);
            correction1 = 1 - StrictMath.pow(beta1, t);
            correction2 = 1 - StrictMath.pow(beta2, t);
            double[] mean = update.to().slots().get(0);
            lines.vector("momentbefore", "First moment before", "m", "", before);
            lines.vector("moment", "First moment", "m^{+}=\\beta_1 m+(1-\\beta_1)\\," + g.letter(), "#1\\,m+#2\\," + g.letter(), mean, beta1, 1 - beta1);
            lines.vector("squaresbefore", "Second moment before", "v", "", update.from().slots().get(1));
            lines.vector("squares", "Second moment", "v^{+}=\\beta_2 v+(1-\\beta_2)\\," + g.letter() + "^2", "#1\\,v+#2\\," + g.letter() + "^2",
                    squares, beta2, 1 - beta2);
            lines.number("correction", "Bias correction 1", "b_1=1-\\beta_1^k", "1-#1^{#2}", correction1, beta1, (double) t);
            lines.number("correctionsquares", "Bias correction 2", "b_2=1-\\beta_2^k", "1-#1^{#2}", correction2, beta2, (double) t);
            lines.vector("denominator", "Divided by", "d=\\sqrt{v^{+}/b_2}+\\epsilon", "\\sqrt{v^{+}/#1}+#2", each(squares.length, this::denominator), correction2, epsilon);
        }

        private double denominator(int i) {
            return Math.sqrt(squares[i] / correction2) + epsilon;
        }

        /** −γm̂/(√v̂ + ε) in what was carried on and what the gradient adds. */
        private void parts(double gamma) {
            two(gamma, "\\frac{\\gamma_t\\beta_1}{b_1}", beta / correction1, "\\frac{\\gamma_t(1-\\beta_1)}{b_1}", (1 - beta) / correction1);
        }

        /** The same with the moment of the next step. */
        private void partsAhead(double gamma) {
            double ahead = 1 - StrictMath.pow(beta, t + 1);
            lines.number("correctionahead", "Bias correction ahead", "b_1'=1-\\beta_1^{k+1}", "1-#1^{#2}", ahead, beta, t + 1.0);
            two(gamma, "\\frac{\\gamma_t\\beta_1^2}{b_1'}", beta * beta / ahead, "\\gamma_t(1-\\beta_1)\\left(\\frac{\\beta_1}{b_1'}+\\frac{1}{b_1}\\right)",
                    (1 - beta) * (beta / ahead + 1 / correction1));
        }

        private void two(double gamma, String carried, double ofMoment, String added, double ofGradient) {
            lines.part("carried", "Carried on, preconditioned", "-" + carried + "\\,\\frac{m}{d}", "-#1\\,\\frac{m}{d}",
                    each(before.length, i -> -gamma * ofMoment * before[i] / denominator(i)), Role.MOMENTUM, gamma * ofMoment);
            lines.part("preconditioned", "Preconditioned gradient", "-" + added + "\\,\\frac{" + g.letter() + "}{d}", "-#1\\,\\frac{" + g.letter() + "}{d}",
                    each(before.length, i -> -gamma * ofGradient * g.vector()[i] / denominator(i)), Role.PRECONDITIONED, gamma * ofGradient);
        }
    }
}
