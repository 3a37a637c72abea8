package org.saddlescope.landscape;

/** Directions that span no plane: zero, parallel or not finite. The message says which and why, and is meant for people. */
public final class DegeneratePlaneException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    public DegeneratePlaneException(String message) {
        super(message);
    }
}
