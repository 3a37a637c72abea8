package org.saddlescope.ui.workspace;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.Tab;
import org.saddlescope.experiment.ViewKind;
import org.saddlescope.ui.base.LateTab;
import org.saddlescope.ui.base.Text;

/** A tab for each view, which stays the same wherever the view is moved. */
final class ViewTabs {
    private final Map<ViewKind, Tab> tabs = new EnumMap<>(ViewKind.class);

    ViewTabs(List<View> views, Arranger arranger) {
        views.forEach(view -> tabs.put(view.kind(), tab(view, arranger)));
    }

    private static Tab tab(View view, Arranger arranger) {
        Tab tab = new LateTab(view.title(), view.content());
        tab.setId("tab-" + view.id());
        tab.setUserData(view.kind());
        tab.setOnCloseRequest(event -> {
            event.consume();
            arranger.setWanted(view.kind(), false);
        });
        List<MenuItem> items = new ArrayList<>();
        for (DockPlace place : DockPlace.values()) {
            items.add(item("move-" + place.id(), Text.of("view.move.to", place.title()), () -> arranger.move(view.kind(), place)));
        }
        items.add(new SeparatorMenuItem());
        items.add(item("maximise", Text.of("view.maximise"), () -> arranger.toggleMaximised(view.kind())));
        items.add(item("hide", Text.of("view.hide"), () -> arranger.setWanted(view.kind(), false)));
        ContextMenu menu = new ContextMenu(items.toArray(MenuItem[]::new));
        // What cannot be done now is said before it is tried.
        menu.setOnShowing(event -> {
            Seating now = arranger.seating();
            for (DockPlace place : DockPlace.values()) {
                items.get(place.ordinal()).setDisable(!now.arrangement().docked() || now.layout().placeOf(view.kind()) == place);
            }
        });
        tab.setContextMenu(menu);
        return tab;
    }

    private static MenuItem item(String id, String text, Runnable action) {
        MenuItem item = new MenuItem(text);
        item.setId("view-" + id);
        item.setOnAction(event -> action.run());
        return item;
    }

    Tab of(ViewKind kind) {
        return tabs.get(kind);
    }

    List<Tab> of(List<ViewKind> kinds) {
        return kinds.stream().map(tabs::get).toList();
    }
}
