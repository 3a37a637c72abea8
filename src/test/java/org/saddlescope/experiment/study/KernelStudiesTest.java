package org.saddlescope.experiment.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.saddlescope.engine.Problem;
import org.saddlescope.engine.Workers;
import org.saddlescope.experiment.Experiment;
import org.saddlescope.experiment.ExperimentException;
import org.saddlescope.experiment.ExperimentFile;
import org.saddlescope.experiment.Problems;
import org.saddlescope.experiment.StudySpec;
import org.saddlescope.spectra.DenseHessian;
import org.saddlescope.spectra.Hessian;
import org.saddlescope.spectra.OutputHessian;
import org.saddlescope.spectra.SymmetricEigen;

/** The tangent-kernel studies on cases small enough to be written out. */
class KernelStudiesTest {
    private static final String WIDE = """
            {"seed": 3, "problem": {"type": "network", "data": {"type": "spherePoints", "samples": 4, "dimension": 3},
             "architecture": {"type": "twoLayerWide", "width": 12, "activation": "%s", "outer": "signs"}, "loss": "halfSquaredError"},
             "optimizers": [{"type": "sgd"}], "training": {"steps": %d, "seed": 5}}""";

    private static Experiment wide(String activation, int steps) throws ExperimentException {
        return ExperimentFile.parse(String.format(Locale.ROOT, WIDE, activation, steps), "");
    }

    private static Findings run(StudySpec spec, Experiment experiment) throws ExperimentException {
        Study study = Studies.of(spec);
        Findings findings = study.run(experiment, () -> false, _ -> { });
        assertEquals(study.quantities(experiment).stream().map(Quantity::id).toList(), new ArrayList<>(findings.quantities().keySet()));
        assertEquals(findings.quantities(), study.run(experiment, () -> false, _ -> { }).quantities(), "the same bits again");
        return findings;
    }

    private static double largestNorm(Experiment experiment) throws ExperimentException {
        Problem problem = Problems.load(experiment, Workers.shared()).problem();
        double[] theta = problem.initial(experiment.trainingSeed());
        double largest = 0;
        for (int i = 0; i < problem.outputs().orElseThrow().size(); i++) {
            double[] values = SymmetricEigen.of(DenseHessian.of(new OutputHessian(problem.outputs().orElseThrow(), theta, i)).entries()).values();
            largest = Math.max(largest, Math.max(-values[0], values[values.length - 1]));
        }
        return largest;
    }

    @ParameterizedTest
    @ValueSource(strings = {"tanh", "erf", "relu", "gelu"})
    void theModelHessianOfTwoLayersIsThatOfTheDenseMatrices(String activation) throws ExperimentException {
        Experiment experiment = wide(activation, 0);
        Findings findings = run(new StudySpec.ModelHessian(), experiment);
        assertEquals(largestNorm(experiment), findings.quantities().get("model_hessian_norm"), 1e-13);
        assertEquals(Math.sqrt(12) * largestNorm(experiment), findings.quantities().get("scaled_norm"), 1e-12);
        assertTrue(findings.remarks().getFirst().contains("closed form"));
    }

    /** Where there is no closed form: more layers, or outer weights that are not in θ. */
    @ParameterizedTest
    @ValueSource(strings = {"{\"type\": \"mlp\", \"hidden\": [6, 5]}", "{\"type\": \"twoLayerWide\", \"width\": 12, \"outer\": \"gaussian\", \"trained\": false}"})
    void theModelHessianOfOtherNetworksIsThatOfTheDenseMatricesToo(String architecture) throws ExperimentException {
        Experiment experiment = ExperimentFile.parse(String.format(Locale.ROOT, WIDE, "tanh", 0).replaceFirst("\\{\"type\": \"twoLayerWide\"[^}]*}",
                java.util.regex.Matcher.quoteReplacement(architecture)), "");
        Findings findings = run(new StudySpec.ModelHessian(), experiment);
        assertEquals(largestNorm(experiment), findings.quantities().get("model_hessian_norm"), 1e-9);
        assertTrue(findings.remarks().getFirst().contains("Lanczos"));
    }

