package org.saddlescope.ui.base;

import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import javafx.event.EventHandler;
import javafx.scene.Node;
import javafx.scene.control.Control;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseEvent;

/**
 * Tooltips that are made when the pointer first comes: each is a window with a scene of its own, and a form has hundreds
 * of them that are never seen. Who cannot see them hears the same text as the help of the node, where that has no other.
 * On the JavaFX application thread.
 */
public final class Tips {
    private static final Consumer<Tooltip> AS_EVER = tooltip -> { };
    /** Longer lines are broken; in pixels of the screen's scale, as JavaFX wants it. */
    private static final double WIDEST = 480;

    private Tips() {}

    /** Says this over the node; takes the place of what was said before. */
    public static void on(Node node, String text) {
        Tip tip = tip(node, AS_EVER);
        tip.text.unbind();
        tip.text.set(text);
    }

    /** Says over the node what this is at any time; nothing while it is empty. */
    public static void on(Node node, ObservableValue<String> text) {
        tip(node, AS_EVER).text.bind(text);
    }

    /** Says a text of several lines. */
    public static void paragraph(Node node, String text) {
        styled(node, text, tooltip -> {
            tooltip.setWrapText(true);
            tooltip.setMaxWidth(WIDEST);
        });
    }

    /** Says this in a tooltip that is prepared by {@code look}. */
    public static void styled(Node node, String text, Consumer<Tooltip> look) {
        tip(node, look).text.set(text);
    }

    private static Tip tip(Node node, Consumer<Tooltip> look) {
        return (Tip) node.getProperties().computeIfAbsent(Tip.class, _ -> new Tip(node, look));
    }

    /** Waits for the pointer; then the tooltip takes over, which hears the very movement that brought the pointer. */
    private static final class Tip implements EventHandler<MouseEvent> {
        private final Node node;
        private final Consumer<Tooltip> look;
        private final StringProperty text = new SimpleStringProperty("");
        private Optional<Tooltip> made = Optional.empty();

        Tip(Node node, Consumer<Tooltip> look) {
            this.node = node;
            this.look = look;
            node.addEventHandler(MouseEvent.MOUSE_ENTERED, this);
            text.subscribe(this::changed);
        }

        private void changed(String before, String now) {
            String help = node.getAccessibleHelp();
            if (!node.accessibleHelpProperty().isBound() && (help == null || help.isEmpty() || help.equals(before))) {
                node.setAccessibleHelp(now);
            }
            if (empty()) {
                made.ifPresent(this::remove);
            }
        }

        @Override
        public void handle(MouseEvent event) {
            if (made.isEmpty() && !empty()) {
                Tooltip tooltip = new Tooltip();
                look.accept(tooltip);
                tooltip.textProperty().bind(text);
                made = Optional.of(tooltip);
                if (node instanceof Control control) {
                    control.setTooltip(tooltip);
                } else {
                    Tooltip.install(node, tooltip);
                }
            }
        }

        private boolean empty() {
            return text.get() == null || text.get().isEmpty();
        }

        private void remove(Tooltip tooltip) {
            made = Optional.empty();
            if (node instanceof Control control) {
                control.setTooltip(null);
            } else {
                Tooltip.uninstall(node, tooltip);
            }
        }
    }
}
