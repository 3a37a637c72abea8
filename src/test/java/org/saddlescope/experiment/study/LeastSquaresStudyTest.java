package org.saddlescope.experiment.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.saddlescope.conditions.PartialPlStar;
import org.saddlescope.engine.Differences;
import org.saddlescope.engine.Objective;
import org.saddlescope.experiment.Experiment;
import org.saddlescope.experiment.ExperimentException;
import org.saddlescope.experiment.ExperimentFile;
import org.saddlescope.experiment.StudySpec;
import org.saddlescope.spectra.SymmetricEigen;
import org.saddlescope.spectra.TangentKernel;
import org.saddlescope.spectra.Vectors;

/** MATH GT3 and GT4: least squares, where everything has a closed form. */
class LeastSquaresStudyTest {
    private static Experiment experiment(int samples, int dimension, int steps) throws ExperimentException {
        return ExperimentFile.parse("""
                {"seed": 4, "problem": {"type": "network",
                 "data": {"type": "linearRegression", "samples": %d, "dimension": %d, "noise": 1, "heldOut": 0},
                 "architecture": {"type": "deepLinear", "widths": []}, "loss": "halfSquaredError"},
                 "optimizers": [{"type": "sgd"}], "training": {"steps": %d}}""".formatted(samples, dimension, steps), "");
    }

    private static double[] targets(SquaredErrorNetwork network) {
        return ((org.saddlescope.engine.Samples.Values) network.samples().targets()).values();
    }

    private static double ratio(SquaredErrorNetwork network, double[] w) {
        Objective.ValueGradient at = network.problem().objective().gradient(w);
        return Differences.dot(at.gradient(), at.gradient()) / (2 * at.value());
    }

    /** GT3: K = XXᵀ at every w; the ratio's infimum λ_min is attained at w = X⁺(y + u_min), its supremum at X⁺(y + u_max). */
    @Test
    void withMoreParametersThanSamplesPlStarLiesBetweenTheKernelsEigenvaluesAndReachesBoth() throws ExperimentException {
        SquaredErrorNetwork network = SquaredErrorNetwork.of(experiment(4, 7, 0));
        double[] x = network.samples().inputs();
        double[][] gram = new double[4][4];
        for (int i = 0; i < 4; i++) {
            for (int j = 0; j < 4; j++) {
                for (int k = 0; k < 7; k++) {
                    gram[i][j] += x[7 * i + k] * x[7 * j + k];
                }
            }
        }
        SymmetricEigen eigen = SymmetricEigen.of(gram);
        for (int seed = 0; seed < 20; seed++) {
            double[] w = Differences.gaussian(seed, 7);
            double[][] kernel = TangentKernel.of(network.outputs(), w).entries();
            for (int i = 0; i < 4; i++) {
                for (int j = 0; j < 4; j++) {
                    assertEquals(gram[i][j], kernel[i][j], 1e-12);
                }
            }
            double ratio = ratio(network, w);
            assertTrue(ratio >= eigen.values()[0] - 1e-12 && ratio <= eigen.values()[3] + 1e-12, "ratio " + ratio);
        }
        for (int end : new int[] {0, 3}) {
            double[] wanted = targets(network).clone();
            Vectors.add(wanted, 1, eigen.vectors().get(end));
            double[] w = new double[7];
            for (int k = 0; k < 4; k++) {
                double share = Vectors.dot(eigen.vectors().get(k), wanted) / eigen.values()[k];
                for (int i = 0; i < 4; i++) {
                    for (int j = 0; j < 7; j++) {
                        w[j] += share * eigen.vectors().get(k)[i] * x[7 * i + j];
                    }
                }
            }
            assertEquals(eigen.values()[end], ratio(network, w), 1e-10);
        }
    }

