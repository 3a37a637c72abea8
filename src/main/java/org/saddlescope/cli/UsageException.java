package org.saddlescope.cli;

/** A command line that cannot be carried out; the message is one line for the user. */
final class UsageException extends Exception {
    UsageException(String message) {
        super(message);
    }
}
