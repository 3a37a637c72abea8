package org.saddlescope.ui.base;

import javafx.scene.Node;
import javafx.scene.control.Tab;

/**
 * A tab whose content comes into the window when the tab is first selected: what stands behind other tabs is styled and
 * laid out like what is seen, and most of it is never looked at.
 */
public final class LateTab extends Tab {
    public LateTab(String title, Node content) {
        super(title);
        selectedProperty().subscribe(selected -> {
            if (selected && getContent() == null) {
                setContent(content);
            }
        });
    }
}
