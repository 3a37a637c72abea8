package org.saddlescope.experiment;

/** How a run ended: at its last step, stopped by the user, or by a failure. */
public enum RunEnd { DONE, STOPPED, FAILED }
