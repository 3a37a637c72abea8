package org.saddlescope.data.surface;

import java.util.Arrays;
import java.util.function.DoublePredicate;

/**
 * One quantity on a grid.
 *
 * @param name     as the file calls it
 * @param values   {@code values[row * columns + column]}: row counts y, column counts x; NaN where not computed
 * @param computed whether there is a value; a NaN or infinity that the file holds is one
 */
public record GridField(String name, double[] values, boolean[] computed) {
    public GridField {
        if (values.length != computed.length) {
            throw new IllegalArgumentException(values.length + " values of " + name + " with " + computed.length + " marks");
        }
    }

    /** A field all of whose values are there. */
    public static GridField complete(String name, double[] values) {
        boolean[] computed = new boolean[values.length];
        Arrays.fill(computed, true);
        return new GridField(name, values, computed);
    }

    /** The number of cells without a value. */
    public int missing() {
        int missing = 0;
        for (boolean there : computed) {
            missing += there ? 0 : 1;
        }
        return missing;
    }

    public int nan() {
        return count(Double::isNaN);
    }

    public int infinite() {
        return count(Double::isInfinite);
    }

    /** The smallest finite value; NaN without any. */
    public double least() {
        return finite(1);
    }

    /** The largest finite value; NaN without any. */
    public double largest() {
        return finite(-1);
    }

    private double finite(int sign) {
        double best = Double.NaN;
        for (int i = 0; i < values.length; i++) {
            if (computed[i] && Double.isFinite(values[i]) && !(sign * values[i] >= sign * best)) {
                best = values[i];
            }
        }
        return best;
    }

    private int count(DoublePredicate kind) {
        int count = 0;
        for (int i = 0; i < values.length; i++) {
            count += computed[i] && kind.test(values[i]) ? 1 : 0;
        }
        return count;
    }
}
