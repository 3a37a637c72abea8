package org.saddlescope.ui.settings;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;

/**
 * What the page of the runs remembers from one start to the next.
 *
 * @param keep whether runs are kept as they are trained
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record KeptRuns(boolean keep) {
    public static final KeptRuns DEFAULT = new KeptRuns(true);
}
