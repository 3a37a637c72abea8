package org.saddlescope.bench;

/** Why the work cannot be done, for the user. */
public final class BenchException extends Exception {
    public BenchException(String message) {
        super(message);
    }

    BenchException(String message, Throwable cause) {
        super(message, cause);
    }
}
