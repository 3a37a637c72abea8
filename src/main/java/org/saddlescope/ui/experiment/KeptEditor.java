package org.saddlescope.ui.experiment;

import javafx.scene.Node;
import javafx.scene.layout.Region;

/** Keeps a value that is written in the file and not in the form, such as a claim. */
final class KeptEditor extends Editor {
    private final Region nothing = new Region();

    KeptEditor(Field field) {
        super(field);
    }

    @Override
    Node node() {
        return nothing;
    }

    @Override
    void show(Object value) {
        // The record editor keeps what it was shown.
    }

    @Override
    boolean filter(FormSearch search) {
        // There is nothing to be seen.
        return search.all();
    }

    @Override
    void dispose() {
        // Nothing was made.
    }
}
