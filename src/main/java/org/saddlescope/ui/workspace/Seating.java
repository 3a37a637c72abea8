package org.saddlescope.ui.workspace;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.saddlescope.experiment.ViewKind;

/**
 * Everything that decides which views are seen, and where.
 *
 * @param there     the views that have something to show
 * @param lecture   the views that a lecture has chosen
 * @param lesson    the views that a step of a lesson has chosen: they come before those of the lecture
 * @param maximised the view that has all the room
 * @param current   the view that was worked with last
 */
public record Seating(Layout layout, List<ViewKind> there, Optional<List<ViewKind>> lecture, Optional<List<ViewKind>> lesson,
                      Optional<ViewKind> maximised, Optional<ViewKind> current) {
    /** So many views can be looked at side by side. */
    static final int MOST = 6;

    public Seating {
        there = List.copyOf(there);
        lecture = lecture.map(List::copyOf);
        lesson = lesson.map(List::copyOf);
    }

    /** Before there is anything to show. */
    public static Seating of(Layout layout) {
        return new Seating(layout, List.of(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    private Optional<List<ViewKind>> chosen() {
        return lesson.or(() -> lecture);
    }

    /** What it comes to. */
    public Arrangement arrangement() {
        if (maximised.filter(there::contains).isPresent()) {
            return Arrangement.of(List.of(maximised.get()));
        }
        return chosen().map(only -> Arrangement.of(only.stream().filter(there::contains).toList()))
                .orElseGet(() -> Arrangement.of(layout, there));
    }

    /** Whether a view is wanted, also while it has nothing to show. */
    public boolean wanted(ViewKind kind) {
        return chosen().map(only -> only.contains(kind)).orElseGet(() -> !layout.hidden().contains(kind));
    }

    /** Opens or closes a view; of a lesson's or lecture's views there are never more than can be read. */
    public Seating wanting(ViewKind kind, boolean wanted) {
        if (wanted(kind) == wanted) {
            return this;
        }
        Seating back = maximised.isPresent() ? maximising(Optional.empty()) : this;
        if (chosen().isEmpty()) {
            return back.in(layout.seen(kind, wanted));
        }
        List<ViewKind> only = new ArrayList<>(chosen().get());
        only.remove(kind);
        if (wanted) {
            only.add(kind);
        }
        Optional<List<ViewKind>> next = Optional.of(only.subList(Math.max(0, only.size() - MOST), only.size()));
        return lesson.isPresent() ? back.taught(next) : back.lectured(next);
    }

    /** Moves a view to a dock of the layout, where those are seen. */
    public Seating moved(ViewKind kind, DockPlace place) {
        return arrangement().docked() ? in(layout.moved(kind, place)).working(kind) : this;
    }

    /** With a view before the others of its dock. */
    public Seating inFront(ViewKind kind) {
        return in(layout.inFront(kind));
    }

    Seating in(Layout next) {
        return new Seating(next, there, lecture, lesson, maximised, current);
    }

    Seating having(List<ViewKind> next) {
        return new Seating(layout, next, lecture, lesson, maximised, current);
    }

    Seating lectured(Optional<List<ViewKind>> next) {
        return new Seating(layout, there, next, lesson, maximised, current);
    }

    Seating taught(Optional<List<ViewKind>> next) {
        return new Seating(layout, there, lecture, next, maximised, current);
    }

    Seating maximising(Optional<ViewKind> next) {
        return new Seating(layout, there, lecture, lesson, next, next.or(() -> current));
    }

    Seating working(ViewKind kind) {
        return new Seating(layout, there, lecture, lesson, maximised, Optional.of(kind));
    }
}
