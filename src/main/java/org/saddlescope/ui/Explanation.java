package org.saddlescope.ui;

import java.util.ArrayList;
import java.util.List;
import org.saddlescope.conditions.Condition;

/**
 * One thing that a plot can show, explained.
 *
 * @param id        tells it from the others
 * @param name      what plots call it
 * @param latex     its formula, without dollar signs
 * @param words     its formula as text, for who cannot see it
 * @param statement what it says and whose it is
 * @param look      what to look for; empty: nothing in particular
 */
record Explanation(String id, String name, String latex, String words, String statement, String look) {
    /** Explanations under a heading. */
    record Group(String heading, List<Explanation> members) {}

    private static final String ISLAMOV = "Islamov et al. 2024 (arXiv 2410.12455)";
    private static final String LIU = "Liu, Zhu, Belkin 2022 (arXiv 2003.00307)";
    private static final String DERIVED = "Derived for this program, not quoted: ";

    /** Everything, as the sheet shows it. */
    static List<Group> all() {
        List<Condition> families = new ArrayList<>(Condition.all());
        families.removeAll(Condition.usual());
        return List.of(new Group("Conditions that a run records unless it says more", of(Condition.usual())),
                new Group("Families, chosen in the form under Probes", of(families)),
                new Group("The alpha-beta condition", alphaBeta()),
                new Group("The tangent kernel", kernel()),
                new Group("Curvature and smoothness", curvature()));
    }

    private static List<Explanation> of(List<Condition> conditions) {
        return conditions.stream().map(condition -> {
            // A label is the name, two spaces, and the formula.
            String[] label = condition.label().split("  ", 2);
            return new Explanation(condition.id(), label[0], condition.formula(), label.length > 1 ? label[1] : label[0], condition.statement(),
                    "Near a strict saddle it " + condition.nearSaddle() + ".");
        }).toList();
    }

    private static List<Explanation> alphaBeta() {
        return List.of(
                new Explanation("alpha_beta", "Alpha-beta condition",
                        "\\langle\\nabla f_i(x),\\,x-x_p\\rangle\\ge\\alpha\\,(f_i(x)-f_i(x_p))-\\beta\\,(f_i(x)-f_i^*)",
                        "⟨∇fᵢ(x), x − xₚ⟩ ≥ α(fᵢ(x) − fᵢ(xₚ)) − β(fᵢ(x) − fᵢ*)",
                        "For every sample or mini-batch i, with α > β > 0; fᵢ* is the minimum of fᵢ. " + ISLAMOV + ", Definition 1. "
                                + "With (α, β) the pairs (α + t, β + t), t ≥ 0, are feasible too.",
                        "It allows saddles and local minima as long as fᵢ(xₚ) > fᵢ*: without interpolation."),
                new Explanation("alpha_beta_t", "T(α, β)",
                        "T(\\alpha,\\beta)=\\langle\\nabla f_i(x),\\,x-x_p\\rangle-\\alpha\\,(f_i(x)-f_i(x_p))+\\beta\\,(f_i(x)-f_i^*)=a-\\delta e+\\alpha c",
                        "T(α, β) = ⟨∇fᵢ(x), x − xₚ⟩ − α(fᵢ(x) − fᵢ(xₚ)) + β(fᵢ(x) − fᵢ*) = a − δe + αc",
                        "A record is a step and its mini-batch: a = ⟨∇fᵢ(x), x − xₚ⟩, e = fᵢ(x) − fᵢ*, c = fᵢ(xₚ) − fᵢ*, δ = α − β. A pair is feasible "
                                + "where T ≥ 0 at every record. The sign before β is that of the definition; the paper's captions print the other one.",
                        "The region is drawn exactly from the records and not from a grid."),
                new Explanation("alpha_min", "α_min(δ) and δ_max",
                        "\\alpha_{\\min}(\\delta)=\\max\\left(\\delta,\\ \\max_{c>0}\\frac{\\delta e-a}{c}\\right),\\quad \\delta_{\\max}=\\min_{c=0}\\frac{a}{e}",
                        "α_min(δ) = max(δ, max over c > 0 of (δe − a)/c), δ_max = min over c = 0 of a/e",
                        DERIVED + "the smallest feasible α with α − β = δ. The record that attains it binds. The paper's margin is δ = 0.1.",
                        "Convex, piecewise linear and rising in δ; ∞ where a record with c = 0 forbids this δ."),
                new Explanation("beta_sigma", "βσ²",
                        "\\beta\\sigma^2,\\quad \\sigma^2=E_i\\,[\\,f^*-f_i^*\\,]", "βσ², σ² = Eᵢ[f* − fᵢ*]",
                        "What does not vanish in the convergence bounds of " + ISLAMOV + "; σ² is 0 where all fᵢ share a minimiser (interpolation).",
                        "The bounds are upper bounds and no predictions: where they exceed every loss they are said to be vacuous."),
                new Explanation("stationary", "Stationary points",
                        "\\nabla f(x_c)=0\\ \\Rightarrow\\ (\\alpha-\\beta)\\,(f(x_c)-f^*)\\le\\beta\\sigma^2",
                        "where ∇f(x_c) = 0: (α − β)(f(x_c) − f*) ≤ βσ²",
                        DERIVED + "the mean of the condition over i at a saddle or local minimum x_c. Where it fails, no such pair (α, β) holds there.",
                        ""));
    }

