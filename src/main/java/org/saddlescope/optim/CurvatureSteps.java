package org.saddlescope.optim;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import org.saddlescope.engine.Objective.ValueGradient;
import org.saddlescope.optim.StepArithmetic.Role;
import org.saddlescope.optim.StepLines.Slope;
import org.saddlescope.spectra.Vectors;

/** The steps of the optimizers that use curvature, or what earlier steps tell of it. */
final class CurvatureSteps {
    private CurvatureSteps() {}

    static void newton(DampedNewton o, Update update, StepLines lines) {
        solved(update, lines, o.krylov(), o.damping(), eigenvalue -> eigenvalue + o.damping(), "H");
    }

    static void saddleFree(SaddleFreeNewton o, Update update, StepLines lines) {
        solved(update, lines, o.krylov(), o.damping(), eigenvalue -> Math.abs(eigenvalue) + o.damping(), "|H|");
    }

    private static void solved(Update update, StepLines lines, int krylov, double damping, DoubleUnaryOperator mu, String matrix) {
        Slope g = lines.gradient(update, 0, 0);
        double gamma = lines.pace(update, true);
        Curvature curvature = Curvature.along(update.objective(), update.theta(), g.vector(), krylov);
        lines.number("lowest", "Lowest eigenvalue used", "\\lambda_{min}", "", Arrays.stream(curvature.values()).min().orElse(Double.NaN));
        lines.number("highest", "Highest eigenvalue used", "\\lambda_{max}", "", Arrays.stream(curvature.values()).max().orElse(Double.NaN));
        lines.number("directions", "Directions seen", "k", "", curvature.values().length);
        double[] direction = curvature.solve(mu);
        String inverse = "(" + matrix + "+\\delta I)^{-1}g";
        lines.vector("direction", "Direction", "d=" + inverse, "(" + matrix + "+#1\\,I)^{-1}g", direction, damping);
        lines.plain(g, gamma);
        lines.part("preconditioned", "Preconditioned gradient", "-\\gamma_t d", "-#1\\,d", Vectors.scaled(direction, -gamma), Role.PRECONDITIONED, gamma);
    }

    static void lbfgs(Lbfgs o, Update update, StepLines lines) {
        Slope g = lines.gradient(update, 0, 0);
        Lbfgs.Descent descent = Lbfgs.direction(g.vector(), update.from().slots());
        double[] direction = descent.direction();
        double slope = Vectors.dot(direction, g.vector());
        int pairs = descent.pairs().size() / 2;
        lines.number("pairs", "Pairs remembered", "m", "", pairs);
        lines.vector("direction", "Direction", pairs > 0 ? "d=-Hg" : "d=-g", "", direction);
        lines.number("slope", "Slope along it", "\\langle g,d\\rangle", "", slope);
        double norm = Vectors.norm(g.vector());
        if (norm > 0) {
            double first = o.first(descent, g.vector(), update.gamma() * update.factor());
            lines.number("first", "Step size tried first", pairs > 0 ? "t_0=\\gamma" : "t_0=\\min(\\gamma,\\gamma/\\|g\\|)", pairs > 0 ? "" : "\\min(#1,#1/#2)", first,
                    update.gamma() * update.factor(), norm);
        }
        double t = update.to().stepSize();
        lines.number("own", t == 0 ? "No step lowers the loss" : "Step size found", "t", "", t);
        if (t > 0) {
            ValueGradient before = update.objective().gradient(update.theta());
            ValueGradient after = update.objective().gradient(update.to().theta());
            lines.number("decrease", "Loss there", "f(\\theta+td)\\leq f+c_1t\\langle g,d\\rangle", "#1,\\ f(\\theta+td)", after.value(),
                    before.value() + Lbfgs.DECREASE * t * slope);
            lines.number("flatness", "Slope there", "|\\langle g^{+},d\\rangle|\\leq c_2|\\langle g,d\\rangle|", "#1,\\ |\\langle g^{+},d\\rangle|",
                    Math.abs(Vectors.dot(after.gradient(), direction)), -Lbfgs.CURVATURE * slope);
        }
        lines.reference("plain", "Gradient descent would do", "-\\gamma g", "-#1\\,g", Vectors.scaled(g.vector(), -update.gamma()), Role.GRADIENT, update.gamma());
        lines.part("preconditioned", "Along the direction", "t\\,d", "#1\\,d", Vectors.scaled(direction, t), Role.PRECONDITIONED, t);
    }
}
