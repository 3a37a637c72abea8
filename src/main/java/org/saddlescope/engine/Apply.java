package org.saddlescope.engine;

import java.util.List;

/**
 * y = f(x), element by element, for a function of one variable given with its first two derivatives: the building block
 * of formulas. It computes with {@link StrictMath}, one element at a time; networks use {@link Activate}.
 */
public record Apply(Function function) implements Primitive {
    /** A twice-differentiable function of one variable. */
    public sealed interface Function {
        double value(double x);

        /** f'(x). */
        double first(double x);

        /** f''(x). */
        double second(double x);
    }

    /** The functions that a formula may name. */
    public enum Elementary implements Function {
        SIN {
            @Override public double value(double x) { return StrictMath.sin(x); }
            @Override public double first(double x) { return StrictMath.cos(x); }
            @Override public double second(double x) { return -StrictMath.sin(x); }
        },
        COS {
            @Override public double value(double x) { return StrictMath.cos(x); }
            @Override public double first(double x) { return -StrictMath.sin(x); }
            @Override public double second(double x) { return -StrictMath.cos(x); }
        },
        TAN {
            @Override public double value(double x) { return StrictMath.tan(x); }
            @Override public double first(double x) { double t = value(x); return 1 + t * t; }
            @Override public double second(double x) { return 2 * value(x) * first(x); }
        },
        EXP {
            @Override public double value(double x) { return StrictMath.exp(x); }
            @Override public double first(double x) { return StrictMath.exp(x); }
            @Override public double second(double x) { return StrictMath.exp(x); }
        },
        LOG {
            @Override public double value(double x) { return StrictMath.log(x); }
            @Override public double first(double x) { return 1 / x; }
            @Override public double second(double x) { return -1 / (x * x); }
        },
        SQRT {
            @Override public double value(double x) { return Math.sqrt(x); }
            @Override public double first(double x) { return 0.5 / Math.sqrt(x); }
            @Override public double second(double x) { return -0.25 / (x * Math.sqrt(x)); }
        },
        SINH {
            @Override public double value(double x) { return StrictMath.sinh(x); }
            @Override public double first(double x) { return StrictMath.cosh(x); }
            @Override public double second(double x) { return StrictMath.sinh(x); }
        },
        COSH {
            @Override public double value(double x) { return StrictMath.cosh(x); }
            @Override public double first(double x) { return StrictMath.sinh(x); }
            @Override public double second(double x) { return StrictMath.cosh(x); }
        },
        TANH {
            @Override public double value(double x) { return StrictMath.tanh(x); }
            @Override public double first(double x) { double t = value(x); return 1 - t * t; }
            @Override public double second(double x) { return -2 * value(x) * first(x); }
        },
        ATAN {
            @Override public double value(double x) { return StrictMath.atan(x); }
            @Override public double first(double x) { return 1 / (1 + x * x); }
            @Override public double second(double x) { double d = 1 + x * x; return -2 * x / (d * d); }
        },
        /** |x|, with derivative 0 at its kink. */
        ABS {
            @Override public double value(double x) { return Math.abs(x); }
            @Override public double first(double x) { return x == 0 ? 0 : Math.signum(x); }
            @Override public double second(double x) { return Double.isNaN(x) ? x : 0; }
        },
        RECIPROCAL {
            @Override public double value(double x) { return 1 / x; }
            @Override public double first(double x) { return -1 / (x * x); }
            @Override public double second(double x) { return 2 / (x * x * x); }
        }
    }

    /** x^exponent; for a whole exponent also where x is negative. */
    public record Power(double exponent) implements Function {
        @Override
        public double value(double x) {
            return power(x, exponent);
        }

        @Override
        public double first(double x) {
            return exponent == 0 ? 0 : exponent * power(x, exponent - 1);
        }

        @Override
        public double second(double x) {
            return exponent == 0 || exponent == 1 ? 0 : exponent * (exponent - 1) * power(x, exponent - 2);
        }

        // Small whole powers by multiplication: fewer roundings than the general power, and what one expects of x*x.
        private static double power(double x, double exponent) {
            if (exponent == Math.rint(exponent) && exponent >= 0 && exponent <= 16) {
                double product = 1;
                for (int i = 0; i < (int) exponent; i++) {
                    product *= x;
                }
                return product;
            }
            return StrictMath.pow(x, exponent);
        }
    }

    @Override
    public String name() {
        return function.toString();
    }

    @Override
    public Shape shape(List<Shape> inputs) {
        return inputs.getFirst();
    }

    @Override
    public void forward(Cells c) {
        for (int i = 0; i < c.size(); i++) {
            c.set(c.value(), i, function.value(c.get(c.value(0), i)));
        }
    }

    @Override
    public void adjoint(Cells c) {
        for (int i = 0; i < c.size(); i++) {
            c.contribute(0, c.adjoint(0), i, function.first(c.get(c.value(0), i)) * c.get(c.adjoint(), i));
        }
    }

    @Override
    public void tangent(Cells c) {
        for (int i = 0; i < c.size(); i++) {
            c.set(c.tangent(), i, function.first(c.get(c.value(0), i)) * c.get(c.tangent(0), i));
        }
    }

    @Override
    public void adjointTangent(Cells c) {
        for (int i = 0; i < c.size(); i++) {
            double x = c.get(c.value(0), i);
            c.contribute(0, c.adjointTangent(0), i, function.first(x) * c.get(c.adjointTangent(), i)
                    + function.second(x) * c.get(c.adjoint(), i) * c.get(c.tangent(0), i));
        }
    }
}
