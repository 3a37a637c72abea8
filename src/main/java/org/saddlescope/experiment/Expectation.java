package org.saddlescope.experiment;

import java.util.List;
import org.saddlescope.schema.Setting;
import org.saddlescope.schema.Variant;

/** Something that must hold of what a claim's study measured; evaluated by {@code experiment.study}. */
public sealed interface Expectation {
    String SAYS = "What it says, in words";
    String BASIS = "Whether the paper's theory predicts it, it was derived for this project, or it was observed";
    String TOLERANCE = "How far off it may be";

    /** What it says, in words. */
    String says();

    /** On what it rests. */
    Basis basis();

    /** On what an expectation rests; tables tell them apart. */
    enum Basis {
        /** The paper's theory predicts it. */
        THEORY,
        /** Derived for this project. */
        DERIVED,
        /** The paper, or a pilot, found it so by experiment. */
        OBSERVED
    }

    /** How the numbers of the members that a term selects become one. NaN where one of them is NaN. */
    enum Over { MEAN, MEDIAN, MIN, MAX, SUM, STANDARD_DEVIATION }

    /**
     * A number made of what was measured.
     *
     * @param quantity the quantity's id, as the study declares it
     * @param where    which members: {@code field=value} for some of the swept fields; all where empty
     * @param over     how their numbers become one
     */
    record Term(
            @Setting(doc = "The quantity, as `list studies` names it") String quantity,
            @Setting(doc = "Of which members: field=value of swept fields; all where empty", fallback = "[]", maxSize = 8) List<String> where,
            @Setting(doc = "How the members' numbers become one", fallback = "\"mean\"") Over over) {
        public Term {
            where = List.copyOf(where);
        }
    }

    /** |term − value| ≤ tolerance, times |value| where relative. */
    @Variant(value = "near", label = "Near a number", doc = "A quantity is near a number")
    record Near(
            @Setting(doc = SAYS) String says,
            @Setting(doc = BASIS) Basis basis,
            @Setting(doc = "What is measured") Term term,
            @Setting(doc = "The number") double value,
            @Setting(doc = TOLERANCE, min = 0) double tolerance,
            @Setting(doc = "Whether the tolerance is a share of the number", fallback = "false") boolean relative) implements Expectation {}

    /** term ≥ value. */
    @Variant(value = "atLeast", label = "At least", doc = "A quantity is at least a number")
    record AtLeast(
            @Setting(doc = SAYS) String says,
            @Setting(doc = BASIS) Basis basis,
            @Setting(doc = "What is measured") Term term,
            @Setting(doc = "The number") double value) implements Expectation {}

    /** term ≤ value. */
    @Variant(value = "atMost", label = "At most", doc = "A quantity is at most a number")
    record AtMost(
            @Setting(doc = SAYS) String says,
            @Setting(doc = BASIS) Basis basis,
            @Setting(doc = "What is measured") Term term,
            @Setting(doc = "The number") double value) implements Expectation {}

    /** less &lt; factor · than. */
    @Variant(value = "less", label = "Less than another", doc = "A quantity is less than a factor times another, or the same of other members")
    record Less(
            @Setting(doc = SAYS) String says,
            @Setting(doc = BASIS) Basis basis,
            @Setting(doc = "The smaller one") Term less,
            @Setting(doc = "The larger one") Term than,
            @Setting(doc = "The factor on the larger one", fallback = "1", min = 0, above = true) double factor) implements Expectation {}

    /**
     * The slope of log(quantity) against log(field) by least squares, the quantity aggregated over the members of each
     * value of the field.
     */
    @Variant(value = "slope", label = "Slope of logarithms", doc = "The slope of a quantity's logarithm against that of a swept field")
    record Slope(
            @Setting(doc = SAYS) String says,
            @Setting(doc = BASIS) Basis basis,
            @Setting(doc = "What is measured") Term term,
            @Setting(doc = "The swept field against which") String against,
            @Setting(doc = "The slope") double value,
            @Setting(doc = TOLERANCE, min = 0) double tolerance) implements Expectation {}

    /** The quantity rises or falls along the values of a swept field, in their order. */
    @Variant(value = "monotone", label = "Rises or falls", doc = "A quantity rises or falls along a swept field")
    record Monotone(
            @Setting(doc = SAYS) String says,
            @Setting(doc = BASIS) Basis basis,
            @Setting(doc = "What is measured") Term term,
            @Setting(doc = "The swept field along which") String along,
            @Setting(doc = "Whether it rises or falls") Direction direction,
            @Setting(doc = "Neighbours that may be the wrong way round", fallback = "0", min = 0, max = 1000) int inversions) implements Expectation {
        /** Which way. */
        public enum Direction { RISES, FALLS }
    }

    /** The members selected are refused, with these words in the message. */
    @Variant(value = "refused", label = "Refused", doc = "The construction is not available for these members, and says why")
    record Refused(
            @Setting(doc = SAYS) String says,
            @Setting(doc = BASIS) Basis basis,
            @Setting(doc = "Which members: field=value of swept fields", minSize = 1, maxSize = 8) List<String> where,
            @Setting(doc = "Words of the message") String because) implements Expectation {
        public Refused {
            where = List.copyOf(where);
        }
    }
}
