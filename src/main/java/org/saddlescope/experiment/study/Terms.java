package org.saddlescope.experiment.study;

import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;
import org.saddlescope.experiment.Expectation;

/** The parts that expectations of every kind share. */
final class Terms {
    private Terms() {}

    /** The terms of an expectation by the names of their fields. */
    static SequencedMap<String, Expectation.Term> of(Expectation expectation) {
        SequencedMap<String, Expectation.Term> terms = new LinkedHashMap<>();
        switch (expectation) {
            case Expectation.Near near -> terms.put("term", near.term());
            case Expectation.AtLeast atLeast -> terms.put("term", atLeast.term());
            case Expectation.AtMost atMost -> terms.put("term", atMost.term());
            case Expectation.Slope slope -> terms.put("term", slope.term());
            case Expectation.Monotone monotone -> terms.put("term", monotone.term());
            case Expectation.Less less -> {
                terms.put("less", less.less());
                terms.put("than", less.than());
            }
            case Expectation.Refused _ -> { }
        }
        return terms;
    }

    /** The field along which a quantity is followed, with the name of the setting that names it. */
    static Optional<Along> along(Expectation expectation) {
        return switch (expectation) {
            case Expectation.Slope slope -> Optional.of(new Along("against", slope.against(), true));
            case Expectation.Monotone monotone -> Optional.of(new Along("along", monotone.along(), false));
            default -> Optional.empty();
        };
    }

    /**
     * @param setting  the setting that names the field
     * @param field    the field
     * @param positive whether its values must be above 0
     */
    record Along(String setting, String field, boolean positive) {}
}
