package org.saddlescope.ui.session;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;

/**
 * What would be lost if the program were killed now.
 *
 * @param experiment the experiment with its unsaved changes, as JSON; empty where there are none
 * @param saved      what the changes began with, as JSON
 * @param file       the file it belongs to; empty: none
 * @param run        the folder of the run that is going on; empty: none
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record KeptSession(String experiment, String saved, String file, String run) {
    public static final KeptSession NOTHING = new KeptSession("", "", "", "");

    public KeptSession {
        experiment = experiment == null ? "" : experiment;
        saved = saved == null ? "" : saved;
        file = file == null ? "" : file;
        run = run == null ? "" : run;
    }

    /** Whether nothing would be lost. */
    boolean empty() {
        return experiment.isEmpty() && run.isEmpty();
    }
}
