package org.saddlescope.conditions;

import java.math.BigDecimal;

/** How a condition's parameters are written in names. */
final class Parameters {
    private Parameters() {}

    /** Without an exponent or trailing zeros: 1, 1.25, 0.0001. */
    static String text(double value) {
        return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }
}
