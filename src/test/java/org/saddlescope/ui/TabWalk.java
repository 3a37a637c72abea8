package org.saddlescope.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javafx.geometry.Bounds;
import javafx.scene.AccessibleAttribute;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.SnapshotParameters;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuBar;
import javafx.scene.control.RadioButton;
import javafx.scene.control.Slider;
import javafx.scene.control.Spinner;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.TitledPane;
import javafx.scene.image.PixelReader;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.testfx.util.WaitForAsyncUtils;

/** Goes through a scene by Tab alone, as somebody without a mouse does, and says what was wrong on the way. */
final class TabWalk {
    private static final int MOST = 400;
    /** More pixels than a caret has. */
    private static final int SEEN = 40;
    private static final int MILLIS = 20_000;

    private final Scene scene;
    /** What was seen with and without the focus: what is made the same way looks the same way. */
    private final Set<String> looks;
    private final List<String> wrong = new ArrayList<>();

    private TabWalk(Scene scene, Set<String> looks) {
        this.scene = scene;
        this.looks = looks;
    }

    /**
     * What is wrong with the way through this scene, a line each.
     *
     * @param looks takes the kinds of controls that were looked at, which are not looked at again
     */
    static List<String> findings(Scene scene, Set<String> looks) {
        TabWalk walk = new TabWalk(scene, looks);
        walk.check();
        return walk.wrong;
    }

    private void check() {
        List<Node> all = fx(() -> controls(scene.getRoot()));
        if (all.isEmpty()) {
            wrong.add("there is nothing to work with");
            return;
        }
        fx(() -> {
            all.getFirst().requestFocus();
            return null;
        });
        List<Node> forth = round(false);
        all.stream().filter(node -> !forth.contains(node)).forEach(node -> wrong.add("not reached: " + name(node)));
        forth.stream().filter(node -> !all.contains(node)).forEach(node -> wrong.add("nothing to work with: " + name(node)));
        List<Node> back = round(true);
        List<Node> expected = new ArrayList<>(forth.subList(1, forth.size()).reversed());
        expected.addFirst(forth.getFirst());
        if (!back.equals(expected)) {
            int at = 0;
            while (at < Math.min(back.size(), expected.size()) && back.get(at) == expected.get(at)) {
                at++;
            }
            wrong.add("Shift+Tab goes another way after " + name(back.get(Math.max(0, at - 1))));
        }
        fx(() -> {
            order(forth);
            forth.stream().filter(TabWalk::nameless).forEach(node -> wrong.add("has no name: " + name(node)));
            unseen(forth);
            return null;
        });
    }

    private static <T> T fx(java.util.concurrent.Callable<T> what) {
        return WaitForAsyncUtils.waitForAsyncFx(MILLIS, what);
    }

    /** The nodes that have the focus one after the other, from the one that has it now until it comes round. */
    private List<Node> round(boolean back) {
        List<Node> reached = new ArrayList<>();
        Node first = fx(scene::getFocusOwner);
        Node stuck = fx(() -> {
            Node now = first;
            do {
                reached.add(now);
                now = tab(back);
            } while (now != null && !reached.contains(now) && reached.size() < MOST);
            return now;
        });
        if (stuck != first) {
            wrong.add((back ? "Shift+Tab" : "Tab") + " does not come round but sticks at " + (stuck == null ? "nothing" : name(stuck)));
        }
        WaitForAsyncUtils.waitForFxEvents();
        return reached;
    }

    private Node tab(boolean back) {
        Node owner = scene.getFocusOwner();
        owner.fireEvent(new KeyEvent(owner, owner, KeyEvent.KEY_PRESSED, "\t", "", KeyCode.TAB, back, false, false, false));
        return scene.getFocusOwner();
    }

    /** What one works with: all that the keyboard has to reach. The menu bar has F10. */
    private static List<Node> controls(Parent root) {
        List<Node> found = new ArrayList<>();
        collect(root, found);
        return found;
    }

