package org.saddlescope.paths;

/**
 * A family of curves φ(t) = Σ_i c_i(t) θ_i, t in [0, 1], from a fixed θ_0 to a fixed θ_{k+1} by way of k bends θ_1, …, θ_k that can be
 * moved (Garipov, Izmailov, Podoprikhin, Vetrov, Wilson 2018, section 3).
 */
public sealed interface CurveShape {
    /** k. */
    int bends();

    /** c_0(t), …, c_{k+1}(t); they sum to 1. */
    double[] coefficients(double t);

    /** For people. */
    String label();

    /** φ(t) = (1 − t)² θ_0 + 2t(1 − t) θ_1 + t² θ_2. */
    record Bezier() implements CurveShape {
        @Override
        public int bends() {
            return 1;
        }

        @Override
        public double[] coefficients(double t) {
            return new double[] {(1 - t) * (1 - t), 2 * t * (1 - t), t * t};
        }

        @Override
        public String label() {
            return "Bézier curve";
        }
    }

    /** Straight segments θ_0, θ_1, …, θ_{k+1}, each for as long a stretch of t. */
    record Chain(int bends) implements CurveShape {
        public Chain {
            if (bends < 1) {
                throw new IllegalArgumentException(bends + " bends");
            }
        }

        @Override
        public double[] coefficients(double t) {
            double[] c = new double[bends + 2];
            int segment = Math.min(bends, (int) (t * (bends + 1)));
            double within = t * (bends + 1) - segment;
            c[segment] = 1 - within;
            c[segment + 1] = within;
            return c;
        }

        @Override
        public String label() {
            return "polygonal chain";
        }
    }
}
