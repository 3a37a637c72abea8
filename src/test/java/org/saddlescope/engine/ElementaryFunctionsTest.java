package org.saddlescope.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.Random;
import java.util.function.DoubleConsumer;
import java.util.function.DoubleUnaryOperator;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Errors in units in the last place of the result, against 40 digits. */
class ElementaryFunctionsTest {
    private static final int ARGUMENTS = 1500;

    @Test
    void doublesAreWithinThreeUlp() {
        check("exp", 1.5, DoubleMath::exp, ExactFunctions::exp, -708.3, 0);
        check("expm1", 2, DoubleMath::expm1, ExactFunctions::expm1, -40, 40);
        check("log1p", 1.5, DoubleMath::log1p, ExactFunctions::log1p, 0, 1);
        check("log1p", 1.5, DoubleMath::log1p, ExactFunctions::log1p, 0, 1e6);
        check("tanh", 3, DoubleMath::tanh, ExactFunctions::tanh, -20, 20);
        check("tanh", 3, DoubleMath::tanh, ExactFunctions::tanh, -1, 1);
        check("erf", 3, DoubleMath::erf, ExactFunctions::erf, -6, 6);
        check("erf", 3, DoubleMath::erf, ExactFunctions::erf, -1, 1);
        check("erf'", 3, DoubleMath::erfSlope, ExactFunctions::erfSlope, -26, 26);
        check("sigmoid", 3, DoubleMath::sigmoid, ExactFunctions::sigmoid, -700, 40);
        check("sigmoid", 3, DoubleMath::sigmoid, ExactFunctions::sigmoid, -4, 4);
        check("softplus", 3, x -> DoubleMath.softplus(x, DoubleMath.decay(x)), ExactFunctions::softplus, -700, 40);
        check("softplus", 3, x -> DoubleMath.softplus(x, DoubleMath.decay(x)), ExactFunctions::softplus, -4, 4);
    }

    @Test
    void floatsAreWithinThreeAndAHalfUlp() {
        checkFloat("exp", 1.5, x -> FloatMath.exp((float) x), ExactFunctions::exp, -87.3, 0);
        checkFloat("log1p", 1.5, x -> FloatMath.log1p((float) x), ExactFunctions::log1p, 0, 1);
        checkFloat("tanh", 3, x -> FloatMath.tanh((float) x), ExactFunctions::tanh, -10, 10);
        checkFloat("tanh", 3, x -> FloatMath.tanh((float) x), ExactFunctions::tanh, -1, 1);
        checkFloat("erf", 3.5, x -> FloatMath.erf((float) x), ExactFunctions::erf, -4, 4);
        checkFloat("erf", 3.5, x -> FloatMath.erf((float) x), ExactFunctions::erf, -1, 1);
        checkFloat("erf'", 3, x -> FloatMath.erfSlope((float) x), ExactFunctions::erfSlope, -9, 9);
        checkFloat("sigmoid", 3, x -> FloatMath.sigmoid((float) x), ExactFunctions::sigmoid, -80, 20);
        checkFloat("softplus", 3, x -> FloatMath.softplus((float) x, FloatMath.decay((float) x)),
                ExactFunctions::softplus, -80, 20);
    }

    @Test
    void siluIsWithinFourUlp() {
        check("silu", 4, DoubleGates::silu, x -> ExactFunctions.silu(x)[0], -700, 40);
        check("silu", 4, DoubleGates::silu, x -> ExactFunctions.silu(x)[0], -4, 4);
        checkFloat("silu", 4, x -> FloatGates.silu((float) x), x -> ExactFunctions.silu(x)[0], -80, 20);
        checkFloat("silu", 4, x -> FloatGates.silu((float) x), x -> ExactFunctions.silu(x)[0], -4, 4);
    }

