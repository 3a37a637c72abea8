package org.saddlescope.experiment;

/** An experiment that cannot be read or run; the message is one line for the user that names the field or file. */
public final class ExperimentException extends Exception {
    public ExperimentException(String message) {
        super(message);
    }

    public ExperimentException(String message, Throwable cause) {
        super(message, cause);
    }
}
