package org.saddlescope.figures;

import java.util.List;

/**
 * Several names of which each may be "own: shared" with one shared ending, as "NGN: f − f* at the end": together they are
 * called by the ending, each by its own beginning.
 *
 * @param names at least one
 */
record CommonEnding(List<String> names) {
    private static final String BETWEEN = ": ";
    private static final int NAMED = 2;

    CommonEnding {
        names = List.copyOf(names);
    }

    /** What they are called together. */
    String together() {
        if (shared()) {
            return ending(names.getFirst());
        }
        return names.size() <= NAMED ? String.join(", ", names) : names.getFirst() + " and " + (names.size() - 1) + " more";
    }

    /** What tells one from the others. */
    String own(int index) {
        String name = names.get(index);
        return shared() ? name.substring(0, name.length() - ending(name).length() - BETWEEN.length()) : name;
    }

    private boolean shared() {
        String ending = ending(names.getFirst());
        return names.size() > 1 && !ending.isEmpty() && names.stream().allMatch(name -> ending(name).equals(ending));
    }

    private static String ending(String name) {
        int at = name.indexOf(BETWEEN);
        return at < 0 ? "" : name.substring(at + BETWEEN.length());
    }
}
