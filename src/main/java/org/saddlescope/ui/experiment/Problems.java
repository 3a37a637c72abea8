package org.saddlescope.ui.experiment;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/**
 * What is wrong with the form, by the path of the field: texts that stand for no value, and contradictions found by the
 * check of the experiment as a whole. Each field is told what concerns it.
 */
final class Problems {
    /** One thing that is wrong, at a path, and what would put it right. */
    record Problem(String path, String message, List<Remedy> remedies) {
        Problem(String path, String message) {
            this(path, message, List.of());
        }
    }

    /** Something to be done about it, in a few words. */
    record Remedy(String label, Runnable action) {}

    private final Map<String, String> unreadable = new LinkedHashMap<>();
    private final Map<String, Consumer<Optional<Problem>>> watchers = new HashMap<>();
    private final ReadOnlyObjectWrapper<Optional<Problem>> first = new ReadOnlyObjectWrapper<>(Optional.empty());
    private Optional<Problem> contradiction = Optional.empty();

    /** {@code watcher} is told at once and at each change what is wrong at {@code path}. */
    void watch(String path, Consumer<Optional<Problem>> watcher) {
        watchers.put(path, watcher);
        watcher.accept(at(path));
    }

    /** The field at {@code path} is no longer in the form. */
    void forget(String path) {
        watchers.remove(path);
        set(path, Optional.empty());
    }

    /** The text at {@code path} stands for no value, or again for one. */
    void set(String path, Optional<String> message) {
        message.ifPresentOrElse(text -> unreadable.put(path, text), () -> unreadable.remove(path));
        publish();
    }

    /** What the check of the experiment as a whole found; shown at the field, or at the nearest part that holds it. */
    void contradiction(Optional<Problem> found) {
        contradiction = found.map(problem -> new Problem(nearestWatched(problem.path()), problem.message(), problem.remedies()));
        publish();
    }

    /** The first thing that is wrong. */
    ReadOnlyObjectProperty<Optional<Problem>> firstProperty() {
        return first.getReadOnlyProperty();
    }

    private String nearestWatched(String path) {
        String nearest = path;
        while (!nearest.isEmpty() && !watchers.containsKey(nearest)) {
            nearest = nearest.contains(".") ? nearest.substring(0, nearest.lastIndexOf('.')) : "";
        }
        return nearest;
    }

    private Optional<Problem> at(String path) {
        return Optional.ofNullable(unreadable.get(path)).map(message -> new Problem(path, message))
                .or(() -> contradiction.filter(problem -> problem.path().equals(path)));
    }

    private void publish() {
        watchers.forEach((path, watcher) -> watcher.accept(at(path)));
        first.set(Stream.concat(unreadable.entrySet().stream().map(entry -> new Problem(entry.getKey(), entry.getValue())),
                contradiction.stream()).findFirst());
    }
}
