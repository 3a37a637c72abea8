package org.saddlescope.ui.experiment;

import javafx.scene.control.CheckBox;

/** Edits a yes or no. */
final class FlagEditor extends LeafEditor {
    private final CheckBox box;

    FlagEditor(Field field, FormContext form) {
        super(field, form);
        box = new CheckBox();
        box.setOnAction(event -> report(change(), box.isSelected()));
        place(box, box);
    }

    @Override
    void show(Object value) {
        box.setSelected((Boolean) value);
    }
}
