package org.saddlescope.ui;

import javafx.scene.Node;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import org.saddlescope.ui.base.LateTab;
import org.saddlescope.ui.base.Text;

/** What stands beside the views: a page each, of which one is seen. */
final class Sidebar extends TabPane {
    Sidebar() {
        setId("sidebar");
        setAccessibleText(Text.of("keys.sidebar"));
        setTabClosingPolicy(TabClosingPolicy.UNAVAILABLE);
    }

    /** Adds a page at the end. */
    void add(String id, String title, Node content) {
        Tab tab = new LateTab(title, content);
        tab.setId("page-" + id);
        getTabs().add(tab);
    }

    /** Shows a page. */
    void open(String id) {
        getTabs().stream().filter(tab -> tab.getId().equals("page-" + id)).findFirst().ifPresent(getSelectionModel()::select);
    }
}