    @Test
    void theKernelAtTheStartIsComparedWithItsLimit() throws ExperimentException {
        // Two unit vectors: the limit's eigenvalues are K(0) ± K(θ).
        Experiment experiment = ExperimentFile.parse(String.format(Locale.ROOT, WIDE, "erf", 0).replace("\"samples\": 4", "\"samples\": 2"), "");
        Problems.Loaded loaded = Problems.load(experiment, Workers.shared());
        double[] x = loaded.data().orElseThrow().training().inputs();
        double c = x[0] * x[3] + x[1] * x[4] + x[2] * x[5];
        double across = 2 / Math.PI * Math.asin(2 * c / 3) + c * 4 / Math.PI / Math.sqrt(9 - 4 * c * c);
        double[][] kernel = loaded.problem().outputs().orElseThrow().tangentKernel(loaded.problem().initial(5));
        double half = (kernel[0][0] + kernel[1][1]) / 2;
        double root = Math.hypot((kernel[0][0] - kernel[1][1]) / 2, kernel[0][1]);
        Findings findings = run(new StudySpec.KernelLimit(), experiment);
        double own = 2 / Math.PI * Math.asin(2.0 / 3) + 4 / Math.PI / Math.sqrt(5);
        assertEquals(1.033969, own, 1e-6, "MATH GT11");
        assertEquals(own - Math.abs(across), findings.quantities().get("lambda_min_limit"), 1e-13);
        assertEquals(own + Math.abs(across), findings.quantities().get("lambda_max_limit"), 1e-13);
        assertEquals(half - root, findings.quantities().get("lambda_min"), 1e-12);
        assertEquals(half + root, findings.quantities().get("lambda_max"), 1e-12);
        assertEquals((half - root) / (own - Math.abs(across)) - 1, findings.quantities().get("relative_error"), 1e-11);
        double error = Math.max(Math.abs(kernel[0][1] - across), Math.max(Math.abs(kernel[0][0] - own), Math.abs(kernel[1][1] - own)));
        assertEquals(error, findings.quantities().get("entry_error"), 1e-13);
    }

    @Test
    void anActivationWithoutALimitInClosedFormIsRefusedByName() throws ExperimentException {
        Experiment experiment = wide("tanh", 0);
        String message = assertThrows(ExperimentException.class, () -> run(new StudySpec.KernelLimit(), experiment)).getMessage();
        assertTrue(message.startsWith("problem.architecture.activation:") && message.contains("relu, erf and identity") && message.endsWith("tanh"), message);
    }

    /** Gradient descent written out, with K = JJᵀ from the Jacobian and its eigenvalues by another method. */
    @Test
    void theKernelAlongTrainingIsThatOfGradientDescentWrittenOut() throws ExperimentException {
        int steps = 25;
        Experiment experiment = wide("tanh", steps);
        Findings findings = run(new StudySpec.KernelTraining(1, 1e-13, 0.5), experiment);
        Problem problem = Problems.load(experiment, Workers.shared()).problem();
        double[] theta = problem.initial(5);
        double[] start = theta.clone();
        double[][] first = kernel(problem, theta);
        double norm = SymmetricEigen.of(first).values()[3];
        double eta = 0.5 / norm;
        double mu = Double.POSITIVE_INFINITY;
        double most = 0;
        double quotient = Double.POSITIVE_INFINITY;
        double distance = 0;
        double drift = 0;
        double driftMax = 0;
        double firstLoss = problem.objective().value(theta);
        double loss = 0;
        for (int t = 0; t <= steps; t++) {
            var at = problem.objective().gradient(theta);
            double[][] now = kernel(problem, theta);
            double[] values = SymmetricEigen.of(now).values();
            mu = Math.min(mu, values[0]);
            most = Math.max(most, values[3]);
            double square = Arrays.stream(at.gradient()).map(g -> g * g).sum();
            quotient = Math.min(quotient, square / (2 * at.value()) / values[0]);
            distance = 0;
            for (int i = 0; i < theta.length; i++) {
                distance += (theta[i] - start[i]) * (theta[i] - start[i]);
            }
            for (int i = 0; i < 4; i++) {
                for (int j = 0; j < 4; j++) {
                    now[i][j] -= first[i][j];
                }
            }
            double[] moved = SymmetricEigen.of(now).values();
            drift = Math.max(-moved[0], moved[3]) / norm;
            driftMax = Math.max(driftMax, drift);
            loss = at.value();
            for (int i = 0; i < theta.length && t < steps; i++) {
                theta[i] -= eta * at.gradient()[i];
            }
        }
        var found = findings.quantities();
        assertEquals(steps, found.get("steps"));
        assertEquals(loss, found.get("final_loss"), 1e-12);
        assertEquals(eta, found.get("step_size"), 1e-14);
        assertEquals(mu, found.get("mu"), 1e-12);
        assertEquals(eta * most, found.get("step_condition"), 1e-12);
        assertEquals(quotient, found.get("pl_star_quotient"), 1e-9);
        assertEquals(drift, found.get("drift"), 1e-12);
        assertEquals(driftMax, found.get("drift_max"), 1e-12);
        assertEquals(Math.sqrt(distance), found.get("distance"), 1e-12);
        assertEquals(2 * Math.sqrt(most) * Math.sqrt(2 * firstLoss) / mu, found.get("radius"), 1e-9);
        assertEquals(found.get("distance") / found.get("radius"), found.get("distance_over_radius"), 1e-15);
        assertEquals(0, found.get("rate_violations"));
        assertEquals(0, found.get("pl_star_violations"));
        double[] atStart = SymmetricEigen.of(first).values();
        double radius = 2 * Math.sqrt(atStart[3]) * Math.sqrt(2 * firstLoss) / (atStart[0] / 2);
        assertEquals(largestNorm(experiment) * 2 * Math.sqrt(atStart[3]) * Math.sqrt(4) * radius / (atStart[0] / 2), found.get("conditioning"), 1e-6);
        assertTrue(findings.remarks().stream().anyMatch(remark -> remark.startsWith("ended after 25 steps at L = ")), findings.remarks().toString());
    }

