package org.saddlescope.optim;

import org.saddlescope.optim.StepArithmetic.Role;
import org.saddlescope.optim.StepLines.Slope;
import org.saddlescope.spectra.Vectors;

/** The steps of the optimizers that go along gradients and velocities. */
final class FirstOrderSteps {
    private static final String GAMMA = "\\gamma_t";

    private FirstOrderSteps() {}

    static void sgd(Optimizer.Sgd o, Update update, StepLines lines) {
        Slope g = lines.gradient(update, o.weightDecay(), o.clip());
        lines.descent(g, lines.pace(update, true), GAMMA);
    }

    static void momentum(Optimizer.Momentum o, Update update, StepLines lines) {
        Slope g = lines.gradient(update, o.weightDecay(), o.clip());
        velocity(update, lines, g, o.beta());
    }

    static void nesterov(Optimizer.Nesterov o, Update update, StepLines lines) {
        double[] ahead = Gradients.along(update.theta(), o.beta(), update.from().slots().getFirst());
        Slope g = lines.gradient(update, ahead, "\\theta+\\beta v", "g", o.weightDecay(), o.clip());
        velocity(update, lines, g, o.beta());
    }

    private static void velocity(Update update, StepLines lines, Slope g, double beta) {
        double gamma = lines.pace(update, true);
        double[] before = update.from().slots().getFirst();
        lines.vector("velocity", "Velocity before", "v", "", before);
        lines.part("carried", "Carried on", "\\beta v", "#1\\,v", Vectors.scaled(before, beta), Role.MOMENTUM, beta);
        lines.descent(g, gamma, GAMMA);
        lines.vector("velocityafter", "Velocity after", "v^{+}=\\beta v-\\gamma_t " + g.letter(), "#1\\,v-#2\\," + g.letter(),
                update.to().slots().getFirst(), beta, gamma);
    }

    static void normalised(NormalisedSgd o, Update update, StepLines lines) {
        Slope g = lines.gradient(update, o.weightDecay(), 0);
        double gamma = lines.pace(update, true);
        double[] before = update.from().slots().getFirst();
        double[] mean = update.to().slots().getFirst();
        boolean first = update.from().updates() == 0;
        double beta = o.beta();
        if (first) {
            lines.vector("mean", "Mean of gradients", "m^{+}=" + g.letter(), "", mean);
        } else {
            lines.vector("meanbefore", "Mean before", "m", "", before);
            lines.vector("mean", "Mean of gradients", "m^{+}=\\beta m+(1-\\beta)\\," + g.letter(), "#1\\,m+#2\\," + g.letter(), mean, beta, 1 - beta);
        }
        double norm = Vectors.norm(mean);
        double per = norm == 0 ? 0 : gamma / norm;
        lines.number("own", "Step size over the norm", "\\gamma_k=\\frac{\\gamma_t}{\\|m^{+}\\|}", norm == 0 ? "" : "\\frac{#1}{#2}", per, gamma, norm);
        if (!first) {
            lines.part("carried", "Carried on", "-\\gamma_k\\beta m", "-#1\\cdot #2\\,m", Vectors.scaled(before, -per * beta), Role.MOMENTUM, per, beta);
        }
        double share = first ? 1 : 1 - beta;
        lines.part("descent", "Along the gradient", first ? "-\\gamma_k " + g.letter() : "-\\gamma_k(1-\\beta)\\," + g.letter(),
                first ? "-#1\\," + g.letter() : "-#1\\cdot #2\\," + g.letter(), Vectors.scaled(g.vector(), -per * share), Role.GRADIENT, per, share);
    }

    static void perturbed(PerturbedGd o, Update update, StepLines lines) {
        double[] theta = update.theta();
        double[] g = update.objective().gradient(theta).gradient();
        double last = update.from().scalars()[0];
        double since = update.from().updates() - last;
        if (o.due(g, update.from())) {
            double[] push = o.push(theta.length, update.from().updates());
            lines.number("small", "Gradient small enough for a push", "\\|\\nabla f(\\theta)\\|\\leq g_{thres}", "#1\\leq #2,\\ \\|\\nabla f(\\theta)\\|", Vectors.norm(g),
                    Vectors.norm(g), o.threshold());
            lines.part("push", "Random push", "\\xi,\\ \\|\\xi\\|\\leq r", "\\xi,\\ r=#1,\\ \\|\\xi\\|", push, Role.PUSH, o.radius());
            Slope there = lines.gradient(update, Gradients.along(theta, 1, push), "\\theta+\\xi", "g", 0, 0);
            lines.descent(there, lines.pace(update, true), GAMMA);
            return;
        }
        Slope here = lines.gradient(update, 0, 0);
        if (Double.isFinite(since)) {
            lines.number("since", "Updates since the last push", "k-k_{push}", "", since);
        }
        lines.descent(here, lines.pace(update, true), GAMMA);
    }

    static void sam(Sam o, Update update, StepLines lines) {
        double[] here = Gradients.of(update.objective(), update.theta(), o.weightDecay(), 0).gradient();
        double[] ascent = Vectors.scaled(Vectors.unit(here), o.radius());
        lines.vector("here", "Gradient at θ", "h=\\nabla f(\\theta)" + (o.weightDecay() > 0 ? "+\\lambda\\theta" : ""), "", here);
        lines.reference("ascent", "To the worst point nearby", "e=\\rho\\,\\frac{h}{\\|h\\|}", "#1\\,\\frac{h}{#2}", ascent, Role.PUSH, o.radius(), Vectors.norm(here));
        double[] worst = Gradients.along(update.theta(), o.radius(), Vectors.unit(here));
        Slope g = lines.gradient(update, worst, "\\theta+e", "g", o.weightDecay(), o.clip());
        lines.descent(g, lines.pace(update, true), GAMMA);
    }
}
