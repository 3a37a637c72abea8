package org.saddlescope.ui.experiment;

import java.util.Optional;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.layout.VBox;
import org.saddlescope.experiment.Schema;
import org.saddlescope.ui.base.Text;
import org.saddlescope.ui.base.Tips;

/** Edits a record that may be absent: a check box, and the record's fields where it is there. */
final class OptionalEditor extends Editor {
    /** What is measured where it is there; the others are declared. */
    private static final Set<String> MEASURED = Set.of("alphaBeta");

    private final FormContext form;
    private final Schema.RecordType record;
    private final CheckBox present = new CheckBox();
    private final VBox box = new VBox(present);
    private Optional<Editor> content = Optional.empty();

    OptionalEditor(Field field, Schema.RecordType record, FormContext form) {
        super(field);
        this.record = record;
        this.form = form;
        present.setText(MEASURED.contains(field.name()) ? Text.of("form.measure", Words.inSentence(field.label())) : Text.of("form.declare", Words.inSentence(field.label())));
        present.setId("field-" + field.id());
        Tips.on(present, field.doc());
        present.setWrapText(true);
        box.getStyleClass().add("variant");
        present.setOnAction(event -> {
            Optional<Object> next = present.isSelected()
                    ? Optional.of(form.starters().of(record, field.path(), Optional.empty()))
                    : Optional.empty();
            show(next);
            report(change(), next);
        });
    }

    @Override
    Node node() {
        return box;
    }

    @Override
    void show(Object value) {
        Optional<?> shown = (Optional<?>) value;
        present.setSelected(shown.isPresent());
        dispose();
        content = shown.map(inner -> {
            Editor editor = Editors.of(field().content(record), form);
            editor.show(inner);
            editor.listen((edit, changed) -> report(edit, Optional.of(changed)));
            box.getChildren().add(editor.node());
            return editor;
        });
    }

    @Override
    boolean filter(FormSearch search) {
        boolean own = search.finds(field());
        present.pseudoClassStateChanged(FormSearch.FOUND, own && !search.all());
        boolean within = content.map(editor -> editor.filter(own ? FormSearch.ALL : search)).orElse(false);
        return own || within;
    }

    @Override
    void dispose() {
        content.ifPresent(editor -> {
            editor.dispose();
            box.getChildren().remove(editor.node());
        });
        content = Optional.empty();
    }

    @Override
    boolean wide() {
        return true;
    }
}
