package org.saddlescope.ui.experiment;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.layout.FlowPane;
import org.saddlescope.experiment.Schema;

/** Edits a list of constants of an enum as check boxes; the list keeps the order of the enum. */
final class FlagsEditor extends Editor {
    private final FlowPane pane = new FlowPane();
    private final Map<Object, CheckBox> boxes = new LinkedHashMap<>();

    FlagsEditor(Field field, Schema.Choice choice, FormContext form) {
        super(field);
        pane.getStyleClass().add("flags");
        pane.setPrefWrapLength(0);
        for (Enum<?> constant : choice.constants()) {
            CheckBox box = new CheckBox(Words.of(constant.name()));
            box.setId("field-" + field.id() + "-" + constant.name().toLowerCase(Locale.ROOT));
            box.setOnAction(event -> report(change(), chosen()));
            boxes.put(constant, box);
            pane.getChildren().add(box);
        }
    }

    private List<Object> chosen() {
        return boxes.entrySet().stream().filter(entry -> entry.getValue().isSelected()).map(Map.Entry::getKey).toList();
    }

    @Override
    Node node() {
        return pane;
    }

    @Override
    void show(Object value) {
        boxes.forEach((constant, box) -> box.setSelected(((List<?>) value).contains(constant)));
    }

    @Override
    void dispose() {
        // Check boxes cannot be wrong, so nothing watches them.
    }
}