    private static List<Explanation> kernel() {
        return List.of(
                new Explanation("tangent_kernel", "Tangent kernel K", "K(w)=DF(w)\\,DF(w)^T", "K(w) = DF(w) DF(w)ᵀ",
                        "One row and column for each output of each sample; " + LIU + ". κ(K) = λ_max(K)/λ_min(K).",
                        "At every critical point of the square loss with L > 0, λ_min(K) = 0."),
                new Explanation("pl_star_kernel", "PL* and K",
                        "\\lambda_{\\min}(K)\\le\\frac{\\|\\nabla L(w)\\|^2}{2L(w)}\\le\\lambda_{\\max}(K),\\quad L=\\frac{1}{2}\\|F(w)-y\\|^2",
                        "λ_min(K) ≤ ‖∇L‖²/(2L) ≤ λ_max(K), L = ½‖F(w) − y‖²",
                        "λ_min(K) ≥ μ on a set gives PL* there: " + LIU + ". The constant is that of ½‖∇L‖² ≥ μL, derived for this program, to which rate and radius below belong.",
                        ""),
                new Explanation("rate", "The linear rate", "L(w_t)\\le(1-\\eta\\mu)^t\\,L(w_0),\\quad \\eta\\le\\frac{1}{L_F^2+\\beta_F\\|F(w_0)-y\\|}",
                        "L(w_t) ≤ (1 − ημ)ᵗ L(w₀), η ≤ 1/(L_F² + β_F‖F(w₀) − y‖)",
                        "Gradient descent with step size η where F is L_F-Lipschitz, β_F-smooth and μ-PL* on the ball B(w₀, R); " + LIU + ".", ""),
                new Explanation("radius", "The radius R", "R=\\frac{2L_F\\,\\|F(w_0)-y\\|}{\\mu}", "R = 2 L_F ‖F(w₀) − y‖/μ",
                        "With μ-PL* on B(w₀, R) a solution lies in that ball and gradient descent stays in it; " + LIU + ".",
                        "‖w − w₀‖ against R: how much of the ball was needed."),
                new Explanation("drift", "Drift of the kernel", "\\frac{\\|K(w_t)-K(w_0)\\|_2}{\\|K(w_0)\\|_2}", "‖K(w_t) − K(w₀)‖₂/‖K(w₀)‖₂",
                        "0 where the network is linear in w.", "Smaller the wider the network, in the scaling of the tangent kernel."),
                new Explanation("model_hessian", "Model Hessian", "\\|H_F(w)\\|=\\max_i\\|\\nabla^2F_i(w)\\|_2", "‖H_F(w)‖ = maxᵢ ‖∇²Fᵢ(w)‖₂",
                        "How far the network itself is from linear. With a linear output layer it falls like 1/√m up to logarithms of the width m; " + LIU + ".", ""));
    }

    private static List<Explanation> curvature() {
        return List.of(
                new Explanation("sharpness", "Sharpness against 2/η", "\\lambda_{\\max}(\\nabla^2f(x))>\\frac{2}{\\eta}",
                        "λ_max(∇²f(x)) > 2/η",
                        "Gradient descent with step size η on a quadratic grows along every eigenvector with an eigenvalue above 2/η. Known of quadratics; elsewhere it is a comparison.",
                        "A sharpness that stays near the line 2/η."),
                new Explanation("strict_saddle", "Strict saddle", "\\|\\nabla f(x)\\|\\le\\varepsilon,\\quad \\lambda_{\\min}(\\nabla^2f(x))<0", "‖∇f(x)‖ ≤ ε, λ_min(∇²f(x)) < 0",
                        "The index is the number of negative eigenvalues. Every eigenvalue carries its residual.", ""),
                new Explanation("local_smoothness", "Local smoothness",
                        "L_t=\\frac{\\|\\nabla f(x_{t+1})-\\nabla f(x_t)\\|}{\\|x_{t+1}-x_t\\|}", "L_t = ‖∇f(x_{t+1}) − ∇f(x_t)‖/‖x_{t+1} − x_t‖",
                        "A lower bound of any Lipschitz constant of the gradient between the two steps.", ""),
                new Explanation("l0_l1", "(L₀, L₁)-smoothness", "L_t\\le L_0+L_1\\,\\|\\nabla f(x)\\|", "L_t ≤ L₀ + L₁‖∇f(x)‖",
                        "Fitted to the local smoothness along the path, or to the largest |λ(∇²f)|, with the upper envelope.",
                        "Where ‖∇f‖ → 0 the term with L₁ says nothing."));
    }
}