    @Test
    void geluAndTheDerivativesOfGatesAreWithinFourUlpOfOneOrTheArgument() {
        for (double range : new double[] {3, 12, 50}) {
            forArguments(-range, range, x -> {
                BigDecimal[] silu = ExactFunctions.silu(new BigDecimal(x));
                BigDecimal[] gelu = ExactFunctions.gelu(new BigDecimal(x));
                double unit = Math.ulp(Math.max(1, Math.abs(x)));
                report("gelu", x, DoubleGates.gelu(x), gelu[0], unit, 4);
                report("gelu'", x, DoubleGates.geluFirst(x, 1), gelu[1], unit, 4);
                report("gelu''", x, DoubleGates.geluSecond(x, 0, 1, 1), gelu[2], unit, 4);
                report("silu'", x, DoubleGates.siluFirst(x, 1), silu[1], unit, 4);
                report("silu''", x, DoubleGates.siluSecond(x, 0, 1, 1), silu[2], unit, 4);
            });
            forArguments(-range, range, wide -> {
                float x = (float) wide;
                BigDecimal[] silu = ExactFunctions.silu(new BigDecimal(x));
                BigDecimal[] gelu = ExactFunctions.gelu(new BigDecimal(x));
                double unit = Math.ulp(Math.max(1, Math.abs(x)));
                report("float gelu", x, FloatGates.gelu(x), gelu[0], unit, 4);
                report("float gelu'", x, FloatGates.geluFirst(x, 1), gelu[1], unit, 4);
                report("float gelu''", x, FloatGates.geluSecond(x, 0, 1, 1), gelu[2], unit, 4);
                report("float silu'", x, FloatGates.siluFirst(x, 1), silu[1], unit, 4);
                report("float silu''", x, FloatGates.siluSecond(x, 0, 1, 1), silu[2], unit, 4);
            });
        }
    }

    @Test
    void gatesHaveTheirLimits() {
        for (double huge : new double[] {Double.POSITIVE_INFINITY, Double.MAX_VALUE, 1e300, 1e4}) {
            exactly(huge, DoubleGates.silu(huge));
            exactly(huge, DoubleGates.gelu(huge));
            exactly(-0.0, DoubleGates.silu(-huge));
            exactly(-0.0, DoubleGates.gelu(-huge));
            float f = (float) huge;
            exactly(f, FloatGates.silu(f));
            exactly(f, FloatGates.gelu(f));
            exactly(-0.0, FloatGates.silu(-f));
            exactly(-0.0, FloatGates.gelu(-f));
            for (double[] slopes : new double[][] {
                    {DoubleGates.siluFirst(huge, 1), DoubleGates.siluFirst(-huge, 1), DoubleGates.siluSecond(huge, 0, 1, 1), DoubleGates.siluSecond(-huge, 0, 1, 1)},
                    {DoubleGates.geluFirst(huge, 1), DoubleGates.geluFirst(-huge, 1), DoubleGates.geluSecond(huge, 0, 1, 1), DoubleGates.geluSecond(-huge, 0, 1, 1)},
                    {FloatGates.siluFirst(f, 1), FloatGates.siluFirst(-f, 1), FloatGates.siluSecond(f, 0, 1, 1), FloatGates.siluSecond(-f, 0, 1, 1)},
                    {FloatGates.geluFirst(f, 1), FloatGates.geluFirst(-f, 1), FloatGates.geluSecond(f, 0, 1, 1), FloatGates.geluSecond(-f, 0, 1, 1)}}) {
                assertEquals(1, slopes[0]);
                assertEquals(0, slopes[1], 0);
                assertEquals(0, slopes[2], 0);
                assertEquals(0, slopes[3], 0);
            }
        }
        for (double y : new double[] {DoubleGates.silu(Double.NaN), DoubleGates.gelu(Double.NaN),
                FloatGates.silu(Float.NaN), FloatGates.gelu(Float.NaN), DoubleGates.siluFirst(Double.NaN, 1),
                DoubleGates.geluFirst(Double.NaN, 1), DoubleGates.siluSecond(Double.NaN, 1, 1, 1),
                DoubleGates.geluSecond(Double.NaN, 1, 1, 1)}) {
            assertTrue(Double.isNaN(y));
        }
    }

    @Test
    void specialArgumentsGiveTheLimits() {
        double inf = Double.POSITIVE_INFINITY;
        for (double huge : new double[] {inf, Double.MAX_VALUE, 1e300, 1000}) {
            exactly(1, DoubleMath.tanh(huge));
            exactly(-1, DoubleMath.tanh(-huge));
            exactly(1, DoubleMath.erf(huge));
            exactly(-1, DoubleMath.erf(-huge));
            exactly(0, DoubleMath.erfSlope(huge));
            exactly(0, DoubleMath.erfSlope(-huge));
            exactly(0, DoubleMath.exp(-huge));
            exactly(1, DoubleMath.sigmoid(huge, DoubleMath.decay(huge)));
            exactly(0, DoubleMath.sigmoid(-huge, DoubleMath.decay(-huge)));
            exactly(huge, DoubleMath.softplus(huge, DoubleMath.decay(huge)));
            exactly(0, DoubleMath.softplus(-huge, DoubleMath.decay(-huge)));
            float f = (float) huge;
            exactly(1, FloatMath.tanh(f));
            exactly(-1, FloatMath.tanh(-f));
            exactly(1, FloatMath.erf(f));
            exactly(-1, FloatMath.erf(-f));
            exactly(0, FloatMath.erfSlope(f));
            exactly(0, FloatMath.exp(-f));
            exactly(1, FloatMath.sigmoid(f, FloatMath.decay(f)));
            exactly(0, FloatMath.sigmoid(-f, FloatMath.decay(-f)));
            exactly(f, FloatMath.softplus(f, FloatMath.decay(f)));
            exactly(0, FloatMath.softplus(-f, FloatMath.decay(-f)));
        }
        exactly(1, DoubleMath.exp(0));
        exactly(1, DoubleMath.exp(-0.0));
        exactly(0, DoubleMath.log1p(0));
        for (double zero : new double[] {0.0, -0.0}) {
            exactly(zero, DoubleMath.tanh(zero));
            exactly(zero, DoubleMath.erf(zero));
            exactly(zero, FloatMath.tanh((float) zero));
            exactly(zero, FloatMath.erf((float) zero));
            exactly(0.5, DoubleMath.sigmoid(zero, DoubleMath.decay(zero)));
        }
    }

