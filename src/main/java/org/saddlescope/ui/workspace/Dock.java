package org.saddlescope.ui.workspace;

import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import org.saddlescope.experiment.ViewKind;
import org.saddlescope.ui.base.Text;

/**
 * Views one behind the other. Their headers name them, and are what one drags to another dock and double-clicks to give
 * the view all the room. The drag is the window's own and no transfer of the system's: nothing leaves the window.
 */
final class Dock extends TabPane {
    private final Gestures gestures;
    private boolean filling;

    /** What is done by the headers; places are in the coordinates of the scene. */
    record Gestures(Consumer<ViewKind> selected, Consumer<ViewKind> touched, Consumer<ViewKind> doubled,
                    BiConsumer<ViewKind, Point2D> held) {}

    Dock(String id, Gestures gestures) {
        this.gestures = gestures;
        setId(id);
        setAccessibleText(Text.of("keys.dock"));
        setMinSize(0, 0);
        getStyleClass().add("dock");
        setTabClosingPolicy(TabClosingPolicy.SELECTED_TAB);
        addEventFilter(MouseEvent.MOUSE_PRESSED, this::press);
        addEventFilter(MouseEvent.MOUSE_CLICKED, this::click);
        getSelectionModel().selectedItemProperty().addListener((property, before, now) -> {
            if (!filling && now != null) {
                gestures.selected().accept(kind(now));
            }
        });
    }

    /** The view of a tab. */
    static ViewKind kind(Tab tab) {
        return (ViewKind) tab.getUserData();
    }

    /** Shows these tabs, which are in no other dock, and of them one before the others. */
    void fill(List<Tab> tabs, Tab front) {
        filling = true;
        try {
            if (!getTabs().equals(tabs)) {
                getTabs().setAll(tabs);
            }
            getSelectionModel().select(front);
        } finally {
            filling = false;
        }
    }

    /** Gives up the tabs that are not among these. */
    void keep(List<Tab> tabs) {
        filling = true;
        try {
            getTabs().retainAll(tabs);
        } finally {
            filling = false;
        }
    }

    /** The view that is seen. */
    Optional<ViewKind> front() {
        return Optional.ofNullable(getSelectionModel().getSelectedItem()).map(Dock::kind);
    }

    private void press(MouseEvent event) {
        Optional<ViewKind> held = event.getButton() == MouseButton.PRIMARY ? header(event).map(Dock::kind) : Optional.empty();
        held.or(this::front).ifPresent(gestures.touched());
        held.ifPresent(kind -> gestures.held().accept(kind, new Point2D(event.getSceneX(), event.getSceneY())));
    }

    private void click(MouseEvent event) {
        if (event.getButton() == MouseButton.PRIMARY && event.getClickCount() == 2) {
            header(event).ifPresent(tab -> {
                event.consume();
                gestures.doubled().accept(kind(tab));
            });
        }
    }

    /** The tab whose header an event is over; beside the headers it is the one that is seen. */
    private Optional<Tab> header(MouseEvent event) {
        Node node = event.getTarget() instanceof Node target ? target : null;
        while (node != null && node != this) {
            if (node.getStyleClass().contains("tab-close-button") || node.getStyleClass().contains("tab-content-area")) {
                return Optional.empty();
            }
            if (node.getStyleClass().contains("tab")) {
                String id = node.getId();
                return getTabs().stream().filter(tab -> tab.getId().equals(id)).findFirst();
            }
            if (node.getStyleClass().contains("tab-header-area")) {
                return Optional.ofNullable(getSelectionModel().getSelectedItem());
            }
            Parent parent = node.getParent();
            node = parent;
        }
        return Optional.empty();
    }
}
