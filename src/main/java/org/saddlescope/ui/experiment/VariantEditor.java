package org.saddlescope.ui.experiment;

import java.util.Optional;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.saddlescope.experiment.Schema;
import org.saddlescope.ui.base.Tips;

/** Edits a value of a sealed interface: which of its records, and the components of that record. */
final class VariantEditor extends Editor {
    private final FormContext form;
    private final Schema.Union union;
    private final ComboBox<Schema.Option> kinds = new ComboBox<>();
    private final Complaint complaint;
    private final HBox heading = new HBox();
    private final VBox box = new VBox();
    private Optional<RecordEditor> body = Optional.empty();
    private Object current;
    private boolean showing;

    VariantEditor(Field field, Schema.Union union, FormContext form) {
        super(field);
        this.union = union;
        this.form = form;
        kinds.getItems().setAll(union.options());
        kinds.setConverter(new StringConverter<>() {
            @Override
            public String toString(Schema.Option option) {
                return option == null ? "" : option.label();
            }

            @Override
            public Schema.Option fromString(String text) {
                return union.options().stream().filter(option -> option.label().equals(text)).findFirst().orElse(null);
            }
        });
        kinds.setId("field-" + field.id());
        kinds.setAccessibleText(field.label());
        kinds.setAccessibleHelp(field.doc());
        kinds.setMaxWidth(Double.MAX_VALUE);
        kinds.valueProperty().subscribe((before, chosen) -> {
            if (!showing && chosen != null) {
                chosen(chosen);
            }
        });
        complaint = new Complaint(field);
        HBox.setHgrow(kinds, Priority.ALWAYS);
        heading.getStyleClass().add("variant-heading");
        heading.getChildren().add(kinds);
        box.getStyleClass().add("variant");
        box.getChildren().addAll(heading, complaint.node());
        form.problems().watch(field.path(), this::mark);
    }

    /** Puts the field's label before the choice; without it the surroundings name the field. */
    VariantEditor labelled() {
        Label label = new Label(field().label());
        label.getStyleClass().add("field-label");
        label.setLabelFor(kinds);
        if (!field().doc().isEmpty()) {
            Tips.on(label, field().doc());
        }
        GridPane.setValignment(label, VPos.TOP);
        GridPane row = FieldRows.grid();
        row.add(label, 0, 0);
        row.add(kinds, 1, 0);
        HBox.setHgrow(row, Priority.ALWAYS);
        heading.getChildren().setAll(row);
        return this;
    }

    /** Where further controls of the heading go, such as buttons that move the item in its list. */
    HBox heading() {
        return heading;
    }

    private void mark(Optional<Problems.Problem> problem) {
        kinds.pseudoClassStateChanged(LeafEditor.INVALID, problem.isPresent());
        complaint.show(problem);
    }

    private void chosen(Schema.Option option) {
        Object next = form.starters().of(option.record(), field().path(), Optional.ofNullable(current));
        display(next);
        report(change(), next);
    }

    private void display(Object value) {
        current = value;
        Schema.Option option = union.optionOf(value);
        Tips.on(kinds, option.doc());
        body.ifPresent(editor -> {
            editor.dispose();
            box.getChildren().remove(editor.node());
        });
        RecordEditor editor = new RecordEditor(field(), option.record(), form);
        editor.show(value);
        editor.listen((edit, changed) -> {
            current = changed;
            report(edit, changed);
        });
        if (!editor.empty()) {
            box.getChildren().add(editor.node());
        }
        body = Optional.of(editor);
    }

    @Override
    Node node() {
        return box;
    }

    @Override
    void show(Object value) {
        showing = true;
        try {
            kinds.setValue(union.optionOf(value));
        } finally {
            showing = false;
        }
        if (current != null && body.isPresent() && current.getClass() == value.getClass()) {
            current = value;
            body.get().show(value);
        } else {
            display(value);
        }
    }

    @Override
    boolean filter(FormSearch search) {
        boolean own = search.finds(field()) || current != null && search.finds(union.optionOf(current).label());
        kinds.pseudoClassStateChanged(FormSearch.FOUND, own && !search.all());
        boolean within = body.map(editor -> editor.filter(own ? FormSearch.ALL : search)).orElse(false);
        return own || within;
    }

    @Override
    void dispose() {
        body.ifPresent(Editor::dispose);
        form.problems().forget(field().path());
    }

    @Override
    boolean wide() {
        return true;
    }
}
