package org.saddlescope.ui.experiment;

import java.util.List;
import java.util.function.Function;
import javafx.scene.control.ComboBox;
import javafx.util.StringConverter;

/** Edits one of a few values. */
final class ChoiceEditor extends LeafEditor {
    private final ComboBox<Object> box = new ComboBox<>();
    private boolean showing;

    ChoiceEditor(Field field, FormContext form, List<Object> values, Function<Object, String> label) {
        super(field, form);
        box.getItems().setAll(values);
        box.setConverter(new StringConverter<>() {
            @Override
            public String toString(Object value) {
                return value == null ? "" : label.apply(value);
            }

            @Override
            public Object fromString(String text) {
                return values.stream().filter(value -> label.apply(value).equals(text)).findFirst().orElse(null);
            }
        });
        box.valueProperty().subscribe((before, chosen) -> {
            if (!showing && chosen != null) {
                report(change(), chosen);
            }
        });
        place(box, box);
    }

    @Override
    void show(Object value) {
        showing = true;
        try {
            // A name that a file gives and the list does not know is shown as it is, for the check to complain about.
            box.setValue(value);
        } finally {
            showing = false;
        }
    }
}
