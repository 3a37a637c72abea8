package org.saddlescope.ui.experiment;

/** How values of one kind are written in a text field. */
interface TextForm {
    String format(Object value);

    Object parse(String text) throws InvalidText;
}
