package org.saddlescope.ui.help;

import java.util.ArrayList;
import java.util.List;
import org.saddlescope.conditions.Condition;
import org.saddlescope.ui.base.Text;

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

    private static final String ISLAMOV = Text.of("explanation.islamovEtAl2024Arxiv");
    private static final String LIU = Text.of("explanation.liuZhuBelkin2022Arxiv");
    private static final String DERIVED = Text.of("explanation.derivedForThisProgramNot");

    /** Everything, as the sheet shows it. */
    static List<Group> all() {
        List<Condition> families = new ArrayList<>(Condition.all());
        families.removeAll(Condition.usual());
        return List.of(new Group(Text.of("explanation.conditionsThatARunRecords"), of(Condition.usual())),
                new Group(Text.of("explanation.familiesChosenInTheForm"), of(families)),
                new Group(Text.of("explanation.theAlphaBetaCondition"), alphaBeta()),
                new Group(Text.of("explanation.theTangentKernel"), kernel()),
                new Group(Text.of("explanation.curvatureAndSmoothness"), curvature()));
    }

    private static List<Explanation> of(List<Condition> conditions) {
        return conditions.stream().map(condition -> {
            // A label is the name, two spaces, and the formula.
            String[] label = condition.label().split("  ", 2);
            return new Explanation(condition.id(), label[0], condition.formula(), label.length > 1 ? label[1] : label[0], condition.statement(),
                    Text.of("explanation.nearAStrictSaddleIt", condition.nearSaddle()));
        }).toList();
    }

    private static List<Explanation> alphaBeta() {
        return List.of(
                new Explanation("alpha_beta", Text.of("explanation.alphaBetaCondition"),
                        "\\langle\\nabla f_i(x),\\,x-x_p\\rangle\\ge\\alpha\\,(f_i(x)-f_i(x_p))-\\beta\\,(f_i(x)-f_i^*)",
                        "⟨∇fᵢ(x), x − xₚ⟩ ≥ α(fᵢ(x) − fᵢ(xₚ)) − β(fᵢ(x) − fᵢ*)",
                        Text.of("explanation.forEverySampleOrMini", ISLAMOV),
                        Text.of("explanation.itAllowsSaddlesAndLocal")),
                new Explanation("alpha_beta_t", "T(α, β)",
                        "T(\\alpha,\\beta)=\\langle\\nabla f_i(x),\\,x-x_p\\rangle-\\alpha\\,(f_i(x)-f_i(x_p))+\\beta\\,(f_i(x)-f_i^*)=a-\\delta e+\\alpha c",
                        "T(α, β) = ⟨∇fᵢ(x), x − xₚ⟩ − α(fᵢ(x) − fᵢ(xₚ)) + β(fᵢ(x) − fᵢ*) = a − δe + αc",
                        Text.of("explanation.aRecordIsAStep"),
                        Text.of("explanation.theRegionIsDrawnExactly")),
                new Explanation("alpha_min", Text.of("explanation.minAndMax"),
                        "\\alpha_{\\min}(\\delta)=\\max\\left(\\delta,\\ \\max_{c>0}\\frac{\\delta e-a}{c}\\right),\\quad \\delta_{\\max}=\\min_{c=0}\\frac{a}{e}",
                        Text.of("explanation.minMaxMaxOverC"),
                        Text.of("explanation.alphaMin", DERIVED),
                        Text.of("explanation.convexPiecewiseLinearAndRising")),
                new Explanation("beta_sigma", "βσ²",
                        "\\beta\\sigma^2,\\quad \\sigma^2=E_i\\,[\\,f^*-f_i^*\\,]", "βσ², σ² = Eᵢ[f* − fᵢ*]",
                        Text.of("explanation.whatDoesNotVanishIn", ISLAMOV),
                        Text.of("explanation.theBoundsAreUpperBounds")),
                new Explanation("stationary", Text.of("explanation.stationaryPoints"),
                        "\\nabla f(x_c)=0\\ \\Rightarrow\\ (\\alpha-\\beta)\\,(f(x_c)-f^*)\\le\\beta\\sigma^2",
                        Text.of("explanation.whereFXC0"),
                        Text.of("explanation.theMeanOfTheCondition", DERIVED),
                        ""));
    }

    private static List<Explanation> kernel() {
        return List.of(
                new Explanation("tangent_kernel", Text.of("explanation.tangentKernelK"), "K(w)=DF(w)\\,DF(w)^T", "K(w) = DF(w) DF(w)ᵀ",
                        Text.of("explanation.oneRowAndColumnFor", LIU),
                        Text.of("explanation.atEveryCriticalPointOf")),
                new Explanation("pl_star_kernel", Text.of("explanation.plAndK"),
                        "\\lambda_{\\min}(K)\\le\\frac{\\|\\nabla L(w)\\|^2}{2L(w)}\\le\\lambda_{\\max}(K),\\quad L=\\frac{1}{2}\\|F(w)-y\\|^2",
                        "λₘᵢₙ(K) ≤ ‖∇L‖²/(2L) ≤ λₘₐₓ(K), L = ½‖F(w) − y‖²",
                        Text.of("explanation.minKOnASet", LIU),
                        ""),
                new Explanation("rate", Text.of("explanation.theLinearRate"), "L(w_t)\\le(1-\\eta\\mu)^t\\,L(w_0),\\quad \\eta\\le\\frac{1}{L_F^2+\\beta_F\\|F(w_0)-y\\|}",
                        "L(w_t) ≤ (1 − ημ)ᵗ L(w₀), η ≤ 1/(L_F² + β_F‖F(w₀) − y‖)",
                        Text.of("explanation.gradientDescentWithStepSize", LIU), ""),
                new Explanation("radius", Text.of("explanation.theRadiusR"), "R=\\frac{2L_F\\,\\|F(w_0)-y\\|}{\\mu}", "R = 2 L_F ‖F(w₀) − y‖/μ",
                        Text.of("explanation.withPlOnBW", LIU),
                        Text.of("explanation.wWAgainstRHow")),
                new Explanation("drift", Text.of("explanation.driftOfTheKernel"), "\\frac{\\|K(w_t)-K(w_0)\\|_2}{\\|K(w_0)\\|_2}", "‖K(w_t) − K(w₀)‖₂/‖K(w₀)‖₂",
                        Text.of("explanation.0WhereTheNetworkIs"), Text.of("explanation.smallerTheWiderTheNetwork")),
                new Explanation("model_hessian", Text.of("explanation.modelHessian"), "\\|H_F(w)\\|=\\max_i\\|\\nabla^2F_i(w)\\|_2", "‖H_F(w)‖ = maxᵢ ‖∇²Fᵢ(w)‖₂",
                        Text.of("explanation.howFarTheNetworkItself", LIU), ""));
    }

    private static List<Explanation> curvature() {
        return List.of(
                new Explanation("sharpness", Text.of("explanation.sharpnessAgainst2"), "\\lambda_{\\max}(\\nabla^2f(x))>\\frac{2}{\\eta}",
                        "λₘₐₓ(∇²f(x)) > 2/η",
                        Text.of("explanation.gradientDescentWithStepSize2"),
                        Text.of("explanation.aSharpnessThatStaysNear")),
                new Explanation("strict_saddle", Text.of("explanation.strictSaddle"), "\\|\\nabla f(x)\\|\\le\\varepsilon,\\quad \\lambda_{\\min}(\\nabla^2f(x))<0", "‖∇f(x)‖ ≤ ε, λₘᵢₙ(∇²f(x)) < 0",
                        Text.of("explanation.theIndexIsTheNumber"), ""),
                new Explanation("local_smoothness", Text.of("explanation.localSmoothness"),
                        "L_t=\\frac{\\|\\nabla f(x_{t+1})-\\nabla f(x_t)\\|}{\\|x_{t+1}-x_t\\|}", "L_t = ‖∇f(x_{t+1}) − ∇f(x_t)‖/‖x_{t+1} − x_t‖",
                        Text.of("explanation.aLowerBoundOfAny"), ""),
                new Explanation("l0_l1", "(L₀, L₁)-smoothness", "L_t\\le L_0+L_1\\,\\|\\nabla f(x)\\|", "L_t ≤ L₀ + L₁‖∇f(x)‖",
                        Text.of("explanation.fittedToTheLocalSmoothness"),
                        Text.of("explanation.whereF0TheTerm")));
    }
}
