package org.saddlescope.ui.slice;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.saddlescope.experiment.SliceSpec.Quantity;

class QuantityGroupTest {
    @ParameterizedTest
    @EnumSource(Quantity.class)
    void whatIsOfTheHessianTheKernelOrAConditionStandsWithItsLikes(Quantity quantity) {
        QuantityGroup expected = quantity.condition().isPresent() ? QuantityGroup.CONDITIONS
                : quantity.label().contains("K)") || quantity.label().contains("H_F") ? QuantityGroup.KERNEL
                : quantity.label().startsWith("λ") || quantity == Quantity.MORSE_INDEX ? QuantityGroup.CURVATURE : QuantityGroup.LOSS;
        assertEquals(expected, QuantityGroup.of(quantity));
    }
}
