package org.saddlescope.ui.experiment;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The versions of an immutable value, with a name for each change. Changes that carry the same key one after the other
 * count as one, so that a word typed letter by letter is undone as a whole.
 */
final class UndoStack<T> {
    private static final int DEPTH = 500;

    private final Deque<Change<T>> done = new ArrayDeque<>();
    private final Deque<Change<T>> undone = new ArrayDeque<>();
    private T current;

    /**
     * @param key what a later change must carry too in order to be counted with this one
     */
    private record Change<T>(String name, T before, T after, Optional<String> key) {}

    UndoStack(T current) {
        this.current = current;
    }

    T current() {
        return current;
    }

    /** Makes {@code next} current; a change to an equal value is no change. */
    void push(String name, T next, Optional<String> key) {
        if (next.equals(current)) {
            return;
        }
        T before = current;
        Change<T> last = done.peek();
        if (undone.isEmpty() && last != null && key.isPresent() && key.equals(last.key())) {
            done.pop();
            before = last.before();
        }
        undone.clear();
        current = next;
        if (!before.equals(next)) {
            done.push(new Change<>(name, before, next, key));
            if (done.size() > DEPTH) {
                done.removeLast();
            }
        }
    }

    /** The next change begins an entry of its own. */
    void seal() {
        Change<T> last = done.poll();
        if (last != null) {
            done.push(new Change<>(last.name(), last.before(), last.after(), Optional.empty()));
        }
    }

    /** The name of the change that {@link #undo} would take back. */
    Optional<String> undoName() {
        return Optional.ofNullable(done.peek()).map(Change::name);
    }

    /** The name of the change that {@link #redo} would make again. */
    Optional<String> redoName() {
        return Optional.ofNullable(undone.peek()).map(Change::name);
    }

    /** The names of all changes that can be taken back or made again, the oldest first. */
    List<String> names() {
        return Stream.concat(done.reversed().stream(), undone.stream()).map(Change::name).toList();
    }

    /** How many of {@link #names} have been made. */
    int made() {
        return done.size();
    }

    /** Takes back or makes again until so many changes are made. */
    void go(int wanted) {
        while (done.size() > wanted) {
            undo();
        }
        while (done.size() < wanted && !undone.isEmpty()) {
            redo();
        }
    }

    void undo() {
        Change<T> change = done.poll();
        if (change != null) {
            undone.push(change);
            current = change.before();
            seal();
        }
    }

    void redo() {
        Change<T> change = undone.poll();
        if (change != null) {
            done.push(new Change<>(change.name(), change.before(), change.after(), Optional.empty()));
            current = change.after();
        }
    }
}