    @Test
    void theSmallestNumbersKeepTheirDigits() {
        for (double x : new double[] {Double.MIN_VALUE, 1e-310, Double.MIN_NORMAL, 1e-300, 1e-20}) {
            exactly(x, DoubleMath.tanh(x));
            exactly(-x, DoubleMath.tanh(-x));
            exactly(x, DoubleMath.log1p(x));
            assertEquals(2 / StrictMath.sqrt(StrictMath.PI) * x, DoubleMath.erf(x), 2 * Math.ulp(x));
        }
        exactly(Float.MIN_VALUE, FloatMath.tanh(Float.MIN_VALUE));
        exactly(Float.MIN_VALUE, FloatMath.log1p(Float.MIN_VALUE));
    }

    @Test
    void notANumberStaysNotANumber() {
        double nan = Double.NaN;
        for (double y : new double[] {DoubleMath.exp(nan), DoubleMath.expm1(nan), DoubleMath.log1p(nan), DoubleMath.tanh(nan),
                DoubleMath.erf(nan), DoubleMath.erfSlope(nan), DoubleMath.sigmoid(nan, DoubleMath.decay(nan)),
                DoubleMath.softplus(nan, DoubleMath.decay(nan)), DoubleMath.positive(nan), FloatMath.exp(Float.NaN),
                FloatMath.log1p(Float.NaN), FloatMath.tanh(Float.NaN), FloatMath.erf(Float.NaN), FloatMath.erfSlope(Float.NaN),
                FloatMath.sigmoid(Float.NaN, FloatMath.decay(Float.NaN)), FloatMath.positive(Float.NaN),
                FloatMath.softplus(Float.NaN, FloatMath.decay(Float.NaN))}) {
            assertTrue(Double.isNaN(y));
        }
    }

    private static void exactly(double expected, double actual) {
        assertEquals(Double.doubleToLongBits(expected), Double.doubleToLongBits(actual), () -> expected + " but was " + actual);
    }

    private static void check(String name, double bound, DoubleUnaryOperator f,
            UnaryOperator<BigDecimal> exact, double low, double high) {
        forArguments(low, high, x -> {
            BigDecimal truth = exact.apply(new BigDecimal(x));
            report(name, x, f.applyAsDouble(x), truth, Math.ulp(truth.doubleValue()), bound);
        });
    }

    private static void checkFloat(String name, double bound, DoubleUnaryOperator f,
            UnaryOperator<BigDecimal> exact, double low, double high) {
        forArguments(low, high, wide -> {
            float x = (float) wide;
            BigDecimal truth = exact.apply(new BigDecimal(x));
            report(name, x, f.applyAsDouble(x), truth, Math.ulp(truth.floatValue()), bound);
        });
    }

    private static void report(String name, double x, double got, BigDecimal truth, double ulp, double bound) {
        double error = new BigDecimal(got).subtract(truth).abs().doubleValue() / ulp;
        assertTrue(error <= bound, () -> name + "(" + x + ") = " + got + " is off by " + error + " ulp, more than " + bound);
    }

    /** Half of them spread evenly over the range, half over the magnitudes below it. */
    private static void forArguments(double low, double high, DoubleConsumer use) {
        Random random = new Random(17);
        for (int i = 0; i < ARGUMENTS; i++) {
            double end = random.nextBoolean() && low != 0 || high == 0 ? low : high;
            use.accept(i % 2 == 0
                    ? low + (high - low) * random.nextDouble()
                    : end * StrictMath.pow(10, -12 * random.nextDouble()));
        }
        use.accept(low);
        use.accept(high);
    }
}
