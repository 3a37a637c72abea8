package org.saddlescope.ui.experiment;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import javafx.css.PseudoClass;

/**
 * What is looked for in the form: words that are all to be in what is said of a field.
 *
 * @param words in lower case; none: every field is meant
 */
record FormSearch(List<String> words) {
    static final FormSearch ALL = new FormSearch(List.of());
    /** The state of a label, or of a control that is its own label, that was found. */
    static final PseudoClass FOUND = PseudoClass.getPseudoClass("found");

    FormSearch {
        words = List.copyOf(words);
    }

    static FormSearch of(String typed) {
        return new FormSearch(Arrays.stream(typed.strip().toLowerCase(Locale.ROOT).split("\\s+")).filter(word -> !word.isEmpty()).toList());
    }

    /** Whether nothing is looked for, so that everything is seen and nothing stands out. */
    boolean all() {
        return words.isEmpty();
    }

    /** Whether the name, the label or the line about this field has every word. */
    boolean finds(Field field) {
        return finds(field.name() + " " + field.label() + " " + field.doc());
    }

    boolean finds(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        return words.stream().allMatch(lower::contains);
    }
}
