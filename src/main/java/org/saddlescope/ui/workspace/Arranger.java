package org.saddlescope.ui.workspace;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import org.saddlescope.experiment.ViewKind;

/** What the user and the lessons do with the arrangement of the views. Lives on the JavaFX application thread. */
public final class Arranger {
    /** What a lecture shows first, where it is seen when the lecture begins. */
    private static final List<ViewKind> IMPORTANT = List.of(ViewKind.MAP, ViewKind.SURFACE);

    private final ReadOnlyObjectWrapper<Seating> seating;

    public Arranger(Layout layout) {
        seating = new ReadOnlyObjectWrapper<>(Seating.of(layout));
    }

    public ReadOnlyObjectProperty<Seating> seatingProperty() {
        return seating.getReadOnlyProperty();
    }

    public Seating seating() {
        return seating.get();
    }

    private void set(Seating next) {
        if (!next.equals(seating.get())) {
            seating.set(next);
        }
    }

    /** These views have something to show. */
    public void setThere(List<ViewKind> kinds) {
        set(seating.get().having(kinds));
    }

    /** Moves a view to a dock. */
    public void move(ViewKind kind, DockPlace place) {
        set(seating.get().moved(kind, place));
    }

    /** Moves the view that was worked with last. */
    public void moveCurrent(DockPlace place) {
        current().ifPresent(kind -> move(kind, place));
    }

    /** Opens or closes a view. */
    public void setWanted(ViewKind kind, boolean wanted) {
        set(seating.get().wanting(kind, wanted));
    }

    /** Whether a view is open, to be bound to a check item. */
    public BooleanProperty wantedProperty(ViewKind kind) {
        BooleanProperty wanted = new SimpleBooleanProperty(seating.get().wanted(kind));
        wanted.subscribe(now -> setWanted(kind, now));
        seating.subscribe(now -> wanted.set(now.wanted(kind)));
        return wanted;
    }

    /** Gives a view all the room, or puts everything back. */
    public void toggleMaximised(ViewKind kind) {
        set(seating.get().maximising(seating.get().maximised().isPresent() ? Optional.empty() : Optional.of(kind)));
    }

    /** The same for the view that was worked with last. */
    public void toggleMaximised() {
        if (seating.get().maximised().isPresent()) {
            set(seating.get().maximising(Optional.empty()));
        } else {
            current().ifPresent(this::toggleMaximised);
        }
    }

    /** A view is worked with. */
    public void work(ViewKind kind) {
        set(seating.get().working(kind));
    }

    /** Puts a view before the others of its dock. */
    public void bringToFront(ViewKind kind) {
        set(seating.get().inFront(kind));
    }

    /** The user has moved the dividers between the docks of the layout. */
    public void divide(double column, double row) {
        set(seating.get().in(seating.get().layout().divided(column, row)));
    }

    /** Every view back where it stands in a new window. */
    public void reset() {
        Seating now = seating.get();
        set(new Seating(Layout.STANDARD, now.there(), now.lecture(), now.lesson(), Optional.empty(), now.current()));
    }

    /**
     * Shows the most important of what is seen, and lets the menu choose others, until {@link #endLecture}.
     *
     * @param most how many views can be read from the last row
     */
    public void beginLecture(int most) {
        List<ViewKind> seen = seating.get().arrangement().seen().stream()
                .sorted(Comparator.comparing(kind -> !IMPORTANT.contains(kind))).limit(most).toList();
        set(seating.get().lectured(Optional.of(seen.isEmpty() ? IMPORTANT : seen)));
    }

    public void endLecture() {
        set(seating.get().lectured(Optional.empty()));
    }

    /** A step of a lesson shows these views alone; empty: what was seen before. */
    public void teach(Optional<List<ViewKind>> views) {
        set(seating.get().maximising(Optional.empty()).taught(views.map(all -> all.stream().distinct().limit(Seating.MOST).toList())));
    }

    /** The view that the keyboard's commands are about: the one worked with last, or the first that is seen. */
    public Optional<ViewKind> current() {
        List<ViewKind> seen = seating.get().arrangement().seen();
        return seating.get().current().filter(seen::contains).or(() -> seen.stream().findFirst());
    }
}
