package org.saddlescope.experiment;

/** What can be said of how large a problem is: its size, or why there is none yet. */
public sealed interface Sizing permits ProblemSize, Sizing.Unknown {
    /** In a few words, for one line. */
    String summary();

    /** @param reason why nothing can be said, in one line */
    record Unknown(String reason) implements Sizing {
        @Override
        public String summary() {
            return reason;
        }
    }
}
