package org.saddlescope.ui.experiment;

import java.util.function.Predicate;
import javafx.scene.Node;

/** A part of the form, which is seen as long as anything in it is looked for. */
interface FormSection {
    /** The whole of it. */
    Node node();

    /** Shows of it what is looked for alone, and says whether there is any. */
    boolean finds(FormSearch search);

    /** Makes what it has not made so far because nobody needed it. */
    default void make() {
        // Most parts are there from the beginning.
    }

    /** Whether it waits for somebody to need it. */
    default boolean expected() {
        return false;
    }

    /** Whether the field at this path is in it. */
    default boolean holds(String path) {
        return false;
    }

    /** Shows of this what is looked for alone; whether there is any. */
    default boolean filter(FormSearch search) {
        boolean found = finds(search);
        node().setVisible(found);
        node().setManaged(found);
        return found;
    }

    /** A part that is seen or not, as a whole. */
    static FormSection of(Node node, Predicate<FormSearch> found) {
        return new Whole(node, found);
    }

    /** A part without parts. */
    record Whole(Node node, Predicate<FormSearch> found) implements FormSection {
        @Override
        public boolean finds(FormSearch search) {
            return found.test(search);
        }
    }
}