    /** GT3: each mode of the residual decays by 1 − ηλ_j. */
    @Test
    void gradientDescentDecaysModeByMode() throws ExperimentException {
        SquaredErrorNetwork network = SquaredErrorNetwork.of(experiment(4, 7, 0));
        KernelPath path = KernelPath.of(network, 0.7, 1, 0, 6, () -> false, _ -> { });
        SymmetricEigen eigen = SymmetricEigen.of(TangentKernel.of(network.outputs(), network.start()).entries());
        double[] first = Vectors.difference(network.outputs().values(network.start()), targets(network));
        double[] last = Vectors.difference(network.outputs().values(path.last()), targets(network));
        assertEquals(0.7 / eigen.values()[3], path.stepSize(), 1e-14);
        for (int j = 0; j < 4; j++) {
            double factor = Math.pow(1 - path.stepSize() * eigen.values()[j], 6);
            assertEquals(factor * Vectors.dot(eigen.vectors().get(j), first), Vectors.dot(eigen.vectors().get(j), last), 1e-12);
        }
        assertEquals(0, path.kernels().getLast().drift(), 1e-14);
    }

    /** GT4 at random points, and that L* and λ_min⁺ are what they are called. */
    @Test
    void withMoreSamplesPlStarHoldsOnlyAboveTheMinimum() throws ExperimentException {
        SquaredErrorNetwork network = SquaredErrorNetwork.of(experiment(12, 3, 0));
        NormalEquations equations = NormalEquations.of(network);
        Objective objective = network.problem().objective();
        assertEquals(0, Vectors.norm(objective.gradient(equations.solution()).gradient()), 1e-12);
        assertEquals(equations.minimum(), objective.value(equations.solution()));
        SymmetricEigen hessian = SymmetricEigen.of(new double[][] {objective.hvp(new double[3], Vectors.axis(3, 0)),
            objective.hvp(new double[3], Vectors.axis(3, 1)), objective.hvp(new double[3], Vectors.axis(3, 2))});
        assertEquals(hessian.values()[0], equations.least(), 1e-11);
        assertEquals(hessian.values()[2], equations.most(), 1e-11);
        PartialPlStar partial = new PartialPlStar(equations.least(), equations.minimum());
        for (int seed = 0; seed < 200; seed++) {
            double[] w = Differences.gaussian(seed, 3);
            assertTrue(ratio(network, w) >= partial.bound(objective.value(w)) * (1 - 1e-12), "at " + seed);
        }
        // Along the bottom eigenvector the bound is attained.
        double[] w = equations.solution().clone();
        Vectors.add(w, 0.3, hessian.vectors().getFirst());
        assertEquals(1, ratio(network, w) / partial.bound(objective.value(w)), 1e-12);
    }

    @Test
    void theStudyFollowsGradientDescentToTheBound() throws ExperimentException {
        Study study = Studies.of(new StudySpec.LeastSquares());
        Findings findings = study.run(experiment(12, 3, 400), () -> false, _ -> { });
        var found = findings.quantities();
        assertEquals(study.quantities(experiment(12, 3, 400)).stream().map(Quantity::id).toList(), java.util.List.copyOf(found.keySet()));
        assertEquals(0, found.get("violations"));
        assertTrue(found.get("least_quotient") >= 1 - 1e-6 && found.get("least_quotient") < 1.05, "quotient " + found.get("least_quotient"));
        assertTrue(found.get("pl_least") >= 1 - 1e-6 && found.get("pl_least") < 1.05, "PL " + found.get("pl_least"));
        assertTrue(found.get("dropped") > 0 && found.get("dropped") < 400, "dropped " + found.get("dropped"));
        assertTrue(found.get("pl_star_end") < 1e-6 * found.get("lambda_min"));
        assertTrue(found.get("partial_quotient") >= 1 || Double.isNaN(found.get("partial_quotient")));
        double[] x = findings.plots().getFirst().curves().getFirst().x();
        for (int i = 1; i < x.length; i++) {
            assertTrue(x[i] > x[i - 1], "ascending");
        }
    }

    @Test
    void targetsThatCanBeMetAndNetworksThatAreNotLinearAreRefused() throws ExperimentException {
        Study study = Studies.of(new StudySpec.LeastSquares());
        Experiment met = experiment(3, 7, 10);
        assertTrue(assertThrows(ExperimentException.class, () -> study.run(met, () -> false, _ -> { })).getMessage().startsWith("problem.data:"));
        Experiment deep = ExperimentFile.parse(ExperimentFile.write(experiment(12, 3, 10)).replaceFirst("\"widths\"\\s*:\\s*\\[\\s*]", "\"widths\": [4]"), "");
        assertTrue(assertThrows(ExperimentException.class, () -> study.run(deep, () -> false, _ -> { })).getMessage().startsWith("problem.architecture:"));
    }
}
