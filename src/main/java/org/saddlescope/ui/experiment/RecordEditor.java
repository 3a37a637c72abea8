package org.saddlescope.ui.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import org.saddlescope.experiment.Schema;

/** Edits a record: a row a component, the label on the left and the control on the right. */
final class RecordEditor extends Editor {
    private final Schema.RecordType type;
    private final FormContext form;
    private final GridPane grid = grid();
    private final List<Editor> components = new ArrayList<>();
    private List<Object> values = List.of();

    RecordEditor(Field field, Schema.RecordType type, FormContext form) {
        super(field);
        this.type = type;
        this.form = form;
        List<Field> fields = Field.of(type, field.path());
        for (int i = 0; i < fields.size(); i++) {
            int index = i;
            Editor editor = Editors.of(fields.get(i), form);
            editor.listen((edit, value) -> edited(index, edit, value));
            components.add(editor);
        }
        fill(grid, components);
    }

    /** An empty grid of a column of labels and a column of controls. */
    static GridPane grid() {
        GridPane grid = new GridPane();
        grid.getStyleClass().add("fields");
        ColumnConstraints labels = new ColumnConstraints();
        labels.setPercentWidth(37);
        ColumnConstraints controls = new ColumnConstraints();
        controls.setPercentWidth(63);
        grid.getColumnConstraints().setAll(labels, controls);
        return grid;
    }

    /** Lays the editors out in rows of label and control. */
    static void fill(GridPane grid, List<Editor> editors) {
        int row = 0;
        for (Editor editor : editors) {
            if (editor.wide()) {
                grid.add(editor.node(), 0, row++, 2, 1);
            } else if (editor.tall()) {
                grid.add(label(editor), 0, row++, 2, 1);
                grid.add(editor.node(), 0, row++, 2, 1);
            } else {
                grid.add(label(editor), 0, row);
                grid.add(editor.node(), 1, row++);
            }
        }
    }

    private static Label label(Editor editor) {
        Label label = new Label(editor.field().label());
        label.getStyleClass().add("field-label");
        label.setWrapText(true);
        // Beside the control, also where a message stands under it.
        GridPane.setValignment(label, VPos.TOP);
        if (!editor.field().doc().isEmpty()) {
            label.setTooltip(new Tooltip(editor.field().doc()));
        }
        Optional.ofNullable(editor.node().lookup("#field-" + editor.field().id())).ifPresent(label::setLabelFor);
        return label;
    }

    private void edited(int index, Edit edit, Object value) {
        List<Object> next = new ArrayList<>(values);
        next.set(index, value);
        try {
            Object record = type.create(next);
            values = next;
            report(edit, record);
        } catch (IllegalArgumentException e) {
            // The record itself refuses the combination.
            form.problems().set(components.get(index).field().path(), Optional.of(e.getMessage()));
        }
    }

    /** Whether there is anything to edit. */
    boolean empty() {
        return components.isEmpty();
    }

    @Override
    Node node() {
        return grid;
    }

    @Override
    void show(Object record) {
        values = type.fields().stream().map(field -> field.get((Record) record)).toList();
        for (int i = 0; i < values.size(); i++) {
            components.get(i).show(values.get(i));
        }
    }

    /** The editors of the components that satisfy this. */
    List<Editor> components(Predicate<Field> wanted) {
        return components.stream().filter(editor -> wanted.test(editor.field())).toList();
    }

    @Override
    void dispose() {
        components.forEach(Editor::dispose);
    }

    @Override
    boolean wide() {
        return true;
    }
}
