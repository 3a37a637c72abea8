package org.saddlescope.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.saddlescope.engine.Differences;
import org.saddlescope.engine.Objective;
import org.saddlescope.engine.Precision;
import org.saddlescope.engine.Workers;

class FormulaTest {
    private static final double X = 1.3;
    private static final double Y = -0.7;

    private static Objective objective(String formula) throws FormulaException {
        return FunctionProblem.of(formula, List.of("x", "y"), Precision.DOUBLE, Workers.shared()).objective();
    }

    @ParameterizedTest
    @CsvSource({"-x^2 + y, -2.39", "2^3^2, 512", "x - y - 1, 1", "6/2/3, 1", "2*-y, 1.4", "(x + 1)*(y - 1), -3.91",
            "1e2 + .5, 100.5", "- - x, 1.3", "x^-1, 0.76923076923076923", "2e, 5.43656365691809", "e*pi, 8.53973422267357"})
    void readsAsMathematiciansWrite(String formula, double expected) throws FormulaException {
        if (formula.equals("2e")) {
            assertThrows(FormulaException.class, () -> objective(formula));
            return;
        }
        assertEquals(expected, objective(formula).value(new double[] {X, Y}), 1e-13);
    }

    @ParameterizedTest
    @ValueSource(strings = {"sin(x)*cos(y) + tan(x/3)", "exp(-x^2 - y^2)", "log(x^2 + 1) + sqrt(2 + y)", "sinh(x) - cosh(y)*tanh(x*y)",
            "atan(x + y)", "abs(x)^1.5", "x^y", "(2 + x)^(y*x)", "1/(1 + x^2 + y^2)", "x/y", "2^x", "(x*y)^3 - x^0 + y^1"})
    void derivativesAgreeWithCentralDifferences(String formula) throws FormulaException {
        double worst = Differences.worst(objective(formula), new double[] {X, 0.6});
        assertTrue(worst <= 1, "error over tolerance: " + worst);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"x + | 4", "x + z | 5", "(x + y | 1", "x y | 3", "sin x | 5", "x ** y | 4", "1.2.3 | 1",
            "x + $ | 5", "foo(x) | 1", "x) | 2"})
    void aBadFormulaIsAnsweredWithThePosition(String formula, int character) {
        FormulaException e = assertThrows(FormulaException.class, () -> objective(formula));
        assertTrue(e.getMessage().startsWith("at character " + character + ":"), e.getMessage());
    }

    @Test
    void absurdNestingIsRefusedAndNotAStackOverflow() {
        assertThrows(FormulaException.class, () -> objective("(".repeat(100_000) + "x" + ")".repeat(100_000)));
        assertThrows(FormulaException.class, () -> objective("-".repeat(100_000) + "x"));
    }
}