    private static double[][] kernel(Problem problem, double[] theta) {
        double[][] jacobian = problem.outputs().orElseThrow().jacobian(theta);
        double[][] kernel = new double[jacobian.length][jacobian.length];
        for (int i = 0; i < kernel.length; i++) {
            for (int j = 0; j < kernel.length; j++) {
                for (int k = 0; k < theta.length; k++) {
                    kernel[i][j] += jacobian[i][k] * jacobian[j][k];
                }
            }
        }
        return kernel;
    }

    /** At the end only the slowest direction is left: PL* comes down onto λ_min(K), and not below it. */
    @Test
    void plStarComesDownOntoTheLeastEigenvalue() throws ExperimentException {
        var found = run(new StudySpec.KernelTraining(1, 1e-13, 1), wide("tanh", 5000)).quantities();
        assertEquals(0, found.get("pl_star_violations"));
        assertEquals(1, found.get("pl_star_quotient"), 5e-4);
        assertTrue(found.get("final_loss") <= 1e-13);
    }

    /** The drift is a spectral norm, whichever way the kernel moved. */
    @Test
    void aKernelThatShrinksDriftsToo() throws ExperimentException {
        int shrunk = 0;
        for (int seed = 0; seed < 12; seed++) {
            Experiment experiment = ExperimentFile.parse(String.format(Locale.ROOT, WIDE, "tanh", 8).replace("\"seed\": 5", "\"seed\": " + seed), "");
            SquaredErrorNetwork network = SquaredErrorNetwork.of(experiment);
            KernelPath path = KernelPath.of(network, 1, 0, 0, 8, () -> false, _ -> { });
            double[][] first = kernel(network.problem(), network.start());
            double[][] moved = kernel(network.problem(), path.last());
            for (int i = 0; i < 4; i++) {
                for (int j = 0; j < 4; j++) {
                    moved[i][j] -= first[i][j];
                }
            }
            double[] values = SymmetricEigen.of(moved).values();
            shrunk += -values[0] > values[3] ? 1 : 0;
            assertEquals(Math.max(-values[0], values[3]) / SymmetricEigen.of(first).values()[3], path.kernels().getLast().drift(), 1e-12);
        }
        assertTrue(shrunk > 0, "no kernel shrank");
    }

    /** Beyond 2/λ_max gradient descent rises: the rate of the theorem does not hold, and is not said to. */
    @Test
    void tooLongAStepViolatesTheRate() throws ExperimentException {
        Findings findings = run(new StudySpec.KernelTraining(1, 1e-13, 2.5), wide("tanh", 5));
        assertTrue(findings.quantities().get("rate_violations") >= 1);
        assertEquals(0, findings.quantities().get("pl_star_violations"));
    }

