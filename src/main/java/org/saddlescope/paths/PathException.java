package org.saddlescope.paths;

/** A path that cannot be made; the message says why, for whoever asked for it. */
public final class PathException extends Exception {
    private static final long serialVersionUID = 1L;

    public PathException(String message) {
        super(message);
    }
}
