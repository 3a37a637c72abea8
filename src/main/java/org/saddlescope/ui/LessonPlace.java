package org.saddlescope.ui;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.SplitPane;

/** Where a lesson stands: on the right of the views. What stands beside them on the left makes room for it. */
final class LessonPlace {
    private static final double SHARE = 0.3;
    private static final double MOST = 1 / 3.0;

    private final SplitPane centre;
    private final Node lesson;
    private List<Node> items = List.of();
    private double[] dividers = {};

    LessonPlace(SplitPane centre, Node lesson) {
        this.centre = centre;
        this.lesson = lesson;
        SplitPane.setResizableWithParent(lesson, false);
        // A window that becomes smaller would otherwise leave the lesson as wide as it was.
        centre.widthProperty().subscribe(this::limit);
        lesson.layoutBoundsProperty().subscribe(this::limit);
    }

    /** @param views what stays */
    void open(Node views) {
        if (!centre.getItems().contains(lesson)) {
            items = List.copyOf(centre.getItems());
            dividers = centre.getDividerPositions();
            centre.getItems().setAll(views, lesson);
            centre.setDividerPositions(1 - SHARE);
        }
    }

    private void limit() {
        if (centre.getItems().contains(lesson) && lesson.getLayoutBounds().getWidth() > MOST * centre.getWidth() + 1) {
            FxThread.later(() -> {
                if (centre.getItems().contains(lesson)) {
                    centre.setDividerPositions(Math.max(centre.getDividerPositions()[0], 1 - MOST));
                }
            });
        }
    }

    void close() {
        if (centre.getItems().contains(lesson)) {
            centre.getItems().setAll(items);
            centre.setDividerPositions(dividers);
        }
    }
}
