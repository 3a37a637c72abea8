package org.saddlescope.ui.workspace;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.saddlescope.experiment.ViewKind;

/**
 * The docks on the screen: rows of them from top to bottom, each from left to right.
 *
 * @param rows     without empty rows
 * @param upper    the share of the height that the first row has
 * @param leftmost the share of the width that the first dock of the first row has
 */
public record Arrangement(List<List<Cell>> rows, double upper, double leftmost) {
    private static final double EVEN = 0.5;
    /** Two views above one, or three above two, get a little more of the height. */
    private static final double FULLER = 0.55;

    public Arrangement {
        rows = rows.stream().map(List::copyOf).filter(row -> !row.isEmpty()).toList();
    }

    /**
     * A dock and the tabs in it.
     *
     * @param id    of its node
     * @param place where that is one of the layout's docks
     * @param front the view that is seen
     */
    public record Cell(String id, Optional<DockPlace> place, List<ViewKind> tabs, ViewKind front) {
        public Cell {
            tabs = List.copyOf(tabs);
        }
    }

    /** The docks of a layout with those of their views that are there and not hidden. */
    static Arrangement of(Layout layout, List<ViewKind> there) {
        return new Arrangement(List.of(
                cells(layout, there, List.of(DockPlace.LEFT, DockPlace.RIGHT)), cells(layout, there, List.of(DockPlace.BOTTOM))),
                layout.row(), layout.column());
    }

    private static List<Cell> cells(Layout layout, List<ViewKind> there, List<DockPlace> places) {
        List<Cell> cells = new ArrayList<>();
        for (DockPlace place : places) {
            List<ViewKind> tabs = layout.in(place).stream().filter(there::contains).filter(kind -> !layout.hidden().contains(kind)).toList();
            if (!tabs.isEmpty()) {
                ViewKind front = layout.front().stream().filter(tabs::contains).findFirst().orElse(tabs.getFirst());
                cells.add(new Cell(place == DockPlace.BOTTOM ? "charts" : "dock-" + place.id(), Optional.of(place), tabs, front));
            }
        }
        return cells;
    }

    /**
     * A dock for each of these views: one has all the room, two stand side by side, and more are in two rows, of which the
     * upper one has the odd one.
     */
    static Arrangement of(List<ViewKind> views) {
        int n = views.size();
        int above = n <= 2 ? n : (n + 1) / 2;
        return new Arrangement(List.of(alone(views.subList(0, above)), alone(views.subList(above, n))), n % 2 == 1 ? FULLER : EVEN, EVEN);
    }

    private static List<Cell> alone(List<ViewKind> views) {
        return views.stream().map(kind -> new Cell("dock-" + kind, Optional.empty(), List.of(kind), kind)).toList();
    }

    /** The views that are on the screen, not behind others. */
    public List<ViewKind> seen() {
        return rows.stream().flatMap(List::stream).map(Cell::front).toList();
    }

    /** Whether the docks of the layout are seen, so that views can be moved between them. */
    public boolean docked() {
        return rows.stream().flatMap(List::stream).allMatch(cell -> cell.place().isPresent());
    }

    /** Whether the same docks stand in the same rows, whatever is in them. */
    boolean sameDocks(Arrangement other) {
        return ids().equals(other.ids());
    }

    private List<List<String>> ids() {
        return rows.stream().map(row -> row.stream().map(Cell::id).toList()).toList();
    }
}