    private static void collect(Node node, List<Node> found) {
        if (!node.isVisible() || node.isDisabled() || node instanceof MenuBar) {
            return;
        }
        boolean whole = node instanceof ButtonBase || node instanceof TextInputControl || node instanceof ComboBoxBase<?> || node instanceof ChoiceBox<?>
                || node instanceof Slider || node instanceof Spinner<?> || node instanceof ListView<?> || node instanceof TableView<?>;
        // Of buttons of which one is chosen Tab comes to that one; the arrows go to the others.
        boolean other = node instanceof RadioButton button && button.getToggleGroup() != null && button.getToggleGroup().getSelectedToggle() != null && !button.isSelected();
        if (!other && (whole || node instanceof TabPane || node.isFocusTraversable())) {
            found.add(node);
        }
        if (!whole && node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> collect(child, found));
        }
    }

    /** Wherever two ways part, the upper one comes first, and of two in a row the left one. */
    private void order(List<Node> forth) {
        for (int i = 0; i + 1 < forth.size(); i++) {
            Node from = forth.get(i);
            Node to = forth.get(i + 1);
            if (!reads(from, to)) {
                wrong.add("not in the order of reading: " + name(from) + " before " + name(to));
            }
        }
    }

    private static boolean reads(Node from, Node to) {
        List<Node> a = way(from);
        List<Node> b = way(to);
        int shared = 0;
        while (shared < a.size() && shared < b.size() && a.get(shared) == b.get(shared)) {
            shared++;
        }
        if (shared == a.size() || shared == b.size()) {
            return shared == a.size();
        }
        Bounds first = a.get(shared).localToScene(a.get(shared).getLayoutBounds());
        Bounds second = b.get(shared).localToScene(b.get(shared).getLayoutBounds());
        double together = Math.min(first.getMaxY(), second.getMaxY()) - Math.max(first.getMinY(), second.getMinY());
        boolean sameRow = together >= Math.min(first.getHeight(), second.getHeight()) / 2;
        return sameRow ? second.getCenterX() >= first.getCenterX() || first.getMinX() < second.getMaxX() && first.getMaxX() > second.getMinX()
                : second.getCenterY() > first.getCenterY();
    }

    /** From the root to the node. */
    private static List<Node> way(Node node) {
        List<Node> way = new ArrayList<>();
        for (Node one = node; one != null; one = one.getParent()) {
            way.addFirst(one);
        }
        return way;
    }

    private static boolean nameless(Node node) {
        boolean written = node instanceof Labeled labeled && labeled.getText() != null && !labeled.getText().isBlank();
        boolean said = node.getAccessibleText() != null && !node.getAccessibleText().isBlank();
        return !written && !said && node.queryAccessibleAttribute(AccessibleAttribute.LABELED_BY) == null;
    }

    /** Those that look with the focus as they do without it. */
    private void unseen(List<Node> forth) {
        Node last = null;
        for (int i = 0; i < forth.size() && scene.getFocusOwner() == forth.get(i); i++) {
            Node node = forth.get(i);
            last = node;
            boolean known = !looks.add(kind(node));
            WritableImage with = known ? null : shot(node);
            Node next = tab(false);
            int different = known || next == node ? SEEN : different(with, shot(node));
            if (different < SEEN) {
                wrong.add("the focus is not seen: " + name(node) + ", " + different + " pixels");
            }
        }
        if (last != forth.getLast()) {
            wrong.add("not looked at: what comes after " + name(last));
        }
    }

    /** What its look depends on: what it is, and what it is in. */
    private static String kind(Node node) {
        StringBuilder kind = new StringBuilder(node.getClass().getName()).append(node.getLayoutBounds().isEmpty());
        way(node).forEach(one -> kind.append(one.getStyleClass()));
        return kind.toString();
    }

    /** What shows the focus: of what has others in it the head alone. */
    private static WritableImage shot(Node node) {
        Node head = switch (node) {
            case TabPane pane -> pane.lookup(".tab-header-area");
            case TitledPane pane -> pane.lookup(".title");
            default -> node;
        };
        return head.snapshot(new SnapshotParameters(), null);
    }

    private static int different(WritableImage a, WritableImage b) {
        if (a.getWidth() != b.getWidth() || a.getHeight() != b.getHeight()) {
            return Integer.MAX_VALUE;
        }
        int different = 0;
        PixelReader first = a.getPixelReader();
        PixelReader second = b.getPixelReader();
        for (int y = 0; y < a.getHeight(); y++) {
            for (int x = 0; x < a.getWidth(); x++) {
                different += first.getArgb(x, y) == second.getArgb(x, y) ? 0 : 1;
            }
        }
        return different;
    }

    private static String name(Node node) {
        return fx(() -> {
            String text = node instanceof Labeled labeled && labeled.getText() != null ? labeled.getText() : "";
            String said = String.valueOf(node.getAccessibleText());
            Bounds at = node.localToScene(node.getLayoutBounds());
            return node.getClass().getSimpleName() + "#" + node.getId() + " " + node.getStyleClass() + " '" + text + "' [" + said.substring(0, Math.min(40, said.length())) + "] at "
                    + Math.round(at.getMinX()) + "," + Math.round(at.getMinY()) + " " + Math.round(at.getWidth()) + "x" + Math.round(at.getHeight());
        });
    }
}
