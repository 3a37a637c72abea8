package org.saddlescope.ui;

import java.util.List;
import javafx.scene.Node;
import org.saddlescope.ui.workspace.Arranger;

/**
 * What a lecture makes of the window beside large type: chosen views alone, nothing that is of no use to those who watch,
 * and nothing that pops up. Its end puts everything back as it was.
 */
final class LectureMode {
    private final Arranger arranger;
    private final Notices notices;
    private final LessonPlace place;
    private final List<Node> details;
    private boolean on;

    /**
     * @param place   who stands beside the views
     * @param details what is hidden besides
     */
    LectureMode(Arranger arranger, Notices notices, LessonPlace place, List<Node> details) {
        this.arranger = arranger;
        this.notices = notices;
        this.place = place;
        this.details = List.copyOf(details);
    }

    /** Begins or ends it. */
    void set(boolean wanted) {
        if (wanted == on) {
            return;
        }
        on = wanted;
        place.lecture(on);
        if (on) {
            arranger.beginLecture();
        } else {
            arranger.endLecture();
        }
        details.forEach(node -> {
            node.setVisible(!on);
            node.setManaged(!on);
        });
        notices.collect(on);
    }
}
