package org.saddlescope.experiment.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.saddlescope.engine.Workers;
import org.saddlescope.experiment.Experiment;
import org.saddlescope.experiment.ExperimentException;
import org.saddlescope.experiment.Problems;
import org.saddlescope.model.Matrices;
import org.saddlescope.spectra.Vectors;

/** GT18 and MATH preset 12. */
class RegularityStudyTest {
    private static final String SAMPLE = "zl-regularity";

    @ParameterizedTest
    @ValueSource(strings = {"training.seed=1", "training.seed=5", "seed=3"})
    void itHoldsInEveryDirectionOfTheRowSpaceAndInNoneOfTheNullSpace(String seed) throws ExperimentException {
        Map<String, Double> found = StudyMembers.quantities(SAMPLE, seed);
        assertEquals(16, found.get("rank"));
        assertEquals(16, found.get("nullity"));
        assertTrue(found.get("gap") > 1e10, found.toString());
        assertTrue(found.get("gradient_at_minimum") < 1e-10, found.toString());
        for (String length : List.of("0.001", "0.01", "0.1")) {
            assertEquals(500, found.get("holds_row_" + length));
            assertEquals(0, found.get("holds_null_" + length));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void theNullSpaceHasTheDimensionOfTheFactorsThatCancel(int l) throws ExperimentException {
        // (l − 1)d²
        Map<String, Double> found = StudyMembers.quantities(SAMPLE, "problem.architecture={\"type\": \"linearResidual\", \"blocks\": " + l + "}",
                "claim.study.draws=20");
        assertEquals(16, found.get("rank"));
        assertEquals(16 * (l - 1), found.get("nullity"));
        assertEquals(l > 1 ? 0 : Double.NaN, found.get("holds_null_0.01"));
    }

    @Test
    void ofTwoScalarsTheConditionHasItsClosedForm() throws ExperimentException {
        // f = ½(w₂w₁ − b)²‖x‖²: J has the one singular value √γ, and for small h in its row space ⟨∇f, h⟩ = γ‖h‖²,
        // a‖h‖² + b‖∇f‖² = (γ/4 + γ/4)‖h‖². In the null space, h = t(w₁, −w₂)/‖w‖, ⟨∇f, h⟩ = 2‖x‖²(h₁h₂)².
        Experiment member = StudyMembers.member(SAMPLE, List.of("problem.architecture={\"type\": \"deepLinear\", \"widths\": [1]}",
                "problem.data={\"type\": \"linearRegression\", \"samples\": 5, \"dimension\": 1, \"outputs\": 1, \"noise\": 0, \"heldOut\": 0}",
                "claim.study.lengths=[1e-6, 0.5]"));
        Findings found = StudyMembers.findings(member);
        Map<String, Double> quantities = found.quantities();
        assertEquals(1, quantities.get("rank"));
        assertEquals(1, quantities.get("nullity"));
        double gamma = quantities.get("gamma");
        assertEquals(gamma, quantities.get("sigma_max") * quantities.get("sigma_max"), 1e-12 * gamma);
        assertEquals(gamma / 4, quantities.get("a"), 1e-12 * gamma);
        assertEquals(0.25 / gamma, quantities.get("b"), 1e-12 / gamma);
        assertEquals(2, found.plots().getFirst().curves().getFirst().y()[0], 1e-4);
        SquareLandscape landscape = SquareLandscapes.of(member, Problems.load(member, Workers.shared()));
        double w1 = landscape.minimiser()[0];
        double w2 = landscape.minimiser()[1];
        double norms = w1 * w1 + w2 * w2;
        double xx = gamma / norms;
        double t = 0.5;
        double inner = 2 * xx * Math.pow(t * t * w1 * w2 / norms, 2);
        double h1 = t * w1 / Math.sqrt(norms);
        double h2 = -t * w2 / Math.sqrt(norms);
        double residual = (w1 + h1) * (w2 + h2) - w1 * w2;
        double gradient = xx * xx * residual * residual * (Math.pow(w1 + h1, 2) + Math.pow(w2 + h2, 2));
        double[] largest = found.plots().getFirst().curves().get(1).y();
        double expected = inner / (gamma / 4 * t * t + 0.25 / gamma * gradient);
        double other = xx * xx * residual * residual * (Math.pow(w1 - h1, 2) + Math.pow(w2 - h2, 2));
        assertEquals(Math.max(expected, inner / (gamma / 4 * t * t + 0.25 / gamma * other)), largest[1], 1e-9);
    }

    @Test
    void rowAndNullSpaceOfAMatrixAreOrthonormalAndTheNullSpaceIsSentToZero() {
        double[][] left = Matrices.gaussian(1, 5, 3);
        double[][] wide = Matrices.product(left, Matrices.gaussian(2, 3, 9));
        for (double[][] matrix : List.of(wide, Matrices.transpose(wide))) {
            JacobianSpaces spaces = JacobianSpaces.of(matrix);
            int p = matrix[0].length;
            assertEquals(3, spaces.row().size());
            assertEquals(p - 3, spaces.nullSpace().size());
            List<double[]> all = new ArrayList<>(spaces.row());
            all.addAll(spaces.nullSpace());
            for (int i = 0; i < p; i++) {
                for (int j = 0; j < p; j++) {
                    assertEquals(i == j ? 1 : 0, Vectors.dot(all.get(i), all.get(j)), 1e-12);
                }
            }
            for (double[] direction : spaces.nullSpace()) {
                for (double[] row : matrix) {
                    assertEquals(0, Vectors.dot(row, direction), 1e-12 * spaces.largestValue());
                }
            }
            double[] squares = Matrices.eigenvalues(Matrices.gram(matrix));
            assertEquals(squares[squares.length - 1], spaces.largestValue() * spaces.largestValue(), 1e-10 * squares[squares.length - 1]);
            assertEquals(squares[squares.length - 3], spaces.leastValue() * spaces.leastValue(), 1e-10 * squares[squares.length - 1]);
        }
    }

    @Test
    void quantitiesAreThoseDeclaredAndNameTheirLength() throws ExperimentException {
        Experiment member = StudyMembers.member(SAMPLE, List.of("claim.study.draws=5", "claim.study.lengths=[1e-5, 2]"));
        List<String> declared = Studies.of(member.claim().orElseThrow().study()).quantities(member).stream().map(Quantity::id).toList();
        assertEquals(declared, new ArrayList<>(StudyMembers.findings(member).quantities().keySet()));
        assertTrue(declared.containsAll(List.of("holds_row_1.0E-5", "holds_null_2")), declared.toString());
    }
}
