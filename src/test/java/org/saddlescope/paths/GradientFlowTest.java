package org.saddlescope.paths;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.saddlescope.engine.Objective;
import org.saddlescope.engine.Precision;
import org.saddlescope.engine.Workers;
import org.saddlescope.model.FormulaException;
import org.saddlescope.model.FunctionProblem;
import org.saddlescope.spectra.Vectors;

class GradientFlowTest {
    private static final String ROSENBROCK = "(1 - x)^2 + 100*(y - x^2)^2";
    private static final String HIMMELBLAU = "(x^2 + y - 11)^2 + (x + y^2 - 7)^2";

    @ParameterizedTest
    @ValueSource(strings = {HIMMELBLAU, "x^2/2 + 50*y^2", "(1 - x*y)^2/2 + 0.1*sin(3*x)"})
    void theLossNeverRisesAndTheGradientArrives(String formula) throws FormulaException {
        GradientFlow.Result way = new GradientFlow(1e-8, 20_000, 50).from(objective(formula), new double[] {0.3, -0.7}, () -> false, _ -> { });
        assertEquals(GradientFlow.End.ARRIVED, way.end());
        assertEquals(0, way.profile().largestRise());
        double[] norms = way.profile().norm();
        assertTrue(norms[norms.length - 1] <= 1e-8);
        assertEquals(norms[norms.length - 1], Vectors.norm(objective(formula).gradient(way.corners().getLast()).gradient()));
        assertTrue(way.corners().size() <= 50 && way.corners().size() >= 20, way.corners().size() + " corners");
        assertArrayEquals(new double[] {0.3, -0.7}, way.corners().getFirst());
    }

    @Test
    void theWayIsThatOfTheDifferentialEquation() throws FormulaException {
        // x' = −x, y' = −4y: y = y₀ (x/x₀)⁴ along the flow.
        GradientFlow.Result way = new GradientFlow(1e-6, 5000, 1000).from(objective("x^2/2 + 2*y^2"), new double[] {2, 3}, () -> false, _ -> { });
        for (double[] corner : way.corners()) {
            assertEquals(3 * Math.pow(corner[0] / 2, 4), corner[1], 0.02);
        }
    }

    @Test
    void aFirstStepThatIsTooLongIsMadeShorter() throws FormulaException {
        // x' = −x, y' = −100y: y = (x/10)^100; a tenth of ‖θ‖ as the first step would cross the valley.
        GradientFlow.Result way = new GradientFlow(1e-6, 5000, 1000).from(objective("x^2/2 + 50*y^2"), new double[] {10, 1}, () -> false, _ -> { });
        for (double[] corner : way.corners()) {
            assertEquals(Math.pow(corner[0] / 10, 100), corner[1], 0.03);
        }
    }

    @Test
    void aStepToWhereTheGradientIsTheSameAndTheLossHigherIsNotTaken() throws FormulaException {
        // The first step, a tenth of ‖θ‖, is one whole period, after which the loss is 0.1 higher.
        Objective waves = objective("0.1*x - sin(6.283185307179586*x) + y^2");
        GradientFlow.Result way = new GradientFlow(1e-6, 5000, 100).from(waves, new double[] {10, 0}, () -> false, _ -> { });
        assertEquals(GradientFlow.End.ARRIVED, way.end());
        assertEquals(0, way.profile().largestRise());
        assertEquals(10 + Math.acos(0.1 / (2 * Math.PI)) / (2 * Math.PI), way.corners().getLast()[0], 1e-6);
    }

    @Test
    void whatDidNotArriveSaysSo() throws FormulaException {
        GradientFlow.Result few = new GradientFlow(1e-8, 10, 50).from(objective(ROSENBROCK), new double[] {-1.2, 1}, () -> false, _ -> { });
        assertEquals(GradientFlow.End.STEPS, few.end());
        assertEquals(11, few.profile().size());
        GradientFlow.Result exact = new GradientFlow(0, 100_000, 50).from(objective("(x^2 - 2)^2 + y^2"), new double[] {1, 1}, () -> false, _ -> { });
        assertEquals(GradientFlow.End.STALLED, exact.end(), "no double squares to 2");
        assertEquals(GradientFlow.End.CANCELLED, new GradientFlow(0, 100, 50).from(objective(ROSENBROCK), new double[] {-1.2, 1}, () -> true, _ -> { }).end());
        assertEquals(GradientFlow.End.NOT_FINITE,
                new GradientFlow(0, 100, 50).from(objective("log(x) + y"), new double[] {-1, 1}, () -> false, _ -> { }).end());
    }

    @Test
    void aCriticalPointIsWhereItAlreadyIs() throws FormulaException {
        GradientFlow.Result none = new GradientFlow(1e-8, 10, 50).from(objective("x^2 - y^2"), new double[] {0, 0}, () -> false, _ -> { });
        assertEquals(GradientFlow.End.ARRIVED, none.end());
        assertEquals(1, none.profile().size());
    }

    private static Objective objective(String formula) throws FormulaException {
        return FunctionProblem.of(formula, List.of("x", "y"), Precision.DOUBLE, Workers.shared()).objective();
    }
}
