package org.saddlescope.cli;

/** Something that this machine lacks; the message is one line that says what to install or set. */
final class EnvironmentException extends Exception {
    EnvironmentException(String message) {
        super(message);
    }
}
