package org.saddlescope.ui.experiment;

import java.util.List;
import java.util.Map;

/**
 * The valid values of text settings that are names: for instance the test functions.
 *
 * @param byPath the names by the path of the setting, such as {@code problem.function}
 */
public record Choices(Map<String, List<String>> byPath) {
    public Choices {
        byPath = Map.copyOf(byPath);
    }

    /** The names valid for a field; empty where any text is. */
    List<String> of(Field field) {
        return at(field.path());
    }

    /** The names valid at a path; empty where any text is. */
    List<String> at(String path) {
        return byPath.getOrDefault(path, List.of());
    }
}
