package org.saddlescope.experiment;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.saddlescope.conditions.Condition;
import org.saddlescope.schema.Setting;

/**
 * What is computed on the grid of the plane, and how often. A run makes one slice; draws and boxes are made by
 * {@link Slicer}.
 *
 * @param quantity  what is on the grid
 * @param repeats   draws of random directions, for bands and spreads; other planes have one
 * @param layers    more than 1: a box of so many layers along a third direction
 * @param depth     [from, to] along the third direction; [−1, 1] where it is left out
 * @param third     which coordinate or eigenvector the third direction is, for planes of coordinates or eigenvectors
 * @param explained the share of a path's variance below which the plane is marked as showing too little of it
 */
public record SliceSpec(
        @Setting(doc = "What is on the grid", fallback = "\"loss\"") Quantity quantity,
        @Setting(doc = "Draws of random directions, for bands and spreads; other planes have one", fallback = "1", min = 1, max = 1000) int repeats,
        @Setting(doc = "More than 1: a box of so many layers along a third direction", fallback = "1", min = 1, max = 501) int layers,
        @Setting(doc = "[from, to] along the third direction; [-1, 1] where it is left out", fallback = "null", minSize = 2, maxSize = 2)
        Optional<List<Double>> depth,
        @Setting(doc = "The third direction of a box: a coordinate of axes, an eigenvector of hessian; the next one where it is left out", fallback = "null")
        Optional<Integer> third,
        @Setting(doc = "The share of a path's variance below which the plane is marked as showing too little of it", fallback = "0.5", min = 0, max = 1)
        double explained) {
    /** The settings of an experiment that says nothing of slices. */
    public static final SliceSpec DEFAULT = new SliceSpec(Quantity.LOSS, 1, 1, Optional.empty(), Optional.empty(), 0.5);

    /** What can be on a grid. */
    public enum Quantity {
        LOSS("loss"),
        /** The fraction of training samples classified correctly, 0 to 1. */
        ACCURACY("accuracy"),
        /** ‖∇f‖ */
        GRADIENT_NORM("gradient norm"),
        /** ‖∇f‖²/(2(f − f*)) */
        PL(Condition.PL),
        /** ‖∇f‖²/(2f) */
        PL_STAR(Condition.PL_STAR),
        /** (f − f*)/‖∇f‖² */
        GRADIENT_DOMINANCE(Condition.GRADIENT_DOMINANCE),
        /** ‖∇f‖/‖x − x_p‖ */
        EB(Condition.EB),
        /** 2(f − f*)/‖x − x_p‖² */
        QG(Condition.QG),
        /** ⟨∇f, x − x_p⟩/‖x − x_p‖² */
        RSI(Condition.RSI),
        /** ⟨∇f, x − x_p⟩/f */
        AIMING(Condition.AIMING),
        /** ⟨∇f, x − x_p⟩/(f − f*) */
        QUASAR(Condition.QUASAR),
        /** ⟨∇f, x − x_p⟩/(‖∇f‖‖x − x_p‖) */
        COSINE(Condition.COSINE),
        /** The smallest eigenvalue of the Hessian, with its residual. */
        LAMBDA_MIN("λₘᵢₙ"),
        /** The largest eigenvalue of the Hessian, with its residual. */
        LAMBDA_MAX("λₘₐₓ"),
        /** The number of negative eigenvalues of the Hessian, from all of them. */
        MORSE_INDEX("Morse index"),
        /** The smallest eigenvalue of the tangent kernel, with its residual. */
        KERNEL_LAMBDA_MIN("λₘᵢₙ(K)"),
        /** The largest eigenvalue of the tangent kernel, with its residual. */
        KERNEL_LAMBDA_MAX("λₘₐₓ(K)"),
        /** Their quotient; infinite where the smallest is 0 within its error. */
        KERNEL_CONDITION("κ(K)"),
        /** The largest spectral norm of the Hessian of an output. */
        MODEL_HESSIAN("‖H_F‖");

        private final String label;
        private final Optional<Condition> condition;

        Quantity(String label) {
            this.label = label;
            condition = Optional.empty();
        }

        Quantity(Condition condition) {
            label = condition.label().split("  ", 2)[0];
            this.condition = Optional.of(condition);
        }

        /** The condition whose number it is, where it is one. */
        public Optional<Condition> condition() {
            return condition;
        }

        /** The name on figures. */
        public String label() {
            return label;
        }

        /** The name in files, in lower snake case. */
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** The name in files of what figures call {@code label}; other labels are made file names. */
        static String id(String label) {
            for (Quantity quantity : values()) {
                if (quantity.label.equals(label)) {
                    return quantity.id();
                }
            }
            return FileNames.of(label);
        }
    }
}
