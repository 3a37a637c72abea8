package org.saddlescope.experiment;

import org.saddlescope.engine.Natives;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Loads in advance what a run needs and what must not load beside other things. */
public final class WarmUp {
    private static final Logger LOG = LoggerFactory.getLogger(WarmUp.class);

    private WarmUp() {}

    /**
     * Loads the native libraries, and returns when they are there. Call before the toolkit is started: it loads libraries
     * of its own, and the two together can stand still for ever (see {@link Natives#load()}).
     */
    public static void natives() {
        try {
            Natives.load();
        } catch (RuntimeException | LinkageError e) {
            // The first run meets the same and tells the user.
            LOG.debug("no native libraries", e);
        }
    }
}
