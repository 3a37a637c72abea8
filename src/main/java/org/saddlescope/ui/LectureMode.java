package org.saddlescope.ui;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.SplitPane;
import org.saddlescope.ui.workspace.Arranger;

/**
 * What a lecture makes of the window beside large type: chosen views alone, nothing that is of no use to those who watch,
 * and nothing that pops up. Its end puts everything back as it was.
 */
final class LectureMode {
    private final Arranger arranger;
    private final Notices notices;
    private final SplitPane centre;
    private final Node sidebar;
    private final List<Node> details;
    private double divider;
    private boolean on;

    /**
     * @param centre  holds the sidebar, as its first part, and the views
     * @param details what is hidden besides
     */
    LectureMode(Arranger arranger, Notices notices, SplitPane centre, Node sidebar, List<Node> details) {
        this.arranger = arranger;
        this.notices = notices;
        this.centre = centre;
        this.sidebar = sidebar;
        this.details = List.copyOf(details);
    }

    /** Begins or ends it. */
    void set(boolean wanted) {
        if (wanted == on) {
            return;
        }
        on = wanted;
        if (on) {
            divider = centre.getDividerPositions()[0];
            centre.getItems().remove(sidebar);
            arranger.beginLecture();
        } else {
            centre.getItems().addFirst(sidebar);
            centre.setDividerPositions(divider);
            arranger.endLecture();
        }
        details.forEach(node -> {
            node.setVisible(!on);
            node.setManaged(!on);
        });
        notices.collect(on);
    }
}
