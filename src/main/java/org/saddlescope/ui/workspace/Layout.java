package org.saddlescope.ui.workspace;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.saddlescope.experiment.ViewKind;

/**
 * Where the views stand, as it is kept between starts. Every view has exactly one dock, also while it is hidden or has
 * nothing to show: a list that leaves views out or names them twice is put right.
 *
 * @param left   the views of the top left dock, in the order of their tabs
 * @param right  those of the top right one
 * @param bottom those of the one below
 * @param hidden which of them the user has closed
 * @param front  which are seen where several share a dock; the latest choice comes first
 * @param column the share of the width that the left dock has
 * @param row    the share of the height that the upper docks have
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Layout(List<ViewKind> left, List<ViewKind> right, List<ViewKind> bottom, Set<ViewKind> hidden, List<ViewKind> front,
                     double column, double row) {
    private static final double COLUMN = 0.5;
    private static final double ROW = 0.62;

    /** Map and surface above the charts. */
    public static final Layout STANDARD = new Layout(List.of(ViewKind.MAP), List.of(ViewKind.SURFACE), List.of(), Set.of(), List.of(), COLUMN, ROW);

    public Layout {
        Set<ViewKind> placed = EnumSet.noneOf(ViewKind.class);
        left = once(left, placed);
        right = once(right, placed);
        List<ViewKind> below = new ArrayList<>(once(bottom, placed));
        List<ViewKind> lost = Arrays.stream(ViewKind.values()).filter(kind -> !placed.contains(kind)).toList();
        if (lost.contains(ViewKind.MAP)) {
            left = with(left, ViewKind.MAP);
        }
        if (lost.contains(ViewKind.SURFACE)) {
            right = with(right, ViewKind.SURFACE);
        }
        lost.stream().filter(kind -> kind != ViewKind.MAP && kind != ViewKind.SURFACE).forEach(below::add);
        bottom = List.copyOf(below);
        hidden = hidden == null ? Set.of() : Set.copyOf(withoutNulls(hidden));
        front = once(front, EnumSet.noneOf(ViewKind.class));
        column = column > 0.05 && column < 0.95 ? column : COLUMN;
        row = row > 0.05 && row < 0.95 ? row : ROW;
    }

    private static List<ViewKind> withoutNulls(Iterable<ViewKind> kinds) {
        List<ViewKind> there = new ArrayList<>();
        for (ViewKind kind : kinds) {
            if (kind != null) {
                there.add(kind);
            }
        }
        return there;
    }

    private static List<ViewKind> once(List<ViewKind> kinds, Set<ViewKind> placed) {
        return kinds == null ? List.of() : withoutNulls(kinds).stream().filter(placed::add).toList();
    }

    private static List<ViewKind> with(List<ViewKind> kinds, ViewKind last) {
        List<ViewKind> more = new ArrayList<>(kinds);
        more.add(last);
        return List.copyOf(more);
    }

    private static List<ViewKind> without(List<ViewKind> kinds, ViewKind gone) {
        return kinds.stream().filter(kind -> kind != gone).toList();
    }

    /** The views of a dock, seen or not. */
    public List<ViewKind> in(DockPlace place) {
        return switch (place) {
            case LEFT -> left;
            case RIGHT -> right;
            case BOTTOM -> bottom;
        };
    }

    /** The dock of a view. */
    public DockPlace placeOf(ViewKind kind) {
        return left.contains(kind) ? DockPlace.LEFT : right.contains(kind) ? DockPlace.RIGHT : DockPlace.BOTTOM;
    }

    /** With a view as the last of a dock, in front there. */
    public Layout moved(ViewKind kind, DockPlace place) {
        if (placeOf(kind) == place) {
            return inFront(kind);
        }
        List<ViewKind> l = without(left, kind);
        List<ViewKind> r = without(right, kind);
        List<ViewKind> b = without(bottom, kind);
        return new Layout(place == DockPlace.LEFT ? with(l, kind) : l, place == DockPlace.RIGHT ? with(r, kind) : r,
                place == DockPlace.BOTTOM ? with(b, kind) : b, hidden, front, column, row).inFront(kind);
    }

    /** With a view closed, or open again and in front. */
    public Layout seen(ViewKind kind, boolean wanted) {
        List<ViewKind> closed = without(List.copyOf(hidden), kind);
        Layout next = new Layout(left, right, bottom, Set.copyOf(wanted ? closed : with(closed, kind)), front, column, row);
        return wanted ? next.inFront(kind) : next;
    }

    /** With a view before the others of its dock. */
    public Layout inFront(ViewKind kind) {
        List<ViewKind> latest = new ArrayList<>(without(front, kind));
        latest.addFirst(kind);
        return new Layout(left, right, bottom, hidden, latest, column, row);
    }

    /** With these shares of width and height. */
    public Layout divided(double newColumn, double newRow) {
        return new Layout(left, right, bottom, hidden, front, newColumn, newRow);
    }
}