    @Test
    void theKernelIsMeasuredAsOftenAsIsAskedAndAtTheEnd() throws ExperimentException {
        Findings findings = run(new StudySpec.KernelTraining(10, 1e-13, 1), wide("tanh", 25));
        StudyPlot drift = findings.plots().stream().filter(plot -> plot.id().equals("drift")).findFirst().orElseThrow();
        assertEquals("[0.0, 10.0, 20.0, 25.0]", Arrays.toString(drift.curves().getFirst().x()));
        assertTrue(findings.remarks().get(1).contains("every 10th step"));
    }

    @Test
    void anotherOptimizerOrLossIsRefused() throws ExperimentException {
        String text = String.format(Locale.ROOT, WIDE, "tanh", 5);
        Experiment adam = ExperimentFile.parse(text.replace("sgd", "adam"), "");
        assertTrue(assertThrows(ExperimentException.class, () -> run(new StudySpec.KernelTraining(1, 1e-13, 1), adam)).getMessage().startsWith("optimizers[0]:"));
        Experiment mean = ExperimentFile.parse(text.replace("halfSquaredError", "meanSquaredError"), "");
        assertTrue(assertThrows(ExperimentException.class, () -> run(new StudySpec.KernelTraining(1, 1e-13, 1), mean)).getMessage().startsWith("problem.loss:"));
        Experiment function = ExperimentFile.parse("{\"problem\": {\"type\": \"analytic\", \"function\": \"himmelblau\"}, \"optimizers\": [{\"type\": \"sgd\"}]}", "");
        assertTrue(assertThrows(ExperimentException.class, () -> run(new StudySpec.ModelHessian(), function)).getMessage().startsWith("problem:"));
    }

    /** MATH GT13: at F(w*) = y the non-zero Hessian spectrum of L is that of K(w*). */
    @Test
    void atASolutionTheHessiansSpectrumIsTheKernels() throws ExperimentException {
        SquaredErrorNetwork network = SquaredErrorNetwork.of(wide("tanh", 20_000));
        KernelPath path = KernelPath.of(network, 1, 0, 1e-26, 20_000, () -> false, _ -> { });
        assertTrue(path.finalLoss() <= 1e-26, "L = " + path.finalLoss());
        double[] hessian = SymmetricEigen.of(DenseHessian.of(new Hessian(network.problem().objective(), path.last())).entries()).values();
        double[] kernel = SymmetricEigen.of(kernel(network.problem(), path.last())).values();
        for (int i = 0; i < hessian.length; i++) {
            int k = i - (hessian.length - kernel.length);
            assertEquals(k < 0 ? 0 : kernel[k], hessian[i], 1e-11, "eigenvalue " + i);
        }
    }

    @Test
    void nearASolutionTheLossCurvesDownwards() throws ExperimentException {
        Findings findings = run(new StudySpec.NonConvexity(1e-24, List.of(1e-2, 1e-3)), wide("tanh", 20_000));
        var found = findings.quantities();
        // Two for each neuron.
        assertEquals(24, found.get("hessian_rank"));
        assertEquals(8, found.get("twice_outputs"));
        assertEquals(16, found.get("rank_excess"));
        assertTrue(found.get("largest_lambda_min") < -1e-6, "λ_min " + found.get("largest_lambda_min"));
        assertEquals(1, found.get("curvature_slope"), 0.1);
        assertEquals(0, found.get("lambda_min_solution"), 1e-10);
        assertTrue(found.get("final_loss") <= 1e-24);
    }

    @Test
    void aNetworkThatIsLinearInItsParametersHasNoNegativeCurvature() throws ExperimentException {
        Experiment linear = ExperimentFile.parse("""
                {"seed": 3, "problem": {"type": "network", "data": {"type": "linearRegression", "samples": 3, "dimension": 6, "heldOut": 0},
                 "architecture": {"type": "deepLinear", "widths": []}, "loss": "halfSquaredError"},
                 "optimizers": [{"type": "sgd"}], "training": {"steps": 5000}}""", "");
        Findings findings = run(new StudySpec.NonConvexity(1e-24, List.of(1e-2, 1e-3)), linear);
        assertEquals(0, findings.quantities().get("hessian_rank"));
        assertEquals(0, findings.quantities().get("largest_lambda_min"), 1e-12);
        assertTrue(findings.remarks().getLast().contains("says nothing here"));
    }
}
