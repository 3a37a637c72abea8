package org.saddlescope.engine;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Elementary functions to about 40 digits, straight from their series: what the kernels are measured against. */
final class ExactFunctions {
    private static final MathContext DIGITS = new MathContext(50, RoundingMode.HALF_EVEN);
    private static final BigDecimal TINY = new BigDecimal("1e-48");
    private static final BigDecimal ONE = BigDecimal.ONE;
    private static final BigDecimal TWO = BigDecimal.TWO;
    private static final BigDecimal ROOT_PI =
            new BigDecimal("3.14159265358979323846264338327950288419716939937510582").sqrt(DIGITS);

    private static final BigDecimal ROOT_TWO = TWO.sqrt(DIGITS);

    private ExactFunctions() {}

    /** exp(x) − 1: the series at x/2ⁿ, then (1+m)² − 1 = m(m + 2) n times, which loses no small digits. */
    static BigDecimal expm1(BigDecimal x) {
        int halvings = Math.max(0, (int) Math.ceil(Math.log(Math.abs(x.doubleValue()) * 8 + 1e-300) / Math.log(2)));
        BigDecimal r = x.divide(TWO.pow(halvings), DIGITS);
        BigDecimal term = r;
        BigDecimal sum = r;
        for (int k = 2; term.abs().compareTo(sum.abs().multiply(TINY)) > 0; k++) {
            term = term.multiply(r).divide(BigDecimal.valueOf(k), DIGITS);
            sum = sum.add(term, DIGITS);
        }
        for (int i = 0; i < halvings; i++) {
            sum = sum.multiply(sum.add(TWO), DIGITS);
        }
        return sum;
    }

    static BigDecimal exp(BigDecimal x) {
        return x.signum() < 0 ? ONE.divide(expm1(x.negate()).add(ONE), DIGITS) : expm1(x).add(ONE, DIGITS);
    }

    /** log(1+e) by Newton's iteration on expm1(y) = e, twice from double precision. */
    static BigDecimal log1p(BigDecimal e) {
        BigDecimal y = new BigDecimal(StrictMath.log1p(e.doubleValue()));
        for (int i = 0; i < 2 && e.signum() != 0; i++) {
            BigDecimal m = expm1(y);
            y = y.subtract(m.subtract(e).divide(m.add(ONE), DIGITS), DIGITS);
        }
        return y;
    }

    static BigDecimal tanh(BigDecimal x) {
        BigDecimal m = expm1(x.multiply(TWO));
        return m.divide(m.add(TWO), DIGITS);
    }

    static BigDecimal sigmoid(BigDecimal x) {
        return ONE.divide(ONE.add(exp(x.negate())), DIGITS);
    }

    static BigDecimal softplus(BigDecimal x) {
        return x.max(BigDecimal.ZERO).add(log1p(exp(x.abs().negate())), DIGITS);
    }

    /** erf(x) = 2/√π·exp(−x²)·Σ 2ᵏx²ᵏ⁺¹/(1·3·…·(2k+1)), a series of one sign. */
    static BigDecimal erf(BigDecimal x) {
        BigDecimal square = x.multiply(x);
        BigDecimal term = x;
        BigDecimal sum = x;
        for (int k = 1; term.abs().compareTo(sum.abs().multiply(TINY)) > 0; k++) {
            term = term.multiply(square).multiply(TWO).divide(BigDecimal.valueOf(2L * k + 1), DIGITS);
            sum = sum.add(term, DIGITS);
        }
        return sum.multiply(erfSlope(x), DIGITS);
    }

    /** erf'(x) = 2/√π·exp(−x²). */
    static BigDecimal erfSlope(BigDecimal x) {
        return TWO.divide(ROOT_PI, DIGITS).multiply(exp(x.multiply(x).negate()), DIGITS);
    }

    /** Φ(x) = (1 + erf(x/√2))/2. */
    static BigDecimal normal(BigDecimal x) {
        return ONE.add(erf(x.divide(ROOT_TWO, DIGITS)), DIGITS).divide(TWO, DIGITS);
    }

    /** φ(x) = exp(−x²/2)/√(2π). */
    static BigDecimal bell(BigDecimal x) {
        return erfSlope(x.divide(ROOT_TWO, DIGITS)).divide(ROOT_TWO.multiply(TWO), DIGITS);
    }

    /** The value and the first two derivatives of x·σ(x), with σ' = σ(1 − σ) and σ'' = σ'(1 − 2σ). */
    static BigDecimal[] silu(BigDecimal x) {
        BigDecimal s = sigmoid(x);
        BigDecimal first = s.multiply(sigmoid(x.negate()), DIGITS);
        BigDecimal second = first.multiply(ONE.subtract(TWO.multiply(s)), DIGITS);
        return gated(x, s, first, second);
    }

    /** The value and the first two derivatives of x·Φ(x), with Φ' = φ and Φ'' = −xφ. */
    static BigDecimal[] gelu(BigDecimal x) {
        return gated(x, normal(x), bell(x), x.negate().multiply(bell(x), DIGITS));
    }

    /** The product rule for x·G(x). */
    private static BigDecimal[] gated(BigDecimal x, BigDecimal gate, BigDecimal first, BigDecimal second) {
        return new BigDecimal[] {x.multiply(gate, DIGITS), gate.add(x.multiply(first), DIGITS),
                first.multiply(TWO).add(x.multiply(second), DIGITS)};
    }
}
