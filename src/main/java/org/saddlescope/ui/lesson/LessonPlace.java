package org.saddlescope.ui.lesson;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.SplitPane;
import javafx.scene.input.MouseEvent;
import org.saddlescope.ui.base.FxThread;

/**
 * Who stands beside the views: the sidebar on their left, except in a lecture and in a lesson, and a lesson on their
 * right. Each has the share of the width again that it had before it made room.
 */
public final class LessonPlace {
    private static final double MOST = 1 / 3.0;

    private final SplitPane centre;
    private final Node sidebar;
    private final Node views;
    private final Node lesson;
    private double side;
    private double share = 0.3;
    private boolean lecturing;
    private boolean open;

    /**
     * @param centre holds the sidebar and the views
     * @param lesson what there is to read
     */
    public LessonPlace(SplitPane centre, Node sidebar, Node views, Node lesson) {
        this.centre = centre;
        this.sidebar = sidebar;
        this.views = views;
        this.lesson = lesson;
        SplitPane.setResizableWithParent(lesson, false);
        // A lesson has the same share of a window of another width.
        centre.widthProperty().subscribe(this::keepShare);
        centre.addEventFilter(MouseEvent.MOUSE_RELEASED, event -> {
            if (centre.getItems().contains(lesson)) {
                share = Math.min(MOST, 1 - centre.getDividerPositions()[0]);
            }
        });
    }

    /** Opens or closes the lesson. */
    public void lesson(boolean wanted) {
        open = wanted;
        arrange();
    }

    /** Begins or ends a lecture. */
    void lecture(boolean wanted) {
        lecturing = wanted;
        arrange();
    }

    private void arrange() {
        List<Node> items = new ArrayList<>();
        if (!lecturing && !open) {
            items.add(sidebar);
        }
        items.add(views);
        if (open) {
            items.add(lesson);
        }
        if (items.equals(centre.getItems())) {
            return;
        }
        if (centre.getItems().contains(sidebar)) {
            side = centre.getDividerPositions()[0];
        }
        centre.getItems().setAll(items);
        if (items.size() > 1) {
            centre.setDividerPositions(open ? 1 - share : side);
        }
    }

    private void keepShare() {
        // After the split pane has laid out its new width, which moves the divider.
        FxThread.later(() -> {
            if (open) {
                centre.setDividerPositions(1 - share);
            }
        });
    }
}
