package org.saddlescope.landscape;

/**
 * How the random elements d of a direction are scaled by the parameters θ, block by block (Li, Xu, Taylor, Studer,
 * Goldstein 2018, "Visualizing the Loss Landscape of Neural Nets", section 4, and the options of its reference code
 * tomgoldstein/loss-landscape). A filter is a slice of a weight along its first dimension; {@link Directions} says what
 * blocks without filters are.
 *
 * <p>Three habits of the reference code are not copied: without {@code ignore} it sets d = θ for every tensor with less
 * than two dimensions (biases, norm scales and shifts), which makes the slice a walk along θ there rather than a random
 * one; it adds 10⁻¹⁰ to the norm it divides by, so that norms are off by about that; its {@code layer} divides a zero
 * direction by zero. Here such a block is scaled as one filter, norms agree to rounding, and what belongs to a zero θ
 * is zero. Bias and norm blocks are ignored or not by a setting of its own, in every mode.
 */
public enum Normalisation {
    /** ‖d_ij‖ = ‖θ_ij‖ for each filter, so that slices of networks whose filters are scaled differently compare. */
    FILTER,
    /** ‖d_i‖ = ‖θ_i‖ for each block. */
    LAYER,
    /** Each element times that of θ, d ← d ∘ θ. */
    WEIGHT,
    /** ‖d_ij‖ = 1 for each filter, whatever θ. */
    DFILTER,
    /** ‖d_i‖ = 1 for each block, whatever θ. */
    DLAYER,
    /** Standard normal elements as drawn. */
    NONE;

    /** In words: "filter-normalised". */
    String words() {
        return switch (this) {
            case FILTER -> "filter-normalised";
            case LAYER -> "layer-normalised";
            case WEIGHT -> "weight-normalised";
            case DFILTER -> "of unit filters";
            case DLAYER -> "of unit layers";
            case NONE -> "not normalised";
        };
    }
}
