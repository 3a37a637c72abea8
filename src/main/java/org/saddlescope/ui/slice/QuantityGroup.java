package org.saddlescope.ui.slice;

import org.saddlescope.experiment.SliceSpec;
import org.saddlescope.ui.base.Text;

/** What belongs together in the choice of what is on the slice, in its order. */
enum QuantityGroup {
    LOSS(Text.of("quantityGroup.loss")),
    CONDITIONS(Text.of("quantityGroup.conditions")),
    CURVATURE(Text.of("quantityGroup.curvature")),
    KERNEL(Text.of("quantityGroup.tangentKernel"));

    private final String label;

    QuantityGroup(String label) {
        this.label = label;
    }

    String label() {
        return label;
    }

    static QuantityGroup of(SliceSpec.Quantity quantity) {
        return quantity.condition().map(_ -> CONDITIONS).orElseGet(() -> switch (quantity) {
            case LAMBDA_MIN, LAMBDA_MAX, MORSE_INDEX -> CURVATURE;
            case KERNEL_LAMBDA_MIN, KERNEL_LAMBDA_MAX, KERNEL_CONDITION, MODEL_HESSIAN -> KERNEL;
            default -> LOSS;
        });
    }
}
