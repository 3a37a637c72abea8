package org.saddlescope.ui.gallery;

import java.util.Locale;
import java.util.Optional;

/**
 * One sample on show.
 *
 * @param id         the name of its file without the ending
 * @param name       its name for people
 * @param notes      what to look at
 * @param picture    the address of the picture of its landscape; empty where there is none, as its data are elsewhere
 * @param parameters how many it has, where that is known
 * @param steps      how many each of its optimizers takes, where that is known; how long they take depends on the machine
 * @param open       opens it and trains it
 */
public record GalleryItem(String id, String name, String notes, Optional<String> picture, Optional<Integer> parameters,
                          Optional<Integer> steps, Runnable open) {
    private static final int LONGEST = 150;

    /** The first sentence of the notes, cut between words where it is long. */
    String look() {
        String first = notes.strip().replaceAll("\\s+", " ").replaceFirst("(?<=[a-zα-ω0-9)][.!?])(?<!\\bal\\.)\\s.*$", "");
        return first.length() <= LONGEST ? first : first.substring(0, first.lastIndexOf(' ', LONGEST)) + " …";
    }

    /** Whether its name or its notes have all these words, which are in lower case. */
    boolean has(Iterable<String> words) {
        String said = (name + " " + id + " " + notes).toLowerCase(Locale.ROOT);
        for (String word : words) {
            if (!said.contains(word)) {
                return false;
            }
        }
        return true;
    }
}
