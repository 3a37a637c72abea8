package org.saddlescope.ui.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import javafx.scene.Node;
import org.saddlescope.experiment.Schema;

/** Edits a record: a row a component, the label on the left and the control on the right. */
final class RecordEditor extends Editor {
    private final Schema.RecordType type;
    private final FormContext form;
    private final List<Editor> components = new ArrayList<>();
    private Optional<FieldRows> rows = Optional.empty();
    private List<Object> values = List.of();

    RecordEditor(Field field, Schema.RecordType type, FormContext form) {
        this(field, type, form, component -> Editors.of(component, form));
    }

    /** @param editors makes the editors of the components */
    RecordEditor(Field field, Schema.RecordType type, FormContext form, Function<Field, Editor> editors) {
        super(field);
        this.type = type;
        this.form = form;
        List<Field> fields = Field.of(type, field.path());
        for (int i = 0; i < fields.size(); i++) {
            int index = i;
            Editor editor = editors.apply(fields.get(i));
            editor.listen((edit, value) -> edited(index, edit, value));
            components.add(editor);
        }
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

    /** Made for whoever wants them; the experiment's own components stand in sections instead. */
    private FieldRows rows() {
        if (rows.isEmpty()) {
            rows = Optional.of(new FieldRows(components));
        }
        return rows.get();
    }

    @Override
    Node node() {
        return rows().node();
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
    boolean filter(FormSearch search) {
        return rows().filter(search);
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
