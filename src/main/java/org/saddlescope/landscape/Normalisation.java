package org.saddlescope.landscape;

/** How random directions are scaled. */
public enum Normalisation {
    /**
     * Each filter of the direction gets the norm of the same filter of θ, ‖d_ij‖ = ‖θ_ij‖ (Li, Xu, Taylor, Studer,
     * Goldstein 2018, "Visualizing the Loss Landscape of Neural Nets", section 4), so that slices of networks whose
     * filters are scaled differently compare.
     */
    FILTER,
    /** Standard normal elements as drawn. */
    NONE
}
