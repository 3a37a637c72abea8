package org.saddlescope.ui.experiment;

import java.util.Optional;
import javafx.scene.Node;
import org.saddlescope.ui.base.Text;

/** A part of the form that edits the value of one field. Lives on the JavaFX application thread. */
abstract class Editor {
    /**
     * One thing the user did.
     *
     * @param name what it was, to follow "Undo": "change step size"
     * @param key  what continues it: two edits with the same key in a row are undone together
     */
    record Edit(String name, Optional<String> key) {}

    /** Hears that the user made {@code value} the field's value. */
    interface Listener {
        void edited(Edit edit, Object value);
    }

    private final Field field;
    private Listener listener = (edit, value) -> {};

    Editor(Field field) {
        this.field = field;
    }

    final Field field() {
        return field;
    }

    final void listen(Listener heard) {
        listener = heard;
    }

    final void report(Edit edit, Object value) {
        listener.edited(edit, value);
    }

    final Edit change() {
        return new Edit(Text.of("form.edit.change", Words.inSentence(field.label())), Optional.empty());
    }

    abstract Node node();

    /** Shows a value that comes from outside: a file, or a version that was undone. What was typed is dropped. */
    abstract void show(Object value);

    /**
     * Shows of this field what is looked for alone, and says whether there is any.
     *
     * @param search where it finds the field itself, all of the field is shown
     */
    boolean filter(FormSearch search) {
        return search.finds(field);
    }

    /** The editor leaves the form. */
    abstract void dispose();

    /** Whether the node brings its own heading and needs the whole width. */
    boolean wide() {
        return false;
    }

    /** Whether the node needs the whole width under its label. */
    boolean tall() {
        return false;
    }
}
