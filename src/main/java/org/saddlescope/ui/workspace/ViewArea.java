package org.saddlescope.ui.workspace;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import javafx.geometry.Bounds;
import javafx.geometry.Orientation;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TabPane;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.StackPane;
import org.saddlescope.experiment.ViewKind;
import org.saddlescope.ui.base.Text;

/** The docks on the screen, as the arranger has them. */
public final class ViewArea extends StackPane {
    /** A press that moves less is a click. */
    private static final double DRAG = 8;
    private static final Set<String> DIVIDER = Set.of("split-pane-divider", "horizontal-grabber", "vertical-grabber");

    private final Arranger arranger;
    private final ViewTabs tabs;
    private final Map<String, Dock> docks = new HashMap<>();
    private final SplitPane rows = new SplitPane();
    private final Label none = new Label(Text.of("view.none"));
    private final DropMark mark = new DropMark();
    private Optional<Dragged> dragged = Optional.empty();
    private Optional<Held> held = Optional.empty();
    private boolean dividing;
    private Arrangement shown = new Arrangement(List.of(), 0.5, 0.5);

    public ViewArea(List<View> views, Arranger arranger) {
        this.arranger = arranger;
        tabs = new ViewTabs(views, arranger);
        setMinSize(0, 0);
        rows.setOrientation(Orientation.VERTICAL);
        none.getStyleClass().add("muted");
        none.setWrapText(true);
        getChildren().setAll(rows, none, mark);
        arranger.seatingProperty().subscribe(this::show);
        addEventFilter(MouseEvent.MOUSE_PRESSED, event -> dividing = event.getTarget() instanceof Node node
                && node.getStyleClass().stream().anyMatch(DIVIDER::contains));
        addEventFilter(MouseEvent.MOUSE_DRAGGED, this::drag);
        addEventFilter(MouseEvent.MOUSE_RELEASED, event -> released());
        sceneProperty().subscribe((before, now) -> Optional.ofNullable(now).ifPresent(this::followFocus));
        Optional.ofNullable(getScene()).ifPresent(this::followFocus);
    }

    /** The view that has the keyboard's focus is the one that is worked with. */
    private void followFocus(Scene scene) {
        scene.focusOwnerProperty().subscribe(owner -> {
            Node node = owner;
            while (node != null && !(node instanceof Dock)) {
                node = node.getParent();
            }
            if (node instanceof Dock dock) {
                dock.front().ifPresent(arranger::work);
            }
        });
    }

    private void show() {
        Arrangement wanted = arranger.seating().arrangement();
        if (!wanted.equals(shown)) {
            rearrange(wanted);
        }
        // For those who watch a lecture what closes a view is nothing but in the way; the menu closes it, too.
        docks.values().forEach(dock -> dock.setTabClosingPolicy(arranger.seating().lecture().isPresent()
                ? TabPane.TabClosingPolicy.UNAVAILABLE : TabPane.TabClosingPolicy.SELECTED_TAB));
    }

    private void rearrange(Arrangement wanted) {
        boolean rebuilt = !wanted.sameDocks(shown) || rows.getItems().isEmpty();
        shown = wanted;
        List<Arrangement.Cell> cells = wanted.rows().stream().flatMap(List::stream).toList();
        // First every dock gives up what goes elsewhere: a tab is in one dock alone.
        docks.forEach((id, dock) -> dock.keep(tabs.of(cells.stream().filter(cell -> cell.id().equals(id))
                .map(Arrangement.Cell::tabs).findFirst().orElse(List.of()))));
        cells.forEach(cell -> dock(cell.id()).fill(tabs.of(cell.tabs()), tabs.of(cell.front())));
        if (rebuilt) {
            build();
        }
        none.setVisible(cells.isEmpty() && !arranger.seating().there().isEmpty());
    }

