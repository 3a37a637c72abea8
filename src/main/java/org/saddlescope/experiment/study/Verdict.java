package org.saddlescope.experiment.study;

import org.saddlescope.experiment.Expectation;

/**
 * How an expectation stands against what was measured.
 *
 * @param expectation what must hold
 * @param predicted   the prediction, for people
 * @param measured    the number measured with its scatter, or why there is none
 * @param value       the number measured; NaN where it is none
 * @param outcome     whether it holds
 */
public record Verdict(Expectation expectation, String predicted, String measured, double value, Outcome outcome) {
    /** Whether an expectation holds. */
    public enum Outcome {
        HOLDS("holds"),
        FAILS("does not hold"),
        /** A member was refused or failed that was not expected to: nothing can be said. */
        NOT_MEASURED("not measured");

        private final String words;

        Outcome(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    public boolean holds() {
        return outcome == Outcome.HOLDS;
    }
}
