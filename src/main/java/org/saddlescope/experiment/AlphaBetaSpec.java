package org.saddlescope.experiment;

import org.saddlescope.schema.Setting;
import org.saddlescope.schema.Variant;

/**
 * How the alpha-beta condition (Islamov, Ajroldi, Orvieto, Lucchi 2024, Definition 1) is measured along a path: with the
 * mini-batches that were drawn, against the experiment's own x* (probes.minimum).
 *
 * @param margin           δ = α − β at which α_min is reported; the paper plots α ≥ β + 0.1
 * @param componentMinimum how f_i* is obtained
 */
public record AlphaBetaSpec(
        @Setting(doc = "The margin alpha - beta at which the smallest alpha is reported", fallback = "0.1", min = 0, above = true, max = 1e6) double margin,
        @Setting(doc = "How the minimum f_i* of each mini-batch's loss is obtained", fallback = "{\"type\": \"known\"}") ComponentMinimum componentMinimum) {

    /** How f_i* is obtained. */
    public sealed interface ComponentMinimum {
        @Variant(value = "known", label = "Known in closed form", doc = "Where the components of a test function know theirs; 0 elsewhere, a lower bound of every loss here")
        record Known() implements ComponentMinimum {}

        @Variant(value = "declared", label = "Declared", doc = "One number for every mini-batch")
        record Declared(@Setting(doc = "f_i*") double value) implements ComponentMinimum {}
    }
}
