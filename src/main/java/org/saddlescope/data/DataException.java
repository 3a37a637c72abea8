package org.saddlescope.data;

/** Data that cannot be had; the message is meant for the user and says what to do. */
public final class DataException extends Exception {
    public DataException(String message) {
        super(message);
    }

    public DataException(String message, Throwable cause) {
        super(message, cause);
    }
}
