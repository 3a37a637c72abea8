package org.saddlescope.ui.experiment;

import java.util.Optional;
import java.util.function.Supplier;
import javafx.scene.Node;

/**
 * Stands for the editor of a part of the form until that is to be seen: it holds the value in the meantime. What it is
 * asked beyond the value makes the editor.
 */
final class LateEditor extends Editor {
    private final Supplier<Editor> maker;
    private Optional<Editor> made = Optional.empty();
    private Optional<Object> value = Optional.empty();

    LateEditor(Field field, Supplier<Editor> maker) {
        super(field);
        this.maker = maker;
    }

    private Editor made() {
        if (made.isEmpty()) {
            Editor editor = maker.get();
            made = Optional.of(editor);
            value.ifPresent(editor::show);
            editor.listen((edit, next) -> {
                value = Optional.of(next);
                report(edit, next);
            });
        }
        return made.get();
    }

    @Override
    Node node() {
        return made().node();
    }

    @Override
    void show(Object next) {
        value = Optional.of(next);
        made.ifPresent(editor -> editor.show(next));
    }

    @Override
    boolean filter(FormSearch search) {
        return made().filter(search);
    }

    @Override
    void dispose() {
        made.ifPresent(Editor::dispose);
    }

    @Override
    boolean wide() {
        return made().wide();
    }

    @Override
    boolean tall() {
        return made().tall();
    }
}