    private Dock dock(String id) {
        return docks.computeIfAbsent(id, name -> new Dock(name, new Dock.Gestures(arranger::bringToFront, arranger::work, arranger::toggleMaximised,
                (kind, at) -> held = Optional.of(new Held(kind, at)))));
    }

    /** The header that was pressed, and where. */
    private record Held(ViewKind view, Point2D at) {}

    private void drag(MouseEvent event) {
        Point2D at = new Point2D(event.getSceneX(), event.getSceneY());
        held.filter(one -> dragged.isPresent() || at.distance(one.at()) > DRAG).ifPresent(one -> {
            event.consume();
            Optional<Target> target = target(at);
            target.ifPresentOrElse(there -> mark.show(there.bounds()), mark::hide);
            dragged = target.map(there -> new Dragged(one.view(), there.place()));
        });
    }

    /** What was marked last is what is done. */
    private void released() {
        mark.hide();
        held = Optional.empty();
        Optional<Dragged> dropped = dragged;
        dragged = Optional.empty();
        dropped.ifPresent(one -> arranger.move(one.view(), one.to()));
        if (dividing) {
            dividing = false;
            keepDividers();
        }
    }

    private record Dragged(ViewKind view, DockPlace to) {}

    private void build() {
        List<Node> built = new ArrayList<>();
        for (List<Arrangement.Cell> row : shown.rows()) {
            SplitPane beside = new SplitPane(row.stream().map(cell -> dock(cell.id())).toArray(Node[]::new));
            for (int i = 0; i + 1 < row.size(); i++) {
                beside.setDividerPosition(i, i == 0 && row.size() == 2 ? shown.leftmost() : (i + 1.0) / row.size());
            }
            beside.setMinSize(0, 0);
            built.add(beside);
        }
        built.stream().findFirst().ifPresent(first -> first.setId("pictures"));
        rows.getItems().setAll(built);
        for (int i = 0; i + 1 < built.size(); i++) {
            rows.setDividerPosition(i, shown.upper());
        }
    }

    /** Where the user has dragged the dividers to, of the layout's docks alone. */
    private void keepDividers() {
        if (arranger.seating().maximised().isPresent() || !shown.docked() || shown.rows().isEmpty()) {
            return;
        }
        Layout layout = arranger.seating().layout();
        double row = rows.getDividerPositions().length == 1 ? rows.getDividerPositions()[0] : layout.row();
        double column = layout.column();
        if (rows.getItems().getFirst() instanceof SplitPane first && shown.rows().getFirst().size() == 2) {
            column = first.getDividerPositions()[0];
        }
        if (Math.abs(row - layout.row()) > 1e-4 || Math.abs(column - layout.column()) > 1e-4) {
            shown = new Arrangement(shown.rows(), row, column);
            arranger.divide(column, row);
        }
    }

    private record Target(DockPlace place, Bounds bounds) {}

    /** The dock that a view dropped at a place of the scene goes to; where one has no views, the side where it would be. */
    private Optional<Target> target(Point2D at) {
        if (!shown.docked()) {
            return Optional.empty();
        }
        Function<DockPlace, Optional<Dock>> open = place -> shown.rows().stream().flatMap(List::stream)
                .filter(cell -> cell.place().equals(Optional.of(place))).findFirst().map(cell -> docks.get(cell.id()));
        Bounds here = localToScene(getLayoutBounds());
        for (DockPlace place : DockPlace.values()) {
            Bounds side = DropMark.side(place, here);
            if (open.apply(place).isEmpty() && side.contains(at)) {
                return Optional.of(new Target(place, sceneToLocal(side)));
            }
        }
        for (DockPlace place : DockPlace.values()) {
            Optional<Bounds> bounds = open.apply(place).map(dock -> dock.localToScene(dock.getLayoutBounds()));
            if (bounds.filter(one -> one.contains(at)).isPresent()) {
                return Optional.of(new Target(place, sceneToLocal(bounds.get())));
            }
        }
        return Optional.empty();
    }
}
