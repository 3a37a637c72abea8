package org.saddlescope.ui.export;

import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** A table of fields: a name, what is to be filled in, and below it what is wrong with it. */
final class Rows extends GridPane {
    private int next;

    Rows() {
        getStyleClass().add("fields");
    }

    /** A row whose name leads to this control by its mnemonic. */
    void add(String name, Node control, Node... more) {
        Label label = new Label(name);
        label.setMnemonicParsing(true);
        label.setLabelFor(control);
        label.getStyleClass().add("field-label");
        label.setMinWidth(Region.USE_PREF_SIZE);
        HBox box = new HBox(control);
        box.getChildren().addAll(more);
        box.getStyleClass().add("export-row");
        setHgrow(box, Priority.ALWAYS);
        addRow(next++, label, box);
    }

    /** A row without a name. */
    void addPlain(Node... nodes) {
        HBox box = new HBox(nodes);
        box.getStyleClass().add("export-row");
        add(box, 1, next++);
    }

    /** A place for what is wrong with the row above; it takes no room where nothing is. */
    Label addMessage(String id) {
        Label label = new Label();
        label.setId(id);
        label.getStyleClass().add("field-message");
        label.setWrapText(true);
        show(label, Optional.empty());
        add(label, 1, next++);
        return label;
    }

    static void show(Label label, Optional<String> text) {
        label.setText(text.orElse(""));
        label.setVisible(text.isPresent());
        label.setManaged(text.isPresent());
    }

    static TextField field(String id, int columns) {
        TextField field = new TextField();
        field.setId(id);
        field.setPrefColumnCount(columns);
        return field;
    }
}
