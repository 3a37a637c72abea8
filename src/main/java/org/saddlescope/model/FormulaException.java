package org.saddlescope.model;

/** A formula that cannot be read. */
public final class FormulaException extends Exception {
    private final int position;

    /** @param position the index of the offending character, from 0 */
    public FormulaException(String message, int position) {
        super("at character " + (position + 1) + ": " + message);
        this.position = position;
    }

    public int position() {
        return position;
    }
}
