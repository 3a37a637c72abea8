package org.saddlescope.ui.experiment;

/** A text that stands for no valid value; the message says what is expected and names the nearest valid value. */
final class InvalidText extends Exception {
    InvalidText(String message) {
        super(message);
    }
}
